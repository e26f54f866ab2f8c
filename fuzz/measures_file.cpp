// Any bytes as a list of measures, as a CSV of columns and as an OR-Library file: read, or refused with Error(bad_input).
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "base/error.hpp"
#include "choice/priority/measures.hpp"
#include "choice/priority/orlib.hpp"

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
  namespace pr = handlingsrom::priority;
  const std::string text(reinterpret_cast<const char*>(data), size);
  refused_or_read([&] { pr::read_measures(text, "fuzz.toml"); });
  refused_or_read([&] {
    std::istringstream input(text);
    pr::read_csv(input, "fuzz.csv");
  });
  refused_or_read([&] {
    std::istringstream input(text);
    pr::read_orlib(input, "fuzz.txt");
  });
  return 0;
}
