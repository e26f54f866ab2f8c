#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/facts/load.hpp"
#include "standing/facts/series.hpp"

namespace handlingsrom::facts {
namespace {

[[noreturn]] void refuse_table(const Table& table, std::string found) {
  throw Error(ErrorCode::bundle_damaged, "bundle_value", {{"table", table.name}, {"found", std::move(found)}});
}

template <class Value>
Value required(std::optional<Value> value, std::string_view found, const Table& table) {
  if (!value) refuse_table(table, std::string(found));
  return *value;
}

std::vector<std::string> codes_of(const registry::Registry& registry, const std::vector<Table>& tables) {
  std::vector<std::string> codes;
  for (int m = 0; m < registry.size(); ++m) codes.push_back(to_string(registry.at(MunicipalityIndex{m}).number));
  for (const Table& table : tables) {
    for (const std::string& region : table.texts("region").dictionary) {
      const auto regions = codes.begin() + registry.size();
      if (!region.empty() && std::find(regions, codes.end(), region) == codes.end()) codes.push_back(region);
    }
  }
  return codes;
}

// The definitions, by quantity, from the rows of the table "series": one for each quantity and year.
std::vector<Series::Definition> definitions_of(const Table& index) {
  std::vector<Series::Definition> definitions;
  for (std::size_t row = 0; row < index.rows; ++row) {
    const std::string_view quantity = index.texts("quantity").text(row);
    if (definitions.empty() || definitions.back().quantity != quantity) {
      definitions.push_back({std::string(quantity),
                             required(unit_named(index.texts("unit").text(row)), index.texts("unit").text(row), index),
                             index.numbers("scale")[row],
                             std::string(index.texts("table").text(row)),
                             {}});
    }
    definitions.back().origins.push_back({Year{static_cast<int>(index.integers("year")[row])},
                                          std::string(index.texts("source").text(row)),
                                          std::string(index.texts("place").text(row))});
  }
  return definitions;
}

std::vector<Area> areas_of(const Table& table, const registry::Registry& registry, const SeriesTable& all) {
  const auto& numbers = table.integers("kommunenr");
  const Column& regions = table.texts("region");
  std::vector<Area> areas(table.rows);
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (row > 0 && numbers[row] == numbers[row - 1] && numbers[row] != missing_integer) {
      areas[row] = areas[row - 1];
    } else if (numbers[row] != missing_integer) {
      areas[row] = Area{static_cast<int>(area_of(registry, numbers[row], table))};
    } else {
      const auto region = all.area(regions.text(row));
      if (!region) refuse_table(table, std::string(regions.text(row)));
      areas[row] = *region;
    }
  }
  return areas;
}

void fill_series(const Table& table, const std::vector<Area>& areas, Series& series) {
  const auto& values = table.numbers(series.quantity());
  const auto& years = table.integers("year");
  for (std::size_t row = 0; row < table.rows; ++row) {
    const Year year{static_cast<int>(years[row])};
    if (is_missing(values[row])) continue;
    if (!series.has(year)) refuse_table(table, fmt::format("{} {}", series.quantity(), year.value));
    series.set(areas[row], year, values[row]);
  }
}

}  // namespace

std::shared_ptr<const SeriesTable> load_series(const Bundle& bundle, const registry::Registry& registry) {
  const Table index = bundle.table("series");
  std::vector<Series::Definition> definitions = definitions_of(index);
  std::vector<Table> tables;
  for (const std::string& name : index.texts("table").dictionary) tables.push_back(bundle.table(name));
  const auto all = std::make_shared<SeriesTable>(codes_of(registry, tables), registry.size());
  std::sort(definitions.begin(), definitions.end(),
            [](const auto& a, const auto& b) { return a.quantity < b.quantity; });
  for (Series::Definition& definition : definitions) all->add(std::move(definition));
  for (const Table& table : tables) {
    const std::vector<Area> areas = areas_of(table, registry, *all);
    for (std::size_t column = 3; column < table.columns.size(); ++column) {
      if (Series* series = all->find_to_fill(table.columns[column].name)) fill_series(table, areas, *series);
    }
  }
  const Table marks = bundle.table("series_marks");
  for (std::size_t row = 0; row < marks.rows; ++row) {
    Series* series = all->find_to_fill(marks.texts("quantity").text(row));
    const auto area = all->area(marks.texts("area").text(row));
    const Year year{static_cast<int>(marks.integers("year")[row])};
    if (series == nullptr || !area || !series->has(year))
      refuse_table(marks, std::string(marks.texts("quantity").text(row)));
    const std::string_view status = marks.texts("status").text(row);
    series->mark(*area, year, required(status_named(status), status, marks));
  }
  return all;
}

}  // namespace handlingsrom::facts
