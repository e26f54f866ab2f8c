// The master from the inside against answers by hand, and against the simplex method on programs that only the seed decides.
#include "choice/roster/interior.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "base/random.hpp"
#include "choice/roster/master.hpp"

namespace handlingsrom::roster {
namespace {

/// One person, one cell that wants somebody: either the line that fills it, for 3, or the free one, and somebody is missing.
InteriorSolution one_cell(double missing) {
  const std::vector<int> fills{0};
  const std::vector<int> free;
  InteriorProgram program;
  program.rows.push_back({.right = 1, .under = missing, .over = 1});
  program.groups = 1;
  program.columns = {{0, 3, &fills}, {0, 0, &free}};
  return solve_interior(program, 1e-8);
}

TEST(Interior, FillsACellWhereThatIsCheaper) {
  const InteriorSolution filled = one_cell(5);
  EXPECT_NEAR(filled.value, 3, 1e-5);
  EXPECT_NEAR(filled.shares[0], 1, 1e-5);
  const InteriorSolution empty = one_cell(2);
  EXPECT_NEAR(empty.value, 2, 1e-5);
  EXPECT_NEAR(empty.row_duals[0], 2, 1e-5);
}

TEST(Interior, TheFirstMissingCostLessThanTheRest) {
  // Three wanted, one at least; two persons who ask 4 each. The last missing costs 10, the two before it 2 each.
  const std::vector<int> fills{0};
  const std::vector<int> free;
  InteriorProgram program;
  program.rows.push_back({.right = 3, .under = 2, .most_under = 2, .far_under = 10, .over = 0});
  program.groups = 2;
  program.columns = {{0, 4, &fills}, {0, 0, &free}, {1, 4, &fills}, {1, 0, &free}};
  const InteriorSolution solution = solve_interior(program, 1e-8);
  EXPECT_NEAR(solution.value, 4 + 2 * 2, 1e-5);
  EXPECT_NEAR(solution.bound, solution.value, 1e-5);
  EXPECT_GT(solution.row_duals[0], 2 - 1e-5);
  EXPECT_LT(solution.row_duals[0], 10 + 1e-5);
}

/// Lines drawn at random for some persons over six days and two duties.
void fill_at_random(Master& master, std::uint64_t seed) {
  std::uint32_t draws = 0;
  for (std::size_t i = 0; i < master.persons().size(); ++i) {
    for (int k = 0; k < 12; ++k) {
      Line line;
      for (int d = 0; d < master.model().days; ++d)
        line.duty.push_back(static_cast<Duty>(static_cast<int>(3 * uniform({seed, draws++})) - 1));
      line.cost = std::floor(20 * uniform({seed, draws++}));
      // With every second seed there are cells that no line changes.
      if (seed % 2 == 0) line.duty[0] = free_day, line.duty[1] = static_cast<Duty>(i % 2);
      master.add(static_cast<int>(i), std::move(line));
    }
  }
}

TEST(Interior, AgreesWithTheSimplexMethod) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    LineModel model;
    model.days = 6;
    model.duties = 2;
    std::uint32_t draws = 0;
    const auto draw = [&](int most) { return static_cast<int>((most + 1) * uniform({seed, 1, draws++})); };
    for (int k = 0; k < model.days * model.duties; ++k) {
      const int minimum = draw(1);
      model.cover.push_back({minimum, static_cast<double>(draw(1) * 50), minimum + draw(2),
                             static_cast<double>(draw(30)), static_cast<double>(draw(5))});
    }
    model.persons.resize(4);
    std::vector<int> persons(4);
    std::iota(persons.begin(), persons.end(), 0);
    std::vector<int> others(model.cover.size());
    for (int& each : others) each = draw(1);
    Master simplex(model, persons, others);
    Master inside(model, persons, others);
    fill_at_random(simplex, seed);
    fill_at_random(inside, seed);
    const double value = simplex.solve();
    EXPECT_NEAR(inside.solve_inside(1e-8), value, 1e-4 * (1 + std::abs(value))) << seed;
    for (std::size_t k = 0; k < model.cover.size(); ++k) {
      EXPECT_LE(inside.cell_duals()[k], model.cover[k].under + model.cover[k].below_minimum + 1e-9);
      EXPECT_GE(inside.cell_duals()[k], -model.cover[k].over - 1e-9);
    }
    // The prices prove the value: no line is worth more than its person's price, and the bound of the prices is the value.
    for (const Master::Column& column : inside.columns())
      EXPECT_GE(inside.reduced_cost(column.person, column.line, inside.cell_duals()), -1e-6) << seed;
    EXPECT_NEAR(std::accumulate(inside.person_duals().begin(), inside.person_duals().end(),
                                inside.cover_bound(inside.cell_duals())),
                value, 1e-3 * (1 + std::abs(value)))
        << seed;
    // A column that is barred has no share, and the rest still keep every row.
    inside.allow(0, false);
    EXPECT_GE(inside.solve_inside(1e-8), value - 1e-4 * (1 + std::abs(value)));
    EXPECT_EQ(inside.shares()[0], 0);
    std::vector<double> sums(persons.size(), 0);
    for (std::size_t k = 0; k < inside.columns().size(); ++k)
      sums[static_cast<std::size_t>(inside.columns()[k].person)] += inside.shares()[k];
    for (const double sum : sums) EXPECT_NEAR(sum, 1, 1e-6);
  }
}

}  // namespace
}  // namespace handlingsrom::roster
