// A municipality's own figures replace the national levels, and only those.
#include <sstream>

#include <gtest/gtest.h>

#include "outlook/rooms/chain_fixture.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr Year today{2026};

facts::OwnFigure figure(facts::OwnQuantity quantity, std::optional<facts::Sector> sector, double value) {
  return {quantity, sector, value, "", 2};
}

facts::OwnFigures own_of_tests() {
  using facts::OwnQuantity;
  using facts::Sector;
  facts::OwnFigures own;
  own.file = "own.csv";
  own.figures = {figure(OwnQuantity::net_spending, Sector::school, 200e6),
                 figure(OwnQuantity::full_time_equivalents, Sector::kindergarten, 90),
                 figure(OwnQuantity::full_time_equivalents, Sector::care, 230),
                 figure(OwnQuantity::places, Sector::care, 70),
                 figure(OwnQuantity::places, Sector::school, 1500),
                 figure(OwnQuantity::net_operating_result, std::nullopt, -9e6),
                 figure(OwnQuantity::gross_operating_revenue, std::nullopt, 900e6),
                 figure(OwnQuantity::free_income, std::nullopt, 650e6),
                 figure(OwnQuantity::property_tax, std::nullopt, 12e6),
                 figure(OwnQuantity::vacant_nurses, std::nullopt, 3),
                 figure(OwnQuantity::disposable_fund, std::nullopt, 90e6),
                 figure(OwnQuantity::long_term_debt, std::nullopt, 990e6),
                 figure(OwnQuantity::net_finance_cost, std::nullopt, 40e6)};
  return own;
}

TEST(OwnFigures, ReplaceTodaysLevels) {
  const facts::OwnFigures own = own_of_tests();
  const Figures figures = bundled_chain().run({municipality("skaun"), nullptr, &own});
  EXPECT_NEAR(figures.middle("economy.spending.school", today), 200e6, 1e-3);
  EXPECT_NEAR(figures.middle("workforce.needed_by_sector.kindergarten", today), 90, 1e-9);
  EXPECT_NEAR(figures.middle("workforce.needed_by_sector.care", today), 230, 1e-9);
  EXPECT_NEAR(figures.middle("rooms.money", today), -9e6, 1e-3);
  EXPECT_NEAR(figures.middle("economy.net_result_share", today), -0.01, 1e-12);
  EXPECT_NEAR(figures.middle("economy.income.block_grant_and_tax", today), 650e6, 1e-3);
  EXPECT_NEAR(figures.middle("economy.finance_cost", today), 40e6, 1e-3);
  EXPECT_NEAR(figures.middle("economy.fund_share", today), 0.1, 1e-12);
  EXPECT_NEAR(figures.middle("economy.debt_share", today), 1.1, 1e-12);
  EXPECT_NEAR(figures.middle("economy.rule_margin", today), -9e6 - 0.0175 * 900e6, 1e-3);
  EXPECT_NEAR(figures.middle("rooms.places.school", today), 1500 - figures.middle("services.pupils.total", today),
              1e-9);
  for (const char* id : {"economy.spending.school", "workforce.needed_by_sector.kindergarten",
                         "economy.income.block_grant_and_tax", "economy.finance_cost", "rooms.places.school"}) {
    EXPECT_EQ(figures.at(id).provenance, Provenance::own) << id;
  }
  // Only what was given is own: a difference has the weakest mark of what it is made of.
  EXPECT_GT(figures.at("rooms.money").provenance, Provenance::own);
  EXPECT_GT(figures.at("rooms.places").provenance, Provenance::own);
}

TEST(OwnFigures, LeaveTheRestAsItWas) {
  const facts::OwnFigures own = own_of_tests();
  const Figures with = bundled_chain().run({municipality("skaun"), nullptr, &own});
  const Figures without = bundled_chain().run({municipality("skaun")});
  EXPECT_EQ(with.at("population.total").middle, without.at("population.total").middle);
  EXPECT_EQ(with.at("economy.spending.health").middle, without.at("economy.spending.health").middle);
  EXPECT_EQ(with.at("workforce.needed.teacher").middle, without.at("workforce.needed.teacher").middle);
}

TEST(OwnFigures, VacantPostsAreThoseCounted) {
  facts::OwnFigures own;
  own.file = "own.csv";
  own.figures = {figure(facts::OwnQuantity::vacant_nurses, std::nullopt, 7),
                 figure(facts::OwnQuantity::vacant_teachers, std::nullopt, 0),
                 figure(facts::OwnQuantity::vacant_health_workers, std::nullopt, 1e5)};
  const Figures with = bundled_chain().run({municipality("skaun"), nullptr, &own});
  const Figures without = bundled_chain().run({municipality("skaun")});
  EXPECT_NEAR(with.middle("rooms.people.nurse", today), -7, 1e-9);
  EXPECT_NEAR(with.middle("rooms.people.teacher", today), 0, 1e-9);
  // More vacant than there is need of: nobody is there, and no less than nobody.
  EXPECT_NEAR(with.middle("workforce.available.health_worker", today), 0, 1e-9);
  EXPECT_EQ(with.at("workforce.available.other").middle, without.at("workforce.available.other").middle);
  // What is counted is not assumed: the room is read as it stands.
  EXPECT_EQ(with.middle("workforce.assumed_vacant.nurse", today), 0);
  EXPECT_NEAR(with.middle("workforce.beyond_assumed.nurse", today), -7, 1e-9);
  EXPECT_GT(without.middle("workforce.assumed_vacant.nurse", today), 0);
  EXPECT_NEAR(without.middle("workforce.beyond_assumed.nurse", today), 0, 1e-9);
}

TEST(OwnFigures, PropertyTaxDoesNotFollowInhabitants) {
  facts::OwnFigures own;
  own.file = "own.csv";
  const Figures without = bundled_chain().run({municipality("skaun")});
  const double other = without.middle("economy.income.other", today);
  own.figures = {figure(facts::OwnQuantity::property_tax, std::nullopt, other)};
  const Figures all_of_it = bundled_chain().run({municipality("skaun"), nullptr, &own});
  for (const Year year : {today, Year{2030}, Year{2050}})
    EXPECT_NEAR(all_of_it.middle("economy.income.other", year), other, 1e-6 * other) << year.value;
  EXPECT_GT(std::abs(without.middle("economy.income.other", Year{2050}) - other), 1e-3 * other);
  own.figures.front().value = 0;
  const Figures none_of_it = bundled_chain().run({municipality("skaun"), nullptr, &own});
  EXPECT_NEAR(none_of_it.middle("economy.income.other", Year{2050}), without.middle("economy.income.other", Year{2050}),
              1e-6 * other);
}

TEST(OwnFigures, TreesLeadToTheUsersFile) {
  const facts::OwnFigures own = own_of_tests();
  const Request request{municipality("skaun"), nullptr, &own};
  const Figures figures = bundled_chain().run(request);
  for (const Figure& each : figures.all()) {
    for (const Year year : {today, Year{2040}}) {
      if (each.id.starts_with("population.")) continue;
      const trace::Node tree = bundled_chain().explain(request, each.id, year);
      const double value = figures.middle(each.id, year);
      EXPECT_NEAR(tree.value, value, 1e-9 * std::max(1.0, std::abs(value))) << each.id;
      EXPECT_LT(trace::largest_discrepancy(tree), 1e-9) << each.id;
    }
  }
  EXPECT_EQ(bundled_chain().explain(request, "places", today).children.front().reference.cell, "own.csv:2");
}

}  // namespace
}  // namespace handlingsrom::rooms
