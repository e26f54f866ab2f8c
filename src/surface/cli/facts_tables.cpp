// `handlingsrom facts list|show`: which tables the bundle holds, and their rows with the source below.
#include "surface/cli/facts_tables.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "surface/api/bundle.hpp"
#include "surface/api/figure_search.hpp"

namespace handlingsrom::cli {
namespace {

struct FactsTablesOptions {
  std::string table;
  std::string municipality;
  int year = 0;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

void list_tables(const Context& context) {
  Table table{"tables", {}, {}};
  for (const char* key : {"table", "title", "rows", "bytes", "sources", "columns"}) {
    table.columns.push_back({key, Unit::none, 0, context.text(std::string("cli.facts.list.") + key)});
  }
  for (const facts::TableInfo& info : api::tables(context.service())) {
    table.rows.push_back({info.name, api::table_title(context.catalogue(), info.name),
                          static_cast<std::int64_t>(info.rows), static_cast<std::int64_t>(info.bytes),
                          joined(info.source_ids), joined(info.columns)});
  }
  // Sources and columns by their names in files are for programs; people are told how to see them.
  if (output_format(context.options().format) == Format::table) {
    constexpr std::size_t for_people = 3;
    table.columns.resize(for_people);
    for (std::vector<Cell>& row : table.rows) row.resize(for_people);
    table.notes.push_back(context.text("cli.facts.list.how"));
  }
  context.show(table);
}

// As many decimals as the column's published figures have, at most six.
int decimals_of_column(const facts::Column& column) {
  int decimals = 0;
  double scale = 1;
  while (decimals < 6 && std::any_of(column.numbers.begin(), column.numbers.end(), [&](double value) {
           return std::abs(value * scale - std::round(value * scale)) > 1e-7;
         })) {
    ++decimals;
    scale *= 10;
  }
  return decimals;
}

/// A code in words where people read it; programs get it as it is.
Cell cell_of(const Context& context, const facts::Column& column, std::size_t row, bool for_people) {
  switch (column.type) {
    case facts::ColumnType::integer:
      return column.integers[row] == facts::missing_integer ? Cell{} : Cell{column.integers[row]};
    case facts::ColumnType::number: return column.numbers[row];
    case facts::ColumnType::text:
      return for_people ? api::cell_title(context.catalogue(), column.name, column.text(row))
                        : std::string(column.text(row));
    case facts::ColumnType::ages: break;
  }
  return {};
}

/// Whether the table's amounts are published in 1,000 kroner: its quantities are, all of them that are kroner.
bool in_thousands(const Context& context, const facts::Table& shown) {
  const facts::Table series = api::table_rows(context.service(), "series", {});
  const auto column = [&](std::string_view name) {
    return std::find_if(series.columns.begin(), series.columns.end(),
                        [&](const facts::Column& each) { return each.name == name; });
  };
  const auto quantity = column("quantity"), unit = column("unit"), scale = column("scale");
  if (quantity == series.columns.end() || unit == series.columns.end() || scale == series.columns.end()) return false;
  bool any = false;
  for (std::size_t row = 0; row < series.rows; ++row) {
    const std::string name(quantity->text(row));
    const bool here = std::any_of(shown.columns.begin(), shown.columns.end(),
                                  [&](const facts::Column& each) { return each.name == name; });
    if (!here || unit->text(row) != "kroner") continue;
    const double times =
        scale->type == facts::ColumnType::integer ? static_cast<double>(scale->integers[row]) : scale->numbers[row];
    if (times != 1000) return false;
    any = true;
  }
  return any;
}

/// Whether the table's rows are of municipalities, so that one can be asked for.
bool of_municipalities(const facts::Table& table) {
  return table.name == "population" || std::ranges::any_of(table.columns, [](const facts::Column& column) {
           return column.name.starts_with("kommunenr") || column.name == "regionkode" || column.name == "area";
         });
}

/// Many columns and few rows, as one municipality's accounts: a line for each column and a column for each year, which fits a screen.
void turn_where_wide(const Context& context, Table& table) {
  constexpr std::size_t many_columns = 7, few_rows = 20;
  if (table.columns.size() < many_columns || table.rows.empty() || table.rows.size() > few_rows) return;
  const auto is_year = [](const Column& column) { return column.key == "year" || column.key == "aar"; };
  const auto year = static_cast<std::size_t>(std::ranges::find_if(table.columns, is_year) - table.columns.begin());
  const bool has_year = year < table.columns.size();
  if (!has_year && table.rows.size() > 1) return;
  Table turned{table.key, {{"column", Unit::none, 0, context.text("cli.facts.show.column")}}, {}};
  for (const std::vector<Cell>& row : table.rows) {
    const auto* of = has_year ? std::get_if<std::int64_t>(&row[year]) : nullptr;
    turned.columns.push_back(
        {"value", Unit::none, 0, of == nullptr ? context.text("cli.facts.show.value") : std::to_string(*of)});
    turned.columns.back().to_the_right = true;
  }
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (column == year) continue;
    std::vector<Cell>& line = turned.rows.emplace_back();
    line.emplace_back(table.columns[column].head);
    for (const std::vector<Cell>& row : table.rows) {
      const auto* figure = std::get_if<double>(&row[column]);
      line.push_back(figure == nullptr ? row[column] : Cell{Rounded{*figure, table.columns[column].decimals}});
    }
  }
  turned.notes = std::move(table.notes);
  table = std::move(turned);
}

void show_table(const Context& context, const FactsTablesOptions& options) {
  facts::RowFilter filter;
  if (!options.municipality.empty()) filter.municipality = context.service().find(options.municipality);
  if (options.year != 0) filter.year = options.year;
  const facts::Table rows = api::table_rows(context.service(), options.table, filter);
  Table table{rows.name, {}, {}};
  for (const facts::Column& column : rows.columns) {
    table.columns.push_back(
        {column.name, Unit::none, decimals_of_column(column), api::column_title(context.catalogue(), column.name)});
  }
  const bool for_people = output_format(context.options().format) == Format::table;
  for (std::size_t row = 0; row < rows.rows; ++row) {
    std::vector<Cell>& cells = table.rows.emplace_back();
    for (const facts::Column& column : rows.columns) cells.push_back(cell_of(context, column, row, for_people));
  }
  if (filter.municipality && !of_municipalities(rows))
    table.notes.push_back(context.text("cli.facts.show.of_no_municipality"));
  if (rows.rows == 0) table.notes.push_back(context.text("cli.facts.show.no_rows"));
  if (for_people && filter.municipality) turn_where_wide(context, table);
  if (in_thousands(context, rows)) table.notes.push_back(context.text("cli.facts.show.thousands"));
  for (const std::string& id : rows.source_ids) {
    const facts::Source& source = context.service().source(id);
    table.notes.push_back(context.text("cli.facts.show.attribution", {{"publisher", source.publisher},
                                                                      {"table", source.table},
                                                                      {"title", source.title},
                                                                      {"licence", source.licence},
                                                                      {"retrieved", source.retrieved}}));
  }
  context.show(table);
}

}  // namespace

void add_facts_tables(CLI::App& noun, Context& context) {
  add_verb(noun, context, "list", [&context] { list_tables(context); });
  const auto options = std::make_shared<FactsTablesOptions>();
  CLI::App& rows = add_verb(noun, context, "show", [&context, options] { show_table(context, *options); });
  add_argument(rows, context, "table", options->table).required();
  add_argument(rows, context, "municipality", options->municipality);
  add_argument(rows, context, "--year", options->year);
}

}  // namespace handlingsrom::cli
