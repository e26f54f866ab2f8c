#include "standing/facts/population_history.hpp"

namespace handlingsrom::facts {
namespace {

/// Four sums beside each other: none waits for another. Whole persons add up to the same in any order.
double sum_of(const float* from, const float* to) {
  double first = 0, second = 0, third = 0, fourth = 0;
  for (; to - from >= 4; from += 4) {
    first += from[0];
    second += from[1];
    third += from[2];
    fourth += from[3];
  }
  for (; from != to; ++from) first += *from;
  return (first + second) + (third + fourth);
}

}  // namespace

PopulationHistory::PopulationHistory(Year first, int years, int areas)
    : first_(first),
      years_(years),
      areas_(areas),
      data_(static_cast<std::size_t>(areas) * static_cast<std::size_t>(years) * sex_count * age_count, 0.0F),
      present_(static_cast<std::size_t>(areas) * static_cast<std::size_t>(years), 0) {}

bool PopulationHistory::has(int area, Year year) const {
  if (area < 0 || area >= areas_ || year < first_ || year - first_ >= years_) return false;
  return present_[static_cast<std::size_t>(area) * static_cast<std::size_t>(years_) +
                  static_cast<std::size_t>(year - first_)] != 0;
}

void PopulationHistory::mark_present(int area, Year year) {
  present_[static_cast<std::size_t>(area) * static_cast<std::size_t>(years_) +
           static_cast<std::size_t>(year - first_)] = 1;
}

double PopulationHistory::total(int area, Year year) const { return total(area, year, 0, oldest_age); }

double PopulationHistory::total(int area, Year year, int from_age, int to_age) const {
  double sum = 0;
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* counts = persons(area, year, sex);
    sum += sum_of(counts + from_age, counts + to_age + 1);
  }
  return sum;
}

}  // namespace handlingsrom::facts
