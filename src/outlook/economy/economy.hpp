// Spending by sector at unchanged standard, income through the income system, finance costs and the result.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "outlook/care/rows.hpp"
#include "outlook/economy/need_index.hpp"
#include "outlook/economy/tax_base.hpp"
#include "outlook/services/services.hpp"

namespace handlingsrom::economy {

/// The seven sectors of the expenditure equalisation, and what is outside it (culture, technical services …).
inline constexpr int spending_sector_count = facts::sector_count + 1;
inline constexpr int other_sector = facts::sector_count;
std::string_view key_of_spending(int sector) noexcept;  // "school" … "administration", "other"

/// kr a year in fixed prices.
struct Rows {
  std::array<sheet::Term, spending_sector_count> spending;
  sheet::Term money;
  // Engines: the country, the same for every municipality.
  std::uint32_t country_population, mean_index, mean_tax, tax_deduction;
  std::uint32_t country_ages;  // the first of age_criterion_count
  // Engines, shares of gross revenue: what lies between the latest account and an ordinary year, and what chance does to result and debt, 0 on the line.
  std::uint32_t beside_the_account, result_chance, debt_chance;
};

std::span<const ParameterSpec> parameters();

/// Rows economy.spending.*, economy.income.*, care.cost, rooms.money, economy.need_index, .finance_cost, .base_year, .gross_revenue,
/// .net_result_share, .rule_margin, .fund_share, .debt_share, .closing_growth and .course.*. The README has the formulas.
/// Throws Error(internal) when the bundle lacks a national figure that is needed.
Rows declare(facts::ModelSheet& sheet, population::PersonRows& persons, const services::Rows& services,
             const care::Rows& care);

/// One municipality's part of the index; what the country is made of.
NeedBase prepare_need(const facts::Facts& facts, MunicipalityIndex municipality);

}  // namespace handlingsrom::economy
