// Files of 0-1 programs: OR-Library's multidimensional knapsack format and a plain CSV.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "choice/priority/binary_program.hpp"

namespace handlingsrom::priority {

/// OR-Library "mknap" (Beasley 1990): number of problems; each: columns rows value (0 = unknown), values, rows × weights, limits.
/// Throws Error(bad_input) with file, line, what was found and expected.
std::vector<NamedProgram> read_orlib(std::istream& input, const std::string& file);

/// CSV with the header `measure,value,<limit>,…`; the first record is named `limit` and holds the limits (its value is left
/// empty), every other record is a measure. Throws Error(bad_input).
struct NamedColumns {
  BinaryProgram program;
  std::vector<std::string> names;   // [column]
  std::vector<std::string> limits;  // [row]
};
NamedColumns read_csv(std::istream& input, const std::string& file);

}  // namespace handlingsrom::priority
