#include "outlook/rooms/money_backtest.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "base/quantile.hpp"
#include "outlook/economy/debt_chance.hpp"
#include "outlook/economy/result_fit.hpp"
#include "standing/comparison/accounts.hpp"
#include "standing/comparison/accounts_table.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::rooms {
namespace {

/// [municipality][year] a figure per revenue less the country's, as shares.
struct Deviations {
  int first = 0, last = 0;
  std::vector<std::vector<double>> of;
  double at(std::size_t m, int year) const { return of[m][static_cast<std::size_t>(year - first)]; }
  /// The years up to one, the oldest first.
  std::vector<std::vector<double>> up_to(int year) const {
    std::vector<std::vector<double>> result;
    for (const auto& years : of) result.emplace_back(years.begin(), years.begin() + (year - first + 1));
    return result;
  }
};

Deviations deviations(const facts::Facts& facts, std::string_view figure) {
  comparison::PersonsAtYearEnd persons(facts);
  const comparison::AccountsColumn column(facts, *comparison::accounts_figure(figure), persons);
  Deviations result;
  result.first = column.years().front().value;
  result.last = column.years().back().value;
  for (int m = 0; m < facts.registry->size(); ++m) {
    std::vector<double>& own = result.of.emplace_back();
    for (std::size_t t = 0; t < column.years().size(); ++t)
      own.push_back(column.at(t, MunicipalityIndex{m}).ratio(1) - column.country(t).ratio(1));
  }
  return result;
}

/// Whether the range that `draw` gives so many years ahead holds an outcome, counted.
template <class Chance>
void count(const Chance& chance, int ahead, int paths, double outcome, RangeCoverage& coverage) {
  std::vector<double> years(static_cast<std::size_t>(ahead) + 1), ends;
  for (int path = 0; path < paths; ++path) {
    chance.draw(path, years);
    ends.push_back(years.back());
  }
  std::sort(ends.begin(), ends.end());
  const auto within = [&](double low, double high) {
    return outcome >= quantile(ends, low) && outcome <= quantile(ends, high);
  };
  ++coverage.municipalities;
  coverage.half += within(0.25, 0.75) ? 1 : 0;
  coverage.most += within(0.10, 0.90) ? 1 : 0;
}

void to_shares(RangeCoverage& coverage) {
  coverage.half /= std::max(1, coverage.municipalities);
  coverage.most /= std::max(1, coverage.municipalities);
}

}  // namespace

MoneyBacktest money_backtest(const facts::Facts& facts, int base, int target, int paths, std::uint64_t seed) {
  const Deviations result = deviations(facts, "net_result"), debt = deviations(facts, "net_debt");
  if (base < result.first || target > result.last || target <= std::max(base, result.first + 1)) {
    throw Error(ErrorCode::bad_input, "validity_base",
                {{"found", std::to_string(base)},
                 {"expected", std::to_string(result.first) + "–" + std::to_string(result.last - 1)}});
  }
  MoneyBacktest backtest;
  backtest.base = base;
  backtest.target = target;
  backtest.estimated_to = std::max(base, result.first + 1);
  std::vector<double> inhabitants;
  for (int m = 0; m < facts.registry->size(); ++m)
    inhabitants.push_back(facts.population.total(m, facts.population.last_year()));
  const auto known = result.up_to(backtest.estimated_to);
  backtest.process = economy::fit_result_process(known, inhabitants);
  const economy::DebtProcess walk = economy::fit_debt_process(debt.up_to(backtest.estimated_to), inhabitants);
  const int ahead = target - base;
  for (std::size_t m = 0; m < inhabitants.size(); ++m) {
    const auto number = static_cast<std::uint32_t>(m);
    const double outcome = result.at(m, target), account = result.at(m, base);
    if (!std::isnan(outcome) && !std::isnan(account)) {
      std::vector<double> behind;
      for (int year = base; year >= result.first; --year) behind.push_back(result.at(m, year));
      const economy::ResultLevel level = economy::result_level(backtest.process, inhabitants[m], behind);
      const double apart = outcome - economy::expected_deviation(backtest.process, level, ahead);
      backtest.error += 100 * std::abs(apart);
      backtest.bias += 100 * apart;
      backtest.error_of_account += 100 * std::abs(outcome - account);
      count(economy::ResultChance(backtest.process, level, seed, number), ahead, paths, apart, backtest.result);
    }
    const double moved = debt.at(m, target) - debt.at(m, base);
    if (!std::isnan(moved))
      count(economy::DebtChance(walk, inhabitants[m], seed, number), ahead, paths, moved, backtest.debt);
  }
  for (double* each : {&backtest.error, &backtest.bias, &backtest.error_of_account})
    *each /= std::max(1, backtest.result.municipalities);
  to_shares(backtest.result);
  to_shares(backtest.debt);
  return backtest;
}

}  // namespace handlingsrom::rooms
