#include "surface/api/ways.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/text.hpp"
#include "standing/importing/columns.hpp"
#include "standing/reading/document.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::json;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

[[noreturn]] void refuse_way(const std::string& file, const std::string& place, const std::string& found,
                             const std::string& expected) {
  throw Error(ErrorCode::bad_input, "study_ways",
              {{"file", file}, {"place", place}, {"found", found}, {"expected", expected}});
}

// As the columns are called in the three languages.
constexpr std::array<std::string_view, 3> from_heads{"from", "fra", "frå"};
constexpr std::array<std::string_view, 2> to_heads{"to", "til"};
constexpr std::array<std::string_view, 2> km_heads{"km", "kilometer"};
constexpr std::array<std::string_view, 4> minutes_heads{"minutes", "minutter", "minutt", "min"};
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

class Matrix {
 public:
  Matrix(const std::string& file, const std::vector<WayEnd>& from, const std::vector<WayEnd>& to)
      : file_(file), from_(from), to_(to) {
    ways_.kilometres.assign(from.size() * to.size(), missing);
    ways_.minutes = ways_.kilometres;
  }

  Ways take() { return std::move(ways_); }

  void set(std::size_t from, std::size_t to, double kilometres, double minutes, const std::string& place) {
    for (const double each : {kilometres, minutes}) {
      if (each < 0 || std::isinf(each)) refuse_way(file_, place, fmt::format("{}", each), "0 or more");
    }
    const std::size_t at = from * to_.size() + to;
    ways_.kilometres[at] = kilometres;
    ways_.minutes[at] = minutes;
  }

  /// One number of a table; null where there is no way.
  double cell(const Json& table, const char* name, std::size_t from, std::size_t to, double unit) const {
    const std::string place = fmt::format("{}[{}][{}]", name, from, to);
    if (!table.is_array() || table.size() != from_.size())
      refuse_way(file_, name, table.is_array() ? std::to_string(table.size()) : "–", std::to_string(from_.size()));
    const Json& row = table[from];
    if (!row.is_array() || row.size() != to_.size())
      refuse_way(file_, fmt::format("{}[{}]", name, from), row.is_array() ? std::to_string(row.size()) : "–",
                 std::to_string(to_.size()));
    if (row[to].is_null()) return missing;
    if (!row[to].is_number()) refuse_way(file_, place, shortened(row[to].dump()), "a number");
    return row[to].get<double>() * unit;
  }

  void osrm(const Json& root) {
    if (!root.contains("distances")) refuse_way(file_, "distances", "–", "annotations=distance,duration");
    for (std::size_t a = 0; a < from_.size(); ++a) {
      for (std::size_t s = 0; s < to_.size(); ++s) {
        const double minutes =
            root.contains("durations") ? cell(root["durations"], "durations", a, s, 1.0 / 60) : missing;
        set(a, s, cell(root["distances"], "distances", a, s, 0.001), minutes, fmt::format("[{}][{}]", a, s));
      }
    }
  }

  void valhalla(const Json& table) {
    const auto size = [](const Json& list) { return list.is_array() ? std::to_string(list.size()) : std::string("–"); };
    if (!table.is_array() || table.size() != from_.size())
      refuse_way(file_, "sources_to_targets", size(table), std::to_string(from_.size()));
    for (std::size_t a = 0; a < from_.size(); ++a) {
      if (!table[a].is_array() || table[a].size() != to_.size())
        refuse_way(file_, fmt::format("sources_to_targets[{}]", a), size(table[a]), std::to_string(to_.size()));
      for (std::size_t s = 0; s < to_.size(); ++s) {
        const auto number = [&](const char* key, double unit) {
          const Json& cell = table[a][s];
          const auto found = cell.is_object() ? cell.find(key) : cell.end();
          return cell.is_object() && found != cell.end() && found->is_number() ? found->get<double>() * unit : missing;
        };
        set(a, s, number("distance", 1), number("time", 1.0 / 60), fmt::format("[{}][{}]", a, s));
      }
    }
  }

  /// Rows of from, to, km and minutes, as text or as a spreadsheet.
  void rows(const reading::Sheet& sheet) {
    const std::array<std::uint32_t, 4> at{column(sheet, from_heads, true), column(sheet, to_heads, true),
                                          column(sheet, km_heads, true), column(sheet, minutes_heads, false)};
    const auto place = [&](std::uint32_t row, std::uint32_t of) {
      return fmt::format("{}{} ({})", importing::letters_of(of), sheet.line(row), sheet.text(0, of));
    };
    const auto end = [&](const std::vector<WayEnd>& list, std::uint32_t row, std::uint32_t of) {
      const std::string found = sheet.text(row, of);
      const std::u32string asked = registry::fold(found);
      std::string names;
      for (std::size_t k = 0; k < list.size(); ++k) {
        if (std::any_of(list[k].begin(), list[k].end(),
                        [&](const auto& each) { return registry::fold(each) == asked; }))
          return k;
        names += (names.empty() ? "" : ", ") + list[k].front();
      }
      refuse_way(file_, place(row, of), found, names);
    };
    const auto number = [&](std::uint32_t row, std::uint32_t of) {
      const reading::Cell& cell = sheet.at(row, of);
      if (cell.kind == reading::Kind::empty) return missing;
      if (cell.kind != reading::Kind::number) refuse_way(file_, place(row, of), sheet.text(cell), "a number");
      return cell.number;
    };
    for (std::uint32_t row = 1; row < sheet.rows(); ++row) {
      if (sheet.row(row).empty()) continue;
      const std::size_t from = end(from_, row, at[0]), to = end(to_, row, at[1]);
      const double minutes = at[3] == none ? missing : number(row, at[3]);
      set(from, to, number(row, at[2]), minutes, place(row, at[2]));
    }
  }

 private:
  template <std::size_t Count>
  std::uint32_t column(const reading::Sheet& sheet, const std::array<std::string_view, Count>& heads, bool needed) {
    std::string found;
    for (std::uint32_t k = 0; k < sheet.columns(); ++k) {
      const std::string head = sheet.text(0, k);
      for (const std::string_view each : heads) {
        if (registry::fold(head) == registry::fold(std::string(each))) return k;
      }
      found += (found.empty() ? "" : ", ") + head;
    }
    if (needed) refuse_way(file_, "1", found.empty() ? "–" : found, "from, to, km, minutes");
    return none;
  }

  const std::string& file_;
  const std::vector<WayEnd>&from_, &to_;
  Ways ways_;
};

}  // namespace

Ways read_ways(const std::string& text, const std::string& name, const std::vector<WayEnd>& from,
               const std::vector<WayEnd>& to) {
  Matrix matrix(name, from, to);
  const std::size_t begins = text.find_first_not_of(" \t\r\n");
  if (begins == std::string::npos) refuse_way(name, "1", "–", "CSV, JSON");
  if (text[begins] != '{') {
    const reading::Document document = reading::read_bytes(text, name);
    if (document.sheets.empty()) refuse_way(name, "1", "–", "CSV, XLSX, JSON");
    matrix.rows(document.sheets.front());
    return matrix.take();
  }
  Json root;
  try {
    root = Json::parse(text);
  } catch (const Json::exception&) {
    refuse_way(name, "1", "{", "JSON");
  }
  if (root.contains("sources_to_targets"))
    matrix.valhalla(root["sources_to_targets"]);
  else
    matrix.osrm(root);
  return matrix.take();
}

}  // namespace handlingsrom::api
