#include "standing/facts/build_specification.hpp"

#include <charconv>
#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::facts::build {

void refuse_specification(const std::filesystem::path& file, const toml::source_region& where, std::string expected) {
  throw Error(ErrorCode::bad_input, "build_specification",
              {{"file", file.filename().string()},
               {"line", std::to_string(where.begin.line)},
               {"expected", std::move(expected)}});
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

namespace {

// "rows = 736", "institution_places = 41790", "longstay_all [year 2010] = 33953 ±0.5".
TableControl control_of(const std::string& text, const toml::table& table, const std::filesystem::path& file) {
  std::istringstream words(text);
  TableControl control;
  std::string word;
  words >> control.what >> word;
  if (word.starts_with("[")) {
    control.column = word.substr(1);
    words >> control.value >> word;
    if (!control.value.empty() && control.value.back() == ']') control.value.pop_back();
  }
  std::string expected, tolerance;
  words >> expected >> tolerance;
  const auto number = [&](std::string_view digits, double& value) {
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return fault == std::errc{} && end == digits.data() + digits.size();
  };
  constexpr std::string_view plus_minus = "±";
  const bool whole =
      word == "=" && number(expected, control.expected) &&
      (tolerance.empty() || (tolerance.starts_with(plus_minus) &&
                             number(std::string_view(tolerance).substr(plus_minus.size()), control.tolerance)));
  if (!whole) refuse_specification(file, table.source(), "WHAT [column value] = NUMBER [±TOLERANCE], not " + text);
  return control;
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
                 {},
                 {},
                 {},
                 {}};
  if (spec.kind == "series") spec.series = read_series_spec(table, spec, file);
  if (spec.source_ids.empty() || spec.files.empty()) refuse_specification(file, table.source(), "sources, files");
  for (const std::string& column : texts_of(table, "columns")) {
    // "name type", "name=column type" or "name:=VALUE type"; "number?" is lenient.
    const std::size_t space = column.find(' ');
    const std::size_t equals = column.find('=');
    const std::string type = space == std::string::npos ? "" : column.substr(space + 1);
    const bool constant = equals != std::string::npos && equals > 0 && column[equals - 1] == ':';
    const std::string name = column.substr(0, constant ? equals - 1 : std::min(space, equals));
    const std::string from = equals == std::string::npos ? name : column.substr(equals + 1, space - equals - 1);
    ColumnSpec read{name, constant ? "" : from, ColumnType::integer, false, constant ? from : ""};
    if (type == "number" || type == "number?") {
      read.type = ColumnType::number;
      read.lenient = type.back() == '?';
    } else if (type == "text") {
      read.type = ColumnType::text;
    } else if (type != "integer") {
      refuse_specification(file, table.source(), "column: name integer|number|text");
    }
    spec.columns.push_back(std::move(read));
  }
  for (const std::string& control : texts_of(table, "controls")) {
    if (spec.series == nullptr) spec.controls.push_back(control_of(control, table, file));
  }
  if (const toml::array* years = table["years"].as_array()) {
    for (const toml::node& node : *years) spec.years.push_back(node.value_or(0));
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

}  // namespace handlingsrom::facts::build
