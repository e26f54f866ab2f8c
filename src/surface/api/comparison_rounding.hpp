// What a published figure is rounded to when it is said: one rule for the accounts and for what explains a difference.
#pragma once

#include <cmath>

#include "base/units.hpp"

namespace handlingsrom::api {

/// Kroner to hundreds, else the decimals that are known.
inline double published_step(Unit unit, int decimals) {
  constexpr double hundred_kroner = 100;
  const bool kroner = unit == Unit::kroner || unit == Unit::kroner_per_person || unit == Unit::kroner_per_user;
  return kroner ? hundred_kroner : std::pow(10.0, -decimals);
}

}  // namespace handlingsrom::api
