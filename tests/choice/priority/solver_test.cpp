#include "choice/priority/solver.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>

#include "choice/priority/orlib.hpp"

namespace handlingsrom::priority {
namespace {

/// The best of all 2^n choices; −no_limit when none fits.
double best_by_enumeration(const BinaryProgram& program) {
  double best = -no_limit;
  std::vector<char> chosen(static_cast<std::size_t>(program.columns));
  for (unsigned set = 0; set < (1U << static_cast<unsigned>(program.columns)); ++set) {
    for (std::size_t j = 0; j < chosen.size(); ++j) chosen[j] = static_cast<char>((set >> j) & 1U);
    if (program.feasible(chosen)) best = std::max(best, program.value_of(chosen));
  }
  return best;
}

BinaryProgram random_program(bool packing, bool whole) {
  BinaryProgram program;
  program.columns = *rc::gen::inRange(1, 12);
  const auto number = [&](int low, int high) {
    const int n = *rc::gen::inRange(low, high);
    return whole ? n : n + *rc::gen::inRange(0, 1000) / 1000.0;
  };
  for (int j = 0; j < program.columns; ++j) program.value.push_back(number(packing ? 0 : -20, 60));
  const int rows = *rc::gen::inRange(1, 6);
  for (int i = 0; i < rows; ++i) {
    const int row = program.add_row(-no_limit, 0);
    for (int j = 0; j < program.columns; ++j) program.at(row, j) = number(packing ? 0 : -30, 40);
    program.upper.back() = number(packing ? 0 : -40, 100);
    if (!packing && *rc::gen::inRange(0, 3) == 0)
      program.lower.back() = program.upper.back() - *rc::gen::inRange(0, 90);
  }
  return program;
}

void agrees_with_enumeration(const BinaryProgram& program) {
  const Solution solution = solve(program);
  const double best = best_by_enumeration(program);
  if (best == -no_limit) {
    RC_ASSERT(solution.status == Status::infeasible);
    RC_ASSERT(!solution.found());
    return;
  }
  RC_ASSERT(solution.status == Status::optimal);
  RC_ASSERT(program.feasible(solution.chosen));
  RC_ASSERT(std::abs(solution.value - best) <= 1e-6 * std::max(1.0, std::abs(best)));
  RC_ASSERT(solution.value == program.value_of(solution.chosen));
}

RC_GTEST_PROP(Solver, FindsTheBestOfAllKnapsackChoices, ()) {
  agrees_with_enumeration(random_program(true, *rc::gen::arbitrary<bool>()));
}

RC_GTEST_PROP(Solver, FindsTheBestWithCutsAndFloors, ()) {
  agrees_with_enumeration(random_program(false, *rc::gen::arbitrary<bool>()));
}

TEST(Solver, ProvesTheValuesOfPetersen) {
  const std::filesystem::path file = "../shared/benchmarks/mknap/mknap1_part.txt";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "the public set is not here";
  std::ifstream input(file);
  for (const NamedProgram& problem : read_orlib(input, "mknap1_part.txt")) {
    const Solution solution = solve(problem.program);
    EXPECT_EQ(solution.status, Status::optimal);
    EXPECT_EQ(solution.value, problem.stated_value) << problem.name;
  }
}

BinaryProgram larger_program() {
  BinaryProgram program;
  program.columns = 60;
  for (int j = 0; j < 60; ++j) program.value.push_back(100 + j * 37 % 89);
  for (int i = 0; i < 5; ++i) {
    const int row = program.add_row(-no_limit, 0);
    for (int j = 0; j < 60; ++j) program.at(row, j) = 50 + (j * 53 + i * 29 + j * j * (i + 3)) % 101;
    program.upper.back() = 3000;
  }
  return program;
}

TEST(Solver, StopsAtItsNodeLimitWithAValidGap) {
  const BinaryProgram program = larger_program();
  SearchLimits few;
  few.most_nodes = 40;
  const Solution stopped = solve(program, few);
  const Solution proved = solve(program);
  ASSERT_EQ(proved.status, Status::optimal);
  ASSERT_TRUE(stopped.found());
  EXPECT_LE(stopped.value, proved.value);
  EXPECT_GE(stopped.bound, proved.value);
  EXPECT_EQ(proved.gap(), 0);
}

TEST(Solver, GivesTheSameChoiceEachTime) {
  const BinaryProgram program = larger_program();
  const Solution first = solve(program), second = solve(program);
  EXPECT_EQ(first.chosen, second.chosen);
  EXPECT_EQ(first.nodes, second.nodes);
}

TEST(Solver, SaysWhenNoChoiceFits) {
  BinaryProgram program;
  program.columns = 3;
  program.value = {1, 2, 3};
  const int row = program.add_row(10, no_limit);  // at least 10, but all three give 6
  for (int j = 0; j < 3; ++j) program.at(row, j) = 2;
  EXPECT_EQ(solve(program).status, Status::infeasible);
}

TEST(Solver, ASmallWeightBesideALargeOneStillMakesAChoicePossible) {
  BinaryProgram program;
  program.columns = 2;
  program.value = {1, -1};
  const int needs = program.add_row(1, no_limit);
  program.at(needs, 0) = 1e8;
  program.at(needs, 1) = 1;
  const int not_first = program.add_row(-no_limit, 0);
  program.at(not_first, 0) = 1;
  const Solution solution = solve(program);
  ASSERT_TRUE(solution.found());
  EXPECT_EQ(solution.chosen, (std::vector<char>{0, 1}));
}

TEST(Solver, StoppedBeforeAnythingItProvesNothing) {
  BinaryProgram program;
  program.columns = 30;
  program.value.assign(30, 1);
  const int row = program.add_row(15, 15);
  for (int j = 0; j < 30; ++j) program.at(row, j) = 1 + 0.001 * j;
  SearchLimits limits;
  limits.stop = [] { return true; };
  EXPECT_EQ(solve(program, limits).status, Status::unknown);
}

}  // namespace
}  // namespace handlingsrom::priority
