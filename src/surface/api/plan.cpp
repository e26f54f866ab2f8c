#include "surface/api/plan.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/double_counting.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/acting.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/chance.hpp"
#include "outlook/rooms/runner.hpp"

namespace handlingsrom::api {
namespace {

[[noreturn]] void refuse_value(const scenario::Lever& lever, double value, const char* key, double low, double high) {
  throw Error(ErrorCode::bad_input, key,
              {{"name", std::string(lever.id)},
               {"found", fmt::format("{}", value)},
               {"minimum", fmt::format("{}", low)},
               {"maximum", fmt::format("{}", high)}});
}

scenario::Turn turn_of(const Change& change, const scenario::Period& period) {
  scenario::Turn turn;
  turn.lever = scenario::lever_index(change.id);
  const scenario::Lever& lever = *levers()[turn.lever];
  check_position(lever, change.value);
  turn.value = change.value;
  turn.from = change.from.value_or(period.first + lever.lead_years);
  turn.full = change.to.value_or(turn.from + lever.ramp_years);
  turn.reason = change.reason;
  return turn;
}

void check_exclusions(std::span<const Change> changes) {
  for (std::size_t a = 0; a < changes.size(); ++a) {
    if (!is_lever(changes[a].id)) continue;
    for (std::size_t b = a + 1; b < changes.size(); ++b) {
      if (!is_lever(changes[b].id) || changes[a].id == changes[b].id) continue;
      if (scenario::count_twice(*levers()[scenario::lever_index(changes[a].id)],
                                *levers()[scenario::lever_index(changes[b].id)]))
        throw Error(ErrorCode::bad_input, "lever_exclude", {{"first", changes[a].id}, {"second", changes[b].id}});
    }
  }
}

/// with_changes, of a copy that is the caller's already.
Assumptions changed_from(Assumptions assumptions, std::span<const Change> changes) {
  std::set<std::string_view> seen;
  for (const Change& change : changes) {
    if (!seen.insert(change.id).second)
      throw Error(ErrorCode::bad_input, "change_doubled", {{"assumption", change.id}});
    if (is_lever(change.id)) continue;
    if (change.from && change.to) {
      assumptions.ramp(change.id, change.value, *change.from, *change.to, change.reason);
    } else {
      assumptions.set(change.id, change.value, change.reason);
    }
  }
  return assumptions;
}

}  // namespace

void check_position(const scenario::Lever& lever, double value, bool beyond_law) {
  if (!(value >= lever.minimum && value <= lever.maximum))
    refuse_value(lever, value, "lever_out_of_range", lever.minimum, lever.maximum);
  if (beyond_law || (value >= lever.legal_low && value <= lever.legal_high)) return;
  // A law has most often one side only.
  const char* key = std::isinf(lever.legal_low)    ? "lever_above_law"
                    : std::isinf(lever.legal_high) ? "lever_below_law"
                                                   : "lever_against_law";
  refuse_value(lever, value, key, lever.legal_low, lever.legal_high);
}

Assumptions with_changes(const Assumptions& defaults, std::span<const Change> changes) {
  return changed_from(defaults, changes);
}

Plan::Plan(const Service& service, std::span<const Change> changes, const facts::OwnFigures* own)
    : service_(service), own_(own), assumptions_(changed_from(service.chain().default_assumptions(), changes)) {
  check_exclusions(changes);
  const scenario::Period period{assumptions_.first_year(), assumptions_.years()};
  for (const Change& change : changes) {
    if (is_lever(change.id)) {
      scenario_.turns.push_back(turn_of(change, period));
    } else {
      assumptions_changed_ = true;
    }
  }
  settings_ = scenario::settings_of(scenario_, period);
}

void Plan::check_effect(MunicipalityIndex municipality) const {
  if (!assumptions_changed_) return;
  for (const ParameterSpec* spec : assumptions_.specs()) {
    if (!assumptions_.changed(spec->id)) continue;
    if (!rooms::acts(service_.chain(), {.municipality = municipality, .assumptions = &assumptions_, .own = own_},
                     spec->id))
      throw Error(ErrorCode::bad_input, "assumption_without_effect", {{"name", std::string(spec->id)}});
  }
}

scenario::Evaluator Plan::evaluator(MunicipalityIndex municipality) const {
  check_effect(municipality);
  scenario::Evaluator evaluator(service_.chain(), municipality, own_, assumptions_changed_ ? &assumptions_ : nullptr);
  for (const scenario::Turn& turn : scenario_.turns) {
    const scenario::Lever& lever = *levers()[turn.lever];
    const auto [least, most] = evaluator.possible(lever);
    if (!(turn.value >= least && turn.value <= most))
      refuse_value(lever, turn.value, "lever_more_than_there_is", least, most);
  }
  return evaluator;
}

rooms::Figures Plan::run(MunicipalityIndex municipality, int paths, std::uint64_t seed) const {
  check_effect(municipality);
  if (settings_.empty() && paths <= 0 &&
      own_ == nullptr)  // the same figures: only what the changes reach is worked out
    return rooms::Runner(service_.chain(), municipality).run(assumptions_, {}, {});
  if (settings_.empty())  // the chain's own ranges
    return service_.chain().run(
        {.municipality = municipality, .assumptions = &assumptions_, .own = own_, .paths = paths, .seed = seed});
  return evaluator(municipality).run(settings_, paths, seed);
}

rooms::Figures Plan::outlook(MunicipalityIndex municipality, int paths, std::uint64_t seed) const {
  rooms::Figures figures = run(municipality, paths, seed);
  const bool exact = own_ != nullptr || (assumptions_changed_ && paths > 0);
  const rooms::Request request{.municipality = municipality, .assumptions = &assumptions_, .own = own_};
  std::optional<rooms::Figures> own;
  if (exact) {
    own = service_.chain().run(request);
    service_.chain().add_chance(request, *own);
  }
  const rooms::Figures& base = exact ? *own : service_.with_chance(municipality);
  rooms::Figure risk = rooms::carry_risk(base, paths == 0 ? figures : run(municipality));
  if (!risk.middle.empty()) figures.add(std::move(risk));
  return figures;
}

Valuation valuation(const Service& service, MunicipalityIndex municipality, std::string_view figure, Year year,
                    const facts::OwnFigures* own) {
  return [&service, municipality, id = std::string(figure), year, own](std::span<const Change> changes) {
    return Plan(service, changes, own).run(municipality).middle(id, year);
  };
}

SearchRange search_range(const Service& service, MunicipalityIndex municipality, std::string_view id) {
  if (is_lever(id)) {
    const scenario::Lever& lever = *levers()[scenario::lever_index(id)];
    const auto possible = scenario::Evaluator(service.chain(), municipality).possible(lever);
    const double least = std::max(possible.least, lever.legal_low), most = std::min(possible.most, lever.legal_high);
    return {lever.today, {std::clamp(lever.low, least, most), std::clamp(lever.high, least, most), least, most}};
  }
  const Assumptions defaults = service.chain().default_assumptions();
  const ParameterSpec& spec = defaults.spec(id);
  return {defaults.first(id), {spec.low, spec.high, spec.minimum, spec.maximum}};
}

trace::Node explain(const Service& service, MunicipalityIndex municipality, std::span<const Change> changes,
                    std::string_view figure, Year year, const facts::OwnFigures* own) {
  const Plan plan(service, changes, own);
  const rooms::Request request{.municipality = municipality, .assumptions = &plan.assumptions(), .own = own};
  trace::Node today = service.chain().explain(request, figure, year);
  if (plan.settings().empty()) return today;
  std::vector<Change> turned, assumed;
  for (const Change& change : changes) (is_lever(change.id) ? turned : assumed).push_back(change);
  // "money" and the other short names lead to the figure that the tree is about.
  const std::string id =
      figure.find('.') == std::string_view::npos ? "rooms." + std::string(figure) : std::string(figure);
  const Valuation value = valuation(service, municipality, id, year, own);
  const Contributions parts = contributions(turned, [&](std::span<const Change> some) {
    std::vector<Change> all = assumed;
    all.insert(all.end(), some.begin(), some.end());
    return value(all);
  });
  const Unit unit = today.unit;
  std::vector<trace::Node> children;
  children.push_back(std::move(today));
  for (std::size_t i = 0; i < turned.size(); ++i) {
    const scenario::Lever& lever = *levers()[scenario::lever_index(turned[i].id)];
    trace::Node effect = trace::combine("plan.lever_effect", trace::Operation::model, parts.effects[i], unit,
                                        {trace::assumption(turned[i].id, turned[i].value, lever.unit)});
    effect.parameter_id = turned[i].id;
    effect.provenance = Provenance::assumption;
    children.push_back(std::move(effect));
  }
  return trace::combine("plan.with_levers", trace::Operation::sum, parts.after, unit, std::move(children));
}

std::vector<Change> smallest_change(const Service& service, MunicipalityIndex municipality,
                                    std::span<const std::string> ids, std::size_t room, Year from, Year year) {
  const scenario::Evaluator evaluator(service.chain(), municipality);
  std::vector<std::size_t> allowed;
  for (const std::string& id : ids) allowed.push_back(scenario::lever_index(id));
  if (allowed.empty()) {
    allowed = own_levers();
    for (std::size_t a = 0; a < allowed.size(); ++a) {
      for (std::size_t b = allowed.size() - 1; b > a; --b) {
        if (scenario::count_twice(*levers()[allowed[a]], *levers()[allowed[b]]))
          allowed.erase(allowed.begin() + static_cast<std::ptrdiff_t>(b));
      }
    }
  }
  const auto settings = scenario::smallest_change(evaluator, allowed, room, from, year);
  if (!settings) {
    throw Error(ErrorCode::no_solution, "scenario_gap_stays", {{"year", fmt::format("{}", year.value)}});
  }
  std::vector<Change> changes;
  for (const scenario::Setting& setting : *settings) {
    changes.push_back({std::string(levers()[setting.lever]->id), setting.values.back(), from, from, {}});
  }
  return changes;
}

std::vector<scenario::Swing> tornado(const Service& service, MunicipalityIndex municipality, Year from, Year year,
                                     unsigned threads) {
  return scenario::tornado(scenario::Evaluator(service.chain(), municipality), {}, from, year, threads);
}

}  // namespace handlingsrom::api
