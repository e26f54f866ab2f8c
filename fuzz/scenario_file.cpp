// Any bytes as a scenario file: read, or refused with Error; what is read is written so that it reads to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "choice/scenario/scenario.hpp"

namespace sc = handlingsrom::scenario;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr sc::Period period{handlingsrom::Year{2026}, 25};
  try {
    const sc::Scenario scenario =
        sc::parse_scenario(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz.toml", period, true);
    const std::string text = sc::write_scenario(scenario);
    if (sc::write_scenario(sc::parse_scenario(text, "again.toml", period, true)) != text) std::abort();
  } catch (const handlingsrom::Error& error) {
    // What was written must be read again.
    if (std::string_view(error.what()).find("again.toml") != std::string_view::npos) std::abort();
  }
  return 0;
}
