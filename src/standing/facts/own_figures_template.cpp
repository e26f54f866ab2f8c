#include <fmt/format.h>

#include "standing/facts/own_figures_collector.hpp"

namespace handlingsrom::facts {
namespace {

std::string_view unit_of(OwnQuantity quantity) {
  if (is_money(quantity)) return "1000 kr";
  if (quantity == OwnQuantity::full_time_equivalents || is_vacant_posts(quantity)) return "årsverk";
  return quantity == OwnQuantity::users ? "brukere" : "plasser";
}

}  // namespace

std::string own_figures_template_csv(MunicipalityNumber municipality) {
  std::string text = "figure,sector,value,unit,note\n";
  text += fmt::format("municipality,,{},,\nyear,,2025,,\nsource,,,,\n", to_string(municipality));
  for (const OwnQuantity quantity : own_quantities) {
    if (is_of_sector(quantity) || !is_used(quantity) || is_only_of_forms(quantity)) continue;
    text += fmt::format("{},,,{},\n", key_of(quantity), unit_of(quantity));
  }
  for (const Sector sector : sectors) {
    for (const OwnQuantity quantity : own_quantities) {
      if (is_used(quantity) && is_possible(quantity, sector) && !is_only_of_forms(quantity))
        text += fmt::format("{},{},,{},\n", key_of(quantity), key_of(sector), unit_of(quantity));
    }
  }
  return text;
}

std::string own_figures_template_toml(MunicipalityNumber municipality) {
  std::string text =
      fmt::format("municipality = \"{}\"\nyear = 2025\nsource = \"\"\n\n[economy]\n", to_string(municipality));
  const auto line = [&](OwnQuantity quantity) {
    text += fmt::format("# {} = {{ value = 0, unit = \"{}\", note = \"\" }}\n", key_of(quantity), unit_of(quantity));
  };
  for (const OwnQuantity quantity : own_quantities) {
    if (!is_of_sector(quantity) && is_used(quantity) && !is_only_of_forms(quantity)) line(quantity);
  }
  for (const Sector sector : sectors) {
    text += fmt::format("\n[{}]\n", key_of(sector));
    for (const OwnQuantity quantity : own_quantities) {
      if (is_used(quantity) && is_possible(quantity, sector) && !is_only_of_forms(quantity)) line(quantity);
    }
  }
  return text;
}

}  // namespace handlingsrom::facts
