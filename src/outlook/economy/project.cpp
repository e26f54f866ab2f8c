// Spending, income and what is left, year by year in fixed prices. The year loops read arrays only.
#include <cmath>

#include "outlook/economy/levels.hpp"

namespace handlingsrom::economy {
namespace {

// Today's level where a share of it follows the driver and the rest stands still.
void partly_variable(std::span<double> row, double today, std::span<const double> driver,
                     std::span<const double> variable_share) {
  const double start = driver[0];
  for (std::size_t t = 0; t < row.size(); ++t) {
    const double growth = start > 0 ? driver[t] / start : 1.0;
    row[t] = today * (1 + variable_share[t] * (growth - 1));
  }
}

}  // namespace

void project(const population::Projection& projection, const Drivers& drivers, const Assumptions& assumptions,
             const Base& base, const Country& country, YearTable& result) {
  const Today today = today_of(projection, assumptions, base, country);
  const auto years = static_cast<std::size_t>(projection.years());
  const auto sector_row = [&](facts::Sector sector) { return result.row(spending_first + static_cast<int>(sector)); };
  const auto level = [&](facts::Sector sector) { return today.spending[static_cast<std::size_t>(sector)]; };
  using facts::Sector;

  partly_variable(sector_row(Sector::school), level(Sector::school), drivers.pupils,
                  assumptions.series("economy.school_variable_share"));
  partly_variable(sector_row(Sector::kindergarten), level(Sector::kindergarten), drivers.kindergarten_children,
                  assumptions.series("economy.kindergarten_variable_share"));
  const auto care = sector_row(Sector::care);
  for (std::size_t t = 0; t < years; ++t) {
    care[t] = level(Sector::care) * (drivers.care_cost[0] > 0 ? drivers.care_cost[t] / drivers.care_cost[0] : 1.0);
  }

  const auto growth = assumptions.series("economy.income_growth");
  const auto interest = assumptions.series("economy.interest_rate");
  const auto instalments = assumptions.series("economy.instalment_share");
  const auto local_share = assumptions.series("economy.local_income_variable_share");
  const auto other_share = assumptions.series("economy.other_variable_share");
  constexpr std::array by_cost_key{Sector::health, Sector::child_protection, Sector::social, Sector::administration};
  std::array<double, facts::sector_count> need_today{};
  const double finance_scale = today.finance_cost_model > 0 ? today.finance_cost / today.finance_cost_model : 1.0;
  double growth_factor = 1;
  for (std::size_t t = 0; t < years; ++t) {
    const int year = static_cast<int>(t);
    const AgeCounts counts = age_counts(projection, year);
    double population = 0;
    for (const double count : counts) population += count;
    for (const Sector sector : by_cost_key) {
      const auto s = static_cast<std::size_t>(sector);
      const double need = sector_need(base.need, static_cast<int>(s), counts, population, country.age[0],
                                      country.population[0], country.municipalities);
      if (t == 0) need_today[s] = need;
      result.row(spending_first + static_cast<int>(s))[t] =
          today.spending[s] * (need_today[s] > 0 ? need / need_today[s] : 1.0);
    }
    const double growth_of_population = today.population > 0 ? population / today.population : 1.0;
    result.row(spending_first + other_sector)[t] =
        today.spending[other_sector] * (1 + other_share[t] * (growth_of_population - 1));

    if (t > 0) growth_factor *= 1 + growth[t];
    const double index =
        total_index(base.need, counts, population, country.age[t], country.population[t], country.municipalities);
    const double local = 1 + local_share[t] * (growth_of_population - 1);
    result.row(need_index)[t] = index;
    result.row(income_free)[t] =
        growth_factor * (free_income(base, population, index, country.mean_index[t]) + today.local_free_income * local);
    result.row(income_other)[t] = growth_factor * today.other_income * local;
    const double finance_year =
        t == 0 ? today.finance_cost_model
               : today.gross_revenue * (base.interest_exposure.value * interest[t] + instalments[t]);
    result.row(finance_cost)[t] = finance_year * finance_scale;
  }
  result.sum_rows(spending_total, spending_first, spending_first + spending_sector_count);
  result.sum_rows(income_total, income_free, income_other + 1);
  const auto rule = assumptions.series("economy.rule_net_result_share");
  double fund = today.fund;
  for (std::size_t t = 0; t < years; ++t) {
    const double income = result.row(income_total)[t];
    result.row(money)[t] = income - result.row(spending_total)[t] - result.row(finance_cost)[t];
    const double revenue = today.gross_revenue * income / result.row(income_total)[0];
    result.row(gross_revenue)[t] = revenue;
    const double money_now = result.row(money)[t];
    if (t > 0) fund += money_now;  // today's reserve holds today's result already
    result.row(net_result_share)[t] = revenue > 0 ? money_now / revenue : 0;
    result.row(rule_margin)[t] = money_now - rule[t] * revenue;
    result.row(fund_share)[t] = revenue > 0 ? fund / revenue : 0;
    result.row(debt_share)[t] = revenue > 0 ? today.debt / revenue : 0;
    result.row(closing_growth)[t] = closing_growth_of(income, money_now, static_cast<int>(t));
  }
}

double closing_growth_of(double income, double money, int years) {
  const double costs = income - money;
  if (years <= 0 || income <= 0 || costs <= 0) return 0;
  return std::pow(costs / income, 1.0 / years) - 1;
}

Provenance provenance_of(int row, const Base& base) {
  if (row >= spending_first && row < spending_total) {
    const int sector = row - spending_first;
    if (sector == other_sector) return Provenance::national;
    return base.own_spending[static_cast<std::size_t>(sector)].known() ? Provenance::own
                                                                       : Provenance::national_times_index;
  }
  switch (row) {
    case need_index: return Provenance::municipality;
    case income_free: return base.own_free_income.known() ? Provenance::own : Provenance::national_times_index;
    case finance_cost: return base.own_finance_cost.known() ? Provenance::own : Provenance::national;
    default: break;
  }
  if (row == fund_share) return base.own_fund.known() ? Provenance::own : Provenance::national;
  if (row == debt_share) return base.own_debt.known() ? Provenance::own : Provenance::national;
  if (row == income_other || row == money || row == net_result_share || row == rule_margin || row == closing_growth) {
    if (base.own_result.known()) return Provenance::own;
    return base.net_result.known() ? Provenance::municipality : Provenance::national;
  }
  return Provenance::national_times_index;
}

}  // namespace handlingsrom::economy
