// Sums whose additions do not wait for each other, in a fixed order: the same bits everywhere.
#pragma once

#include <cstddef>
#include <span>

namespace handlingsrom::population {

/// Four running sums, added up at the end: about four times as fast as one.
inline double sum(std::span<const double> values) {
  const double* const value = values.data();
  const std::size_t whole = values.size() - values.size() % 4;
  double a = 0;
  double b = 0;
  double c = 0;
  double d = 0;
  for (std::size_t i = 0; i < whole; i += 4) {
    a += value[i];
    b += value[i + 1];
    c += value[i + 2];
    d += value[i + 3];
  }
  for (std::size_t i = whole; i < values.size(); ++i) a += value[i];
  return (a + b) + (c + d);
}

}  // namespace handlingsrom::population
