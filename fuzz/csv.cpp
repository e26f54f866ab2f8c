// Any bytes as a CSV file: either records of the header's width, or an Error.
#include "base/csv.hpp"

#include <cstdlib>
#include <sstream>

#include "base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::istringstream input(std::string(reinterpret_cast<const char*>(data), size));
  try {
    handlingsrom::csv::Reader reader(input, "fuzz.csv");
    while (reader.next()) {
      for (std::size_t column = 0; column < reader.columns().size(); ++column) {
        if (reader.text(column).size() > size) std::abort();
      }
    }
  } catch (const handlingsrom::Error&) {
  }
  return 0;
}
