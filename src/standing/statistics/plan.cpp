#include "standing/statistics/plan.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::statistics {
namespace {

using reading::Cube;
using reading::Dimension;

[[noreturn]] void refuse_table(const char* key, const TableFile& table, const std::string& found) {
  throw Error(ErrorCode::bad_input, key, {{"file", table.file}, {"table", table.id}, {"found", found}});
}

bool is_municipality_code(const std::string& code) {
  return code.size() == 4 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int year_of(const std::string& code) {
  int year = 0;
  if (code.size() < 4 || std::from_chars(code.data(), code.data() + 4, year).ptr != code.data() + 4) return 0;
  return year;
}

bool is_time(const Dimension& dimension) { return dimension.role == reading::Role::time || dimension.id == "Tid"; }

bool is_expression(const std::string& value) { return value.find_first_of("*?(") != std::string::npos; }

std::vector<std::string> regions_of(const TableFile& table, const Dimension& dimension, const Scope& scope) {
  std::vector<std::string> wanted = table.country;
  if (scope.regions.empty()) {
    for (const reading::Category& category : dimension.categories) {
      if (is_municipality_code(category.code)) wanted.push_back(category.code);
    }
  } else {
    wanted.insert(wanted.end(), scope.regions.begin(), scope.regions.end());
  }
  return expand(wanted, dimension);
}

// FNV-1a: the same question has the same file.
std::string selection_name(const Selection& selection) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : body_of(selection)) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  return fmt::format("{:016x}.json", hash);
}

std::size_t cells_of(const Selection& selection) {
  std::size_t cells = 1;
  for (const VariableSelection& each : selection) cells *= each.values.size();
  return cells;
}

// Cuts the longest of the variables that may be cut until each piece fits: regions first, then years, then the longest.
void cut(Selection selection, std::size_t region, std::size_t time, std::size_t most_cells, TablePlan& plan) {
  const bool too_many_regions = region < selection.size() && selection[region].values.size() > most_regions_per_call;
  const std::size_t cells = cells_of(selection);
  if (cells <= most_cells && !too_many_regions) {
    plan.cells += cells;
    std::string name = selection_name(selection);
    plan.calls.push_back({std::move(selection), cells, std::move(name)});
    return;
  }
  std::size_t at = region;
  if (at >= selection.size() || selection[at].values.size() < 2) at = time;
  if (at >= selection.size() || selection[at].values.size() < 2) {
    at = 0;
    for (std::size_t i = 1; i < selection.size(); ++i) {
      if (selection[i].values.size() > selection[at].values.size()) at = i;
    }
  }
  const std::vector<std::string>& values = selection[at].values;
  // The biggest piece that fits, so that calls are few; one value at least.
  const std::size_t of_one = cells / values.size();
  std::size_t piece = std::max<std::size_t>(1, of_one == 0 ? 1 : most_cells / of_one);
  if (at == region) piece = std::min(piece, most_regions_per_call);
  if (piece >= values.size()) piece = (values.size() + 1) / 2;
  for (std::size_t start = 0; start < values.size(); start += piece) {
    Selection part = selection;
    part[at].values.assign(values.begin() + static_cast<std::ptrdiff_t>(start),
                           values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), start + piece)));
    cut(std::move(part), region, time, most_cells, plan);
  }
}

}  // namespace

bool is_preliminary(std::string_view updated, int latest_year) {
  if (updated.size() < 10) return false;
  return updated.substr(0, 10) < fmt::format("{}-06-15", latest_year + 1);
}

TablePlan plan_table(const TableFile& table, const Cube& metadata, const Scope& scope, std::size_t cells_per_call) {
  TablePlan plan;
  plan.table = table.id;
  plan.updated = metadata.updated;
  Selection selection;
  std::size_t region = static_cast<std::size_t>(-1);
  std::size_t time = static_cast<std::size_t>(-1);
  for (const VariableSelection& each : table.selection) {
    if (each.variable == "*") continue;  // every variable that is not named
    if (std::none_of(metadata.dimensions.begin(), metadata.dimensions.end(),
                     [&](const Dimension& d) { return d.id == each.variable; })) {
      refuse_table("statistics_variable_unknown", table, each.variable);
    }
  }
  int latest = 0;
  for (const Dimension& dimension : metadata.dimensions) {
    VariableSelection chosen{dimension.id, {}};
    const auto named = [&](std::string_view variable) {
      return std::find_if(table.selection.begin(), table.selection.end(),
                          [&](const VariableSelection& each) { return each.variable == variable; });
    };
    const auto declared = named(dimension.id) != table.selection.end() ? named(dimension.id) : named("*");
    if (dimension.id == table.region) {
      chosen.values = regions_of(table, dimension, scope);
      region = selection.size();
    } else if (declared != table.selection.end()) {
      chosen.values = expand(declared->values, dimension);
      for (const std::string& value : declared->values) {
        if (!is_expression(value) && expand({value}, dimension).empty())
          plan.gone.push_back(dimension.id + " " + value);
      }
    } else if (dimension.categories.size() == 1) {
      chosen.values = {dimension.categories.front().code};
    } else {
      refuse_table("statistics_variable_new", table, dimension.id);
    }
    if (is_time(dimension)) {
      if (scope.since)
        std::erase_if(chosen.values, [&](const std::string& code) { return year_of(code) < *scope.since; });
      for (const std::string& code : chosen.values) latest = std::max(latest, year_of(code));
      time = selection.size();
    }
    if (chosen.values.empty()) refuse_table("statistics_codes_gone", table, dimension.id);
    selection.push_back(std::move(chosen));
  }
  if (!table.region.empty() && region == static_cast<std::size_t>(-1))
    refuse_table("statistics_variable_unknown", table, table.region);
  plan.preliminary = table.region.starts_with("KOK") && is_preliminary(plan.updated, latest);
  cut(std::move(selection), region, time, std::max<std::size_t>(1, cells_per_call), plan);
  return plan;
}

}  // namespace handlingsrom::statistics
