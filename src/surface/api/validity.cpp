#include "surface/api/validity.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/series.hpp"
#include "surface/api/population.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::string_view telemark = "40";
constexpr int range_paths = 1000;  // behind a range of the back-test

/// The columns of the population back-test that lie above what was aimed at: the published projection's error in Telemark, three quarters of Hamilton–Perry's in all.
std::vector<PopulationFloor> population_floors(const Service& service, const std::filesystem::path& data_folder) {
  using population::Method;
  using population::Places;
  population::BacktestRequest all, published;
  all.bases = {2016};
  all.by_size = all.hindsight = false;
  published.bases.assign(population::compared_vintages.begin(), population::compared_vintages.end());
  published.hindsight = false;
  const BacktestAnswer answer = backtest_population(service, data_folder, all, published, {}, 0, 1, 0);
  const auto error = [&](Method method, Places places, int base, int years, std::size_t group) {
    for (const population::ErrorRow& row : answer.rows) {
      if (row.method == method && row.places == places && row.base == base && row.horizon == years &&
          row.size_class < 0)
        return row.error[group];
    }
    return facts::missing;
  };
  constexpr std::size_t aged_67 = 2, aged_80 = 3;
  constexpr double three_quarters = 0.75;
  std::vector<PopulationFloor> floors;
  const auto add = [&](bool in_telemark, std::size_t group, int base, int years) {
    const Places places = in_telemark ? Places::telemark : Places::all;
    PopulationFloor one;
    one.county = in_telemark ? telemark : std::string_view();
    one.ages = population::backtest_groups[group];
    one.base = base;
    one.years = years;
    one.error = error(Method::ours, places, base, years, group);
    one.goal = in_telemark ? error(Method::statistics_norway, places, base, years, group)
                           : three_quarters * error(Method::hamilton_perry, places, base, years, group);
    double sum = 0, count = 0;
    for (const int vintage : in_telemark ? published.bases : std::vector<int>{base}) {
      const double floor = population::chance_floor(service.facts(), one.county, one.ages, Year{vintage}, years);
      if (facts::is_missing(floor)) continue;
      sum += floor;
      count += 1;
    }
    one.floor = count > 0 ? sum / count : facts::missing;
    floors.push_back(one);
  };
  add(true, aged_67, 0, 5);
  add(true, aged_67, 0, 10);
  add(true, aged_80, 0, 10);
  add(false, aged_67, 2016, 10);
  return floors;
}

}  // namespace

Validity measure_validity(const Service& service, const std::filesystem::path& data_folder,
                          const ValidityRequest& request) {
  if (request.paths < 2 || request.years < 1 || !(request.deflator >= 0 && request.deflator < 0.5))
    throw Error(ErrorCode::usage, "validity_option");
  const facts::Facts& facts = service.facts();
  Validity result;
  result.request = request;
  result.check = rooms::check_validity(service.chain(), request.paths, request.seed, request.threads, request.advance);
  const facts::Series& accounts = facts.series->get("accounts.net_expenditure");
  for (const facts::Series::Origin& origin : accounts.origins()) {
    if (origin.year == accounts.latest()) continue;
    for (const rooms::SpendingBacktest& row : rooms::spending_backtest(facts, origin.year.value, request.years))
      result.spending.push_back(row);
    result.results.push_back(rooms::result_backtest(facts, origin.year.value, request.years));
    // One year alone tells nothing of what lasts, so that the process of the first base is estimated on two, and the second year is not foreseen.
    const int first = accounts.first().value;
    for (int target = std::max(origin.year.value, first + 1) + 1; target <= accounts.latest().value; ++target)
      result.money.push_back(rooms::money_backtest(facts, origin.year.value, target, range_paths, request.seed));
  }
  const std::vector<int> years = care::backtest_years(facts);
  for (std::size_t i = 0; i + 1 < years.size(); ++i) {
    for (const care::Quantity quantity : care::quantities)
      result.care.push_back(care::backtest(facts, quantity, years[i], years.back()));
  }
  result.population = population_floors(service, data_folder);
  return result;
}

}  // namespace handlingsrom::api
