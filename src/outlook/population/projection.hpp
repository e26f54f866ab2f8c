// The result that every later room reads: persons by year, sex and single year of age.
#pragma once

#include <span>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::population {

/// Persons on 1 January of each year from first_year() (observed) on; flows of year t lead from 1 January t to 1 January t+1.
/// Memory: years × 2 × 106 doubles, one block.
class Projection {
 public:
  Projection() = default;
  /// `years` counts 1 Januaries, the observed start included: 2026 … 2050 is 25.
  Projection(Year first, int years)
      : births(static_cast<std::size_t>(years), 0.0),
        deaths(births),
        net_migration(births),
        first_(first),
        years_(years),
        persons_(static_cast<std::size_t>(years) * sex_count * age_count, 0.0) {}

  Year first_year() const { return first_; }
  int years() const { return years_; }

  /// 106 ages of one sex; t = 0 is first_year().
  std::span<double> ages(int t, Sex sex) { return std::span<double>(persons_).subspan(offset(t, sex), age_count); }
  std::span<const double> ages(int t, Sex sex) const {
    return std::span<const double>(persons_).subspan(offset(t, sex), age_count);
  }
  double persons(int t, Sex sex, int age) const { return persons_[offset(t, sex) + static_cast<std::size_t>(age)]; }
  /// Both sexes, ages from … to inclusive.
  double total(int t, int from_age = 0, int to_age = oldest_age) const {
    double sum = 0;
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (int age = from_age; age <= to_age; ++age) sum += persons(t, sex, age);
    }
    return sum;
  }

  std::vector<double> births;         // [t], during the year; last entry 0
  std::vector<double> deaths;         // [t]
  std::vector<double> net_migration;  // [t]

 private:
  std::size_t offset(int t, Sex sex) const {
    return (static_cast<std::size_t>(t) * sex_count + static_cast<std::size_t>(index_of(sex))) * age_count;
  }
  Year first_{};
  int years_ = 0;
  std::vector<double> persons_;
};

}  // namespace handlingsrom::population
