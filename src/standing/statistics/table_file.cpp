#include "standing/statistics/table_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "base/toml.hpp"

namespace handlingsrom::statistics {
namespace {

[[noreturn]] void refuse_line(const std::string& file, int line, const std::string& found,
                              const std::string& expected) {
  throw Error(ErrorCode::bad_input, "statistics_table_file",
              {{"file", file}, {"line", std::to_string(line)}, {"found", found}, {"expected", expected}});
}

std::string entry_text(const toml::Value& value, const std::string& file) {
  if (!value.is_text()) refuse_line(file, value.line(), value.key(), "text");
  return value.text();
}

std::vector<std::string> entry_list(const toml::Value& value, const std::string& file) {
  if (value.is_text()) return {value.text()};
  if (!value.is_list() || value.items().empty())
    refuse_line(file, value.line(), value.key(), "text or a list of texts");
  std::vector<std::string> result;
  for (const toml::Value& each : value.items()) result.push_back(entry_text(each, file));
  return result;
}

Joining joining_of(const toml::Value& value, const std::string& file) {
  const std::string text = entry_text(value, file);
  if (text == "sum") return Joining::sum;
  if (text == "weighted_mean") return Joining::weighted_mean;
  if (text == "none") return Joining::none;
  refuse_line(file, value.line(), text, "sum, weighted_mean, none");
}

}  // namespace

TableFile read_table_file(std::string_view text, const std::string& name) {
  const toml::Document document(text, name);
  TableFile table;
  table.file = name;
  for (const toml::Value& value : document.root().values()) {
    const std::string_view known = value.key();
    if (known == "table")
      table.id = entry_text(value, name);
    else if (known == "title")
      table.title = entry_text(value, name);
    else if (known == "use")
      table.use = entry_text(value, name);
    else if (known == "unit")
      table.unit = entry_text(value, name);
    else if (known == "region")
      table.region = entry_text(value, name);
    else if (known == "country")
      table.country = entry_list(value, name);
    else if (known == "joining")
      table.joining = joining_of(value, name);
    else if (known == "weight")
      table.weight = entry_text(value, name);
    else if (known == "like")
      table.like = entry_text(value, name);
    else if (known == "shows")
      table.shows = entry_list(value, name);
    else if (known == "feeds" && value.is_table()) {
      for (const toml::Value& quantity : value.values())
        table.feeds.emplace_back(quantity.key(), entry_list(quantity, name));
    } else if (known == "select" && value.is_table()) {
      for (const toml::Value& variable : value.values())
        table.selection.push_back({variable.key(), entry_list(variable, name)});
    } else {
      refuse_line(name, value.key_line(), std::string(known),
                  "table, title, use, unit, region, country, joining, weight, like, shows, [select], [feeds]");
    }
  }
  if (table.id.empty() || !std::all_of(table.id.begin(), table.id.end(),
                                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); })) {
    refuse_line(name, document.root().line(), table.id, "table = \"12134\"");
  }
  if (table.selection.empty()) refuse_line(name, document.root().line(), "–", "[select]");
  if (table.joining == Joining::weighted_mean && table.weight.empty())
    refuse_line(name, document.root().line(), "weighted_mean", "weight");
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
