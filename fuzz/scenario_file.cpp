// Any bytes as a scenario file: read, or refused with Error; what is read is written so that it reads to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "choice/scenario/scenario.hpp"

namespace sc = handlingsrom::scenario;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr sc::Period period{handlingsrom::Year{2026}, 25};
  std::string text;
  try {
    text = sc::write_scenario(
        sc::parse_scenario(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz.toml", period, true));
  } catch (const handlingsrom::Error&) {
    return 0;
  }
  // What was written must be read again: an Error here ends the program.
  if (sc::write_scenario(sc::parse_scenario(text, "again.toml", period, true)) != text) std::abort();
  return 0;
}
