#include "surface/api/annual_measure.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml_text.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/api/annual_made.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

constexpr const char* lever = "annual_rota";

/// kr of an hour that a substitute works, with everything on top.
double substitute_hour(const annual::Money& money) {
  return money.hour * (1 + money.substitute_supplement) * (1 + money.on_costs);
}

void add_figure(std::string& text, const char* target, const char* part, double weight) {
  text +=
      fmt::format("\n[[effect.{}.figure]]\ntarget = \"{}\"\npart = \"{}\"\nmeasure = \"relative\"\nweight = {:.6f}\n",
                  lever, target, part, weight);
}

}  // namespace

RotaMeasure rota_measure(const Service& service, const RotaFile& unit_file, const RotaFile& rota,
                         const std::string& municipality, std::uint64_t seed, const messages::Catalogue& catalogue) {
  const MunicipalityIndex place = service.find(municipality);
  const ReadRota read = read_rota(unit_file, rota);
  const annual::Unit& unit = read.problem->unit;
  RotaMeasure measure;
  measure.worth = rota_worth(unit_file, rota, seed);
  if (measure.worth.pattern_weeks == 0)
    throw Error(ErrorCode::bad_input, "rota_measure_short", {{"found", std::to_string(unit.weeks)}});
  const double filled = measure.worth.pattern_hours - measure.worth.annual_hours;
  if (filled <= 0) throw Error(ErrorCode::no_solution, "rota_measure_nothing", {{"unit", unit.name}});
  double positions = 0, hours = 0;  // of everybody; hours at work in the period
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    positions += unit.people[p].position;
    hours += read.problem->lines[p].hours({}).target;
  }
  measure.name = catalogue.text("rota.measure.name", {{"unit", unit.name}});
  measure.fte = filled * positions / hours;
  measure.kroner_known = unit.money.hour > 0;
  measure.kroner = filled * substitute_hour(unit.money);
  const rooms::Figures today = service.chain().run({.municipality = place});
  measure.from = static_cast<int>(std::chrono::year_month_day{unit.first + std::chrono::days{3}}.year());
  const Year last = today.first_year() + (today.years() - 1);
  const Year year = std::clamp(Year{measure.from}, today.first_year(), last);
  const double educated =
      today.middle("workforce.available.nurse", year) + today.middle("workforce.available.health_worker", year);
  const double care = today.middle("workforce.needed_by_sector.care", year);
  measure.of_care = std::clamp(positions / care, 1e-6, 1.0);
  const auto number = [&](double value, int decimals) {
    return messages::number(value, decimals, catalogue.language());
  };
  measure.toml =
      fmt::format("name = {}\nmunicipality = {}\n\n[[lever]]\nlever = \"{}\"\nto = {:.4f}\nfrom = {}\nfull = {}\n",
                  toml::quoted(measure.name), toml::quoted(service.municipality(place).name), lever, measure.of_care,
                  year.value, year.value);
  measure.toml += fmt::format(
      "\n[effect.{}]\nreason = {}\n", lever,
      toml::quoted(catalogue.text("rota.measure.reason", {{"unit", unit.name},
                                                          {"hours", number(filled, 0)},
                                                          {"weeks", std::to_string(measure.worth.pattern_weeks)},
                                                          {"share", number(100 * measure.of_care, 0)}})));
  for (const char* group : {"nurse", "health_worker"})
    add_figure(measure.toml, "available", group, measure.fte / educated / measure.of_care);
  if (measure.kroner_known) {
    add_figure(measure.toml, "spending", "care",
               -measure.kroner / today.middle("economy.spending.care", year) / measure.of_care);
  }
  return measure;
}

std::vector<std::string> measure_words(const RotaMeasure& measure, const messages::Catalogue& catalogue) {
  const auto number = [&](double value, int decimals) {
    return messages::number(value, decimals, catalogue.language());
  };
  std::vector<std::string> said = worth_words(measure.worth, catalogue);
  constexpr double thousand = 1000;
  said.push_back(catalogue.text(measure.kroner_known ? "rota.measure.gives_kroner" : "rota.measure.gives",
                                {{"fte", number(measure.fte, 1)},
                                 {"kroner", number(measure.kroner / thousand, 0)},
                                 {"share", number(100 * measure.of_care, 0)},
                                 {"year", std::to_string(measure.from)}}));
  return said;
}

}  // namespace handlingsrom::api
