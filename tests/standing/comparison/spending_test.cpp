#include "standing/comparison/spending.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "standing/facts/facts.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/series.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
namespace {

const facts::Facts& bundle() {
  static const std::shared_ptr<const facts::Facts> facts = facts::load("data/handlingsrom.bundle");
  return *facts;
}

const AccountsBook& book() {
  static const AccountsBook of_bundle(bundle());
  return of_bundle;
}

double sum_of(const Decomposition& one) {
  return std::accumulate(one.parts.begin(), one.parts.end(), 0.0,
                         [](double sum, const Part& part) { return sum + part.effect; });
}

// Need 1.2 at 10,000 kr against need 1 at 11,000 kr: 0.2 × 10,500 of need, −1,000 × 1.1 of the rest.
TEST(Spending, NeedAndRestMeetHalfWay) {
  const Decomposition found = decompose_spending(*accounts_figure("school"), {1.2, 10000}, {1.0, 11000});
  ASSERT_EQ(found.parts.size(), 2U);
  EXPECT_NEAR(found.parts[0].effect, 2100, 1e-9);
  EXPECT_NEAR(found.parts[1].effect, -1100, 1e-9);
  EXPECT_NEAR(found.own - found.base, 1000, 1e-9);
  EXPECT_TRUE(decompose_spending(*accounts_figure("school"), {facts::missing, 1}, {1, 1}).parts.empty());
}

TEST(Spending, AddsUpToTheAccountsInEveryMunicipality) {
  for (int m = 0; m < bundle().registry->size(); ++m) {
    const MunicipalityIndex place{m};
    const Group group = group_of(bundle(), place, GroupKind::kostra);
    for (const Decomposition& one : spending_decompositions(book(), place, group)) {
      const AccountsFigure& figure = *accounts_figure(one.area);
      const double spent = bundle().series->at(figure.part, place, Year{one.year});
      if (!one.parts.empty()) {
        EXPECT_NEAR(one.own, spent / bundle().population.total(m, Year{one.year + 1}), 1e-6) << one.id;
        EXPECT_NEAR(sum_of(one), one.own - one.base, 1e-6) << one.id;
      }
      EXPECT_EQ(one.known + static_cast<int>(one.left_out.size()), static_cast<int>(group.members.size()));
    }
  }
}

TEST(Spending, OfHealthAndCareByUserAndFteIsTheAccounts) {
  const MunicipalityIndex skaun = bundle().registry->find("skaun"), malvik = bundle().registry->find("malvik");
  const Group group = group_of(bundle(), skaun, GroupKind::chosen, {}, std::vector{malvik});
  const auto all = decompositions(book(), skaun, group);
  const auto care =
      std::find_if(all.begin(), all.end(), [](const Decomposition& one) { return one.id == "care_kroner"; });
  const auto area = std::find_if(all.begin(), all.end(),
                                 [](const Decomposition& one) { return one.id == "spending_health_and_care"; });
  ASSERT_EQ(care->parts.size(), 6U) << "ages, two uses, FTE per user, kroner per FTE, health";
  EXPECT_NEAR(care->own, area->own, 1e-6);
  EXPECT_NEAR(care->base, area->base, 1e-6);
  EXPECT_NEAR(sum_of(*care), care->own - care->base, 1e-6);
  EXPECT_EQ(care->unit, Unit::kroner_per_person);
  EXPECT_GT(care->parts[4].own, 500000) << "kroner per FTE";
  EXPECT_GT(care->parts[5].own, 1) << "health on top of care";
}

}  // namespace
}  // namespace handlingsrom::comparison
