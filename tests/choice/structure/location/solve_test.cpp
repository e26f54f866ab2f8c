// Small problems of every kind against the best choice found by trying everything.
#include "worlds.hpp"

namespace handlingsrom::location {
namespace {

enum class ProblemKind { median, open_cost, whole, split, points };

Problem random_problem(ProblemKind kind, std::uint64_t seed) {
  test::Draw draw(seed * 5 + static_cast<std::uint64_t>(kind));
  Problem problem;
  problem.sites = draw.whole(2, 6);
  problem.customers = kind == ProblemKind::points ? problem.sites : draw.whole(2, 7);
  if (kind == ProblemKind::points) problem.sites = problem.customers = draw.whole(3, 7);
  for (int k = 0; k < problem.sites * problem.customers; ++k) {
    const bool none = kind == ProblemKind::open_cost && draw.whole(0, 9) == 0;
    problem.cost.push_back(none ? no_way : draw.whole(0, 40));
  }
  if (kind == ProblemKind::median || kind == ProblemKind::points) problem.open_exactly = draw.whole(1, problem.sites);
  if (kind == ProblemKind::open_cost || kind == ProblemKind::whole || kind == ProblemKind::split) {
    for (int i = 0; i < problem.sites; ++i) problem.opening.push_back(draw.whole(0, 60));
  }
  if (kind == ProblemKind::whole || kind == ProblemKind::split || kind == ProblemKind::points) {
    const bool equal = draw.whole(0, 1) == 0;
    const int size = draw.whole(4, 14);
    for (int j = 0; j < problem.customers; ++j)
      problem.demand.push_back(draw.whole(kind == ProblemKind::split ? 0 : 1, 5));
    for (int i = 0; i < problem.sites; ++i) problem.capacity.push_back(equal ? size : draw.whole(3, 14));
    problem.split = kind == ProblemKind::split;
  }
  if (kind == ProblemKind::points) {
    for (int i = 0; i < problem.sites; ++i) problem.own.push_back(i);
  }
  if (draw.whole(0, 2) == 0) {
    for (int i = 0; i < problem.sites; ++i) {
      const int rule = draw.whole(0, 5);
      problem.rule.push_back(rule == 0 ? Rule::open : rule == 1 ? Rule::closed : Rule::free);
    }
  }
  return problem;
}

class AgainstTrying : public testing::TestWithParam<ProblemKind> {};

TEST_P(AgainstTrying, FindsAndProvesTheBest) {
  int with_choice = 0, without = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const Problem problem = random_problem(GetParam(), seed);
    const double best = test::best_by_trying(problem);
    const Solution solution = solve(problem);
    SCOPED_TRACE("seed " + std::to_string(seed));
    if (best == no_way) {
      ++without;
      EXPECT_EQ(solution.status, Status::infeasible);
      EXPECT_FALSE(solution.found());
      continue;
    }
    ++with_choice;
    EXPECT_FALSE(obstacle(problem).has_value());
    ASSERT_EQ(solution.status, Status::optimal);
    EXPECT_NEAR(solution.value, best, 1e-6);
    EXPECT_EQ(solution.bound, solution.value);
    EXPECT_EQ(solution.gap(), 0);
    EXPECT_NEAR(test::checked_value(problem, solution), solution.value, 1e-6);
  }
  EXPECT_GT(with_choice, 40);
  EXPECT_GT(without, GetParam() == ProblemKind::median ? -1 : 0)
      << "the draws must also make problems without a choice";
}

std::string kind_name(const testing::TestParamInfo<ProblemKind>& info) {
  constexpr const char* kinds[]{"Median", "OpenCost", "Whole", "Split", "Points"};
  return kinds[static_cast<std::size_t>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(Kinds, AgainstTrying,
                         testing::Values(ProblemKind::median, ProblemKind::open_cost, ProblemKind::whole,
                                         ProblemKind::split, ProblemKind::points),
                         kind_name);

Problem larger(bool whole) {
  test::Draw draw(7);
  Problem problem;
  problem.sites = 25;
  problem.customers = 60;
  std::vector<int> x, y;
  for (int k = 0; k < problem.sites + problem.customers; ++k) {
    x.push_back(draw.whole(0, 1000));
    y.push_back(draw.whole(0, 1000));
  }
  for (std::size_t i = 0; i < 25; ++i) {
    for (std::size_t j = 25; j < 85; ++j) problem.cost.push_back(std::round(std::hypot(x[i] - x[j], y[i] - y[j])));
  }
  if (!whole) {
    problem.open_exactly = 6;
    return problem;
  }
  for (int i = 0; i < problem.sites; ++i) {
    problem.opening.push_back(draw.whole(300, 900));
    problem.capacity.push_back(draw.whole(60, 120));
  }
  for (int j = 0; j < problem.customers; ++j) problem.demand.push_back(draw.whole(3, 15));
  return problem;
}

TEST(Location, TheSameProblemGivesTheSameChoice) {
  for (const bool whole : {false, true}) {
    const Problem problem = larger(whole);
    const Solution one = solve(problem), other = solve(problem);
    EXPECT_EQ(one.status, Status::optimal);
    EXPECT_EQ(one.value, other.value);
    EXPECT_EQ(one.open, other.open);
    EXPECT_EQ(one.nodes, other.nodes);
    EXPECT_NEAR(test::checked_value(problem, one), one.value, 1e-6);
  }
}

TEST(Location, StoppedAtAnyPointTheBoundHoldsAndTheChoiceIsWhole) {
  for (const bool whole : {false, true}) {
    const Problem problem = larger(whole);
    const double best = solve(problem).value;
    for (const int questions : {0, 1, 3, 10, 50, 200}) {
      int asked = 0;
      Limits limits;
      limits.seconds_left = [&] { return asked++ < questions ? 1.0 : 0.0; };
      const Solution solution = solve(problem, limits);
      EXPECT_LE(solution.bound, best + 1e-6);
      if (!solution.found()) {
        EXPECT_EQ(solution.status, Status::unknown);
        continue;
      }
      EXPECT_GE(solution.value, best - 1e-6);
      EXPECT_NEAR(test::checked_value(problem, solution), solution.value, 1e-6);
    }
  }
}

TEST(Location, ProgressOnlyImproves) {
  double last = no_way;
  int reports = 0;
  Limits limits;
  limits.on_progress = [&](const Progress& progress) {
    EXPECT_LT(progress.value, last);
    EXPECT_LE(progress.bound, progress.value + 1e-6);
    last = progress.value;
    ++reports;
  };
  EXPECT_EQ(solve(larger(true), limits).value, last);
  EXPECT_GT(reports, 0);
}

TEST(Location, SaysWhatStandsInTheWay) {
  Problem problem;
  problem.sites = 2;
  problem.customers = 2;
  problem.cost = {1, 2, 3, 4};
  problem.demand = {5, 6};
  problem.capacity = {6, 4};
  ASSERT_TRUE(obstacle(problem));
  EXPECT_EQ(obstacle(problem)->kind, Obstacle::Kind::total);
  EXPECT_EQ(obstacle(problem)->found, 10);
  EXPECT_EQ(obstacle(problem)->needed, 11);
  problem.capacity = {5.5, 5.5};
  EXPECT_EQ(obstacle(problem)->kind, Obstacle::Kind::customer);
  EXPECT_EQ(obstacle(problem)->customer, 1);
  problem.split = true;
  EXPECT_FALSE(obstacle(problem));
  problem.rule = {Rule::open, Rule::closed};
  EXPECT_EQ(obstacle(problem)->kind, Obstacle::Kind::total);
  problem.open_exactly = 2;
  EXPECT_EQ(obstacle(problem)->kind, Obstacle::Kind::sites);
  problem.rule = {};
  problem.cost = {no_way, 2, no_way, 4};
  EXPECT_EQ(obstacle(problem)->kind, Obstacle::Kind::unreached);
}

}  // namespace
}  // namespace handlingsrom::location
