#include "outlook/care/exact_need.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "world.hpp"

namespace handlingsrom::care {
namespace {

using Row = std::vector<double>;

/// dp/dt = p Q of one cohort in one year: who leaves a state, and where those go who stay in the municipality alive.
Row change(const Rates& rates, int t, std::size_t sex, int age, const Row& persons) {
  Row result(rates.states, 0);
  const Way* ways = rates.cohort_ways(t, sex, age) + t;
  for (std::size_t from = 0; from < rates.states; ++from) {
    const Way& way = ways[from * static_cast<std::size_t>(rates.years)];
    const double leaving = persons[from] * way.leave;
    result[from] -= leaving;
    const float* until = rates.cumulative_row(t, sex, age, from);
    const std::size_t targets = rates.target_count[from];
    for (std::size_t k = 0; k < targets; ++k) {
      const double share = (k + 1 == targets ? 1.0 : until[k]) - (k == 0 ? 0.0 : until[k - 1]);
      result[rates.targets[from * Rates::most_targets + k]] += leaving * (1 - way.ended) * share;
    }
  }
  return result;
}

/// A year in small steps by Runge and Kutta's fourth order.
void live(const Rates& rates, int t, std::size_t sex, int age, Row& persons) {
  constexpr int steps = 400;
  constexpr double h = 1.0 / steps;
  const auto moved = [&](const Row& slope, double by) {
    Row result = persons;
    for (std::size_t s = 0; s < result.size(); ++s) result[s] += by * slope[s];
    return result;
  };
  for (int k = 0; k < steps; ++k) {
    const Row a = change(rates, t, sex, age, persons);
    const Row b = change(rates, t, sex, age, moved(a, h / 2));
    const Row c = change(rates, t, sex, age, moved(b, h / 2));
    const Row d = change(rates, t, sex, age, moved(c, h));
    for (std::size_t s = 0; s < persons.size(); ++s) persons[s] += h / 6 * (a[s] + 2 * b[s] + 2 * c[s] + d[s]);
  }
}

/// One cohort after another, those with a place at the start apart from the others.
struct Cohort {
  Row persons;
  double count = 0;
};

TEST(ExactNeed, IsWhatSmallStepsGiveCohortByCohort) {
  const Rates rates = test::rates("utsira", test::assumptions());
  const std::vector<NeededStep> steps{{test::model().ladder.index_of("short_stay"), 0.6},
                                      {test::model().ladder.index_of("nursing_home")}};
  Row in_bed(rates.states, 0);
  for (std::size_t s = 0; s < rates.states; ++s) {
    for (const NeededStep& step : steps) {
      if (rates.space.step_of[s] == step.step + 1) in_bed[s] = step.in_bed;
    }
  }
  constexpr int years = 4;
  std::vector<double> need(years + 1, 0), variance(years + 1, 0);
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    for (int born = -years; born < age_count; ++born) {  // aged so on the first day
      Cohort inside{Row(rates.states, 0)}, outside{Row(rates.states, 0)};
      for (int t = 0; t <= years; ++t) {
        const int age = born + t;
        if (age < 0) continue;
        const auto add = [&](double persons, const std::array<double, largest_state_count>& shares, bool places) {
          for (std::size_t s = 0; s < rates.states; ++s) {
            Cohort& group = places && in_bed[s] > 0 ? inside : outside;
            group.persons[s] += persons * shares[s];
            group.count += places ? persons * shares[s] : 0;
          }
          if (!places) outside.count += persons;
        };
        const auto at = static_cast<std::size_t>(age);
        if (t == 0) {
          add(rates.start[sex][at], rates.start_share[sex][at], true);
        } else if (age < age_count) {
          add(rates.arriving[static_cast<std::size_t>(t) - 1][sex][at], rates.arriving_share[sex][at], false);
        }
        for (Cohort* group : {&inside, &outside}) {
          if (group->count <= 0) continue;
          double here = 0;
          for (std::size_t s = 0; s < rates.states; ++s) here += group->persons[s] * in_bed[s];
          need[static_cast<std::size_t>(t)] += here;
          variance[static_cast<std::size_t>(t)] += here * (1 - here / group->count);
          if (t < years) live(rates, t, sex, age, group->persons);
        }
      }
    }
  }
  const std::vector<NeedMoment> worked_out = exact_need(rates, steps);
  ASSERT_EQ(worked_out.size(), static_cast<std::size_t>(rates.years) + 1);
  EXPECT_GT(need[0], 1);
  EXPECT_NE(need[years], need[0]);
  for (std::size_t t = 0; t <= years; ++t) {
    EXPECT_NEAR(worked_out[t].slow + worked_out[t].fast, need[t], 1e-4 * need[t] + 1e-4) << t;
    EXPECT_NEAR(worked_out[t].variance, variance[t], 1e-4 * variance[t] + 1e-4) << t;
  }
}

}  // namespace
}  // namespace handlingsrom::care
