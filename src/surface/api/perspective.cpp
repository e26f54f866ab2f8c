#include "surface/api/perspective.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/chance.hpp"
#include "standing/facts/price_year.hpp"
#include "surface/api/alternatives_made.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/scenario_notices.hpp"
#include "surface/report/perspective.hpp"

namespace handlingsrom::api {
namespace {

/// `today`: with the risk of a shortage of places (Service::with_chance).
report::Direction direction_of(const Runnable& course, const rooms::Figures& today, int paths, std::uint64_t seed,
                               const messages::Catalogue& catalogue) {
  const scenario::Scenario& scenario = course.scenario;
  const scenario::Evaluator& evaluator = course.evaluator;
  const auto settings = scenario::settings_of(scenario, evaluator.period());
  report::Direction direction;
  direction.name = scenario.name;
  direction.description = scenario.description;
  direction.population = scenario.population;
  direction.base = evaluator.run({});
  direction.figures = evaluator.run(settings);
  direction.figures.add(rooms::carry_risk(today, direction.figures));
  direction.read = read_figures(course, today, paths, seed);
  const scenario::Explanation parts = scenario::explain(evaluator, settings, 200, seed);
  for (std::size_t k = 0; k < settings.size(); ++k) {
    for (const scenario::Turn& turn : scenario.turns) {
      if (turn.lever != settings[k].lever) continue;
      const scenario::Lever& lever = *scenario::all_levers()[turn.lever];
      report::Direction::Turn shown{std::string(lever.id),
                                    std::string(key_of(lever.evidence)),
                                    lever.unit,
                                    lever.today,
                                    turn.value,
                                    turn.from.value,
                                    turn.full.value,
                                    turn.reason,
                                    {}};
      shown.own_effect = own_effect_sentence(scenario, turn.lever, catalogue);
      for (std::size_t room = 0; room < scenario::room_count; ++room) shown.share[room] = parts.share[k][room];
      direction.turns.push_back(std::move(shown));
    }
  }
  const scenario::Difference range = scenario::difference(evaluator, {}, settings, paths, seed);
  for (std::size_t room = 0; room < scenario::room_count; ++room) {
    direction.change[room] = range.middle[room];
    direction.low[room] = range.p10[room];
    direction.high[room] = range.p90[room];
  }
  scenario::OneOff costs = scenario::one_off_costs(settings, evaluator.period().years, &direction.base);
  direction.one_off = std::move(costs.from_budget);
  direction.by_loan = std::move(costs.by_loan);
  return direction;
}

/// Every promise of every scenario, on today's course and in every direction.
std::vector<report::PromiseRow> promises_of(const std::vector<Runnable>& courses, const rooms::Figures& today,
                                            const std::vector<report::Direction>& directions) {
  std::vector<scenario::Promise> promises;
  for (const Runnable& course : courses) {
    for (const scenario::Promise& promise : course.scenario.promises) {
      const bool known = std::any_of(promises.begin(), promises.end(),
                                     [&](const scenario::Promise& other) { return other.name == promise.name; });
      if (!known) promises.push_back(promise);
    }
  }
  std::vector<report::PromiseRow> rows;
  for (const scenario::Promise& promise : promises) rows.push_back({promise.name, promise.from.value, {}});
  const auto add = [&](const rooms::Figures& figures, std::span<const scenario::Setting> settings) {
    for (const scenario::Kept& kept : scenario::check_promises(promises, figures, settings))
      rows[kept.promise].first_broken.push_back(kept.first_broken ? kept.first_broken->value : 0);
  };
  add(today, {});
  const scenario::Period period{today.first_year(), today.years()};
  for (std::size_t k = 0; k < directions.size(); ++k)
    add(directions[k].figures, scenario::settings_of(courses[k].scenario, period));
  return rows;
}

/// The report, whatever the courses come from. `own`: the municipality's own figures, or nullptr.
report::Report compose(const Service& service, MunicipalityIndex municipality, const std::vector<Runnable>& courses,
                       const facts::OwnFigures* own, const messages::Catalogue& catalogue, int paths,
                       std::uint64_t seed, double price_growth) {
  KnowledgeBasisRequest request;
  request.municipality = municipality;
  request.own = own;
  request.paths = paths;
  request.seed = seed;
  const KnowledgeBasis basis(service, request);
  report::Material material = basis.material();
  std::optional<rooms::Figures> with_own;
  if (own != nullptr) with_own = Plan(service, {}, own).outlook(municipality);
  const rooms::Figures& today = with_own ? *with_own : service.with_chance(municipality);
  // Courses beside each other, and accounts that must add up: the runs at the assumptions, not medians. Places are read by their risk in all of them.
  material.course = service.chain().run({.municipality = municipality, .own = own});
  material.course->add(rooms::carry_risk(today, *material.course));
  const report::Words words(catalogue);
  std::vector<report::Direction> directions;
  for (const Runnable& course : courses) directions.push_back(direction_of(course, today, paths, seed, catalogue));
  std::vector<report::Alternative> alternatives{
      {words.say("perspective.today"), &basis.figures(), {}, {}, {}, {}, 0, 0}};
  for (std::size_t k = 0; k < courses.size(); ++k)
    alternatives.push_back(alternative_of(directions[k], asked_of(service, courses[k], words)));
  report::SideBySide beside =
      report::side_by_side(words, alternatives, Year{report::perspective_focus_year}, material.manifest.price_year);
  std::get<svg::Beside>(beside.chart.drawing).width = printed_width;
  return report::compose_perspective(material, words, directions, promises_of(courses, material.figures, directions),
                                     price_growth, &beside);
}

void check_price_growth(double price_growth) {
  const ParameterSpec& growth = report::price_growth_spec;
  if (price_growth >= growth.minimum && price_growth <= growth.maximum) return;
  throw Error(ErrorCode::bad_input, "assumption_out_of_range",
              {{"name", std::string(growth.id)},
               {"found", fmt::format("{}", price_growth)},
               {"minimum", fmt::format("{}", growth.minimum)},
               {"maximum", fmt::format("{}", growth.maximum)}});
}

}  // namespace

double standard_price_growth() { return report::price_growth_spec.value; }

report::Report perspective(const Service& service, MunicipalityIndex municipality,
                           const std::vector<scenario::Scenario>& scenarios, const messages::Catalogue& catalogue,
                           int paths, std::uint64_t seed, double price_growth) {
  check_price_growth(price_growth);
  std::vector<Runnable> courses;
  for (const scenario::Scenario& scenario : scenarios)
    courses.push_back({scenario, evaluator_of(service, municipality, scenario), {}});
  return compose(service, municipality, courses, nullptr, catalogue, paths, seed, price_growth);
}

report::Delivery write_perspective(const Service& service, MunicipalityIndex municipality,
                                   const std::vector<Alternative>& alternatives, const facts::OwnFigures* own,
                                   const messages::Catalogue& catalogue, const std::filesystem::path& out,
                                   report::Formats formats, int paths, std::uint64_t seed) {
  std::vector<Runnable> courses;
  for (const Alternative& alternative : alternatives) {
    const std::vector<Change> changes = started(service, alternative);
    courses.push_back(runnable(Plan(service, changes, own), municipality, alternative.name, changes));
  }
  const report::Report report =
      compose(service, municipality, courses, own, catalogue, paths, seed, standard_price_growth());
  return report::deliver(service.municipality(municipality), report, report::Words(catalogue),
                         report::Kind::perspective, formats, out);
}

report::Delivery write_perspective(const Service& service, MunicipalityIndex municipality,
                                   const std::vector<scenario::Scenario>& scenarios,
                                   const messages::Catalogue& catalogue, const std::filesystem::path& out,
                                   report::Formats formats, int paths, std::uint64_t seed, double price_growth) {
  const report::Report report = perspective(service, municipality, scenarios, catalogue, paths, seed, price_growth);
  return report::deliver(service.municipality(municipality), report, report::Words(catalogue),
                         report::Kind::perspective, formats, out);
}

}  // namespace handlingsrom::api
