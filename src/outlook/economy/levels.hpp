// Today's levels of one municipality's economy: the account that every later year moves from.
#pragma once

#include "outlook/economy/economy.hpp"

namespace handlingsrom::economy {

/// kr a year on the first 1 January. Assumptions about the future do not change them; those about today's level do.
struct Today {
  double population = 0;
  std::array<double, spending_sector_count> spending{};
  double spending_total = 0;
  double free_income_model = 0;  // national level and equalisation
  double local_free_income = 0;  // the user's own free income less the model's
  double gross_revenue = 0;
  double finance_cost_model = 0;
  double finance_cost = 0;
  double money = 0;
  double fund = 0;  // free reserve
  double debt = 0;
  double other_income = 0;  // spending + finance cost + money − free income
};

/// The equalised national need per inhabitant, U: Σ of the seven sectors, kr.
double equalised_need(const Base& base);
/// Outside the index: kr per inhabitant, country.
double other_spending_per_inhabitant(const Base& base);
/// Free income of a year before growth: inhabitants × (F + U·(I − mean index)).
double free_income(const Base& base, double population, double index, double mean_index);

Today today_of(const population::Projection& projection, const Assumptions& assumptions, const Base& base,
               const Country& country);

}  // namespace handlingsrom::economy
