#include "outlook/economy/result_level.hpp"

#include <algorithm>
#include <cmath>

#include "standing/facts/series.hpp"

namespace handlingsrom::economy {
namespace {

using facts::Cell;
using facts::Place;

struct Accounts {
  const facts::Series* result;
  const facts::Series* revenue;
  explicit Accounts(const facts::Facts& facts)
      : result(facts.series->find("accounts.net_result")), revenue(facts.series->find("accounts.revenue")) {}
  bool known() const { return result != nullptr && revenue != nullptr; }
  int years() const { return std::min(most_base_years, result->latest() - result->first() + 1); }
};

std::size_t years_that_count(const ResultHistory& history, const Assumptions& assumptions) {
  const auto asked = static_cast<std::size_t>(std::lround(assumptions.first("economy.base_years")));
  return std::min(asked, history.country.size());
}

}  // namespace

std::vector<double> country_results(const facts::Facts& facts) {
  const Accounts accounts(facts);
  std::vector<double> shares;
  if (!accounts.known()) return shares;
  for (int back = 0; back < accounts.years(); ++back) {
    double results = 0, revenues = 0;
    for (int m = 0; m < facts.registry->size(); ++m) {
      const Year year = accounts.result->latest() - back;
      const double result = accounts.result->at(MunicipalityIndex{m}, year);
      const double revenue = accounts.revenue->at(MunicipalityIndex{m}, year);
      if (facts::is_missing(result) || facts::is_missing(revenue)) continue;
      results += result;
      revenues += revenue;
    }
    shares.push_back(results / revenues);
  }
  return shares;
}

ResultHistory result_history(const Place& place, const std::vector<double>& country) {
  ResultHistory history;
  history.country = country;
  history.inhabitants = place.facts.population.total(place.municipality.value, place.facts.population.last_year());
  const Accounts accounts(place.facts);
  const bool own = facts::own_cell(place.own, facts::OwnQuantity::net_operating_result).known();
  for (int back = 0; back < static_cast<int>(country.size()); ++back) {
    const Year year = accounts.result->latest() - back;
    const double share = accounts.result->at(place.municipality, year) / accounts.revenue->at(place.municipality, year);
    history.own.push_back(
        own || facts::is_missing(share) ? Cell{} : Cell{share, accounts.result->reference(place.municipality, year)});
  }
  return history;
}

std::vector<double> deviations_of(const ResultHistory& history, const Assumptions& assumptions) {
  std::vector<double> deviations;
  for (std::size_t back = 0; back < years_that_count(history, assumptions); ++back)
    deviations.push_back(history.own[back].known() ? history.own[back].value - history.country[back] : facts::missing);
  return deviations;
}

std::vector<double> beside_the_account(const ResultHistory& history, const Assumptions& assumptions, int years) {
  std::vector<double> result(static_cast<std::size_t>(years), 0.0);
  const std::size_t count = years_that_count(history, assumptions);
  if (count == 0 || !history.own.front().known()) return result;
  const ResultProcess process = result_process(assumptions);
  const ResultLevel level = result_level(process, history.inhabitants, deviations_of(history, assumptions));
  double ordinary = 0;
  for (std::size_t back = 0; back < count; ++back) ordinary += history.country[back] / static_cast<double>(count);
  const double stands = assumptions.first("economy.result_shrinkage");
  for (int t = 1; t < years; ++t) {
    const double country = ordinary + std::pow(process.left, t) * (history.country.front() - ordinary);
    result[static_cast<std::size_t>(t)] =
        stands * (country + ordinary_deviation(process, level, t) - history.own.front().value);
  }
  return result;
}

}  // namespace handlingsrom::economy
