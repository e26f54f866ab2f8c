#include "base/error.hpp"
#include "standing/facts/load.hpp"

namespace handlingsrom::facts {
namespace {

constexpr int cost_key_year = 2026;

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
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (table.integers("aar")[row] != cost_key_year) continue;
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

void load_need_index(const Table& table, Facts& facts) {
  constexpr std::array<std::pair<std::string_view, Sector>, sector_count> columns{
      {{"dki_grunnskole", Sector::school},
       {"dki_barnehage", Sector::kindergarten},
       {"dki_pleie_omsorg", Sector::care},
       {"dki_kommunehelse", Sector::health},
       {"dki_barnevern", Sector::child_protection},
       {"dki_sosialtjeneste", Sector::social},
       {"dki_administrasjon_landbruk", Sector::administration}}};
  facts.need_index.resize(static_cast<std::size_t>(facts.registry->size()));
  for (std::size_t row = 0; row < table.rows; ++row) {
    NeedIndex& index = facts.need_index[area_of(*facts.registry, table.integers("kommunenr")[row], table)]
                                       [position_of(table.integers("aar")[row], 2025, 2, table)];
    for (const auto& [column, sector] : columns)
      index.sector[static_cast<std::size_t>(sector)] = table.numbers(column)[row];
    const double ministry = table.numbers("samlet_indeks_kmd_tabell_A")[row];
    index.total = is_missing(ministry) ? table.numbers("samlet_indeks_beregnet")[row] : ministry;
  }
}

}  // namespace

void load_economy(const Bundle& bundle, Facts& facts) {
  const auto areas = static_cast<std::size_t>(facts.registry->size());
  load_cost_key(bundle.table("cost_keys"), facts.cost_key);
  load_need_index(bundle.table("need_index"), facts);

  const Table spending = bundle.table("national_spending");
  for (std::vector<double>& series : facts.national_spending) series.assign(6, missing);
  for (std::size_t row = 0; row < spending.rows; ++row) {
    facts.national_spending[sector_named(spending.texts("sektor").text(row), spending)][position_of(
        spending.integers("aar")[row], 2020, 6, spending)] = spending.numbers("kr_per_innbygger")[row];
  }

  const Table key_figures = bundle.table("key_figures");
  facts.key_figures.reserve(key_figures.rows);
  for (std::size_t row = 0; row < key_figures.rows; ++row) {
    const auto of = [&](std::string_view column) { return std::string(key_figures.texts(column).text(row)); };
    facts.key_figures.push_back({of("tema"), of("indikator"), of("enhet"), of("regionkode"), of("region"),
                                 static_cast<int>(key_figures.integers("aar")[row]),
                                 key_figures.numbers("verdi")[row]});
  }

  facts.net_result_percent.assign(areas, missing);
  facts.sick_leave_percent.assign(areas, missing);
  facts.in_robek.assign(areas, false);
  const Table vestland = bundle.table("vestland");
  for (std::size_t row = 0; row < vestland.rows; ++row) {
    const std::size_t area = area_of(*facts.registry, vestland.integers("kommunenr")[row], vestland);
    facts.net_result_percent[area] = vestland.numbers("net_operating_result_percent_2025")[row];
    facts.sick_leave_percent[area] = vestland.numbers("sick_leave_percent_2025K4")[row];
  }
  const Table robek = bundle.table("robek");
  for (std::size_t row = 0; row < robek.rows; ++row) {
    facts.in_robek[area_of(*facts.registry, robek.integers("kommunenr")[row], robek)] = true;
  }
}

}  // namespace handlingsrom::facts
