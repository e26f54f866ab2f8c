// People by area, year, sex and age.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::facts {

/// Registered population on 1 January by sex and single year of age 0 … 105+.
class PopulationHistory {
 public:
  PopulationHistory() = default;
  PopulationHistory(Year first, int years, int areas);

  Year first_year() const { return first_; }
  Year last_year() const { return first_ + (years_ - 1); }
  int areas() const { return areas_; }
  bool has(int area, Year year) const;  // false where the source could not follow a boundary change
  /// 106 counts; all zero where !has().
  const float* persons(int area, Year year, Sex sex) const { return data_.data() + offset(area, year, sex); }
  /// Whole persons, 106 counts of each sex; from here on the area has the year.
  void count(int area, Year year, std::span<const float> women, std::span<const float> men);
  double total(int area, Year year) const { return total(area, year, 0, oldest_age); }
  /// Both sexes, ages from … to inclusive.
  double total(int area, Year year, int from_age, int to_age) const {
    const float* below = younger_.data() + row(area, year) * (age_count + 1);
    return static_cast<double>(below[to_age + 1]) - static_cast<double>(below[from_age]);
  }

 private:
  std::size_t row(int area, Year year) const {
    return static_cast<std::size_t>(area) * static_cast<std::size_t>(years_) + static_cast<std::size_t>(year - first_);
  }
  std::size_t offset(int area, Year year, Sex sex) const {
    return (row(area, year) * sex_count + static_cast<std::size_t>(index_of(sex))) * age_count;
  }
  Year first_{};
  int years_ = 0;
  int areas_ = 0;
  std::vector<float> data_;  // [area][year][sex][age]
  std::vector<float>
      younger_;  // [area][year][age]: both sexes younger than that; whole numbers that a float holds exactly (under 2^24)
  std::vector<char> present_;
};

}  // namespace handlingsrom::facts
