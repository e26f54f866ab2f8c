// Sums whose additions do not wait for each other, in a fixed order: the same bits everywhere.
#pragma once

#include <cstddef>
#include <span>

namespace handlingsrom::population {

/// Four running sums, added up at the end: about four times as fast as one.
inline double sum(std::span<const double> values) {
  double a = 0;
  double b = 0;
  double c = 0;
  double d = 0;
  std::size_t i = 0;
  for (; i + 4 <= values.size(); i += 4) {
    a += values[i];
    b += values[i + 1];
    c += values[i + 2];
    d += values[i + 3];
  }
  for (; i < values.size(); ++i) a += values[i];
  return (a + b) + (c + d);
}

}  // namespace handlingsrom::population
