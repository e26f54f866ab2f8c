#include "surface/api/scenarios.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/facts/price_year.hpp"
#include "surface/api/plan.hpp"
#include "surface/api/version.hpp"

namespace handlingsrom::api {
namespace {

/// What an own effect names must be there: assumptions, figures, steps of the ladder.
void check_effects(const Service& service, const scenario::Scenario& scenario) {
  if (scenario.effects.empty()) return;
  const Assumptions assumptions = service.chain().default_assumptions();
  const rooms::Figures figures = service.chain().run({MunicipalityIndex{0}});
  const care::Ladder& ladder = service.chain().ladder();
  for (const scenario::OwnEffect& own : scenario.effects) {
    const auto refuse = [&](int line, const std::string& found) {
      throw Error(ErrorCode::bad_input, "scenario_effect_unknown",
                  {{"file", own.file}, {"line", std::to_string(line)}, {"found", found}});
    };
    const auto step = [&](int line, const std::string& id) {
      if (std::none_of(ladder.steps.begin(), ladder.steps.end(), [&](const care::Step& one) { return one.id == id; }))
        refuse(line, id);
    };
    for (const scenario::AssumptionEffect& effect : own.effect.assumptions) {
      const auto& specs = assumptions.specs();
      if (std::none_of(specs.begin(), specs.end(),
                       [&](const ParameterSpec* spec) { return spec->id == effect.parameter; }))
        refuse(effect.line, effect.parameter);
    }
    for (const scenario::FigureEffect& effect : own.effect.figures) {
      if (!effect.driver.empty() && figures.find(effect.driver) == nullptr) refuse(effect.line, effect.driver);
      for (const auto* list : {&effect.per_unit, &effect.at_most}) {
        for (const scenario::Reference& each : *list) {
          if (!scenario::is_reference(each.name, ladder, figures)) refuse(effect.line, each.name);
        }
      }
      if (effect.target == scenario::Target::users || effect.target == scenario::Target::move)
        step(effect.line, effect.part);
      if (effect.target == scenario::Target::move && effect.to != "below") step(effect.line, effect.to);
    }
  }
}

}  // namespace

std::span<const scenario::Lever* const> levers() { return scenario::all_levers(); }

std::size_t lever_index(std::string_view id) { return scenario::lever_index(id); }

std::vector<std::size_t> own_levers() {
  std::vector<std::size_t> own;
  for (std::size_t k = 0; k < levers().size(); ++k) {
    if (!levers()[k]->outside) own.push_back(k);
  }
  return own;
}

std::optional<comparison::Distribution> standing_of(const Service& service, const scenario::Lever& lever,
                                                    std::optional<MunicipalityIndex> municipality) {
  const comparison::Measure* measure = comparison::lever_measure(lever.standing);
  if (measure == nullptr) return std::nullopt;
  return comparison::distribution(service.facts(), *measure, municipality);
}

scenario::Period period_of(const Service& service) {
  const Assumptions assumptions = service.chain().default_assumptions();
  return {assumptions.first_year(), assumptions.years()};
}

std::vector<scenario::Setting> settings_of(const Service& service, std::span<const LeverValue> values,
                                           bool beyond_law) {
  const scenario::Period period = period_of(service);
  scenario::Scenario scenario;
  for (const LeverValue& each : values) {
    scenario::Turn turn;
    turn.lever = scenario::lever_index(each.lever);
    const scenario::Lever& lever = *levers()[turn.lever];
    check_position(lever, each.value, beyond_law);
    turn.value = each.value;
    turn.from = each.from.value_or(period.first + lever.lead_years);
    turn.full = each.from ? *each.from : turn.from + lever.ramp_years;
    std::erase_if(scenario.turns, [&](const scenario::Turn& other) { return other.lever == turn.lever; });
    scenario.turns.push_back(turn);
  }
  return scenario::settings_of(scenario, period);
}

rooms::Figures evaluate(const Service& service, MunicipalityIndex municipality, std::span<const LeverValue> values,
                        int paths, std::uint64_t seed, const facts::OwnFigures* own, bool beyond_law) {
  const scenario::Evaluator evaluator(service.chain(), municipality, own);
  return evaluator.run(settings_of(service, values, beyond_law), paths, seed);
}

scenario::Scenario load_scenario(const Service& service, const std::filesystem::path& file, bool beyond_law) {
  scenario::Scenario scenario = scenario::load_scenario(file, period_of(service), beyond_law);
  check_effects(service, scenario);
  if (scenario.frozen && scenario.frozen->data != service.facts().digest) {
    throw Error(ErrorCode::bad_input, "scenario_other_data",
                {{"file", file.filename().string()},
                 {"found", scenario.frozen->data.substr(0, 12)},
                 {"expected", service.facts().digest.substr(0, 12)}});
  }
  if (!scenario.promises.empty()) {
    const rooms::Figures figures = service.chain().run({MunicipalityIndex{0}});
    for (const scenario::Promise& promise : scenario.promises) {
      std::vector<std::string> ids = promise.per;
      if (!promise.lever) ids.push_back(promise.figure);
      for (const std::string& id : ids) {
        if (figures.find(id) != nullptr) continue;
        throw Error(ErrorCode::bad_input, "scenario_promise_figure",
                    {{"file", promise.file}, {"line", std::to_string(promise.line)}, {"found", id}});
      }
    }
  }
  return scenario;
}

MunicipalityIndex municipality_of(const Service& service, const scenario::Scenario& scenario,
                                  const std::string& asked) {
  const std::string& name = asked.empty() ? scenario.municipality : asked;
  if (name.empty()) throw Error(ErrorCode::usage, "scenario_no_municipality", {{"name", scenario.name}});
  return service.find(name);
}

std::string scenario_text(const scenario::Scenario& scenario) { return scenario::write_scenario(scenario); }

scenario::Evaluator evaluator_of(const Service& service, MunicipalityIndex municipality,
                                 const scenario::Scenario& scenario) {
  scenario::Evaluator evaluator(service.chain(), municipality, nullptr, nullptr, scenario.population);
  for (const scenario::Turn& turn : scenario.turns) {
    const auto own = scenario::own_lever(scenario, turn);
    const scenario::Lever& lever = own != nullptr ? *own : *levers()[turn.lever];
    const auto [least, most] = evaluator.possible(lever);
    // What the turn reaches is named, not a year on the way to it.
    const std::vector<double> series = scenario::series_of(turn, evaluator.period());
    const auto [lowest, highest] = std::minmax_element(series.begin(), series.end());
    for (const double value : {*lowest, *highest}) {
      if (value >= least && value <= most) continue;
      throw Error(ErrorCode::bad_input, "scenario_more_than_there_is",
                  {{"file", turn.file},
                   {"line", std::to_string(turn.line)},
                   {"name", lever.id},
                   {"place", service.municipality(municipality).name},
                   {"found", fmt::format("{}", value)},
                   {"minimum", fmt::format("{}", least)},
                   {"maximum", fmt::format("{}", most)}});
    }
  }
  return evaluator;
}

scenario::Scenario freeze(const Service& service, MunicipalityIndex municipality, scenario::Scenario scenario) {
  const scenario::Evaluator evaluator = evaluator_of(service, municipality, scenario);
  const rooms::Figures figures = evaluator.run(scenario::settings_of(scenario, evaluator.period()));
  scenario::Frozen frozen{service.facts().digest, std::string(program_version), {}};
  for (const std::string_view room : scenario::room_ids)
    frozen.figures.emplace_back(std::string(room), figures.at(room).middle);
  scenario.frozen = std::move(frozen);
  scenario.municipality = to_string(service.municipality(municipality).number);
  scenario.base.clear();
  return scenario;
}

double price_factor(const Service& service, int year, double growth) {
  return std::pow(1 + growth, year - facts::price_year(service.facts()).value);
}

}  // namespace handlingsrom::api
