#include "standing/facts/build_input.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>
#include <zlib.h>

#include "base/error.hpp"

namespace handlingsrom::facts::build {
namespace {

[[noreturn]] void refuse_specification(const std::filesystem::path& file, const toml::source_region& where,
                                       std::string expected) {
  throw Error(ErrorCode::bad_input, "build_specification",
              {{"file", file.filename().string()},
               {"line", std::to_string(where.begin.line)},
               {"expected", std::move(expected)}});
}

std::string gunzip(const std::filesystem::path& file) {
  const auto close = [](gzFile handle) { gzclose(handle); };
  const std::unique_ptr<gzFile_s, decltype(close)> input(gzopen(file.c_str(), "rb"), close);
  if (!input) throw Error(ErrorCode::bad_input, "file_not_found", {{"file", file.string()}});
  std::string text;
  std::vector<char> buffer(1U << 16U);
  int count = 0;
  while ((count = gzread(input.get(), buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  if (count < 0) throw Error(ErrorCode::bad_input, "file_damaged", {{"file", file.string()}});
  return text;
}

std::string text_of(const toml::table& table, std::string_view key, const std::filesystem::path& file) {
  const auto value = table[key].value<std::string>();
  if (!value) refuse_specification(file, table.source(), std::string(key));
  return *value;
}

std::vector<std::string> texts_of(const toml::table& table, std::string_view key) {
  std::vector<std::string> texts;
  if (const toml::array* array = table[key].as_array()) {
    for (const toml::node& node : *array) texts.push_back(node.value_or(std::string{}));
  }
  return texts;
}

TableSpec table_spec(const toml::table& table, const std::filesystem::path& file) {
  TableSpec spec{text_of(table, "name", file),
                 table["kind"].value_or(std::string("csv")),
                 texts_of(table, "sources"),
                 texts_of(table, "files"),
                 {},
                 {},
                 {},
                 false,
                 {}};
  if (spec.source_ids.empty() || spec.files.empty()) refuse_specification(file, table.source(), "sources, files");
  for (const std::string& column : texts_of(table, "columns")) {
    // "name type" or "name=column type"; "number?" is lenient.
    const std::size_t space = column.find(' ');
    const std::size_t equals = column.find('=');
    const std::string type = space == std::string::npos ? "" : column.substr(space + 1);
    const std::string name = column.substr(0, std::min(space, equals));
    const std::string from = equals == std::string::npos ? name : column.substr(equals + 1, space - equals - 1);
    if (type == "integer")
      spec.columns.push_back({name, from, ColumnType::integer, false});
    else if (type == "number" || type == "number?")
      spec.columns.push_back({name, from, ColumnType::number, type.back() == '?'});
    else if (type == "text")
      spec.columns.push_back({name, from, ColumnType::text, false});
    else
      refuse_specification(file, table.source(), "column: name integer|number|text");
  }
  if (const auto keep = texts_of(table, "keep"); keep.size() == 2) {
    spec.keep_column = keep[0];
    spec.keep_value = keep[1];
  }
  spec.sort = table["sort"].value_or(false);
  if (const toml::array* corrections = table["corrections"].as_array()) {
    for (const toml::node& node : *corrections) {
      const toml::array* pair = node.as_array();
      if (pair == nullptr || pair->size() != 2) refuse_specification(file, node.source(), "[former, successor]");
      spec.corrections.emplace_back(pair->at(0).value_or(std::int64_t{0}), pair->at(1).value_or(std::int64_t{0}));
    }
  }
  return spec;
}

void sort_rows(Table& table) {
  std::vector<std::size_t> order(table.rows);
  std::iota(order.begin(), order.end(), 0U);
  const auto compare = [](const Column& column, std::size_t a, std::size_t b) {
    if (column.type == ColumnType::text) return column.text(a).compare(column.text(b));
    if (column.type == ColumnType::number)
      return column.numbers[a] < column.numbers[b] ? -1 : column.numbers[a] > column.numbers[b];
    return column.integers[a] < column.integers[b] ? -1 : static_cast<int>(column.integers[a] > column.integers[b]);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (const Column& column : table.columns) {
      if (const int order_of = compare(column, a, b); order_of != 0) return order_of < 0;
    }
    return false;
  });
  const auto permute = [&](auto& values) {
    auto sorted = values;
    for (std::size_t i = 0; i < values.size(); ++i) sorted[i] = values[order[i]];
    values = std::move(sorted);
  };
  for (Column& column : table.columns) {
    permute(column.integers);
    permute(column.numbers);
    permute(column.index);
  }
}

double number_at(const csv::Reader& reader, std::size_t column, bool lenient) {
  if (reader.empty(column)) return missing;
  if (!lenient) return reader.number(column);
  const std::string_view text = reader.text(column);
  const bool numeric =
      text.find_first_not_of("0123456789.-") == std::string_view::npos && text.find('-', 1) == std::string_view::npos;
  return numeric ? reader.number(column) : missing;
}

}  // namespace

Specification read_specification(const std::filesystem::path& file) {
  Specification specification;
  toml::table document;
  try {
    document = toml::parse(read_whole(file), file.filename().string());
  } catch (const toml::parse_error& fault) {
    refuse_specification(file, fault.source(), std::string(fault.description()));
  }
  specification.version = text_of(document, "version", file);
  const toml::array* sources = document["source"].as_array();
  const toml::array* tables = document["table"].as_array();
  if (sources == nullptr || tables == nullptr) refuse_specification(file, document.source(), "[[source]], [[table]]");
  for (const toml::node& node : *sources) {
    const toml::table& source = *node.as_table();
    specification.sources.push_back(
        {text_of(source, "id", file), text_of(source, "publisher", file), text_of(source, "table", file),
         text_of(source, "title", file), text_of(source, "period", file), text_of(source, "licence", file),
         source["retrieved"].value_or(specification.version), text_of(source, "note", file)});
  }
  for (const toml::node& node : *tables) {
    TableSpec spec = table_spec(*node.as_table(), file);
    for (const std::string& id : spec.source_ids) {
      bool known = false;
      for (const Source& source : specification.sources) known = known || source.id == id;
      if (!known) refuse_specification(file, node.source(), "a listed source, not " + id);
    }
    specification.tables.push_back(std::move(spec));
  }
  return specification;
}

std::string read_whole(const std::filesystem::path& file) {
  if (file.extension() == ".gz") return gunzip(file);
  std::ifstream input(file, std::ios::binary);
  if (!input) throw Error(ErrorCode::bad_input, "file_not_found", {{"file", file.string()}});
  return {std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
}

Input::Input(const std::filesystem::path& folder, const std::string& file)
    : stream_(std::make_unique<std::istringstream>(read_whole(folder / file))),
      reader_(std::make_unique<csv::Reader>(*stream_, file)) {}

void check(std::vector<BuildCheck>& checks, const std::string& name, double found, double expected, double tolerance) {
  if (!(std::abs(found - expected) <= tolerance)) {
    throw Error(ErrorCode::bad_input, "build_check",
                {{"check", name}, {"found", fmt::format("{}", found)}, {"expected", fmt::format("{}", expected)}});
  }
  checks.push_back({name, fmt::format("{}", found)});
}

Column text_column(std::string name) {
  Column column;
  column.name = std::move(name);
  column.type = ColumnType::text;
  return column;
}

void add_text(Column& column, std::string_view value) {
  // Dictionaries here are short or read once; the latest value repeats most often.
  if (!column.index.empty() && column.text(column.index.size() - 1) == value) {
    column.index.push_back(column.index.back());
    return;
  }
  std::size_t position = 0;
  while (position < column.dictionary.size() && column.dictionary[position] != value) ++position;
  if (position == column.dictionary.size()) column.dictionary.emplace_back(value);
  column.index.push_back(static_cast<std::uint32_t>(position));
}

Column integer_column(std::string name) {
  Column column;
  column.name = std::move(name);
  return column;
}

Column number_column(std::string name) {
  Column column = integer_column(std::move(name));
  column.type = ColumnType::number;
  return column;
}

Table read_csv_table(const std::filesystem::path& folder, const TableSpec& spec) {
  Table table{spec.name, spec.source_ids, 0, {}};
  for (const ColumnSpec& each : spec.columns) {
    Column& column = table.columns.emplace_back();
    column.name = each.name;
    column.type = each.type;
  }
  for (const std::string& file : spec.files) {
    Input input(folder, file);
    std::vector<std::size_t> positions;
    for (const ColumnSpec& each : spec.columns) positions.push_back(input->column(each.from));
    const bool filter = !spec.keep_column.empty();
    const std::size_t filter_position = filter ? input->column(spec.keep_column) : 0;
    while (input->next()) {
      if (filter && input->text(filter_position) != spec.keep_value) continue;
      ++table.rows;
      for (std::size_t i = 0; i < positions.size(); ++i) {
        Column& column = table.columns[i];
        const bool empty = input->empty(positions[i]);
        switch (column.type) {
          case ColumnType::integer:
            column.integers.push_back(empty ? missing_integer : input->integer(positions[i]));
            break;
          case ColumnType::number:
            column.numbers.push_back(number_at(*input, positions[i], spec.columns[i].lenient));
            break;
          case ColumnType::text: add_text(column, input->text(positions[i])); break;
          case ColumnType::ages: break;
        }
      }
    }
  }
  if (spec.sort) sort_rows(table);
  return table;
}

}  // namespace handlingsrom::facts::build
