#include "standing/ledger/gather_registers.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

#include "base/error.hpp"
#include "base/store/line_text.hpp"

namespace handlingsrom::ledger {
namespace {

constexpr std::size_t municipality_digits = 4, county_digits = 2;
constexpr const char* all_together = "all";  // no head parts the figure

store::Line line_of(const std::string& place, const std::string& series, int year, double value,
                    const std::string& mark) {
  return {place, series, "", store::line_text({{std::to_string(year), value, mark}}), 0, 0};
}

/// A series' parts stand between slashes.
std::string without_slash(std::string text) {
  std::replace(text.begin(), text.end(), '/', '-');
  return text;
}

/// "all/Antall elever" and "Antall elever"; "1. trinn/Antall elever" and "Antall elever, 1. trinn". The first head is the year, the last what is counted.
store::SeriesName series_name(const std::vector<std::string>& heads, const statistics::RegisterFile& file) {
  store::SeriesName name{file.id, heads.back(), file.unit};
  std::string parts, last;
  for (std::size_t level = 1; level + 1 < heads.size(); ++level) {
    if (heads[level].starts_with("Alle ") || heads[level] == last) continue;
    last = heads[level];
    parts += "/" + without_slash(last);
    name.title += ", " + last;
  }
  name.series += (parts.empty() ? std::string("/") + all_together : parts) + "/" + without_slash(heads.back());
  return name;
}

}  // namespace

void gather_groups(const std::vector<statistics::KlassPair>& pairs, const statistics::RegisterFile& file, int year,
                   Gathered& gathered) {
  const std::string series = file.id + "/" + (file.prefix.empty() ? all_together : file.prefix);
  for (const statistics::KlassPair& pair : pairs) {
    std::string_view digits = pair.source;
    if (digits.starts_with(file.prefix)) digits.remove_prefix(file.prefix.size());
    int group = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), group);
    if (digits.empty() || fault != std::errc{} || end != digits.data() + digits.size() || group < 1)
      throw Error(
          ErrorCode::bad_input, "klass_answer",
          {{"file", file.id}, {"place", pair.target}, {"found", pair.source}, {"expected", file.prefix + "07"}});
    gathered.lines.push_back(line_of(pair.target, series, year, group, ""));
  }
  gathered.names.push_back({series, file.title, file.unit});
}

void gather_report(const statistics::UdirTable& table, const statistics::RegisterFile& file, int year,
                   Gathered& gathered) {
  std::vector<store::SeriesName> names;
  for (const std::vector<std::string>& heads : table.columns) names.push_back(series_name(heads, file));
  for (const statistics::UdirRow& row : table.rows) {
    if (row.code.size() != municipality_digits && row.code.size() != county_digits) continue;  // a school
    for (std::size_t column = 0; column < names.size(); ++column) {
      const bool known = row.values[column].has_value();
      const char* mark = known ? "" : row.hidden[column] ? ":" : ".";
      gathered.lines.push_back(line_of(row.code, names[column].series, year,
                                       row.values[column].value_or(std::numeric_limits<double>::quiet_NaN()), mark));
    }
  }
  gathered.names.insert(gathered.names.end(), names.begin(), names.end());
}

void join_lines(Gathered& gathered) {
  std::map<std::pair<std::string, std::string>, std::size_t> seen;
  std::vector<store::Line> joined;
  joined.reserve(gathered.lines.size());
  for (store::Line& line : gathered.lines) {
    const auto [known, fresh] = seen.try_emplace({line.place, line.series}, joined.size());
    if (fresh)
      joined.push_back(std::move(line));
    else
      joined[known->second].body = store::joined(joined[known->second].body, line.body);
  }
  gathered.lines = std::move(joined);
}

}  // namespace handlingsrom::ledger
