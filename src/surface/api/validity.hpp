// How far the figures can be trusted: every check over all municipalities, in one answer and one page.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "outlook/care/backtest.hpp"
#include "outlook/population/backtest.hpp"
#include "outlook/rooms/money_backtest.hpp"
#include "outlook/rooms/spending_backtest.hpp"
#include "outlook/rooms/validity.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct ValidityRequest {
  int paths = 200;
  int years = 3;        // of the mean that one method starts from
  double deflator = 0;  // growth of municipal prices a year, a share; 0: only shares of the country are compared
  std::uint64_t seed = standard_seed;
  unsigned threads = 0;
  std::function<void()> advance;  // after each municipality
};

/// A missed column of the population back-test beside what chance sets.
struct PopulationFloor {
  std::string_view county;  // empty: all municipalities
  population::AgeRange ages;
  int base = 0;  // 0: the mean over the vintages
  int years = 0;
  double error = 0, goal = 0, floor = 0;
};

struct Validity {
  ValidityRequest request;
  rooms::ValidityCheck check;
  std::vector<rooms::SpendingBacktest> spending;  // base by base
  std::vector<rooms::ResultBacktest> results;
  std::vector<rooms::MoneyBacktest> money;  // base by base, every later year
  std::vector<care::BacktestRow> care;
  std::vector<PopulationFloor> population;
};

/// Minutes: every municipality with `paths` paths. `data_folder` as for backtest_population. Throws Error(usage, "validity_option").
Validity measure_validity(const Service& service, const std::filesystem::path& data_folder,
                          const ValidityRequest& request);

/// The page in Markdown, goals beside what was reached, misses said.
std::string validity_page(const Validity& validity, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
