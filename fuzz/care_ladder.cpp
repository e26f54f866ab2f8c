// Any bytes as a care ladder.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.hpp"
#include "outlook/care/ladder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    handlingsrom::care::parse_ladder(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz.toml");
  } catch (const handlingsrom::Error&) {
  }
  return 0;
}
