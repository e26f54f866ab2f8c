#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <csignal>
#include <thread>
#include <vector>

#include "base/linear/program.hpp"
#include "base/random.hpp"
#include "base/wanted.hpp"

namespace handlingsrom::linear {
namespace {

using Indices = std::vector<int>;
using Values = std::vector<double>;

double draw(std::uint32_t run, std::uint32_t i, double size) {
  return std::floor(1 + size * uniform({3, run, i, 0, 0}));
}

struct Knapsack {
  Program program{Sense::maximise};
  Values worth, weight;
  double room = 0;
};

Knapsack knapsack(std::uint32_t run, int count) {
  Knapsack k;
  Indices all;
  for (int j = 0; j < count; ++j) {
    k.worth.push_back(draw(run, static_cast<std::uint32_t>(2 * j), 60));
    k.weight.push_back(draw(run, static_cast<std::uint32_t>(2 * j + 1), 40));
    k.room += 0.4 * k.weight.back();
    k.program.add_column(k.worth.back(), 0, 1);
    k.program.set_integer(j);
    all.push_back(j);
  }
  k.room = std::floor(k.room);
  k.program.add_row(-infinity, k.room, all, k.weight);
  return k;
}

double best_by_trying_all(const Knapsack& k) {
  double best = 0;
  for (std::size_t mask = 0; mask < (1U << k.worth.size()); ++mask) {
    double worth = 0, weight = 0;
    for (std::size_t j = 0; j < k.worth.size(); ++j) {
      if ((mask >> j & 1U) == 0) continue;
      worth += k.worth[j];
      weight += k.weight[j];
    }
    if (weight <= k.room) best = std::max(best, worth);
  }
  return best;
}

TEST(SolveInteger, FindsTheBestOfAllSubsets) {
  for (std::uint32_t run = 0; run < 12; ++run) {
    const Knapsack k = knapsack(run, 12);
    const IntegerResult result = k.program.solve_integer();
    ASSERT_EQ(result.status, Status::optimal);
    EXPECT_EQ(result.value, best_by_trying_all(k));
    EXPECT_NEAR(result.gap, 0, 1e-9);
    EXPECT_EQ(result.values.size(), 12U);
  }
}

TEST(SolveInteger, MixedProgramWithContinuousColumns) {
  // minimise 5y1 + 4y2 + x1 + 2x2, x1 + x2 = 7, x_i ≤ 6 y_i: one site is too small, so both: 9 + 6 + 2.
  Program program;
  const int y1 = program.add_column(5, 0, 1), y2 = program.add_column(4, 0, 1);
  const int x1 = program.add_column(1, 0, infinity), x2 = program.add_column(2, 0, infinity);
  program.set_integer(y1);
  program.set_integer(y2);
  program.add_row(7, 7, Indices{x1, x2}, Values{1, 1});
  program.add_row(-infinity, 0, Indices{x1, y1}, Values{1, -6});
  program.add_row(-infinity, 0, Indices{x2, y2}, Values{1, -6});
  const IntegerResult result = program.solve_integer();
  ASSERT_EQ(result.status, Status::optimal);
  EXPECT_NEAR(result.value, 17, 1e-7);
  EXPECT_NEAR(result.values[static_cast<std::size_t>(x1)], 6, 1e-6);
}

TEST(SolveInteger, SaysWhenThereIsNone) {
  Program none;
  none.add_column(1, 0, 10);
  none.set_integer(0);
  none.add_row(1.2, 1.8, Indices{0}, Values{1});
  const IntegerResult result = none.solve_integer();
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_FALSE(result.found);

  Program unbounded(Sense::maximise);
  unbounded.add_column(1, 0, infinity);
  unbounded.add_column(1, 0, 1);
  unbounded.set_integer(1);
  unbounded.add_row(0, infinity, Indices{0, 1}, Values{1, 1});
  EXPECT_EQ(unbounded.solve_integer().status, Status::unbounded);
}

// Market split (Cornuéjols and Dawande 1999): nothing small proves it, so the limits must bite.
Program market_split(int rows) {
  Program program;
  const int columns = 10 * (rows - 1);
  for (int j = 0; j < columns; ++j) {
    program.add_column(0, 0, 1);
    program.set_integer(j);
  }
  for (int i = 0; i < rows; ++i) {
    Indices where;
    Values what;
    double sum = 0;
    for (int j = 0; j < columns; ++j) {
      where.push_back(j);
      what.push_back(draw(77, static_cast<std::uint32_t>(100 * i + j), 99));
      sum += what.back();
    }
    const int over = program.add_column(1, 0, infinity), under = program.add_column(1, 0, infinity);
    where.insert(where.end(), {over, under});
    what.insert(what.end(), {-1, 1});
    program.add_row(std::floor(sum / 2), std::floor(sum / 2), where, what);
  }
  return program;
}

TEST(SolveInteger, StopsWithABoundAndAGapAndKeepsTheStart) {
  const Program program = market_split(5);
  std::vector<double> start(static_cast<std::size_t>(program.columns()), 0.0);
  for (int i = 0; i < 5; ++i) start[static_cast<std::size_t>(40 + 2 * i + 1)] = program.row_lower(i);
  double start_value = 0;
  for (int i = 0; i < 5; ++i) start_value += program.row_lower(i);
  const IntegerResult result = program.solve_integer({.nodes = 50, .start = start});
  EXPECT_EQ(result.status, Status::stopped);
  ASSERT_TRUE(result.found);
  EXPECT_LE(result.value, start_value);
  EXPECT_LE(result.bound, result.value);
  EXPECT_GT(result.gap, 0);
}

/// Sites that must be open before a customer goes there: what CBC's preprocessing works longest with.
Program sites(int places, int customers) {
  Program program(Sense::minimise);
  std::uint32_t n = 0;
  for (int i = 0; i < places; ++i) program.set_integer(program.add_column(50 + draw(88, n++, 100), 0, 1));
  for (int k = 0; k < customers; ++k) {
    Indices all;
    for (int i = 0; i < places; ++i) {
      all.push_back(program.add_column(draw(88, n++, 90), 0, 1));
      program.set_integer(all.back());
      program.add_row(-infinity, 0, Indices{all.back(), i}, Values{1, -1});
    }
    program.add_row(1, 1, all, Values(all.size(), 1.0));
  }
  return program;
}

TEST(SolveInteger, MayBeStoppedAtAnyTimeOfItsPreparations) {
  const Program program = sites(20, 60);
  for (double seconds = 0.001; seconds < 1; seconds *= 1.5) {
    const IntegerResult result = program.solve_integer({.seconds = seconds, .start = {}});
    EXPECT_NE(result.status, Status::infeasible) << seconds;
    EXPECT_NE(result.status, Status::unbounded) << seconds;
  }
}

TEST(SolveInteger, IsPutDownWhenNobodyWantsTheAnswer) {
  int asked = 0;
  const auto asks_until = [&](const Program& program, double seconds, int most) {
    asked = 0;
    const Unwanted unwanted = [&] { return ++asked > most; };
    const Wanted scope(&unwanted);
    program.solve_integer({.seconds = seconds, .start = {}});
  };
  const Program endless = market_split(6), large = sites(20, 60);
  for (const double seconds : {infinity, 600.0}) {
    asks_until(large, seconds, 1'000'000);
    const int whole = asked;
    EXPECT_GT(whole, 2);
    for (const int most : {0, 1, 2, 5, 30}) {
      if (most < whole) {
        EXPECT_THROW(asks_until(large, seconds, most), NoLongerWanted) << most << " of " << whole;
      }
      EXPECT_THROW(asks_until(endless, seconds, most), NoLongerWanted) << most;
      EXPECT_LT(asked, most + 200) << "goes on after it was told";
    }
  }
  const Knapsack k = knapsack(1, 12);
  EXPECT_EQ(k.program.solve_integer().value, best_by_trying_all(k)) << "what comes after is as before";
}

TEST(SolveInteger, IsTheSameWhileItIsWanted) {
  const Program program = sites(10, 30);
  const IntegerResult alone = program.solve_integer();
  int asked = 0;
  const Unwanted unwanted = [&] { return ++asked < 0; };
  const Wanted scope(&unwanted);
  const IntegerResult watched = program.solve_integer();
  EXPECT_GT(asked, 0);
  EXPECT_EQ(watched.status, Status::optimal);
  EXPECT_EQ(watched.values, alone.values);
}

TEST(SolveInteger, WhoWaitsForAnothersSearchMayLeave) {
  std::atomic<bool> begun{false}, enough{false};
  std::thread other([&] {
    const Unwanted unwanted = [&] {
      begun = true;
      return enough.load();
    };
    const Wanted scope(&unwanted);
    EXPECT_THROW(market_split(6).solve_integer(), NoLongerWanted);
  });
  while (!begun) std::this_thread::yield();
  {
    const Unwanted left = [] { return true; };
    const Wanted scope(&left);
    EXPECT_THROW(knapsack(1, 12).program.solve_integer(), NoLongerWanted);
    EXPECT_FALSE(enough);
  }
  enough = true;
  other.join();
}

TEST(SolveInteger, LeavesTheProgramAndInterruptAsTheyWere) {
  struct sigaction before {
  }, after{};
  sigaction(SIGINT, nullptr, &before);
  Knapsack k = knapsack(5, 10);
  ASSERT_EQ(k.program.solve(), Status::optimal);
  const double relaxed = k.program.objective();
  const IntegerResult result = k.program.solve_integer();
  EXPECT_EQ(k.program.objective(), relaxed);
  EXPECT_LE(result.value, relaxed);
  k.program.solve();
  EXPECT_EQ(k.program.iterations(), 0);
  sigaction(SIGINT, nullptr, &after);
  EXPECT_EQ(before.sa_handler, after.sa_handler);
}

TEST(SolveInteger, ThreadsDoNotDisturbEachOther) {
  std::vector<double> values(4, 0.0), expected(4, 0.0);
  for (std::uint32_t t = 0; t < 4; ++t) expected[t] = knapsack(20 + t, 14).program.solve_integer().value;
  std::vector<std::thread> threads;
  for (std::uint32_t t = 0; t < 4; ++t) {
    threads.emplace_back([t, &values] { values[t] = knapsack(20 + t, 14).program.solve_integer().value; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(values, expected);
}

TEST(SolveInteger, SaysNothing) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  knapsack(1, 12).program.solve_integer();
  Knapsack relaxed = knapsack(2, 12);
  relaxed.program.solve();
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace handlingsrom::linear
