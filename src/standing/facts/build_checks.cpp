#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/facts/build_input.hpp"
#include "standing/facts/sector.hpp"

namespace handlingsrom::facts::build {
namespace {

using Checks = std::vector<BuildCheck>;

const Table& table_of(const std::vector<Table>& tables, std::string_view name) {
  for (const Table& table : tables) {
    if (table.name == name) return table;
  }
  throw Error(ErrorCode::bad_input, "build_table_missing", {{"table", std::string(name)}});
}

void check_cost_keys(const Table& table, Checks& checks) {
  const auto& years = table.integers("aar");
  const Column& levels = table.texts("nivaa");
  const Column& sectors_text = table.texts("sektor");
  const auto& weights = table.numbers("vekt");
  std::map<std::string, double> sums;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (levels.text(row) == "samlet_kostnadsnokkel") continue;
    const bool sector_weight = levels.text(row) == "sektorvekt";
    sums[fmt::format("{} {} {}", years[row], levels.text(row), sector_weight ? "" : sectors_text.text(row))] +=
        weights[row];
  }
  for (const auto& [name, sum] : sums) check(checks, "cost key " + name, sum, 1.0, 0.0002);
}

void check_need_index(const Table& keys, const Table& table, Checks& checks) {
  // The columns of the index table in the order of the cost keys' sector names.
  constexpr std::array<std::pair<std::string_view, std::string_view>, sector_count> names{
      {{"grunnskole", "dki_grunnskole"},
       {"barnehage", "dki_barnehage"},
       {"pleie_omsorg", "dki_pleie_omsorg"},
       {"kommunehelse", "dki_kommunehelse"},
       {"barnevern", "dki_barnevern"},
       {"sosial", "dki_sosialtjeneste"},
       {"administrasjon", "dki_administrasjon_landbruk"}}};
  const auto& all_years = table.integers("aar");
  for (const std::int64_t year : std::set<std::int64_t>(all_years.begin(), all_years.end())) {
    std::vector<double> total(table.rows, 0.0);
    for (const auto& [sector, column] : names) {
      double weight = missing;
      for (std::size_t row = 0; row < keys.rows; ++row) {
        if (keys.integers("aar")[row] == year && keys.texts("nivaa").text(row) == "sektorvekt" &&
            keys.texts("sektor").text(row) == sector) {
          weight = keys.numbers("vekt")[row];
        }
      }
      const auto& index = table.numbers(column);
      for (std::size_t row = 0; row < table.rows; ++row) total[row] += weight * index[row];
    }
    double worst = 0;
    double compared = 0;
    for (std::size_t row = 0; row < table.rows; ++row) {
      const double ministry = table.numbers("samlet_indeks_kmd_tabell_A")[row];
      if (table.integers("aar")[row] != year || is_missing(ministry) || is_missing(total[row])) continue;
      // The ministry prints four decimals.
      worst = std::max(worst, std::abs(std::round(total[row] * 1e4) / 1e4 - ministry));
      ++compared;
    }
    check(checks, fmt::format("largest miss of the recomputed need index {}", year), worst, 0, 0.0005 + 1e-9);
    checks.push_back({fmt::format("municipalities compared {}", year), fmt::format("{}", compared)});
  }
}

void check_care_users(const Table& table, Checks& checks) {
  // A zero among the ages may be a suppressed cell, so long-stay residents by age may fall short of all, never exceed them.
  const auto compare = [&](const std::string& name, std::array<const char*, 3> parts, const char* total) {
    double short_rows = 0;
    double excess = 0;
    for (std::size_t row = 0; row < table.rows; ++row) {
      double sum = 0;
      for (const char* part : parts) sum += table.numbers(part)[row];
      const double difference = sum - table.numbers(total)[row];
      if (is_missing(difference)) continue;
      if (difference < 0) ++short_rows;
      excess = std::max(excess, difference);
    }
    check(checks, name + ": largest excess of the ages over all", excess, 0);
    checks.push_back({name + ": rows where the ages fall short of all", fmt::format("{}", short_rows)});
    return short_rows;
  };
  check(checks, "residents: rows where the ages fall short of all",
        compare("residents", {"pop_0_66", "pop_67_79", "pop_80p"}, "pop_all"), 0);
  compare("home-care users", {"homecare_0_66", "homecare_67_79", "homecare_80p"}, "homecare_all");
  compare("long-stay residents", {"longstay_0_66", "longstay_67_79", "longstay_80p"}, "longstay_all");
}

void check_projection(const Table& municipal, const Table& county, Checks& checks) {
  std::map<std::pair<std::string, std::int64_t>, double> sums;
  for (std::size_t row = 0; row < municipal.rows; ++row) {
    sums[{fmt::format("{:02}", municipal.integers("kommunenr")[row] / 100), municipal.integers("year")[row]}] +=
        municipal.numbers("persons")[row];
  }
  double compared = 0;
  for (std::size_t row = 0; row < county.rows; ++row) {
    const std::int64_t year = county.integers("year")[row];
    const std::string number(county.texts("fylkesnr").text(row));
    const auto found = sums.find({number, year});
    if (county.texts("alternative").text(row) != "MMMM" || found == sums.end()) continue;
    const double sum = found->second;
    if (sum != county.numbers("persons")[row]) {
      check(checks, fmt::format("SSB projection county {} {}", number, year), sum, county.numbers("persons")[row]);
    }
    ++compared;
  }
  check(checks, "county × year cells of SSB's projection that municipalities sum to", compared,
        static_cast<double>(sums.size()));
}

}  // namespace

void check_controls(const Table& table, const TableSpec& spec, Checks& checks) {
  for (const TableControl& control : spec.controls) {
    const auto counts = [&](std::size_t row) {
      if (control.column.empty()) return true;
      const Column& column = table.column(control.column);
      return column.type == ColumnType::text ? column.text(row) == control.value
                                             : std::to_string(column.integers[row]) == control.value;
    };
    double found = 0;
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (!counts(row)) continue;
      if (control.what == "rows") {
        ++found;
      } else if (const double value = table.numbers(control.what)[row]; !is_missing(value)) {
        found += value;
      }
    }
    const std::string where = control.column.empty() ? "" : fmt::format(" [{} {}]", control.column, control.value);
    check(checks, fmt::format("{}: {}{}", spec.name, control.what, where), std::round(found * 1e6) / 1e6,
          control.expected, control.tolerance);
  }
}

void check_tables(const std::vector<Table>& tables, std::vector<BuildCheck>& checks) {
  const Table& keys = table_of(tables, "cost_keys");
  check_cost_keys(keys, checks);
  check_need_index(keys, table_of(tables, "need_index"), checks);
  check_care_users(table_of(tables, "care_users"), checks);
  check_projection(table_of(tables, "projected_municipality"), table_of(tables, "projected_county"), checks);
}

}  // namespace handlingsrom::facts::build
