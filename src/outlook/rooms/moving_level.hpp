// How near the best forecast from the years behind can come when the level itself moves from year to year.
#pragma once

#include <span>

namespace handlingsrom::rooms {

/// A level that moves by a step of its own each year, and each year's chance around it (the local level model: Muth 1960, doi:10.1080/01621459.1960.10482064;
/// Harvey 1989). Both as errors of the same kind as the table's, squared.
struct MovingLevel {
  double step = 0;    // of the level, a year
  double chance = 0;  // of one year

  /// The error of the best linear forecast so many years ahead from a long past: the level is not known exactly, moves on, and the year has its chance.
  double best_error(int ahead) const;
};

/// From the errors of "as it was" by distance in years: error(h)² = h · step + 2 · chance, by least squares with each distance weighted by how many pairs
/// of years it rests on, neither below zero. errors[0] is one year ahead; NaN where there is none. Throws Error(internal) with fewer than two.
MovingLevel moving_level(std::span<const double> errors, std::span<const int> pairs);

}  // namespace handlingsrom::rooms
