#include "standing/statistics/udir_report.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "standing/statistics/shown_json.hpp"

namespace handlingsrom::statistics {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_quoted = 80;
constexpr std::size_t most_columns = 5'000, most_rows = 100'000;

[[noreturn]] void refuse_report(const std::string& file, const std::string& place, const std::string& found,
                                const std::string& expected) {
  throw Error(ErrorCode::bad_input, "udir_answer",
              {{"file", file}, {"place", place}, {"found", found.substr(0, longest_quoted)}, {"expected", expected}});
}

const Json& member(const Json& json, const char* key, const std::string& file, const std::string& place) {
  if (!json.is_object() || !json.contains(key)) refuse_report(file, place, shown(json), key);
  return json.at(key);
}

std::string report_text(const Json& json, const char* key, const std::string& file, const std::string& place) {
  const Json& value = member(json, key, file, place);
  if (!value.is_string()) refuse_report(file, place + "/" + key, shown(value), "\"…\"");
  return value.get<std::string>();
}

/// Words, numbers and slashes that end in /data: an answer must not lead anywhere else.
bool is_path(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '/';
  });
  return plain && text.starts_with("rest/") && text.ends_with("/data") && text.find("//") == std::string::npos;
}

/// "5 266", "62 225,8" with any space between; nullopt for an empty cell.
std::optional<double> report_number(const std::string& text, bool& fits) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = std::string_view(text).substr(i);
    if (text[i] == ' ') continue;
    if (rest.starts_with("\u00A0")) {
      i += 1;
    } else if (rest.starts_with("\u202F") || rest.starts_with("\u2009")) {
      i += 2;
    } else {
      plain += text[i] == ',' ? '.' : text[i];
    }
  }
  fits = true;
  if (plain.empty()) return std::nullopt;
  double value = 0;
  const auto [end, fault] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  fits = fault == std::errc{} && end == plain.data() + plain.size() && std::isfinite(value);
  return value;
}

std::vector<std::vector<std::string>> columns_of(const Json& metadata, const std::string& file) {
  const Json& levels = member(metadata, "columns", file, "metadata");
  if (!levels.is_array() || levels.empty()) refuse_report(file, "metadata/columns", shown(levels), "[[…]]");
  std::vector<std::vector<std::string>> columns;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const std::string place = fmt::format("metadata/columns/{}", level);
    if (!levels[level].is_array()) refuse_report(file, place, shown(levels[level]), "[…]");
    std::size_t at = 0;
    for (const Json& head : levels[level]) {
      const std::string name = report_text(head, "name", file, place);
      const Json& count = member(head, "columnCount", file, place);
      if (!count.is_number_unsigned() || count.get<std::size_t>() == 0 || count.get<std::size_t>() > most_columns)
        refuse_report(file, place + "/columnCount", shown(count), fmt::format("1 … {}", most_columns));
      for (std::size_t i = 0; i < count.get<std::size_t>(); ++i, ++at) {
        if (level == 0) columns.emplace_back();
        if (at >= columns.size() || columns.size() > most_columns)
          refuse_report(file, place, fmt::format("> {}", columns.size()), std::to_string(columns.size()));
        columns[at].push_back(name);
      }
    }
    if (at != columns.size()) refuse_report(file, place, std::to_string(at), std::to_string(columns.size()));
  }
  return columns;
}

UdirRow row_from_json(const Json& json, std::size_t columns, const std::string& file, const std::string& place) {
  UdirRow row;
  row.code = report_text(json, "kode", file, place);
  row.name = report_text(json, "navn", file, place);
  row.path = report_text(json, "id", file, place);
  while (!row.name.empty() && row.name.back() == ' ') row.name.pop_back();
  const bool digits =
      std::all_of(row.code.begin(), row.code.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
  const std::size_t size = row.code.size();
  if (!digits || (size != 2 && size != 4 && size != 9))
    refuse_report(file, place + "/kode", row.code, "42, 4203, 974563258");
  const Json& data = member(json, "data", file, place);
  if (!data.is_array() || data.size() != columns)
    refuse_report(file, place + "/data", data.is_array() ? std::to_string(data.size()) : shown(data),
                  std::to_string(columns));
  for (const Json& cell : data) {
    if (!cell.is_string()) refuse_report(file, place + "/data", shown(cell), "\"5 266\"");
    const std::string text = cell.get<std::string>();
    const bool hidden = text.find('*') != std::string::npos;  // also "12 *", which only those with access get
    bool fits = true;
    row.values.push_back(hidden ? std::nullopt : report_number(text, fits));
    if (!fits) refuse_report(file, place + "/data", text, "\"5 266\", \"*\"");
    row.hidden.push_back(hidden);
  }
  return row;
}

/// Counties against their municipalities.
void check_sums(const UdirTable& table, const std::string& file) {
  std::map<std::string, std::vector<const UdirRow*>> below;  // by the path above
  for (const UdirRow& row : table.rows)
    if (const std::size_t dot = row.path.rfind('.'); dot != std::string::npos)
      below[row.path.substr(0, dot)].push_back(&row);
  for (const UdirRow& county : table.rows) {
    const auto parts = below.find(county.path);
    if (county.code.size() != 2 || parts == below.end()) continue;
    for (std::size_t column = 0; column < county.values.size(); ++column) {
      if (!county.values[column]) continue;
      double sum = 0;
      const bool whole = std::all_of(parts->second.begin(), parts->second.end(), [&](const UdirRow* part) {
        sum += part->values[column].value_or(0);
        return part->values[column].has_value();
      });
      if (whole && std::abs(sum - *county.values[column]) > 0.5)
        refuse_report(file, county.name + ", " + table.columns[column].back(), fmt::format("{}", sum),
                      fmt::format("{}", *county.values[column]));
    }
  }
}

}  // namespace

UdirPage read_udir_page(std::string_view text, const std::string& file) {
  const Json json = Json::parse(text, nullptr, false);
  const Json& page = member(json, "rappside", file, "/");
  const Json& elements = member(page, "rapportElementer", file, "rappside");
  if (!elements.is_array() || elements.empty()) refuse_report(file, "rapportElementer", shown(elements), "[{…}]");
  UdirPage result;
  result.data = report_text(elements.front(), "dataEndepunkt", file, "rapportElementer/0");
  if (!is_path(result.data)) refuse_report(file, "dataEndepunkt", result.data, "rest/…/data");
  const Json& times =
      member(member(page, "filterDefaultVerdier", file, "rappside"), "TidID", file, "filterDefaultVerdier");
  if (!times.is_array() || times.empty() || !times.front().is_number_integer())
    refuse_report(file, "filterDefaultVerdier/TidID", shown(times), "[202510]");
  result.latest = times.front().get<int>();
  return result;
}

std::vector<UdirChoice> read_udir_choices(std::string_view text, const std::string& filter, const std::string& file) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) refuse_report(file, "/", shown(json), filter);
  std::vector<UdirChoice> choices;
  if (!json.contains(filter)) return choices;
  const Json& list = json.at(filter);
  if (!list.is_array()) refuse_report(file, filter, shown(list), "[…]");
  for (const Json& each : list) {
    const Json& id = member(each, "id", file, filter);
    if (!id.is_number_integer()) refuse_report(file, filter + "/id", shown(id), "202510");
    choices.push_back(
        {id.get<int>(), report_text(each, "kode", file, filter), report_text(each, "navn", file, filter)});
  }
  return choices;
}

UdirTable read_udir_table(std::string_view text, const std::string& file, bool sums) {
  const Json json = Json::parse(text, nullptr, false);
  const Json& metadata = member(json, "metadata", file, "/");
  UdirTable table;
  table.columns = columns_of(metadata, file);
  const Json& levels = member(metadata, "rowHierarchy", file, "metadata");
  if (!levels.is_array()) refuse_report(file, "metadata/rowHierarchy", shown(levels), "[…]");
  for (const Json& level : levels) {
    if (!level.is_string()) refuse_report(file, "metadata/rowHierarchy", shown(level), "\"Kommune\"");
    table.levels.push_back(level.get<std::string>());
  }
  const Json& rows = member(json, "rows", file, "/");
  if (!rows.is_array() || rows.empty() || rows.size() > most_rows)
    refuse_report(file, "rows", rows.is_array() ? std::to_string(rows.size()) : shown(rows),
                  fmt::format("1 … {}", most_rows));
  for (std::size_t i = 0; i < rows.size(); ++i)
    table.rows.push_back(row_from_json(rows[i], table.columns.size(), file, fmt::format("rows/{}", i)));
  if (sums) check_sums(table, file);
  return table;
}

}  // namespace handlingsrom::statistics
