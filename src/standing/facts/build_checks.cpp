#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/facts/build_input.hpp"

namespace handlingsrom::facts::build {
namespace {

using Checks = std::vector<BuildCheck>;

const Table& table_of(const std::vector<Table>& tables, std::string_view name) {
  for (const Table& table : tables) {
    if (table.name == name) return table;
  }
  throw Error(ErrorCode::bad_input, "build_table_missing", {{"table", std::string(name)}});
}

double sum_of(const std::vector<double>& numbers) {
  double sum = 0;
  for (const double value : numbers) sum += is_missing(value) ? 0 : value;
  return sum;
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
  for (const int year : {2025, 2026}) {
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
    int compared = 0;
    for (std::size_t row = 0; row < table.rows; ++row) {
      const double ministry = table.numbers("samlet_indeks_kmd_tabell_A")[row];
      if (table.integers("aar")[row] != year || is_missing(ministry) || is_missing(total[row])) continue;
      // The ministry prints four decimals.
      worst = std::max(worst, std::abs(std::round(total[row] * 1e4) / 1e4 - ministry));
      ++compared;
    }
    check(checks, fmt::format("largest miss of the recomputed need index {}", year), worst, 0, 0.0005 + 1e-9);
    check(checks, fmt::format("municipalities compared {}", year), compared, 350);
  }
}

void check_care_users(const Table& table, Checks& checks) {
  // A zero among the ages may be a suppressed cell, so long-stay residents by age may fall short of all, never exceed them.
  const auto compare = [&](const std::string& name, std::array<const char*, 3> parts, const char* total,
                           double rows_short) {
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
    check(checks, name + ": rows where the ages fall short of all", short_rows, rows_short);
  };
  compare("residents", {"pop_0_66", "pop_67_79", "pop_80p"}, "pop_all", 0);
  compare("home-care users", {"homecare_0_66", "homecare_67_79", "homecare_80p"}, "homecare_all",
          2);  // 4621, 4647 in 2015
  compare("long-stay residents", {"longstay_0_66", "longstay_67_79", "longstay_80p"}, "longstay_all", 102);
  const std::array<std::tuple<int, double, double, double>, 2> national{
      {{2010, 33953, 20644, 183940}, {2025, 30622, 27649, 213654}}};
  for (const auto& [year, long_stay, staffed, home] : national) {
    double sums[3] = {0, 0, 0};
    const char* const columns[3] = {"longstay_all", "staffed_homes_all", "homecare_all"};
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (table.integers("year")[row] != year) continue;
      for (std::size_t i = 0; i < 3; ++i) {
        const double value = table.numbers(columns[i])[row];
        sums[i] += is_missing(value) ? 0 : value;
      }
    }
    check(checks, fmt::format("long-stay residents {}", year), sums[0], long_stay);
    check(checks, fmt::format("residents in staffed homes {}", year), sums[1], staffed);
    check(checks, fmt::format("home-care users {}", year), sums[2], home);
  }
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
    if (county.texts("alternative").text(row) != "MMMM" || year < 2025) continue;
    const std::string number(county.texts("fylkesnr").text(row));
    const double sum = sums[{number, year}];
    if (sum != county.numbers("persons")[row]) {
      check(checks, fmt::format("SSB projection county {} {}", number, year), sum, county.numbers("persons")[row]);
    }
    ++compared;
  }
  check(checks, "county × year cells of SSB's projection that municipalities sum to", compared, 15 * 26);
}

}  // namespace

void check_tables(const std::vector<Table>& tables, std::vector<BuildCheck>& checks) {
  const Table& keys = table_of(tables, "cost_keys");
  check_cost_keys(keys, checks);
  check_need_index(keys, table_of(tables, "need_index"), checks);
  check_care_users(table_of(tables, "care_users"), checks);
  check_projection(table_of(tables, "projected_municipality"), table_of(tables, "projected_county"), checks);
  check(checks, "neighbour pairs", static_cast<double>(table_of(tables, "neighbours").rows), 736, 0);
  const Table& places = table_of(tables, "care_places");
  check(checks, "places in institutions 2025", std::round(sum_of(places.numbers("institution_places"))), 41790);
  check(checks, "places in nursing homes 2025", std::round(sum_of(places.numbers("nursing_home_places"))), 39727);
  check(checks, "live births 1900–2023", static_cast<double>(table_of(tables, "births").rows), 248);
}

}  // namespace handlingsrom::facts::build
