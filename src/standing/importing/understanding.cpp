#include "standing/importing/understanding.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/importing/blocks.hpp"
#include "standing/importing/column_heads.hpp"
#include "standing/importing/columns.hpp"
#include "standing/importing/units.hpp"
#include "standing/reading/number.hpp"

namespace handlingsrom::importing {
namespace {

constexpr std::array roles{ColumnRole::municipality, ColumnRole::county,   ColumnRole::name,
                           ColumnRole::year,         ColumnRole::quantity, ColumnRole::part,
                           ColumnRole::dimension,    ColumnRole::value,    ColumnRole::ignored};

// FNV-1a (Fowler, Noll, Vo): a name for a shape, no secret.
void add_to(std::uint64_t& hash, std::string_view text) {
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  hash ^= 0xFFU;
  hash *= 1099511628211ULL;
}

// Next year's file has the same shape: figures in a head do not count.
std::string without_digits(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c < '0' || c > '9') result += c;
  }
  return result;
}

bool has_role(const Table& table, ColumnRole role) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const ColumnReading& each) { return each.role == role; });
}

void set_period(const reading::Document& document, const Options& options, Table& table) {
  const bool every_head = std::all_of(table.columns.begin(), table.columns.end(), [](const ColumnReading& each) {
    return each.role != ColumnRole::value || each.period.has_value();
  });
  if (has_role(table, ColumnRole::year) || every_head) return;
  const auto set = [&](const std::optional<Period>& period, const char* from) {
    if (!period || table.period) return;
    table.period = period;
    table.period_from = from;
  };
  const auto inside = [](const std::string& text) -> std::optional<Period> {
    const auto found = find_period(text);
    return found ? std::optional(found->period) : std::nullopt;
  };
  if (options.year) set(Period{*options.year, std::to_string(*options.year)}, "option");
  set(inside(document.sheets[table.sheet].name()), "sheet");
  set(inside(table.title), "title");
  std::string file = document.file;
  std::replace(file.begin(), file.end(), '_', ' ');
  std::replace(file.begin(), file.end(), '-', ' ');
  set(inside(file), "file");
}

/// The one municipality that a title names, on a line of its own or after "Kommune:".
std::optional<Place> place_in(Places& places, const std::string& title) {
  constexpr std::string_view between = " · ";
  std::optional<Place> found;
  for (std::size_t from = 0; from < title.size();) {
    const std::size_t end = std::min(title.find(between, from), title.size());
    std::string line = title.substr(from, end - from);
    from = end + between.size();
    if (const std::size_t colon = line.find(':'); colon != std::string::npos) {
      if (!is_key_head(line.substr(0, colon))) continue;
      line.erase(0, colon + 1);
    }
    if (read_period(line)) continue;
    const auto& place = places.read(std::string(reading::trimmed(line)));
    if (!place || place->other_words || place->level != Level::municipality) continue;
    if (found && found->code != place->code) return std::nullopt;  // of two: it does not say which
    found = *place;
  }
  return found;
}

// Where no column or head says whose the figures are: a line above the table, else the sheet's name.
void set_place(Places& places, const std::string& title, const std::string& sheet, Table& table) {
  const bool said = std::any_of(table.columns.begin(), table.columns.end(), [](const ColumnReading& each) {
    return each.role == ColumnRole::municipality || each.role == ColumnRole::county || each.place.has_value();
  });
  if (said) return;
  table.place = place_in(places, title);
  if (table.place)
    table.place_from = "title";
  else if ((table.place = place_in(places, sheet)))
    table.place_from = "sheet";
}

}  // namespace

std::string_view key_of(ColumnRole role) noexcept {
  switch (role) {
    case ColumnRole::municipality: return "municipality";
    case ColumnRole::county: return "county";
    case ColumnRole::name: return "name";
    case ColumnRole::year: return "year";
    case ColumnRole::quantity: return "quantity";
    case ColumnRole::part: return "part";
    case ColumnRole::dimension: return "dimension";
    case ColumnRole::value: return "value";
    case ColumnRole::ignored: return "ignored";
  }
  return "";
}

std::optional<ColumnRole> column_role_of(std::string_view key) noexcept {
  for (const ColumnRole role : roles) {
    if (key_of(role) == key) return role;
  }
  return std::nullopt;
}

Understanding understand(const reading::Document& document, const registry::Registry& registry,
                         const Options& options) {
  Understanding result;
  Places places(registry);
  std::set<std::string> used;
  std::uint64_t hash = 14695981039346656037ULL;
  add_to(hash, reading::name_of(document.recognised.format));
  for (std::size_t s = 0; s < document.sheets.size(); ++s) {
    const reading::Sheet& sheet = document.sheets[s];
    const std::vector<Block> blocks = find_blocks(sheet, places);
    if (blocks.empty() && sheet.rows() > 0)
      result.notes.push_back({"no_table", sheet.rows(), {static_cast<std::int64_t>(s) + 1}});
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const Block& block = blocks[b];
      Table table;
      table.sheet = s;
      table.first_heading = block.first_heading;
      table.first_row = block.first_row;
      table.last_row = block.last_row;
      table.title = block.title.empty() ? sheet.name() : block.title;
      table.columns = read_columns(sheet, block, places, options.roles);
      for (const ColumnReading& column : table.columns) {
        add_to(hash, without_digits(column.head));
        if (column.chosen) {
          used.insert(column.head);
          used.insert(letters_of(column.column));
        }
      }
      if (!has_role(table, ColumnRole::value)) continue;
      set_period(document, options, table);
      set_place(places, block.title, sheet.name(), table);
      if (!options.as_written) set_units(sheet, blocks, b, table);
      result.tables.push_back(std::move(table));
    }
  }
  for (const reading::Cube& cube : document.cubes) {
    add_to(hash, cube.label);
    for (const reading::Dimension& dimension : cube.dimensions) add_to(hash, dimension.id);
  }
  for (const auto& [name, role] : options.roles) {
    if (!used.contains(name)) {
      throw Error(ErrorCode::bad_input, "importing_column_unknown", {{"file", document.file}, {"found", name}});
    }
  }
  if (result.tables.empty() && document.cubes.empty()) {
    throw Error(ErrorCode::bad_input, "importing_no_table", {{"file", document.file}});
  }
  result.shape = fmt::format("{:016x}", hash);
  return result;
}

}  // namespace handlingsrom::importing
