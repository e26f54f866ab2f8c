#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"
#include "base/sheet/explain.hpp"

namespace handlingsrom::sheet {
namespace {

constexpr ParameterSpec rate{"test.rate", Unit::share, 0.5, 0, 1, "judgement", 0, 2};
constexpr ParameterSpec level{"test.level", Unit::share, 2, 0, 10, "judgement", 0, 10, ParameterSpec::About::today};

/// persons and kr by year, two lanes.
struct World {
  World() : sheet({&rate, &level}) {
    const Term each = sheet.engine("people", Unit::persons);
    const Term price = sheet.cell("price", Unit::kroner_per_person);
    const Term own = sheet.cell("own", Unit::kroner);
    sheet.row("people", Unit::persons, each);
    const Term model = (each * price).named("model");
    cost =
        sheet.row("cost", Unit::kroner, first_known(own, model) * partly(sheet.parameter("test.rate"), growth(each)));
    sheet.row("added", Unit::kroner, accumulated(cost));
    sheet.row("compound", Unit::share, compounded(sheet.condition("test.rate")));
    sheet.row("change", Unit::kroner, change(cost));
    sheet.row("smaller", Unit::kroner, minimum(cost, model));
    sheet.row("relative", Unit::none, sheet.relative("test.level"));
    sheet.row("each", Unit::kroner_per_person, cost / each);
    sheet.row("last", Unit::persons, previous(each));
    sheet.row("whole", Unit::kroner, known_as(cost - model, own));
    sheet.row("places", Unit::places, measured_in(Unit::places, each));
  }

  void run(std::span<const Adjustment> adjustments = {}) {
    const std::vector<Column> parameters{{rates.data(), 2, 1}, {levels.data(), 1, 0}};
    const std::vector<Column> engines{{people.data(), 2, 1}};
    evaluate(sheet, {3, 2, cells, parameters, engines}, adjustments, values);
  }
  double at(std::string_view row, std::size_t t, std::size_t lane = 0) const {
    return values.at(sheet.rows()[static_cast<std::size_t>(sheet.find(row))].node, t, lane);
  }

  Sheet sheet;
  Term cost;
  std::vector<double> people{10, 20, 5, 30, 0, 40};  // [year][lane]
  std::vector<double> rates{0.5, 0.1, 0.5, 0.1, 0.5, 0.1};
  std::vector<double> levels{2, 4, 8};
  std::vector<double> cells{100, no_figure};
  Values values;
};

TEST(Sheet, EveryOperationGivesWhatASpreadsheetWould) {
  World world;
  world.run();
  EXPECT_DOUBLE_EQ(world.at("cost", 0), 1000);
  EXPECT_DOUBLE_EQ(world.at("cost", 1), 500 * 0.75);  // 5 · 100 · (1 + 0.5 · (5/10 − 1))
  EXPECT_DOUBLE_EQ(world.at("cost", 1, 1), 3000 * (1 + 0.1 * 0.5));
  EXPECT_DOUBLE_EQ(world.at("added", 2, 1), 3150 + 4000 * 1.1);
  EXPECT_DOUBLE_EQ(world.at("added", 0), 0);
  EXPECT_DOUBLE_EQ(world.at("compound", 0), 1);
  EXPECT_DOUBLE_EQ(world.at("compound", 2), 2.25);
  EXPECT_DOUBLE_EQ(world.at("change", 1), 375 - 1000);
  EXPECT_DOUBLE_EQ(world.at("smaller", 1, 1), 3000);
  EXPECT_DOUBLE_EQ(world.at("relative", 2), 4);
  EXPECT_TRUE(std::isnan(world.at("each", 2)));  // nobody to divide by: no figure
  EXPECT_TRUE(std::isnan(world.at("last", 0)));
  EXPECT_DOUBLE_EQ(world.at("last", 2, 1), 30);
}

TEST(Sheet, AnOwnFigureReplacesTheModel) {
  World world;
  world.cells[1] = 700;
  world.run();
  EXPECT_DOUBLE_EQ(world.at("cost", 0), 700);
  EXPECT_DOUBLE_EQ(world.at("cost", 1), 700 * 0.75);
}

TEST(Sheet, RefusesWhatDoesNotGoTogether) {
  World world;
  const Term others = world.sheet.engine("others", Unit::persons);
  const Term money = world.sheet.cell("money", Unit::kroner);
  EXPECT_THROW(others + money, Error);
  EXPECT_THROW(minimum(others, money), Error);
  EXPECT_THROW(power(others, others), Error);
  EXPECT_THROW(growth(others, money), Error);
  EXPECT_THROW(world.sheet.row("wrong", Unit::places, others), Error);
  EXPECT_THROW(world.sheet.row("cost", Unit::kroner, money), Error);
  EXPECT_THROW(world.sheet.parameter("test.unknown"), Error);
  EXPECT_NO_THROW(world.sheet.row("fine", Unit::kroner_per_person, money / others));
}

TEST(Sheet, AdjustmentsActBeforeWhatDependsOnThem) {
  World world;
  const int cost = world.sheet.find("cost");
  const int people = world.sheet.find("people");
  const std::vector<Adjustment> adjustments{{cost, Adjustment::How::scale, {0, 0.1, 0.1}, -1, "a"},
                                            {cost, Adjustment::How::add, {0, 2, 2}, people, "b"}};
  world.run(adjustments);
  EXPECT_DOUBLE_EQ(world.at("cost", 1), 375 * 1.1 + 10);
  EXPECT_DOUBLE_EQ(world.at("each", 1), (375 * 1.1 + 10) / 5);
  EXPECT_DOUBLE_EQ(world.at("added", 1), 375 * 1.1 + 10);
}

TEST(Sheet, ADriverMadeOfWhatItAdjustsIsRefused) {
  World world;
  const std::vector<Adjustment> circle{
      {world.sheet.find("cost"), Adjustment::How::add, {0, 1, 1}, world.sheet.find("added"), "a"}};
  EXPECT_THROW(world.run(circle), Error);
}

// Only what depends on a change is computed anew; the result is that of computing all.
RC_GTEST_PROP(Sheet, UpdatingGivesWhatEvaluatingGives, ()) {
  World world;
  const auto some = [&] {
    std::vector<Adjustment> list;
    const int count = *rc::gen::inRange(0, 3);
    for (int k = 0; k < count; ++k) {
      const int row =
          *rc::gen::element(world.sheet.find("cost"), world.sheet.find("people"), world.sheet.find("added"));
      const bool scales = *rc::gen::arbitrary<bool>();
      const double size = *rc::gen::inRange(-50, 50) / 100.0;
      list.push_back({row, scales ? Adjustment::How::scale : Adjustment::How::add, {0, size, 2 * size}, -1, "x"});
    }
    return list;
  };
  const std::vector<Adjustment> before = some();
  const std::vector<Adjustment> after = some();
  world.run(before);
  const Values first = world.values;
  const bool changed = *rc::gen::arbitrary<bool>();
  if (changed) world.rates[2] = 0.9;
  const std::vector<Column> parameters{{world.rates.data(), 2, 1}, {world.levels.data(), 1, 0}};
  const std::vector<Column> engines{{world.people.data(), 2, 1}};
  const std::vector<char> which{static_cast<char>(changed), 0};
  Values updated;
  update(world.sheet, {3, 2, world.cells, parameters, engines}, first, before, after, {which, {}}, updated);
  world.run(after);
  for (const Row& row : world.sheet.rows()) {
    for (std::size_t t = 0; t < 3; ++t) {
      for (std::size_t lane = 0; lane < 2; ++lane) {
        const double x = world.values.at(row.node, t, lane);
        const double y = updated.at(row.node, t, lane);
        RC_ASSERT(x == y || (std::isnan(x) && std::isnan(y)));
      }
    }
  }
}

TEST(Sheet, TheWayBehindAFigureAddsUp) {
  World world;
  const int cost = world.sheet.find("cost");
  const std::vector<Adjustment> adjustments{{cost, Adjustment::How::scale, {0, 0.1, 0.1}, -1, "a lever"},
                                            {cost, Adjustment::How::add, {0, 2, 2}, world.sheet.find("people"), "b"}};
  world.run(adjustments);
  const std::vector<Cell> cells{{100, {"source", "cell"}}, {}};
  const std::vector<Provenance> marks{Provenance::municipality};
  const Traced traced{world.sheet, world.values, cells, marks, adjustments, 0, [&](std::uint32_t, std::size_t t) {
                        return trace::cell("people", world.people[t * 2], Unit::persons, {"source", "people"});
                      }};
  for (const Row& row : world.sheet.rows()) {
    for (std::size_t t = 1; t < 3; ++t) {
      const double value = world.at(row.id, t);
      if (std::isnan(value)) continue;
      const trace::Node tree = explain(traced, world.sheet.find(row.id), t);
      EXPECT_NEAR(tree.value, value, 1e-9) << row.id;
      EXPECT_LT(trace::largest_discrepancy(tree), 1e-12) << row.id;
    }
  }
  const trace::Node tree = explain(traced, cost, 1);
  ASSERT_EQ(tree.children.size(), 3U);
  EXPECT_EQ(tree.children[1].arguments.front().second, "a lever");
}

TEST(Sheet, TheMarkIsTheWeakestOfWhatTodayIsMadeOf) {
  World world;
  world.run();
  std::vector<Cell> cells{{100, {"source", "cell"}, Provenance::national}, {}};
  const std::vector<Provenance> marks{Provenance::shrunk};
  const auto of = [&](std::string_view row) {
    return provenance({world.sheet, world.values, cells, marks})[static_cast<std::size_t>(world.sheet.find(row))];
  };
  EXPECT_EQ(of("people"), Provenance::shrunk);
  EXPECT_EQ(of("cost"), Provenance::national);       // growth and the rate of the future do not weaken it
  EXPECT_EQ(of("added"), Provenance::municipality);  // nothing is added today
  EXPECT_EQ(of("whole"), Provenance::national);      // not known as a whole
  world.cells[1] = 700;
  world.run();
  cells[1] = {700, {"own", "x.csv:2"}, Provenance::own};
  EXPECT_EQ(of("cost"), Provenance::own);
  EXPECT_EQ(of("each"), Provenance::shrunk);
  EXPECT_EQ(of("whole"), Provenance::own);  // known as a whole, though made of what is shrunk
}

}  // namespace
}  // namespace handlingsrom::sheet
