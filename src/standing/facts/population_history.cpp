#include "standing/facts/population_history.hpp"

#include <algorithm>

namespace handlingsrom::facts {

PopulationHistory::PopulationHistory(Year first, int years, int areas)
    : first_(first),
      years_(years),
      areas_(areas),
      data_(static_cast<std::size_t>(areas) * static_cast<std::size_t>(years) * sex_count * age_count, 0.0F),
      younger_(static_cast<std::size_t>(areas) * static_cast<std::size_t>(years) * (age_count + 1), 0.0F),
      present_(static_cast<std::size_t>(areas) * static_cast<std::size_t>(years), 0) {}

bool PopulationHistory::has(int area, Year year) const {
  if (area < 0 || area >= areas_ || year < first_ || year - first_ >= years_) return false;
  return present_[row(area, year)] != 0;
}

void PopulationHistory::count(int area, Year year, std::span<const float> women, std::span<const float> men) {
  std::copy(women.begin(), women.end(), data_.begin() + static_cast<std::ptrdiff_t>(offset(area, year, Sex::female)));
  std::copy(men.begin(), men.end(), data_.begin() + static_cast<std::ptrdiff_t>(offset(area, year, Sex::male)));
  float* below = younger_.data() + row(area, year) * (age_count + 1);
  for (std::size_t age = 0; age < age_count; ++age) below[age + 1] = below[age] + women[age] + men[age];
  present_[row(area, year)] = 1;
}

}  // namespace handlingsrom::facts
