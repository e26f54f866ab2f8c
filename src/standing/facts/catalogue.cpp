#include "standing/facts/catalogue.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/bundle.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::facts {
namespace {

Column column_named(std::string name, ColumnType type) {
  Column column;
  column.name = std::move(name);
  column.type = type;
  return column;
}

Table show_ages(const PopulationHistory& history, int area, const TableEntry& entry, const RowFilter& filter) {
  Table table{entry.name, entry.source_ids, 0, {}};
  table.columns = {column_named("year", ColumnType::integer), column_named("sex", ColumnType::text),
                   column_named("age", ColumnType::integer), column_named("persons", ColumnType::integer)};
  table.columns[1].dictionary = {"F", "M"};
  for (Year year = history.first_year(); year <= history.last_year(); year = year + 1) {
    if (!history.has(area, year) || (filter.year && *filter.year != year.value)) continue;
    for (const Sex sex : {Sex::female, Sex::male}) {
      const float* persons = history.persons(area, year, sex);
      for (int age = 0; age < age_count; ++age) {
        ++table.rows;
        table.columns[0].integers.push_back(year.value);
        table.columns[1].index.push_back(static_cast<std::uint32_t>(index_of(sex)));
        table.columns[2].integers.push_back(age);
        table.columns[3].integers.push_back(static_cast<std::int64_t>(persons[age]));
      }
    }
  }
  return table;
}

std::vector<const Column*> columns_of(const Table& table, std::initializer_list<std::string_view> names) {
  std::vector<const Column*> columns;
  for (const Column& column : table.columns)
    for (const std::string_view name : names)
      if (column.name == name && column.type != ColumnType::number) columns.push_back(&column);
  return columns;
}

/// Whether one of the columns has the number in the row, or its four digits.
bool any_is(const std::vector<const Column*>& columns, std::size_t row, std::int64_t number, const std::string& text) {
  return std::any_of(columns.begin(), columns.end(), [&](const Column* column) {
    return column->type == ColumnType::integer ? column->integers[row] == number : column->text(row) == text;
  });
}

Table filtered(const Table& whole, const RowFilter& filter, const registry::Registry& registry) {
  const auto places =
      filter.municipality
          ? columns_of(whole, {"kommunenr", "kommunenr_a", "kommunenr_b", "successor", "regionkode", "area"})
          : std::vector<const Column*>{};
  const auto years = filter.year ? columns_of(whole, {"year", "aar"}) : std::vector<const Column*>{};
  if (places.empty() && years.empty()) return whole;
  const MunicipalityNumber number =
      filter.municipality ? registry.at(*filter.municipality).number : MunicipalityNumber{};
  const std::string code = to_string(number), year = filter.year ? std::to_string(*filter.year) : "";
  Table table{whole.name, whole.source_ids, 0, {}};
  for (const Column& column : whole.columns) {
    table.columns.push_back(column_named(column.name, column.type));
    table.columns.back().dictionary = column.dictionary;
  }
  for (std::size_t row = 0; row < whole.rows; ++row) {
    if (!places.empty() && !any_is(places, row, number.value, code)) continue;
    if (!years.empty() && !any_is(years, row, *filter.year, year)) continue;
    ++table.rows;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& from = whole.columns[i];
      Column& to = table.columns[i];
      if (from.type == ColumnType::integer) to.integers.push_back(from.integers[row]);
      if (from.type == ColumnType::number) to.numbers.push_back(from.numbers[row]);
      if (from.type == ColumnType::text) to.index.push_back(from.index[row]);
    }
  }
  return table;
}

}  // namespace

std::vector<TableInfo> list_tables(const Facts& facts) {
  std::vector<TableInfo> tables;
  if (!facts.archive) return tables;
  for (const TableEntry& entry : facts.archive->bundle().tables()) {
    TableInfo& info = tables.emplace_back(TableInfo{entry.name, entry.rows(), {}, {}, entry.source_ids, 0});
    for (const auto& [name, type] : entry.columns) {
      info.columns.push_back(name);
      if (type != ColumnType::text) info.figures.push_back(name);
    }
    for (const BlockEntry& block : entry.blocks) info.bytes += static_cast<std::size_t>(block.stored);
  }
  return tables;
}

Table show_table(const Facts& facts, std::string_view name, const RowFilter& filter) {
  const TableEntry* entry = nullptr;
  std::string names;
  if (facts.archive) {
    for (const TableEntry& each : facts.archive->bundle().tables()) {
      if (each.name == name) entry = &each;
      names += (names.empty() ? "" : ", ") + each.name;
    }
  }
  if (entry == nullptr) {
    throw Error(ErrorCode::unknown_name, "facts_table_unknown", {{"name", std::string(name)}, {"expected", names}});
  }
  if (entry->columns.front().second != ColumnType::ages) {
    return filtered(facts.archive->bundle().table(name), filter, *facts.registry);
  }
  if (entry->name == "nation") return show_ages(facts.nation, 0, *entry, filter);
  if (!filter.municipality) throw Error(ErrorCode::usage, "facts_municipality_needed", {{"name", entry->name}});
  return show_ages(facts.population, filter.municipality->value, *entry, filter);
}

}  // namespace handlingsrom::facts
