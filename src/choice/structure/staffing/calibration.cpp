// Which parameters fit schools that were counted, and how far off the model is for each.
#include <algorithm>
#include <cmath>
#include <limits>

#include "choice/structure/staffing/need.hpp"

namespace handlingsrom::staffing {
namespace {

/// Two unknowns from weighted normal equations; false where they do not decide both.
struct Pair {
  std::array<std::array<double, 2>, 2> left{};
  std::array<double, 2> right{};

  void add(const std::array<double, 2>& x, double y, double weight) {
    for (std::size_t i = 0; i < 2; ++i) {
      right[i] += weight * x[i] * y;
      for (std::size_t j = 0; j < 2; ++j) left[i][j] += weight * x[i] * x[j];
    }
  }
  bool solve(std::array<double, 2>& answer) const {
    for (std::size_t i = 0; i < 2; ++i) {  // a stage that no school has leaves its unknown as it was
      if (left[i][i] > 0) continue;
      const std::size_t other = 1 - i;
      if (left[other][other] <= 0) return false;
      answer[other] = right[other] / left[other][other];
      return true;
    }
    const double determinant = left[0][0] * left[1][1] - left[0][1] * left[1][0];
    if (std::abs(determinant) < 1e-12 * left[0][0] * left[1][1]) return false;
    answer = {(right[0] * left[1][1] - right[1] * left[0][1]) / determinant,
              (left[0][0] * right[1] - left[1][0] * right[0]) / determinant};
    return true;
  }
};

void calibrate_leaders(std::span<const Counted> schools, Rules& rules) {
  Pair pair;
  int counted = 0;
  for (const Counted& school : schools) {
    if (std::isnan(school.leaders)) continue;
    pair.add({1, school.pupils}, school.leaders, 1);
    ++counted;
  }
  std::array<double, 2> answer{rules.leader_fixed, rules.leader_per_pupil};
  if (counted < 2 || !pair.solve(answer)) return;
  rules.leader_fixed = std::max(0.0, answer[0]);
  rules.leader_per_pupil = std::max(0.0, answer[1]);
}

}  // namespace

ByGrade spread(const Counted& school) {
  ByGrade pupils{};
  const double each = school.pupils / (school.highest - school.lowest + 1);
  for (int g = school.lowest; g <= school.highest; ++g) pupils[static_cast<std::size_t>(g - 1)] = each;
  return pupils;
}

Rules calibrate(std::span<const Counted> schools, Rules rules) {
  calibrate_leaders(schools, rules);
  std::vector<std::array<Need, 2>> needs;  // what is sought changes neither classes nor norm
  for (const Counted& school : schools) {
    const ByGrade pupils = spread(school);
    needs.push_back({need_of(pupils, false, rules, true), need_of(pupils, true, rules, true)});
  }
  constexpr int steps = 100;
  double best = std::numeric_limits<double>::infinity();
  Rules result = rules;
  for (int step = 0; step <= steps; ++step) {
    const double divided = static_cast<double>(step) / steps;
    Pair pair;
    for (std::size_t s = 0; s < schools.size(); ++s) {
      pair.add({needs[s][0].ordinary(divided), needs[s][1].ordinary(divided)}, schools[s].teaching,
               1 / (schools[s].teaching * schools[s].teaching));
    }
    std::array<double, 2> factor{1 + rules.other[0], 1 + rules.other[1]};
    if (!pair.solve(factor)) continue;
    double error = 0;
    for (std::size_t s = 0; s < schools.size(); ++s) {
      const double modelled = needs[s][0].ordinary(divided) * factor[0] + needs[s][1].ordinary(divided) * factor[1];
      error += std::pow(modelled / schools[s].teaching - 1, 2);
    }
    if (error >= best) continue;
    best = error;
    result.divided = divided;
    result.other = {factor[0] - 1, factor[1] - 1};
  }
  return result;
}

Error error_of(const Counted& school, const Rules& rules) {
  const Staff staff = staff_of(spread(school), rules, true);
  return {staff.teaching, staff.teaching / school.teaching - 1, staff.leaders - school.leaders};
}

}  // namespace handlingsrom::staffing
