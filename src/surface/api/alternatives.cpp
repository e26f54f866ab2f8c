#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/scenario/analysis.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/chance.hpp"
#include "outlook/rooms/shown_year.hpp"
#include "standing/facts/price_year.hpp"
#include "surface/api/alternatives_made.hpp"
#include "surface/report/lever_words.hpp"

namespace handlingsrom::api {
namespace {

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// "2027–2030", "2027".
std::string when(Year from, Year full) {
  return full > from ? fmt::format("{0}{2}–{2}{1}", from.value, full.value, "\u2060") : fmt::format("{}", from.value);
}

report::Asked what_is_asked(const scenario::Turn& turn, const report::Words& words) {
  const scenario::Lever& lever = *levers()[turn.lever];
  const auto text = [&](double value) {
    return report::lever_value(words, lever.id, lever.unit, lever.today, turn.value, value);
  };
  return {std::string(lever.id),      words.entry(fmt::format("lever.{}.name", lever.id)),
          text(lever.today),          text(turn.value),
          when(turn.from, turn.full), words.entry(fmt::format("lever.{}.notices", lever.id))};
}

report::Asked what_is_asked(const Change& change, const Assumptions& defaults, const report::Words& words) {
  const ParameterSpec& spec = defaults.spec(change.id);
  const auto text = [&](double value) {
    const double step = report::known_step(spec.high - spec.low, std::nullopt, 0, 2) / 10;
    return words.amount(value, spec.unit, step > 0 ? step : 1);
  };
  return {change.id,
          words.entry(fmt::format("assumption.{}.name", change.id)),
          text(defaults.first(change.id)),
          text(change.value),
          change.from && change.to ? when(*change.from, *change.to) : std::string(),
          {}};
}

Year year_to_show(const scenario::Period& period, std::optional<Year> year) {
  const Year last = period.first + (period.years - 1);
  const Year wanted = year.value_or(std::min(rooms::shown_year, last));
  if (wanted < period.first || wanted > last)
    throw Error(ErrorCode::bad_input, "year_invalid", {{"year", fmt::format("{}", wanted.value)}});
  return wanted;
}

}  // namespace

std::vector<Change> started(const Service& service, const Alternative& alternative) {
  std::vector<Change> changes = alternative.changes;
  const scenario::Period period = period_of(service);
  for (Change& change : changes) {
    if (!is_lever(change.id) || change.from) continue;
    const scenario::Lever& lever = *levers()[scenario::lever_index(change.id)];
    const Year own = period.first + lever.lead_years;
    change.from = std::max(own, alternative.start.value_or(own));
    change.to = *change.from + lever.ramp_years;
  }
  return changes;
}

Runnable runnable(const Plan& plan, MunicipalityIndex municipality, std::string name, std::span<const Change> changes) {
  Runnable made{plan.scenario(), plan.evaluator(municipality), {}};
  made.scenario.name = std::move(name);
  for (const Change& change : changes) {
    if (!is_lever(change.id)) made.assumptions.push_back(change);
  }
  return made;
}

rooms::Figures read_figures(const Runnable& course, const rooms::Figures& today, int paths, std::uint64_t seed) {
  const auto settings = scenario::settings_of(course.scenario, course.evaluator.period());
  rooms::Figures figures = course.evaluator.run(settings, paths, seed);
  rooms::Figure risk = rooms::carry_risk(today, paths == 0 ? figures : course.evaluator.run(settings));
  if (!risk.middle.empty()) figures.add(std::move(risk));
  return figures;
}

std::vector<report::Asked> asked_of(const Service& service, const Runnable& course, const report::Words& words) {
  std::vector<report::Asked> asks;
  for (const scenario::Turn& turn : course.scenario.turns) asks.push_back(what_is_asked(turn, words));
  const Assumptions defaults = service.default_assumptions();
  for (const Change& change : course.assumptions) asks.push_back(what_is_asked(change, defaults, words));
  return asks;
}

report::Alternative alternative_of(const report::Direction& direction, std::vector<report::Asked> asks) {
  return {direction.name, &direction.read, direction.change,       direction.low,
          direction.high, std::move(asks), sum(direction.one_off), sum(direction.by_loan)};
}

Courses courses_of(const Service& service, const AlternativesRequest& request, const messages::Catalogue& catalogue) {
  if (request.alternatives.size() > most_alternatives)
    throw Error(ErrorCode::bad_input, "alternatives_too_many", {{"expected", fmt::format("{}", most_alternatives)}});
  const report::Words words(catalogue);
  Courses courses;
  const Plan nothing(service, {}, request.own);
  const scenario::Evaluator base = nothing.evaluator(request.municipality);
  courses.today = nothing.outlook(request.municipality, request.paths, request.seed);
  courses.alternatives.push_back({words.say("perspective.today"), &courses.today, {}, {}, {}, {}, 0, 0});
  for (const Alternative& alternative : request.alternatives) {
    const std::vector<Change> changes = started(service, alternative);
    const Plan plan(service, changes, request.own);
    const Runnable course = runnable(plan, request.municipality, alternative.name, changes);
    courses.figures.push_back(plan.outlook(request.municipality, request.paths, request.seed));
    const scenario::Difference difference =
        scenario::difference(base, {}, course.evaluator, plan.settings(), std::max(request.paths, 1), request.seed);
    const rooms::Figures today = course.evaluator.run({});
    const scenario::OneOff once = scenario::one_off_costs(plan.settings(), today.years(), &today);
    courses.alternatives.push_back({alternative.name, &courses.figures.back(), difference.middle, difference.p10,
                                    difference.p90, asked_of(service, course, words), sum(once.from_budget),
                                    sum(once.by_loan)});
  }
  return courses;
}

report::SideBySide side_by_side(const Service& service, const AlternativesRequest& request,
                                const messages::Catalogue& catalogue) {
  const Courses courses = courses_of(service, request, catalogue);
  const Year year = year_to_show({courses.today.first_year(), courses.today.years()}, request.year);
  report::SideBySide all = report::side_by_side(report::Words(catalogue), courses.alternatives, year,
                                                facts::price_year(service.facts()).value);
  std::get<svg::Beside>(all.chart.drawing).width = request.width;
  return all;
}

}  // namespace handlingsrom::api
