#include "outlook/rooms/moving_level.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace handlingsrom::rooms {

double MovingLevel::best_error(int ahead) const {
  // What is left unknown of the level after a long past: the steady state of the filter.
  const double known_to = (std::sqrt(step * step + 4 * step * chance) - step) / 2;
  return std::sqrt(known_to + ahead * step + chance);
}

MovingLevel moving_level(std::span<const double> errors, std::span<const int> pairs) {
  double hh = 0, h1 = 0, oo = 0, hy = 0, oy = 0;
  int known = 0;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    if (!std::isfinite(errors[i]) || pairs[i] <= 0) continue;
    const double h = static_cast<double>(i) + 1, weight = pairs[i], square = errors[i] * errors[i];
    hh += weight * h * h;
    h1 += weight * h * 2;
    oo += weight * 4;
    hy += weight * h * square;
    oy += weight * 2 * square;
    ++known;
  }
  if (known < 2) throw Error(ErrorCode::internal, "internal", {{"reason", "a level needs errors of two distances"}});
  const double determinant = hh * oo - h1 * h1;
  MovingLevel level{(hy * oo - oy * h1) / determinant, (oy * hh - hy * h1) / determinant};
  if (level.step < 0) level = {0, oy / oo};
  if (level.chance < 0) level = {hy / hh, 0};
  return level;
}

}  // namespace handlingsrom::rooms
