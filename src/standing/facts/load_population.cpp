#include "standing/facts/load.hpp"

namespace handlingsrom::facts {
namespace {

std::size_t sex_at(const Column& column, std::size_t row) { return column.text(row) == "F" ? 0U : 1U; }

std::size_t years_from(const std::vector<std::int64_t>& years, std::int64_t& first) {
  first = years.empty() ? 0 : years.front();
  std::int64_t last = first;
  for (const std::int64_t year : years) {
    first = std::min(first, year);
    last = std::max(last, year);
  }
  return static_cast<std::size_t>(std::min<std::int64_t>(last - first + 1, 1000));
}

}  // namespace

void load_vital_rates(const Bundle& bundle, VitalRates& vital) {
  {
    const Table table = bundle.table("mortality");
    const auto& years = table.integers("year");
    const auto& ages = table.integers("age");
    const auto& mx = table.numbers("mx");
    const auto& deaths = table.numbers("deaths");
    const Column& sexes = table.texts("sex");
    std::int64_t first = 0;
    const std::size_t count = years_from(years, first);
    vital.mortality_first = Year{static_cast<int>(first)};
    vital.mx.resize(count);
    vital.deaths.resize(count);
    for (std::size_t row = 0; row < table.rows; ++row) {
      const std::size_t year = position_of(years[row], first, count, table);
      const std::size_t age = position_of(ages[row], 0, VitalRates::mortality_ages, table);
      vital.mx[year][sex_at(sexes, row)][age] = mx[row];
      vital.deaths[year][sex_at(sexes, row)][age] = deaths[row];
    }
  }
  {
    const Table table = bundle.table("fertility");
    const auto& years = table.integers("year");
    std::int64_t first = 0;
    const std::size_t count = years_from(years, first);
    vital.fertility_first = Year{static_cast<int>(first)};
    vital.asfr.resize(count);
    for (std::size_t row = 0; row < table.rows; ++row) {
      const std::size_t age =
          position_of(table.integers("age")[row], VitalRates::fertility_first_age, VitalRates::fertility_ages, table);
      vital.asfr[position_of(years[row], first, count, table)][age] = table.numbers("asfr")[row];
    }
  }
  const Table table = bundle.table("births");
  const auto& years = table.integers("year");
  std::int64_t first = 0;
  const std::size_t count = years_from(years, first);
  vital.births_first = Year{static_cast<int>(first)};
  vital.births.resize(count);
  for (std::size_t row = 0; row < table.rows; ++row) {
    vital.births[position_of(years[row], first, count, table)][sex_at(table.texts("sex"), row)] =
        table.numbers("births")[row];
  }
}

void load_published(const Bundle& bundle, const registry::Registry& registry, PublishedProjection& published) {
  const Table table = bundle.table("projected_municipality");
  std::int64_t municipal_first = 0;
  const std::size_t municipal_years = years_from(table.integers("year"), municipal_first);
  published.municipal_first = Year{static_cast<int>(municipal_first)};
  published.main_total.assign(static_cast<std::size_t>(registry.size()), std::vector<double>(municipal_years, missing));
  const auto& numbers = table.integers("kommunenr");
  std::size_t area = 0;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (row == 0 || numbers[row] != numbers[row - 1]) area = area_of(registry, numbers[row], table);
    published.main_total[area][position_of(table.integers("year")[row], municipal_first, municipal_years, table)] =
        table.numbers("persons")[row];
  }
  const Table county = bundle.table("projected_county");
  std::int64_t county_first = 0;
  const std::size_t county_years = years_from(county.integers("year"), county_first);
  published.county_first = Year{static_cast<int>(county_first)};
  for (std::size_t row = 0; row < county.rows; ++row) {
    std::vector<double>& series = published.county_total[std::string(county.texts("fylkesnr").text(row))]
                                                        [std::string(county.texts("alternative").text(row))];
    series.resize(county_years, missing);
    series[position_of(county.integers("year")[row], county_first, county_years, county)] =
        county.numbers("persons")[row];
  }
}

}  // namespace handlingsrom::facts
