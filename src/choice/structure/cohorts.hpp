// One school's share of the municipality's year groups: what was counted of each, and a line through all years for those who are yet to come.
#pragma once

#include <array>
#include <map>

#include "choice/structure/structure.hpp"

namespace handlingsrom::structure {

/// The municipality's pupils of a grade in a year; before the years that are known, those of the same year group in the first.
double pupils_of_all(const Pupils& pupils, int grade, Year year);

/// A year group is named by the year in which it would be in grade 0.
inline int year_group(int grade, Year year) { return year.value - grade; }

class SchoolShares {
 public:
  /// The school's number of pupils is known.
  SchoolShares(const School& school, const Pupils& pupils, const Rules& rules);

  /// Of the municipality's year group that is in the grade then; not yet scaled to the other schools.
  double share(int grade, Year year) const;
  /// Variance of the number in a grade, for each pupil expected there. In each year since a year group was counted some have left and as many have come (binomial thinning and Poisson
  /// newcomers, INAR(1): Al-Osh and Alzaid 1987): after k years s = (1 − yearly_moves)^2k of the count's own variance is left, and 1 − s of a Poisson count's has come.
  double variance(int grade, Year year) const;
  /// Standard deviation of the school's pupils in a year, of whom so many are expected in each grade.
  double deviation(const std::array<double, grades>& expected, Year year) const;

 private:
  struct YearGroup {
    double share = 0;
    double variance = 0;  // of the number when it was counted, for each pupil
    Year counted{};
  };
  struct Stage {
    int lowest = 0, highest = 0;  // none: highest < lowest
    int newest = 0;               // year group that the level is of
    double level = 0, slope = 0;  // of the logarithm
    double level_variance = 0;
    bool empty = true;               // nobody goes here
    std::map<int, YearGroup> known;  // by year group
  };
  struct Seen {
    int group;
    double logarithm, variance;
  };

  Stage fitted(std::size_t stage) const;
  void draw_line(const std::vector<Seen>& seen, Stage& stage) const;
  void meet_the_count();
  double line(const Stage& stage, int group) const;
  void look_until(Year year) { last_seen_ = std::max(last_seen_, year.value); }

  const School& school_;
  const Pupils& pupils_;
  const Rules& rules_;
  Year counted_;
  std::array<Stage, 2> stages_;
  int last_seen_ = 0;
};

}  // namespace handlingsrom::structure
