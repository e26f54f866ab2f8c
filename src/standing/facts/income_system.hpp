// Need as the ministry counts it, and what the services cost the country.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/units.hpp"
#include "standing/facts/by_year.hpp"
#include "standing/facts/missing.hpp"
#include "standing/facts/sector.hpp"

namespace handlingsrom::facts {

/// Cost keys of the income system: weights by sector and criterion ("innb_6_12", "basis", …) of one year.
struct CostKey {
  Year year{};
  std::array<double, sector_count> sector_weight{};
  std::array<std::vector<std::pair<std::string, double>>, sector_count> criteria;
};

struct NeedIndex {  // 1.00 = country
  std::array<double, sector_count> sector{missing, missing, missing, missing, missing, missing, missing};
  double total = missing;
};

/// The country's net operating expenditure per inhabitant, current prices: [sector][position of years].
struct NationalSpending {
  std::vector<Year> years;
  std::array<std::vector<double>, sector_count> kroner;

  const std::vector<double>& operator[](std::size_t sector) const { return kroner[sector]; }
  Year latest() const { return years.back(); }
};

}  // namespace handlingsrom::facts
