// Any bytes as a list of measures, as a CSV of columns and as an OR-Library file: read, or refused with Error(bad_input).
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "choice/priority/measures.hpp"
#include "choice/priority/orlib.hpp"
#include "refused.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace pr = handlingsrom::priority;
  const std::string text(reinterpret_cast<const char*>(data), size);
  handlingsrom::fuzz::refused_or_read([&] { pr::read_measures(text, "fuzz.toml"); });
  handlingsrom::fuzz::refused_or_read([&] {
    std::istringstream input(text);
    pr::read_csv(input, "fuzz.csv");
  });
  handlingsrom::fuzz::refused_or_read([&] {
    std::istringstream input(text);
    pr::read_orlib(input, "fuzz.txt");
  });
  return 0;
}
