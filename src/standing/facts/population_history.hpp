// People by area, year, sex and age.
#pragma once

#include <cstddef>
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
  float* persons(int area, Year year, Sex sex) { return data_.data() + offset(area, year, sex); }
  void mark_present(int area, Year year);
  double total(int area, Year year) const;
  /// Both sexes, ages from … to inclusive.
  double total(int area, Year year, int from_age, int to_age) const;

 private:
  std::size_t offset(int area, Year year, Sex sex) const {
    return ((static_cast<std::size_t>(area) * static_cast<std::size_t>(years_) +
             static_cast<std::size_t>(year - first_)) *
                sex_count +
            static_cast<std::size_t>(index_of(sex))) *
           age_count;
  }
  Year first_{};
  int years_ = 0;
  int areas_ = 0;
  std::vector<float> data_;
  std::vector<char> present_;
};

}  // namespace handlingsrom::facts
