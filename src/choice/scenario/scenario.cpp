#include "choice/scenario/scenario.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/toml_text.hpp"
#include "choice/scenario/lever_read.hpp"

namespace handlingsrom::scenario {

using toml::quoted;

std::vector<double> series_of(const Turn& turn, const Period& period) {
  const double today = all_levers()[turn.lever]->today;
  std::vector<double> values(static_cast<std::size_t>(period.years), today);
  for (int t = 0; t < period.years; ++t) {
    const Year year = period.first + t;
    double& value = values[static_cast<std::size_t>(t)];
    if (!turn.by_year.empty()) {
      for (const auto& [from, given] : turn.by_year) {
        if (from <= year) value = given;
      }
      continue;
    }
    if (year < turn.from) continue;
    // The first year with an effect has the first part of the ramp; without a ramp it has all of it.
    const int length = turn.full - turn.from + 1;
    const double share = std::min(1.0, static_cast<double>(year - turn.from + 1) / length);
    value = share >= 1 ? turn.value : today + (turn.value - today) * share;
  }
  return values;
}

std::shared_ptr<const Lever> own_lever(const Scenario& scenario, const Turn& turn) {
  const auto found = std::find_if(scenario.effects.begin(), scenario.effects.end(),
                                  [&](const OwnEffect& own) { return own.lever == turn.lever; });
  if (found == scenario.effects.end() && !turn.held) return nullptr;
  auto lever = std::make_shared<Lever>(*all_levers()[turn.lever]);
  if (found != scenario.effects.end()) static_cast<Effect&>(*lever) = found->effect;
  if (turn.held) lever->held = *turn.held;
  return lever;
}

std::string write_scenario(const Scenario& scenario) {
  std::string text = fmt::format("name = {}\n", quoted(scenario.name));
  if (!scenario.description.empty()) text += fmt::format("description = {}\n", quoted(scenario.description));
  if (!scenario.municipality.empty()) text += fmt::format("municipality = {}\n", quoted(scenario.municipality));
  if (!scenario.population.empty()) text += fmt::format("population = {}\n", quoted(scenario.population));
  for (const Turn& turn : scenario.turns) {
    text += fmt::format("\n[[lever]]\nlever = \"{}\"\n", all_levers()[turn.lever]->id);
    if (turn.by_year.empty()) {
      text += fmt::format("to = {}\nfrom = {}\nfull = {}\n", turn.value, turn.from.value, turn.full.value);
    } else {
      text += "by_year = { ";
      for (std::size_t k = 0; k < turn.by_year.size(); ++k) {
        text += fmt::format("{}{} = {}", k == 0 ? "" : ", ", turn.by_year[k].first.value, turn.by_year[k].second);
      }
      text += " }\n";
    }
    if (turn.held) text += fmt::format("today = {}\n", *turn.held);
    if (!turn.reason.empty()) text += fmt::format("reason = {}\n", quoted(turn.reason));
  }
  for (const OwnEffect& own : scenario.effects) {
    const std::string name = "effect." + all_levers()[own.lever]->id;
    text += fmt::format("\n[{}]\nreason = {}\n{}", name, quoted(own.reason), write_effect(own.effect, name + "."));
  }
  for (const Promise& promise : scenario.promises) {
    text += fmt::format("\n[[promise]]\nname = {}\n", quoted(promise.name));
    if (promise.lever) text += fmt::format("lever = {}\n", quoted(std::string(all_levers()[*promise.lever]->id)));
    if (!promise.figure.empty()) text += fmt::format("figure = {}\n", quoted(promise.figure));
    if (!promise.per.empty()) {
      text += "per = [";
      for (std::size_t k = 0; k < promise.per.size(); ++k) text += (k == 0 ? "" : ", ") + quoted(promise.per[k]);
      text += "]\n";
    }
    if (promise.at_least) text += fmt::format("at_least = {}\n", *promise.at_least);
    if (promise.at_most) text += fmt::format("at_most = {}\n", *promise.at_most);
    text += fmt::format("from = {}\n", promise.from.value);
  }
  if (scenario.frozen) {
    text += fmt::format("\n[frozen]\ndata = {}\nprogram = {}\n\n[frozen.figures]\n", quoted(scenario.frozen->data),
                        quoted(scenario.frozen->program));
    for (const auto& [id, values] : scenario.frozen->figures) {
      text += fmt::format("{} = [", quoted(id));
      for (std::size_t t = 0; t < values.size(); ++t) text += fmt::format("{}{:.8g}", t == 0 ? "" : ", ", values[t]);
      text += "]\n";
    }
  }
  return text;
}

}  // namespace handlingsrom::scenario
