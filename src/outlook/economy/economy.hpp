// Spending by sector at unchanged standard, income through the income system, finance costs and the result.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <vector>

#include "base/assumptions.hpp"
#include "base/trace.hpp"
#include "base/year_table.hpp"
#include "outlook/economy/need_index.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::economy {

/// The seven sectors of the expenditure equalisation, and what is outside it (culture, technical services …).
inline constexpr int spending_sector_count = facts::sector_count + 1;
inline constexpr int other_sector = facts::sector_count;
std::string_view key_of_spending(int sector) noexcept;  // "school" … "administration", "other"

/// Rows of the result. kr a year in fixed prices of 2025; need_index 1 = country; net_result_share of gross revenue.
enum Row : int {
  spending_first = 0,
  spending_total = spending_first + spending_sector_count,
  income_free,   // tax and block grant
  income_other,  // what the known result of today leaves: property tax, other grants, own tax level, …
  income_total,
  need_index,
  finance_cost,
  gross_revenue,
  money,  // income − spending − finance cost
  net_result_share,
  rule_margin,  // money − the rule's share of gross revenue
  fund_share,  // free reserve at the end of the account year: today's plus the money of every later year, of gross revenue
  debt_share,      // today's long-term debt, held in kr, of gross revenue
  closing_growth,  // real growth of income per inhabitant and year, beyond what is assumed, that makes money 0 in the year
  row_count
};

using facts::Cell;

/// What drives a sector's spending: relative to the first year, persons or kr by year.
struct Drivers {
  std::span<const double> pupils;
  std::span<const double> kindergarten_children;
  std::span<const double> care_cost;
};

/// What is known of one municipality before the years begin.
struct Base {
  MunicipalityIndex municipality{};
  Year first{};
  NeedBase need;                                            // index by sector, its age criteria and its rest
  std::array<Cell, facts::sector_count> national_spending;  // kr per inhabitant, latest year
  std::array<Cell, facts::sector_count> sector_index;       // published
  Cell school_share;                                        // of the country's total net operating expenditure
  Cell free_income;                                         // country, kr per inhabitant
  Cell interest_exposure;                                   // country, share of gross revenue
  Cell free_equity;                                         // country, share of gross revenue
  Cell debt;                                           // country, share of gross revenue, pension liabilities aside
  Cell net_result;                                     // own published share of gross revenue, or not known
  std::array<Cell, facts::sector_count> own_spending;  // kr, by the user
  Cell own_result, own_revenue, own_free_income, own_finance_cost, own_fund, own_debt;  // kr, by the user
};

std::span<const ParameterSpec> parameters();

/// Reads the cells of one municipality. Throws Error(internal) when the bundle lacks a national figure that is needed.
Base prepare(const facts::Facts& facts, MunicipalityIndex municipality, const facts::OwnFigures* own);

/// Only the need index's part of it; what the country is made of.
NeedBase prepare_need(const facts::Facts& facts, MunicipalityIndex municipality);

/// Fills `result` (row_count × years). `country` holds the age criteria of the country by year.
void project(const population::Projection& projection, const Drivers& drivers, const Assumptions& assumptions,
             const Base& base, const Country& country, YearTable& result);

Provenance provenance_of(int row, const Base& base);

/// The real growth a year, share, that every income would need beyond what is assumed for the room of money to be exactly 0 after
/// `years` years: (costs / income)^(1/years) − 1, costs = income − money. All income follows `economy.income_growth`, so this is exact. 0 today
/// and where there is no income.
double closing_growth_of(double income, double money, int years);

/// Tax equalisation (inntektsutjevning), kr per inhabitant: s·(t − tᵢ) + 0.35·max(0, 0.9·t − tᵢ) − c, with t the national mean
/// of tax per inhabitant. Ministry of Local Government, "Grønt hefte"; the 35 % and 90 % are the rule's own.
double tax_equalisation(double own_tax, double mean_tax, double rate, double deduction);

/// Trees that other rooms supply, of year t.
struct Trees {
  std::function<trace::Node(int t, int from_age, int to_age)> persons;
  std::function<trace::Node(int t)> pupils;
  std::function<trace::Node(int t)> kindergarten_children;
  std::function<trace::Node(int t)> care_cost;
};

/// The calculation of one row in year t, down to cells and assumptions. Same figure as `project`.
trace::Node explain(int row, int t, const population::Projection& projection, const Assumptions& assumptions,
                    const Base& base, const Country& country, const Trees& trees);

}  // namespace handlingsrom::economy
