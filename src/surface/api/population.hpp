// The façade's population questions: projections of many municipalities, the bare engine, and the backtest.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "outlook/population/backtest.hpp"
#include "outlook/population/cohort_files.hpp"
#include "outlook/population/local_knowledge.hpp"
#include "outlook/population/projection.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// Age ranges that population tables show; the first is everybody.
inline constexpr std::array<population::AgeRange, 6> shown_ages{
    {{0, oldest_age}, {0, 5}, {6, 15}, {16, 66}, {67, 79}, {80, oldest_age}}};

struct PopulationRequest {
  std::vector<MunicipalityIndex> municipalities;
  Year last = rooms::last_projected_year;  // last 1 January projected
  std::string alternative = "MMMM";        // Statistics Norway's four letters
  bool published_frame = false;            // scaled to the published total of each municipality
  int paths = 0;
  std::uint64_t seed = standard_seed;
  unsigned threads = 0;
  const population::LocalKnowledge* local = nullptr;  // for the municipalities asked for
  std::function<void()> one_done;                     // called from any thread after each municipality
};

/// Reads a local-knowledge file, and the own projection that it names (relative to it).
population::LocalKnowledge open_local_knowledge(const std::filesystem::path& path);

struct PopulationAnswer {
  std::vector<population::Projection> projections;  // in the order asked for
  std::vector<std::vector<population::Fan>> fans;   // [municipality][shown_ages]; empty without paths
  /// Years of history behind each municipality's migration, where they are fewer than the estimate wants; else 0.
  std::vector<int> short_history;
};

/// Throws what population::parse_alternative throws.
PopulationAnswer project_population(const Service& service, const PopulationRequest& request);

/// Statistics Norway's published main alternative for 1 January of a year; missing where there is none.
double published_total(const Service& service, MunicipalityIndex municipality, Year year);

struct CohortPaths {
  std::filesystem::path start, mortality, fertility, sex_ratio, migration;  // migration may be empty
};

/// Opens, checks, projects; the whole CSV text. Throws Error(bad_input) for a file that cannot be read or is wrong.
std::string project_cohort_files(const CohortPaths& paths, const population::CohortRequest& request);

struct BacktestAnswer {
  std::vector<population::ErrorRow> rows;        // all municipalities, then Telemark
  std::optional<population::Coverage> coverage;  // with paths
};

/// The answer as a page with pictures and the whole table.
std::string backtest_page(const messages::Catalogue& catalogue, const BacktestAnswer& answer);

/// `data_folder` holds backtest/statistics_norway_telemark.csv.
BacktestAnswer backtest_population(const Service& service, const std::filesystem::path& data_folder,
                                   const population::BacktestRequest& all, const population::BacktestRequest& telemark,
                                   const std::vector<int>& coverage_bases, int paths, std::uint64_t seed,
                                   unsigned threads);

}  // namespace handlingsrom::api
