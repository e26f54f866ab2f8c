#include "outlook/rooms/money_backtest.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "outlook/economy/debt_chance.hpp"
#include "outlook/economy/result_fit.hpp"
#include "outlook/economy/result_level.hpp"
#include "outlook/rooms/chain_fixture.hpp"
#include "standing/facts/series.hpp"

namespace handlingsrom::rooms {
namespace {

// The defaults are what the accounts of the bundle say; with new accounts this test says what they have become.
TEST(MoneyBacktest, TheDefaultsAreTheEstimateOverAllYears) {
  const facts::Facts& facts = bundled_chain().facts();
  const Assumptions assumptions = bundled_chain().default_assumptions();
  const std::vector<double> country = economy::country_results(facts);
  std::vector<std::vector<double>> results, debts;
  std::vector<double> inhabitants;
  const facts::Series& debt = facts.series->get("accounts.net_debt");
  const facts::Series& revenue = facts.series->get("accounts.revenue");
  for (int m = 0; m < facts.registry->size(); ++m) {
    const economy::ResultHistory history = economy::result_history({facts, MunicipalityIndex{m}}, country);
    inhabitants.push_back(history.inhabitants);
    results.push_back(economy::deviations_of(history, assumptions));
    debts.emplace_back();
    for (Year year = debt.first(); year <= debt.latest(); year = year + 1)
      debts.back().push_back(debt.at(MunicipalityIndex{m}, year) / revenue.at(MunicipalityIndex{m}, year));
  }
  const economy::ResultProcess estimate = economy::fit_result_process(results, inhabitants);
  const economy::ResultProcess used = economy::result_process(assumptions);
  EXPECT_NEAR(used.lasting, estimate.lasting, 0.006);
  EXPECT_NEAR(used.passing, estimate.passing, 0.006);
  EXPECT_NEAR(used.alternating, estimate.alternating, 0.003);
  EXPECT_NEAR(used.left, estimate.left, 0.006);
  EXPECT_NEAR(used.spread, estimate.spread, 0.0006);
  EXPECT_NEAR(used.by_size, estimate.by_size, 0.006);
  EXPECT_NEAR(used.tails, estimate.tails, 0.06);
  const economy::DebtProcess walk = economy::fit_debt_process(debts, inhabitants);
  EXPECT_NEAR(economy::debt_process(assumptions).spread, walk.spread, 0.006);
  EXPECT_NEAR(economy::debt_process(assumptions).by_size, walk.by_size, 0.006);
}

TEST(MoneyBacktest, TheRangesHoldWithoutTheYearTheyForesee) {
  for (const int base : {2020, 2021, 2022, 2023}) {
    const MoneyBacktest backtest = money_backtest(bundled_chain().facts(), base, 2025, 400, 1);
    EXPECT_LT(backtest.estimated_to, 2025);
    EXPECT_GT(backtest.result.municipalities, 350);
    EXPECT_NEAR(backtest.result.half, 0.50, 0.06) << base;
    EXPECT_NEAR(backtest.result.most, 0.80, 0.07) << base;
    EXPECT_LT(backtest.error, backtest.error_of_account) << base;
  }
}

TEST(MoneyBacktest, RefusesYearsWithoutAccounts) {
  EXPECT_THROW(money_backtest(bundled_chain().facts(), 2019, 2025, 10, 1), Error);
  EXPECT_THROW(money_backtest(bundled_chain().facts(), 2023, 2023, 10, 1), Error);
  EXPECT_THROW(money_backtest(bundled_chain().facts(), 2020, 2021, 10, 1), Error);
}

// By hand: the account gives way to the country's mean and the municipality's own level as fast as what passes does.
TEST(ResultLevel, LeavesTheAccountForAnOrdinaryYear) {
  Assumptions assumptions = bundled_chain().default_assumptions();
  for (const auto& [id, value] : {std::pair{"economy.result_lasting", 0.5},
                                  {"economy.result_passing", 0.0},
                                  {"economy.result_alternating", 0.0},
                                  {"economy.result_left", 0.5},
                                  {"economy.base_years", 2.0}})
    assumptions.set(id, value);
  economy::ResultHistory history;
  history.own = {facts::Cell{0.01, {"test", "latest"}}, facts::Cell{0.07, {"test", "before"}}, facts::Cell{0.5, {}}};
  history.country = {0.02, 0.04, 0.9};
  history.inhabitants = 5000;
  // Deviations −0.01 and 0.03: their mean 0.01, credited by 2·0.5 / 1.5; the country from 0.02 to 0.03, half of the way a year.
  const std::vector<double> years = economy::beside_the_account(history, assumptions, 4);
  const double own = 0.01 * 2 / 3;
  EXPECT_EQ(years[0], 0);
  EXPECT_NEAR(years[1], 0.025 + own - 0.01, 1e-12);
  EXPECT_NEAR(years[2], 0.0275 + own - 0.01, 1e-12);
  assumptions.set("economy.result_shrinkage", 0);
  EXPECT_EQ(economy::beside_the_account(history, assumptions, 4)[2], 0);
  history.own[0] = {};
  assumptions.set("economy.result_shrinkage", 1);
  EXPECT_EQ(economy::beside_the_account(history, assumptions, 4)[2], 0);
}

// What comes back over all municipalities is the country's own way to its mean: nothing is made or lost by drawing each to it.
TEST(ResultLevel, MovesTheCountryHardlyAtAll) {
  const facts::Facts& facts = bundled_chain().facts();
  const Assumptions assumptions = bundled_chain().default_assumptions();
  const std::vector<double> country = economy::country_results(facts);
  const facts::Series& revenue = facts.series->get("accounts.revenue");
  double moved = 0, revenues = 0, mean = 0;
  for (int m = 0; m < facts.registry->size(); ++m) {
    const economy::ResultHistory history = economy::result_history({facts, MunicipalityIndex{m}}, country);
    const double of = revenue.at(MunicipalityIndex{m}, revenue.latest());
    moved += of * economy::beside_the_account(history, assumptions, 25).back();
    revenues += of;
  }
  for (const double year : country) mean += year / static_cast<double>(country.size());
  EXPECT_NEAR(moved / revenues, mean - country.front(), 0.001);
}

}  // namespace
}  // namespace handlingsrom::rooms
