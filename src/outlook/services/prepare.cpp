// The cells of the bundle that the need of one municipality rests on.
#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/services/services.hpp"

namespace handlingsrom::services {
namespace {

constexpr std::string_view key_figures_source = "ssb_kostra_key_figures";
constexpr std::string_view need_index_source = "kdd_gront_hefte_indeks";
constexpr std::string_view population_source = "ssb_07459";
constexpr int key_figure_year = 2025;

Cell key_figure(const facts::Facts& facts, std::string_view indicator, std::string_view region, double scale) {
  const auto value = facts.key_figure(indicator, region, key_figure_year);
  Cell cell;
  if (value) cell.value = *value * scale;
  cell.reference = {std::string(key_figures_source), fmt::format("{}, {}, {}", indicator, region, key_figure_year)};
  return cell;
}

Cell required(Cell cell) {
  if (facts::is_missing(cell.value)) {
    throw Error(ErrorCode::internal, "internal", {{"reason", "the bundle lacks " + cell.reference.cell}});
  }
  return cell;
}

Cell need_index(const facts::Facts& facts, MunicipalityIndex municipality, facts::Sector sector,
                std::string_view name) {
  const facts::NeedIndex& index = facts.need_index[static_cast<std::size_t>(municipality.value)][1];
  const std::string number = to_string(facts.registry->at(municipality).number);
  Cell cell{index.sector[static_cast<std::size_t>(sector)],
            {std::string(need_index_source), fmt::format("{}, 2026, {}", number, name)}};
  if (facts::is_missing(cell.value))
    cell = {index.total, {cell.reference.source_id, fmt::format("{}, 2026, total", number)}};
  // Where the ministry's tables lack the municipality altogether, it counts as the country does.
  if (facts::is_missing(cell.value)) cell = {1.0, {cell.reference.source_id, "2026, country"}};
  return cell;
}

}  // namespace

Base prepare(const facts::Facts& facts, MunicipalityIndex municipality) {
  const std::string number = to_string(facts.registry->at(municipality).number);
  const Year today = facts.nation.last_year();
  Base base;
  base.municipality = municipality;
  constexpr std::array indicators{"Andel barn 1-2 år i barnehage", "Andel barn 3-5 år i barnehage"};
  for (std::size_t group = 0; group < indicators.size(); ++group) {
    base.own_coverage[group] = key_figure(facts, indicators[group], number, 0.01);
    base.national_coverage[group] = required(key_figure(facts, indicators[group], "EAK", 0.01));
  }
  base.child_protection_index = need_index(facts, municipality, facts::Sector::child_protection, "child_protection");
  base.social_index = need_index(facts, municipality, facts::Sector::social, "social");
  base.social_cases = required(key_figure(facts, "Sosialhjelpstilfeller", "EAK", 1));
  const auto nation = [&](int from, int to) {
    return Cell{facts.nation.total(0, today, from, to),
                {std::string(population_source), fmt::format("0, {}, F+M, {}–{}", today.value, from, to)}};
  };
  base.national_population = nation(0, oldest_age);
  base.national_aged_0_24 = nation(0, 24);
  return base;
}

}  // namespace handlingsrom::services
