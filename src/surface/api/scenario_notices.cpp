#include "surface/api/scenario_notices.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

/// As many decimals as the value has, three at most.
std::string shown_value(double value, const messages::Catalogue& catalogue) {
  int decimals = 0;
  for (double scaled = value; decimals < 3 && std::abs(scaled - std::round(scaled)) > 1e-9; ++decimals)
    scaled = value * std::pow(10, decimals + 1);
  return messages::number(value, decimals, catalogue.language());
}

std::string lever_name(std::size_t lever, const messages::Catalogue& catalogue) {
  return catalogue.text("lever." + levers()[lever]->id + ".name");
}

std::string joined(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, ", ")); }

/// Those whom a raised threshold leaves on lighter steps, each effect by itself.
void add_refused(const Service& service, MunicipalityIndex municipality, const scenario::Scenario& scenario,
                 const messages::Catalogue& catalogue, Year year, std::vector<std::string>& notices) {
  const scenario::Evaluator evaluator(service.chain(), municipality, nullptr, nullptr, scenario.population);
  const auto& steps = service.chain().ladder().steps;
  const auto language = static_cast<std::size_t>(catalogue.language());
  for (const scenario::Setting& setting : scenario::settings_of(scenario, evaluator.period())) {
    for (const scenario::FigureEffect& effect : scenario::lever_of(setting).figures) {
      if (effect.target != scenario::Target::move || effect.to != "below") continue;
      const rooms::Figures before = evaluator.run({});
      const rooms::Figures after = evaluator.run(std::span(&setting, 1));
      double refused = 0;
      std::string from;
      std::vector<std::string> places;
      for (const care::Step& step : steps) {
        const std::string id = "care.users." + step.id;
        const double more = after.middle(id, year) - before.middle(id, year);
        if (step.id == effect.part) {
          refused = -more;
          from = step.names[language];
        } else if (more >= 0.5) {
          places.push_back(
              fmt::format("{} ({})", step.names[language], messages::number(more, 0, catalogue.language())));
        }
      }
      if (refused < 0.5 || places.empty()) continue;
      notices.push_back(
          catalogue.text("scenario.stand_elsewhere", {{"name", lever_name(setting.lever, catalogue)},
                                                      {"count", messages::number(refused, 0, catalogue.language())},
                                                      {"step", from},
                                                      {"year", std::to_string(year.value)},
                                                      {"places", joined(places)}}));
    }
  }
}

}  // namespace

std::string own_effect_sentence(const scenario::Scenario& scenario, std::size_t lever,
                                const messages::Catalogue& catalogue) {
  for (const scenario::OwnEffect& own : scenario.effects) {
    if (own.lever == lever)
      return catalogue.text("scenario.own_effect", {{"name", lever_name(lever, catalogue)}, {"reason", own.reason}});
  }
  return {};
}

std::vector<std::string> scenario_notices(const Service& service, MunicipalityIndex municipality,
                                          const scenario::Scenario& scenario, const messages::Catalogue& catalogue,
                                          Year year) {
  std::vector<std::string> notices, unpriced;
  for (const scenario::Turn& turn : scenario.turns) {
    const scenario::Lever& lever = *levers()[turn.lever];
    const std::string name = lever_name(turn.lever, catalogue);
    if (std::string own = own_effect_sentence(scenario, turn.lever, catalogue); !own.empty()) {
      notices.push_back(std::move(own));
    } else if (!lever.price_known) {
      unpriced.push_back(name);
    }
    if (turn.held)
      notices.push_back(
          catalogue.text("scenario.own_holding", {{"name", name}, {"value", shown_value(*turn.held, catalogue)}}));
    // With its sign away from today: the end that is furthest out.
    double furthest = lever.today;
    for (const double value : scenario::series_of(turn, period_of(service))) {
      if (std::abs(value - lever.today) > std::abs(furthest - lever.today)) furthest = value;
    }
    if (furthest < lever.low || furthest > lever.high)
      notices.push_back(catalogue.text("scenario.beyond_ordinary", {{"name", name},
                                                                    {"value", shown_value(furthest, catalogue)},
                                                                    {"low", shown_value(lever.low, catalogue)},
                                                                    {"high", shown_value(lever.high, catalogue)}}));
  }
  add_refused(service, municipality, scenario, catalogue, year, notices);
  if (!unpriced.empty()) notices.push_back(catalogue.text("scenario.price_unknown", {{"names", joined(unpriced)}}));
  return notices;
}

}  // namespace handlingsrom::api
