#include "surface/cli/scenario_verbs.hpp"

#include <fmt/format.h>

#include "surface/api/scenario_notices.hpp"

namespace handlingsrom::cli {

std::string name_of(const Context& context, const sc::Lever& lever) {
  return context.text(fmt::format("lever.{}.name", lever.id));
}

Cell lever_cell(const sc::Lever& lever, double value) {
  return Rounded{value, lever.unit == Unit::kroner || lever.unit == Unit::kroner_per_person ? 0 : 3};
}

std::string figure_name(const Context& context, std::string_view id) {
  const std::string key = fmt::format("figure.{}", id);
  return context.text(context.catalogue().find(key + ".name") ? key + ".name" : key);
}

double in_prices(const Context& context, const ScenarioOptions& options, Unit unit, int year, double value) {
  const bool money = unit == Unit::kroner || unit == Unit::kroner_per_person;
  return money && options.price_growth != 0 ? value * api::price_factor(context.service(), year, options.price_growth)
                                            : value;
}

std::vector<int> shown_years(const sc::Period& period) {
  std::vector<int> years{period.first.value};
  for (const int year : {2030, 2035, 2040, 2045, 2050}) {
    if (year > years.back() && year < period.first.value + period.years) years.push_back(year);
  }
  return years;
}

api::LoadedScenario load_named(const Context& context, const ScenarioOptions& options, const std::string& file) {
  if (file != "today") return api::open_scenario(context.service(), file, options.beyond_law);
  api::LoadedScenario today;
  today.scenario.name = context.text("scenario.today");
  today.scenario.municipality = options.municipality;
  return today;
}

void add_notices(const Context& context, MunicipalityIndex municipality, const sc::Scenario& scenario, Year year,
                 Table& table) {
  for (std::string& notice :
       api::scenario_notices(context.service(), municipality, scenario, context.catalogue(), year))
    table.notes.push_back(std::move(notice));
}

}  // namespace handlingsrom::cli
