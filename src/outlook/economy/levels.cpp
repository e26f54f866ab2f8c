#include "outlook/economy/levels.hpp"

namespace handlingsrom::economy {

double equalised_need(const Base& base) {
  double sum = 0;
  for (const Cell& cell : base.national_spending) sum += cell.value;
  return sum;
}

double other_spending_per_inhabitant(const Base& base) {
  return base.national_spending[static_cast<std::size_t>(facts::Sector::school)].value / base.school_share.value -
         equalised_need(base);
}

double free_income(const Base& base, double population, double index, double mean_index) {
  return population * (base.free_income.value + equalised_need(base) * (index - mean_index));
}

Today today_of(const population::Projection& projection, const Assumptions& assumptions, const Base& base,
               const Country& country) {
  Today today;
  const AgeCounts counts = age_counts(projection, 0);
  today.population = projection.total(0);
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    const Cell& own = base.own_spending[s];
    today.spending[s] =
        own.known() ? own.value : base.national_spending[s].value * base.sector_index[s].value * today.population;
  }
  today.spending[other_sector] = other_spending_per_inhabitant(base) * today.population;
  for (const double spending : today.spending) today.spending_total += spending;

  const double index =
      total_index(base.need, counts, today.population, country.age[0], country.population[0], country.municipalities);
  today.free_income_model = free_income(base, today.population, index, country.mean_index[0]);
  const double free = base.own_free_income.known() ? base.own_free_income.value : today.free_income_model;
  today.local_free_income = free - today.free_income_model;
  // Assumptions about the future read their defaults here: the account of today is what it is.
  const auto now = [&](std::string_view id) { return assumptions.spec(id).value; };
  today.gross_revenue =
      base.own_revenue.known() ? base.own_revenue.value : free / assumptions.first("economy.free_income_share");
  today.finance_cost_model = today.gross_revenue * (base.interest_exposure.value * now("economy.interest_rate") +
                                                    now("economy.instalment_share"));
  today.finance_cost = base.own_finance_cost.known() ? base.own_finance_cost.value : today.finance_cost_model;
  const double result_share =
      base.net_result.known() ? base.net_result.value : assumptions.first("economy.net_result_share");
  today.money = base.own_result.known() ? base.own_result.value : result_share * today.gross_revenue;
  today.fund = base.own_fund.known() ? base.own_fund.value : base.free_equity.value * today.gross_revenue;
  today.debt = base.own_debt.known() ? base.own_debt.value : base.debt.value * today.gross_revenue;
  today.other_income = today.spending_total + today.finance_cost + today.money - free;
  return today;
}

}  // namespace handlingsrom::economy
