#include "standing/statistics/table_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <toml++/toml.h>

#include "base/error.hpp"

namespace handlingsrom::statistics {
namespace {

[[noreturn]] void refuse(const std::string& file, const toml::source_region& where, const std::string& found,
                         const std::string& expected) {
  throw Error(ErrorCode::bad_input, "statistics_table_file",
              {{"file", file}, {"line", std::to_string(where.begin.line)}, {"found", found}, {"expected", expected}});
}

std::string text_of(const toml::node& node, const std::string& file, std::string_view key) {
  const auto value = node.value<std::string>();
  if (!value || !node.is_string()) refuse(file, node.source(), std::string(key), "text");
  return *value;
}

std::vector<std::string> list_of(const toml::node& node, const std::string& file, std::string_view key) {
  if (node.is_string()) return {text_of(node, file, key)};
  const toml::array* array = node.as_array();
  if (array == nullptr || array->empty()) refuse(file, node.source(), std::string(key), "text or a list of texts");
  std::vector<std::string> result;
  for (const toml::node& each : *array) result.push_back(text_of(each, file, key));
  return result;
}

Joining joining_of(const toml::node& node, const std::string& file) {
  const std::string text = text_of(node, file, "joining");
  if (text == "sum") return Joining::sum;
  if (text == "weighted_mean") return Joining::weighted_mean;
  if (text == "none") return Joining::none;
  refuse(file, node.source(), text, "sum, weighted_mean, none");
}

}  // namespace

TableFile read_table_file(std::string_view text, const std::string& name) {
  toml::table document;
  try {
    document = toml::parse(text, name);
  } catch (const toml::parse_error& fault) {
    throw Error(ErrorCode::bad_input, "toml_syntax",
                {{"file", name},
                 {"line", std::to_string(fault.source().begin.line)},
                 {"column", std::to_string(fault.source().begin.column)},
                 {"found", std::string(fault.description())}});
  }
  TableFile table;
  table.file = name;
  for (const auto& [key, node] : document) {
    const std::string_view known = key.str();
    if (known == "table")
      table.id = text_of(node, name, known);
    else if (known == "title")
      table.title = text_of(node, name, known);
    else if (known == "use")
      table.use = text_of(node, name, known);
    else if (known == "unit")
      table.unit = text_of(node, name, known);
    else if (known == "region")
      table.region = text_of(node, name, known);
    else if (known == "country")
      table.country = list_of(node, name, known);
    else if (known == "joining")
      table.joining = joining_of(node, name);
    else if (known == "weight")
      table.weight = text_of(node, name, known);
    else if (known == "select" && node.is_table()) {
      for (const auto& [variable, values] : *node.as_table()) {
        table.selection.push_back({std::string(variable.str()), list_of(values, name, variable.str())});
      }
    } else {
      refuse(name, key.source(), std::string(known),
             "table, title, use, unit, region, country, joining, weight, [select]");
    }
  }
  if (table.id.empty() || !std::all_of(table.id.begin(), table.id.end(),
                                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); })) {
    refuse(name, document.source(), table.id, "table = \"12134\"");
  }
  if (table.selection.empty()) refuse(name, document.source(), "–", "[select]");
  if (table.joining == Joining::weighted_mean && table.weight.empty())
    refuse(name, document.source(), "weighted_mean", "weight");
  return table;
}

std::vector<TableFile> read_table_files(const std::filesystem::path& folder) {
  std::vector<TableFile> tables;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream input(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    tables.push_back(read_table_file(text, entry.path().filename().string()));
  }
  std::sort(tables.begin(), tables.end(), [](const TableFile& a, const TableFile& b) { return a.id < b.id; });
  return tables;
}

}  // namespace handlingsrom::statistics
