// From the latest account to an ordinary year: the municipality's own results against the country's.
#pragma once

#include <span>
#include <vector>

#include "outlook/economy/result_process.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/model_sheet.hpp"

namespace handlingsrom::economy {

/// How many years back the accounts can be used; `economy.base_years` says how many are.
inline constexpr int most_base_years = 6;

/// Net operating result over gross revenue of the latest years, the latest first.
struct ResultHistory {
  std::vector<facts::Cell>
      own;  // not known where there are no accounts, or the user gives a result of the municipality's own
  std::vector<double> country;  // all municipalities together
  double inhabitants = 0;
};

/// All municipalities together, the latest year first, as far back as there are accounts.
std::vector<double> country_results(const facts::Facts& facts);
/// One municipality's, as many years as `country` has.
ResultHistory result_history(const facts::Place& place, const std::vector<double>& country);

/// The deviations from the country that count, by `economy.base_years`: the latest first.
std::vector<double> deviations_of(const ResultHistory& history, const Assumptions& assumptions);

/// By year: the result expected, a share of revenue, less the latest account's, where nothing else moves: the country goes back to the mean of its last
/// years as fast as what passes does, the municipality keeps what lasts. 0 today, and where the latest account is not known.
/// Times `economy.result_shrinkage`: 0 lets the account stand.
std::vector<double> beside_the_account(const ResultHistory& history, const Assumptions& assumptions, int years);

}  // namespace handlingsrom::economy
