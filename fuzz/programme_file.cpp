// Any bytes as a programme of change, and as the rules of representation: read, or refused with Error(bad_input).
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.hpp"
#include "followup/programme/programme.hpp"
#include "followup/programme/representation.hpp"

namespace {

template <class Read>
void refused_or_read(Read read) {
  try {
    read();
  } catch (const handlingsrom::Error& error) {
    if (error.code() != handlingsrom::ErrorCode::bad_input) throw;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace pg = handlingsrom::programme;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  refused_or_read([&] { pg::read_programme(text, "fuzz.toml"); });
  refused_or_read([&] { pg::read_representation(text, "fuzz.toml"); });
  return 0;
}
