// Figures that are published for the country, a group or a few municipalities.
#pragma once

#include <string>

#include "standing/facts/missing.hpp"

namespace handlingsrom::facts {

/// A national figure with its group and period, as published (care_rates: prevalence, length of stay, wages, sick leave …).
struct NationalFigure {
  std::string quantity, group, unit, period, publisher, certainty;
  double value = missing;
};

/// A KOSTRA key figure for country, group or one municipality.
struct KeyFigure {
  std::string theme, indicator, unit, region_code, region;
  int year = 0;
  double value = missing;
};

}  // namespace handlingsrom::facts
