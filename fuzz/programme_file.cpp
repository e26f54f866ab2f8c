// Any bytes as a programme of change, and as the rules of representation: read, or refused with Error(bad_input).
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "followup/programme/programme.hpp"
#include "followup/programme/representation.hpp"
#include "refused.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace pg = handlingsrom::programme;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  handlingsrom::fuzz::refused_or_read([&] { pg::read_programme(text, "fuzz.toml"); });
  handlingsrom::fuzz::refused_or_read([&] { pg::read_representation(text, "fuzz.toml"); });
  return 0;
}
