// The income system over all municipalities, and what one inhabitant more brings.
#include <cmath>

#include <gtest/gtest.h>

#include "outlook/rooms/chain_fixture.hpp"
#include "outlook/rooms/marginal.hpp"

namespace handlingsrom::rooms {
namespace {

std::vector<double> sum_over_all(const char* figure, const Assumptions* assumptions = nullptr) {
  const Chain& chain = bundled_chain();
  std::vector<double> sum;
  for (int m = 0; m < chain.facts().registry->size(); ++m) {
    const Figures figures = chain.run({MunicipalityIndex{m}, assumptions});
    const std::vector<double>& middle = figures.at(figure).middle;
    sum.resize(middle.size());
    for (std::size_t t = 0; t < sum.size(); ++t) sum[t] += middle[t];
  }
  return sum;
}

TEST(Income, EqualisationsSumToWhatTheyWereSettledAt) {
  // 0 and 1.3 thousand kr in the ministry's settlements of 2025, out of some 20 and 25 thousand million that change hands.
  for (const double sum : sum_over_all("economy.income.tax_equalisation")) EXPECT_NEAR(sum, 0, 1e3);
  for (const double sum : sum_over_all("economy.income.expenditure_equalisation")) EXPECT_NEAR(sum, 1300, 1e3);
}

TEST(Income, TheStatePaysTheCountrysCostOfAgesAndNoMore) {
  const Chain& chain = bundled_chain();
  const std::vector<double> half = sum_over_all("economy.income.demographic_compensation");
  EXPECT_EQ(half.front(), 0);
  EXPECT_GT(half.back(), 0);
  Assumptions all = chain.default_assumptions();
  all.set("economy.demographic_compensation", 1);
  const std::vector<double> whole = sum_over_all("economy.income.demographic_compensation", &all);
  const std::vector<double> nothing_more = sum_over_all("economy.course.nothing_more");
  const std::vector<double> state_pays = sum_over_all("economy.course.state_pays");
  for (std::size_t t = 1; t < whole.size(); ++t) {
    EXPECT_NEAR(half[t], 0.5 * whole[t], 1e-6 * std::abs(whole[t])) << t;
    EXPECT_NEAR(state_pays[t] - nothing_more[t], whole[t], 1e-6 * std::abs(whole[t])) << t;
  }
  // The country's cost by hand: what is equalised per inhabitant × Σ weight · (growth of the age's share − 1) × inhabitants.
  const Year last = last_projected_year;
  const trace::Node tree = chain.explain({municipality("skaun")}, "economy.income.demographic_compensation", last);
  EXPECT_LT(trace::largest_discrepancy(tree), 1e-9);
}

TEST(Income, TheCoursesAreTheRoomAtBothEnds) {
  const Chain& chain = bundled_chain();
  for (const char* name : {"skaun", "oslo", "utsira"}) {
    const Figures figures = chain.run({municipality(name)});
    for (const auto& [id, share] :
         {std::pair{"economy.course.nothing_more", 0.0}, {"economy.course.state_pays", 1.0}}) {
      Assumptions assumptions = chain.default_assumptions();
      assumptions.set("economy.demographic_compensation", share);
      const Figures course = chain.run({municipality(name), &assumptions});
      // The mean of the last years is a share of revenue, which the course moves a little.
      for (const Year year : {Year{2030}, Year{2050}})
        EXPECT_NEAR(figures.middle(id, year),
                    course.middle("rooms.money", year) - course.middle("economy.base_year", year) +
                        figures.middle("economy.base_year", year),
                    1)
            << name << ' ' << id;
    }
  }
}

// What does the state take back if we raise the tax base?
TEST(Income, TheEqualisationTakesBackMostOfAHigherTaxBase) {
  const Chain& chain = bundled_chain();
  const auto kept = [&](const char* name) {
    Assumptions assumptions = chain.default_assumptions();
    assumptions.set("economy.tax_base", 1.01);
    const Figures before = chain.run({municipality(name)});
    const Figures after = chain.run({municipality(name), &assumptions});
    const Year year{2030};
    const auto change = [&](const char* id) { return after.middle(id, year) - before.middle(id, year); };
    EXPECT_NEAR(change("rooms.money") - change("economy.base_year"),
                change("economy.income.tax") + change("economy.income.tax_equalisation"), 1);
    return 1 + change("economy.income.tax_equalisation") / change("economy.income.tax");
  };
  EXPECT_NEAR(kept("stavanger"), 0.38, 1e-9);
  EXPECT_NEAR(kept("skaun"), 0.03, 1e-9);  // below 90 per cent of the country
}

TEST(Income, OneInhabitantMore) {
  const int ages[] = {0, 8, 30, 70, 85};
  const std::vector<Figures> more = one_more(bundled_chain(), {municipality("sunnfjord")}, ages);
  ASSERT_EQ(more.size(), std::size(ages));
  const Year year{2027};
  const auto at = [&](int k, const char* id) { return more[static_cast<std::size_t>(k)].middle(id, year); };
  for (int k = 0; k < 5; ++k) {
    EXPECT_NEAR(at(k, "population.total"), 1, 1e-9);
    EXPECT_NEAR(at(k, "rooms.money"),
                at(k, "economy.income.total") - at(k, "economy.spending.total") - at(k, "economy.finance_cost") +
                    at(k, "economy.base_year"),
                1e-3);
  }
  EXPECT_EQ(at(2, "economy.spending.school"), 0);
  EXPECT_GT(at(1, "economy.spending.school"), 50e3);
  EXPECT_GT(at(4, "economy.spending.care"), 5 * at(3, "economy.spending.care"));
  EXPECT_GT(at(4, "economy.income.expenditure_equalisation"), at(2, "economy.income.expenditure_equalisation"));
}

}  // namespace
}  // namespace handlingsrom::rooms
