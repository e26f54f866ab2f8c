#include "surface/api/population.hpp"

#include <algorithm>
#include <fstream>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "outlook/population/paths.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/published_projection.hpp"
#include "surface/report/backtest_page.hpp"

namespace handlingsrom::api {

namespace {

std::ifstream open(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream || std::filesystem::is_directory(path))
    throw Error(ErrorCode::bad_input, "file_unreadable", {{"file", path.string()}});
  return stream;
}

}  // namespace

PopulationAnswer project_population(const Service& service, const PopulationRequest& request) {
  PopulationAnswer answer;
  population::Settings settings = population::default_settings(service.last_counted(), request.last);
  settings.alternative = population::parse_alternative(request.alternative);
  if (request.published_frame) settings.scaled_to = population::ScaledTo::published_municipality_total;
  const auto frame = population::prepare(service.shared_facts(), settings);
  constexpr int wanted_years = 8;
  for (const MunicipalityIndex municipality : request.municipalities) {
    const int years = frame->local.municipalities[static_cast<std::size_t>(municipality.value)].years_of_history;
    answer.short_history.push_back(years < std::min(wanted_years, settings.migration_window) ? years : 0);
  }
  const std::size_t count = request.municipalities.size();
  answer.projections.resize(count);
  if (request.paths > 0) answer.fans.resize(count);
  std::optional<population::PathSampler> sampler;
  if (request.paths > 0) sampler.emplace(frame, request.paths, request.seed);
  parallel_for(
      count,
      [&](std::size_t i) {
        const MunicipalityIndex municipality = request.municipalities[i];
        answer.projections[i] = request.local == nullptr ? population::project(*frame, municipality)
                                                         : population::project(*frame, municipality, *request.local);
        if (sampler) answer.fans[i] = population::fans(*sampler, municipality, shown_ages, request.local);
        if (request.one_done) request.one_done();
      },
      request.threads);
  return answer;
}

population::LocalKnowledge open_local_knowledge(const std::filesystem::path& path) {
  std::ifstream stream = open(path);
  std::string own_file;
  population::LocalKnowledge knowledge = population::read_local_knowledge(stream, path.string(), own_file);
  if (!own_file.empty()) {
    const std::filesystem::path beside = path.parent_path() / own_file;
    std::ifstream own = open(beside);
    knowledge.own_projection = population::read_own_projection(own, beside.string());
  }
  return knowledge;
}

double published_total(const Service& service, MunicipalityIndex municipality, Year year) {
  return service.facts().published.main(municipality, year);
}

std::string project_cohort_files(const CohortPaths& paths, const population::CohortRequest& request) {
  std::ifstream start = open(paths.start);
  std::ifstream mortality = open(paths.mortality);
  std::ifstream fertility = open(paths.fertility);
  std::ifstream sex_ratio = open(paths.sex_ratio);
  std::ifstream migration;
  if (!paths.migration.empty()) migration = open(paths.migration);
  const population::CohortInputs inputs{{&start, paths.start.string()},
                                        {&mortality, paths.mortality.string()},
                                        {&fertility, paths.fertility.string()},
                                        {&sex_ratio, paths.sex_ratio.string()},
                                        {paths.migration.empty() ? nullptr : &migration, paths.migration.string()}};
  return population::cohort_csv(population::read_cohorts(inputs, request), request);
}

std::string backtest_page(const messages::Catalogue& catalogue, const BacktestAnswer& answer) {
  return report::backtest_page(catalogue, answer.rows, answer.coverage ? &*answer.coverage : nullptr);
}

BacktestAnswer backtest_population(const Service& service, const std::filesystem::path& data_folder,
                                   const population::BacktestRequest& all, const population::BacktestRequest& telemark,
                                   const std::vector<int>& coverage_bases, int paths, std::uint64_t seed,
                                   unsigned threads) {
  const std::filesystem::path file = data_folder / "backtest" / "statistics_norway_telemark.csv";
  std::ifstream stream = open(file);
  const auto published = population::read_published_forecasts(stream, file.string());
  BacktestAnswer answer;
  answer.rows = population::backtest_all(service.shared_facts(), all);
  const auto here = population::backtest_telemark(service.shared_facts(), published, telemark);
  answer.rows.insert(answer.rows.end(), here.begin(), here.end());
  if (paths > 0)
    answer.coverage = population::coverage(service.shared_facts(), coverage_bases, paths, seed, threads, all.assumed);
  return answer;
}

}  // namespace handlingsrom::api
