// What a case file cannot say: neighbours, properties over many municipalities, and an adjustment against the same change by hand.
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "outlook/rooms/tiny_world.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr Year first{2026};

TEST(Rows, NeighboursCountByTheirWeight) {
  TinyWorld world(first, 2);
  for (const int t : {0, 1}) {
    world.set_persons(t, 20, 63, 440);
    world.set_users("home_nursing", t, 100);
  }
  world.set("care_ladder_fte", 1, world.step("home_nursing"));
  world.set("care_fte_scale", 1);
  workforce::LabourArea area;
  area.persons.resize(2);
  area.persons[0].fill(100);
  area.persons[1].fill(200);
  world.set_area(area);
  world.run();
  EXPECT_NEAR(world.at("workforce.available.total", 1), 100 * (0.7 * 1 + 0.3 * 2), 1e-9);
  world.set_area({});
  world.run();
  EXPECT_NEAR(world.at("workforce.available.total", 1), 100, 1e-9);
}

RC_GTEST_PROP(Rows, MorePupilsNeverNeedFewerTeachers, ()) {
  const auto pupils = *rc::gen::inRange(0, 5000);
  const auto more = *rc::gen::inRange(0, 500);
  TinyWorld world(first, 2);
  world.set("workforce.group_size", 16);
  world.set_persons(0, 6, 15, pupils);
  world.set_persons(1, 6, 15, pupils + more);
  world.run();
  RC_ASSERT(world.at("workforce.needed.teacher", 1) >= world.at("workforce.needed.teacher", 0));
}

// 2 per cent of the revenue of 1,000 from the account to an ordinary year, and a year that takes 5 per cent by chance.
TEST(Rows, MoneyHoldsAnOrdinaryYearAndWhatChanceDoes) {
  TinyWorld world(first, 3);
  for (const int t : {0, 1, 2}) world.set_persons(t, 20, 66, 100);
  world.set("economy.own_revenue", 1000);
  world.set("economy.national_free_income", 10);
  world.run();
  const double money = world.at("rooms.money", 1), debt = world.at("economy.debt", 1);
  const Engines& engines = bundled_chain().prepared().model.engines();
  world.set_engine(engines.beside_the_account, {0, 0.02, 0.02});
  world.set_engine(engines.result_chance, {0, 0, -0.05});
  world.set_engine(engines.debt_chance, {0, 0.1, 0.2});
  world.run();
  EXPECT_NEAR(world.at("economy.base_year", 1), 20, 1e-9);
  EXPECT_NEAR(world.at("rooms.money", 1), money + 20, 1e-9);
  EXPECT_NEAR(world.at("rooms.money", 2), world.at("rooms.money", 1) - 50, 1e-9);
  EXPECT_NEAR(world.at("economy.debt", 1), debt + 100, 1e-9);
}

// Sums and rooms after an adjustment are those of the parts, in every municipality and year: nothing is closed by hand.
TEST(Rows, IdentitiesHoldAfterAdjustments) {
  const Chain& chain = bundled_chain();
  const auto years = static_cast<std::size_t>(chain.default_assumptions().years());
  std::vector<sheet::Adjustment> adjustments;
  const auto add = [&](const char* row, sheet::Adjustment::How how, double size, const char* driver = nullptr) {
    adjustments.push_back(
        {chain.row(row), how, std::vector<double>(years, size), driver == nullptr ? -1 : chain.row(driver), "test"});
    adjustments.back().amount[0] = 0;
  };
  add("economy.spending.school", sheet::Adjustment::How::scale, -0.05);
  add("economy.income.other", sheet::Adjustment::How::add, 3e6);
  add("workforce.needed_by_sector.health", sheet::Adjustment::How::add, 0.001, "population.total");
  add("care.users.nursing_home", sheet::Adjustment::How::scale, -0.2);
  for (int m = 0; m < chain.facts().registry->size(); m += 20) {
    Request request{MunicipalityIndex{m}};
    request.adjustments = adjustments;
    const Figures figures = chain.run(request);
    for (const Year year : {Year{2026}, Year{2031}, Year{2050}}) {
      const auto at = [&](const std::string& id) { return figures.middle(id, year); };
      double spending = 0;
      double needed = 0;
      for (const char* sector :
           {"school", "kindergarten", "care", "health", "child_protection", "social", "administration", "other"}) {
        spending += at(std::string("economy.spending.") + sector);
        needed += at(std::string("workforce.needed_by_sector.") + sector);
      }
      EXPECT_NEAR(at("economy.spending.total"), spending, 1e-9 * spending);
      EXPECT_NEAR(at("workforce.needed.total"), needed, 1e-9 * needed);
      EXPECT_NEAR(at("rooms.money"),
                  at("economy.income.total") - spending - at("economy.finance_cost") + at("economy.base_year"), 1e-3);
      EXPECT_NEAR(at("rooms.people"), at("workforce.available.total") - needed, 1e-6);
      EXPECT_NEAR(at("economy.net_result_share"), at("rooms.money") / at("economy.gross_revenue"), 1e-9);
    }
    const trace::Node tree = chain.explain(request, "money", Year{2040});
    EXPECT_NEAR(tree.value, figures.middle("rooms.money", Year{2040}), 1e-6 * std::abs(tree.value) + 1e-3);
    EXPECT_LT(trace::largest_discrepancy(tree), 1e-9);
  }
}

}  // namespace
}  // namespace handlingsrom::rooms
