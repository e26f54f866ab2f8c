// What a lever borrows, and what the loans cost year by year.
#pragma once

#include <span>
#include <vector>

#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario {

/// Years in which a loan is paid back, the same instalment each year: no longer than the assets last (Local Government Act, section
/// 14-18), taken as 30.
inline constexpr int loan_years = 30;

/// kr borrowed in each year. loan: what the turned lever (times `driver`, where the effect has one) comes above its highest so far;
/// what is built stays, and its loan with it. loan_yearly: the turned lever's kr a year. `turned`: v − v₀ by year.
std::vector<double> borrowed(const FigureEffect& effect, std::span<const double> turned,
                             std::span<const double> driver);

/// Interest and instalments in each year, and what is left to pay at its end. The first instalment and a whole year's interest fall in
/// the year of the loan. Interest is nominal and the debt is not worn down by price growth: in fixed prices the later years' cost and
/// debt are therefore rather too high.
struct LoanCosts {
  std::vector<double> cost, left;
};
LoanCosts loan_costs(std::span<const double> borrowed, std::span<const double> interest);

}  // namespace handlingsrom::scenario
