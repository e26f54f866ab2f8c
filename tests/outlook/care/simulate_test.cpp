#include "outlook/care/simulate.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "outlook/care/cohort.hpp"
#include "outlook/care/people.hpp"
#include "world.hpp"

namespace handlingsrom::care {
namespace {

/// The step's column in a run's tables; 0 is no care.
std::size_t nursing_home() { return test::model().ladder.index_of("nursing_home") + 1; }

TEST(CareSimulation, MeanIsTheExactCompanionWithinMonteCarloError) {
  const Rates rates = test::rates("skaun", test::assumptions());
  const Expected exact = expected(rates);
  constexpr int runs = 400;
  std::vector<double> sum(exact.stock.size(), 0);
  std::vector<double> squares(exact.stock.size(), 0);
  std::vector<double> entries(exact.stock.size(), 0);
  for (std::uint32_t run = 0; run < runs; ++run) {
    const RunTables tables = simulate(rates, {7, run, 300});
    for (std::size_t i = 0; i < sum.size(); ++i) {
      sum[i] += tables.stock[i];
      squares[i] += static_cast<double>(tables.stock[i]) * tables.stock[i];
      entries[i] += tables.entries[i];
    }
  }
  for (const int t : {1, 5, 12, 24}) {
    for (std::size_t column = 0; column <= rates.space.steps; ++column) {
      const std::size_t i = exact.at(t, column);
      const double mean = sum[i] / runs;
      const double error = std::sqrt(std::max(1e-9, squares[i] / runs - mean * mean) / runs);
      // 4.5 standard errors, and half a person for the systematic rounding of the start and of cells of arrivals.
      EXPECT_NEAR(mean, exact.stock[i], 4.5 * error + 0.5) << "year " << t << " column " << column;
      if (t < rates.years && column > 0) {
        EXPECT_NEAR(entries[i] / runs, exact.entries[i], 4.5 * std::sqrt(exact.entries[i] / runs) + 0.5)
            << t << " " << column;
      }
    }
  }
}

TEST(CareSimulation, StartsAtTheUsersOfTodayInEveryRun) {
  const Rates rates = test::rates("sunnfjord", test::assumptions());
  const Projection users =
      project(test::model(), test::find("sunnfjord"), test::ageing(test::find("sunnfjord")), test::assumptions());
  for (std::uint32_t run = 0; run < 5; ++run) {
    const RunTables tables = simulate(rates, {1, run, 200});
    for (std::size_t step = 5; step < users.steps(); ++step) {
      EXPECT_NEAR(tables.stock[tables.at(0, step + 1)], users.users(0, step), 2.0) << step;
    }
  }
}

TEST(CareSimulation, PeopleAddUpEveryYear) {
  const Rates rates = test::rates("høylandet", test::assumptions());
  const RunTables tables = simulate(rates, {1, 0, 10});
  for (int t = 0; t < tables.years; ++t) {
    for (std::size_t column = 1; column <= tables.steps; ++column) {
      // Nobody arrives on the ladder here but newborns and movers, who are few: stocks follow from flows.
      const int flow = tables.stock[tables.at(t, column)] + tables.entries[tables.at(t, column)] -
                       tables.exits[tables.at(t, column)];
      EXPECT_LE(std::abs(flow - tables.stock[tables.at(t + 1, column)]), 3) << t << " " << column;
    }
  }
}

TEST(CareSimulation, SameKeySameTablesWhateverTheThreads) {
  const Rates rates = test::rates("skaun", test::assumptions());
  constexpr std::size_t runs = 16;
  std::vector<RunTables> one(runs);
  std::vector<RunTables> many(runs);
  parallel_for(
      runs,
      [&](std::size_t run) {
        one[run] = simulate(rates, {3, static_cast<std::uint32_t>(run), 5});
      },
      1);
  parallel_for(
      runs,
      [&](std::size_t run) {
        many[run] = simulate(rates, {3, static_cast<std::uint32_t>(run), 5});
      },
      8);
  for (std::size_t run = 0; run < runs; ++run) {
    EXPECT_EQ(one[run].stock, many[run].stock);
    EXPECT_EQ(one[run].monthly, many[run].monthly);
    EXPECT_EQ(one[run].stay_days, many[run].stay_days);
  }
  EXPECT_NE(one[0].stock, one[1].stock);
}

TEST(CareSimulation, ScenariosShareTheirRandomNumbers) {
  Assumptions fewer = test::assumptions();
  fewer.set("care.threshold_nursing", 0.9);
  const Rates base = test::rates("sunnfjord", test::assumptions());
  const Rates changed = test::rates("sunnfjord", fewer);
  double difference = 0;
  double squares = 0;
  double apart = 0;
  constexpr int runs = 30;
  double before = 0;
  for (std::uint32_t run = 0; run < runs; ++run) {
    const RunTables one = simulate(base, {1, run, 5});
    const RunTables two = simulate(changed, {1, run, 5});
    const double here = two.stock[two.at(10, nursing_home())] - one.stock[one.at(10, nursing_home())];
    difference += here / runs;
    squares += here * here / runs;
    if (run > 0)
      apart += (one.stock[one.at(10, nursing_home())] - before) * (one.stock[one.at(10, nursing_home())] - before) /
               (runs - 1);
    before = one.stock[one.at(10, nursing_home())];
  }
  EXPECT_LT(difference, 0);
  EXPECT_LT(squares - difference * difference, 0.7 * apart);  // less noise than between two independent runs
}

TEST(CareSimulation, ReplayTellsTheSameLife) {
  const Rates rates = test::rates("skaun", test::assumptions());
  const RunKey key{1, 4, 321};
  const RunTables tables = simulate(rates, key);
  const Life life = replay(rates, key, tables.most_events_person);
  EXPECT_GE(life.events.size(), tables.most_events);
  double time = life.enters;
  std::uint8_t state = life.state;
  for (const LifeEvent& event : life.events) {
    EXPECT_GE(event.time, time);
    EXPECT_EQ(event.from, state);
    time = event.time;
    state = event.to;
  }
  EXPECT_THROW((void)replay(rates, key, 12), Error);
  // Somebody to whom nothing happens can be looked up too.
  EXPECT_NO_THROW((void)replay(rates, key, key.municipality * persons_per_municipality + 100));
}

TEST(CareSimulation, NursingHomeStaysLastAsPublished) {
  const Rates rates = test::rates("bergen", test::assumptions());
  double years = 0;
  double exits = 0;
  for (std::uint32_t run = 0; run < 3; ++run) {
    const RunTables tables = simulate(rates, {1, run, 100});
    for (int t = 12; t < tables.years; ++t) {
      years += static_cast<double>(tables.stay_days[tables.at(t, nursing_home())]) / 365.25;
      exits += tables.exits[tables.at(t, nursing_home())];
    }
  }
  // 2.0 years in 2016 (Helsedirektoratet), for stays ended by death; younger residents stay longer, older shorter.
  EXPECT_NEAR(years / exits, 2.0, 0.3);
}

// What is simulated and what the chain shows move together, at constant rates and when coverage changes.
TEST(CareSimulation, ResidentsFollowTheExpectedProjection) {
  for (const double trend : {0.0, 1.0}) {
    Assumptions values = test::assumptions();
    values.set("care.coverage_trend", trend);
    values.set("care.level_shrinkage", 0);
    const Rates rates = test::rates("bergen", values);
    const MunicipalityIndex bergen = test::find("bergen");
    const Projection expected = project(test::model(), bergen, test::ageing(bergen), values);
    for (const int t : {5, 10, 15}) {
      double residents = 0;
      constexpr int runs = 3;
      for (std::uint32_t run = 0; run < runs; ++run) {
        const RunTables tables = simulate(rates, {1, run, 100});
        residents += tables.stock[tables.at(t, nursing_home())] / static_cast<double>(runs);
      }
      const double wanted = expected.users(t, test::model(), Figure::long_stay);
      EXPECT_NEAR(residents / wanted, 1, 0.15) << trend << " " << t;
    }
  }
}

TEST(CareIntensities, EarlySharesReproduceTheDeathsWithinHalfAYear) {
  const double share = early_share(2.0, 0.28, 0.25);
  const double late = (2.0 - share * 0.25) / (1 - share);
  EXPECT_NEAR(1 - share * std::exp(-0.5 / 0.25) - (1 - share) * std::exp(-0.5 / late), 0.28, 1e-9);
  EXPECT_EQ(early_share(2.0, 0.1, 0.25), 0);
}

TEST(CareRounding, RunningSumsFollowTheExpectation) {
  SystematicRounding rounding(0.3);
  int sum = 0;
  double expected_sum = 0;
  for (int i = 0; i < 1000; ++i) {
    const double next = 0.37 + 0.001 * (i % 7);
    sum += rounding.next(next);
    expected_sum += next;
    EXPECT_LT(std::abs(sum - expected_sum), 1.0);
  }
}

}  // namespace
}  // namespace handlingsrom::care
