#include <algorithm>

#include "base/error.hpp"
#include "standing/facts/load.hpp"

namespace handlingsrom::facts {
namespace {

// The published tables call the same sector by different short names.
std::size_t sector_named(std::string_view name, const Table& table) {
  constexpr std::array<std::pair<std::string_view, Sector>, 9> names{
      {{"grunnskole", Sector::school},
       {"barnehage", Sector::kindergarten},
       {"pleie_omsorg", Sector::care},
       {"kommunehelse", Sector::health},
       {"barnevern", Sector::child_protection},
       {"sosial", Sector::social},
       {"sosialtjeneste", Sector::social},
       {"administrasjon", Sector::administration},
       {"administrasjon_landbruk", Sector::administration}}};
  for (const auto& [text, sector] : names) {
    if (text == name) return static_cast<std::size_t>(sector);
  }
  throw Error(ErrorCode::bundle_damaged, "bundle_value", {{"table", table.name}, {"found", std::string(name)}});
}

void load_cost_key(const Table& table, CostKey& key) {
  const std::vector<Year> years = years_of(table, "aar");
  if (years.empty()) return;
  key.year = years.back();
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (table.integers("aar")[row] != key.year.value) continue;
    const std::string_view level = table.texts("nivaa").text(row);
    const double weight = table.numbers("vekt")[row];
    if (level == "sektorvekt") {
      key.sector_weight[sector_named(table.texts("sektor").text(row), table)] = weight;
    } else if (level == "delkostnadsnokkel") {
      key.criteria[sector_named(table.texts("sektor").text(row), table)].emplace_back(
          table.texts("kriterium").text(row), weight);
    }
  }
}

void load_need_index(const Table& table, Facts::Parts& facts) {
  constexpr std::array<std::pair<std::string_view, Sector>, sector_count> columns{
      {{"dki_grunnskole", Sector::school},
       {"dki_barnehage", Sector::kindergarten},
       {"dki_pleie_omsorg", Sector::care},
       {"dki_kommunehelse", Sector::health},
       {"dki_barnevern", Sector::child_protection},
       {"dki_sosialtjeneste", Sector::social},
       {"dki_administrasjon_landbruk", Sector::administration}}};
  facts.need_index = {static_cast<std::size_t>(facts.registry->size()), years_of(table, "aar")};
  for (std::size_t row = 0; row < table.rows; ++row) {
    NeedIndex& index =
        facts.need_index[area_of(*facts.registry, table.integers("kommunenr")[row], table)][static_cast<std::size_t>(
            facts.need_index.position(Year{static_cast<int>(table.integers("aar")[row])}))];
    for (const auto& [column, sector] : columns)
      index.sector[static_cast<std::size_t>(sector)] = table.numbers(column)[row];
    const double ministry = table.numbers("samlet_indeks_kmd_tabell_A")[row];
    index.total = is_missing(ministry) ? table.numbers("samlet_indeks_beregnet")[row] : ministry;
  }
}

}  // namespace

void load_economy(const Bundle& bundle, Facts::Parts& facts) {
  const auto areas = static_cast<std::size_t>(facts.registry->size());
  load_cost_key(bundle.table("cost_keys"), facts.cost_key);
  load_need_index(bundle.table("need_index"), facts);

  const Table spending = bundle.table("national_spending");
  NationalSpending& national = facts.national_spending;
  national.years = years_of(spending, "aar");
  for (std::vector<double>& series : national.kroner) series.assign(national.years.size(), missing);
  for (std::size_t row = 0; row < spending.rows; ++row) {
    const Year year{static_cast<int>(spending.integers("aar")[row])};
    const auto at = std::lower_bound(national.years.begin(), national.years.end(), year) - national.years.begin();
    national.kroner[sector_named(spending.texts("sektor").text(row), spending)][static_cast<std::size_t>(at)] =
        spending.numbers("kr_per_innbygger")[row];
  }

  const Table key_figures = bundle.table("key_figures");
  if (const std::vector<Year> years = years_of(key_figures, "aar"); !years.empty())
    facts.key_figure_year = years.back();
  facts.key_figures.reserve(key_figures.rows);
  for (std::size_t row = 0; row < key_figures.rows; ++row) {
    const auto of = [&](std::string_view column) { return std::string(key_figures.texts(column).text(row)); };
    facts.key_figures.push_back({of("tema"), of("indikator"), of("enhet"), of("regionkode"), of("region"),
                                 static_cast<int>(key_figures.integers("aar")[row]),
                                 key_figures.numbers("verdi")[row]});
  }

  const Table vestland = bundle.table("vestland");
  const auto snapshot = [&](std::string_view column, std::string_view year, Snapshot<double>& values) {
    values.values.assign(areas, missing);
    if (const std::vector<Year> years = years_of(vestland, year); !years.empty()) values.year = years.back();
    for (std::size_t row = 0; row < vestland.rows; ++row) {
      values.values[area_of(*facts.registry, vestland.integers("kommunenr")[row], vestland)] =
          vestland.numbers(column)[row];
    }
  };
  snapshot("net_operating_result_percent", "net_operating_result_year", facts.net_result_percent);
  snapshot("sick_leave_percent", "sick_leave_year", facts.sick_leave_percent);
  const Table robek = bundle.table("robek");
  facts.in_robek.values.assign(areas, false);
  if (const std::vector<Year> years = years_of(robek, "year"); !years.empty()) facts.in_robek.year = years.back();
  for (std::size_t row = 0; row < robek.rows; ++row) {
    facts.in_robek.values[area_of(*facts.registry, robek.integers("kommunenr")[row], robek)] = true;
  }
}

}  // namespace handlingsrom::facts
