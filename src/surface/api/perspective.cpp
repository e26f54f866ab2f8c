#include "surface/api/perspective.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/chance.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/scenario_notices.hpp"
#include "surface/report/deliver.hpp"
#include "surface/report/html.hpp"
#include "surface/report/perspective.hpp"
#include "surface/report/spreadsheet.hpp"

namespace handlingsrom::api {
namespace {

/// `today`: with the risk of a shortage of places (Service::with_chance).
report::Direction direction_of(const scenario::Scenario& scenario, const scenario::Evaluator& evaluator,
                               const rooms::Figures& today, int paths, std::uint64_t seed,
                               const messages::Catalogue& catalogue) {
  const auto settings = scenario::settings_of(scenario, evaluator.period());
  report::Direction direction;
  direction.name = scenario.name;
  direction.description = scenario.description;
  direction.population = scenario.population;
  direction.base = evaluator.run({});
  direction.figures = evaluator.run(settings);
  direction.figures.add(rooms::carry_risk(today, direction.figures));
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
    direction.low[room] = range.p10[room];
    direction.high[room] = range.p90[room];
  }
  scenario::OneOff costs = scenario::one_off_costs(settings, evaluator.period().years, &direction.base);
  direction.one_off = std::move(costs.from_budget);
  direction.by_loan = std::move(costs.by_loan);
  return direction;
}

/// Every promise of every scenario, on today's course and in every direction.
std::vector<report::PromiseRow> promises_of(const std::vector<scenario::Scenario>& scenarios,
                                            const rooms::Figures& today,
                                            const std::vector<report::Direction>& directions) {
  std::vector<scenario::Promise> promises;
  for (const scenario::Scenario& scenario : scenarios) {
    for (const scenario::Promise& promise : scenario.promises) {
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
    add(directions[k].figures, scenario::settings_of(scenarios[k], period));
  return rows;
}

}  // namespace

double standard_price_growth() { return report::price_growth_spec.value; }

report::Report perspective(const Service& service, MunicipalityIndex municipality,
                           const std::vector<scenario::Scenario>& scenarios, const messages::Catalogue& catalogue,
                           int paths, std::uint64_t seed, double price_growth) {
  const ParameterSpec& growth = report::price_growth_spec;
  if (!(price_growth >= growth.minimum && price_growth <= growth.maximum)) {
    throw Error(ErrorCode::bad_input, "assumption_out_of_range",
                {{"name", std::string(growth.id)},
                 {"found", fmt::format("{}", price_growth)},
                 {"minimum", fmt::format("{}", growth.minimum)},
                 {"maximum", fmt::format("{}", growth.maximum)}});
  }
  KnowledgeBasisRequest request;
  request.municipality = municipality;
  request.paths = paths;
  request.seed = seed;
  const KnowledgeBasis basis(service, request);
  report::Material material = basis.material();
  // Courses beside each other, and accounts that must add up: the runs at the assumptions, not medians.
  material.course = service.chain().run({municipality});
  std::vector<report::Direction> directions;
  for (const scenario::Scenario& scenario : scenarios)
    directions.push_back(direction_of(scenario, evaluator_of(service, municipality, scenario),
                                      service.with_chance(municipality), paths, seed, catalogue));
  return report::compose_perspective(material, report::Words(catalogue), directions,
                                     promises_of(scenarios, material.figures, directions), price_growth);
}

PerspectiveFiles write_perspective(const Service& service, MunicipalityIndex municipality,
                                   const std::vector<scenario::Scenario>& scenarios,
                                   const messages::Catalogue& catalogue, const std::filesystem::path& out, int paths,
                                   std::uint64_t seed, double price_growth, const GiveUp& give_up) {
  const report::Report report = perspective(service, municipality, scenarios, catalogue, paths, seed, price_growth);
  const report::Words words(catalogue);
  PerspectiveFiles result;
  result.folder = out / report::folder_name(service.municipality(municipality));
  const std::string name = report::file_name(report, words, "perspective");
  const auto place = [&](const char* ending) { return result.files.emplace_back(result.folder / (name + ending)); };
  write_file(place(".html"), report::html(report, words));
  {
    const std::filesystem::path target = place(".xlsx");
    AtomicFile file(target);
    report::write_spreadsheet(report, words, file.temporary(), target);
    file.commit();
  }
  result.pictures = write_word(report, words, place(".docx"), give_up);
  return result;
}

}  // namespace handlingsrom::api
