// `scenario run`, `compare` and `diff`: what becomes of the figures.
#include "surface/cli/scenario_verbs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::cli {
namespace {

constexpr std::array shown_ids{
    "population.total",       "rooms.money",          "rooms.people",           "rooms.places",
    "economy.spending.total", "economy.income.total", "workforce.needed.total", "care.users.total"};

Cell figure_cell(const Context& context, const ScenarioOptions& options, Unit unit, int year, double value) {
  return Rounded{in_prices(context, options, unit, year, value), decimals_of(unit)};
}

}  // namespace

void run_scenario(Context& context, const ScenarioOptions& options) {
  const api::LoadedScenario loaded = load_named(context, options, options.file);
  const auto municipality = api::municipality_of(context.service(), loaded.scenario, options.municipality);
  const rooms::Figures before = api::course(context.service(), municipality);
  const rooms::Figures after =
      api::course(context.service(), municipality, loaded, options.paths, context.options().seed);
  Table table{
      "figures", {{"figure"}, {"unit"}, {"year"}, {"as_today"}, {"scenario"}, {"difference"}, {"p10"}, {"p90"}}, {}};
  for (const char* id : shown_ids) {
    const rooms::Figure& figure = after.at(id);
    for (const int year : shown_years(api::period_of(context.service()))) {
      const auto t = static_cast<std::size_t>(year - after.first_year().value);
      const auto shown = [&](double value) { return figure_cell(context, options, figure.unit, year, value); };
      const double was = before.at(id).middle[t];
      table.rows.push_back({figure_name(context, id), context.text(fmt::format("unit.{}", key_of(figure.unit))),
                            std::to_string(year), shown(was), shown(figure.middle[t]), shown(figure.middle[t] - was),
                            figure.has_range() ? shown(figure.p10[t]) : Cell(),
                            figure.has_range() ? shown(figure.p90[t]) : Cell()});
    }
  }
  for (const sc::Kept& kept : api::kept(loaded.scenario.promises, after, loaded.settings)) {
    const std::string& name = loaded.scenario.promises[kept.promise].name;
    table.notes.push_back(kept.first_broken
                              ? context.text("scenario.promise_broken",
                                             {{"name", name}, {"year", std::to_string(kept.first_broken->value)}})
                              : context.text("scenario.promise_holds", {{"name", name}}));
  }
  add_notices(context, municipality, loaded.scenario, Year{options.year}, table);
  table.notes.push_back(context.text(options.price_growth != 0 ? "scenario.current_prices" : "scenario.fixed_prices"));
  context.show(table);
}

void compare_scenarios(Context& context, const ScenarioOptions& options) {
  if (options.files.size() > 6)
    throw Error(ErrorCode::usage, "scenario_too_many", {{"found", std::to_string(options.files.size())}});
  std::vector<api::LoadedScenario> all;
  for (const std::string& file : options.files) all.push_back(load_named(context, options, file));
  const auto municipality = api::municipality_of(context.service(), all.front().scenario, options.municipality);
  const sc::Period period = api::period_of(context.service());
  Table table{"comparison", {{"figure"}, {"unit"}, {"year"}, {"as_today"}}, {}};
  std::vector<rooms::Figures> results{api::course(context.service(), municipality)};
  for (const api::LoadedScenario& loaded : all) {
    Column column{"scenario_" + std::to_string(results.size())};
    column.head = loaded.scenario.name;
    table.columns.push_back(column);
    results.push_back(api::course(context.service(), municipality, loaded));
  }
  for (const char* id : shown_ids) {
    const Unit unit = results.front().at(id).unit;
    for (const int year : shown_years(period)) {
      const auto t = static_cast<std::size_t>(year - period.first.value);
      std::vector<Cell> row{figure_name(context, id), context.text(fmt::format("unit.{}", key_of(unit))),
                            std::to_string(year)};
      for (const rooms::Figures& figures : results)
        row.push_back(figure_cell(context, options, unit, year, figures.at(id).middle[t]));
      table.rows.push_back(std::move(row));
    }
  }
  context.show(table);
}

void diff_scenarios(Context& context, const ScenarioOptions& options) {
  if (options.files.size() != 2)
    throw Error(ErrorCode::usage, "scenario_two", {{"found", std::to_string(options.files.size())}});
  const api::LoadedScenario a = load_named(context, options, options.files[0]),
                            b = load_named(context, options, options.files[1]);
  const auto municipality = api::municipality_of(
      context.service(), a.scenario.municipality.empty() ? b.scenario : a.scenario, options.municipality);
  const sc::Period period = api::period_of(context.service());
  Table table{"differences", {{"figure"}, {"year"}, {"first"}, {"second"}, {"difference"}, {"p10"}, {"p90"}}, {}};
  const auto series = [&](const api::LoadedScenario& loaded, std::size_t lever) {
    for (const sc::Setting& setting : loaded.settings) {
      if (setting.lever == lever) return setting.values;
    }
    return std::vector<double>(static_cast<std::size_t>(period.years), api::levers()[lever]->today);
  };
  const int last = period.first.value + period.years - 1;
  for (std::size_t lever = 0; lever < api::levers().size(); ++lever) {
    const auto first = series(a, lever), second = series(b, lever);
    if (first == second) continue;
    table.rows.push_back({name_of(context, *api::levers()[lever]), std::to_string(last), Rounded{first.back(), 3},
                          Rounded{second.back(), 3}, Rounded{second.back() - first.back(), 3}, Cell(), Cell()});
  }
  const rooms::Figures before = api::course(context.service(), municipality, a),
                       after = api::course(context.service(), municipality, b);
  const int paths = std::max(options.paths, 100);
  const sc::Difference range = api::difference(context.service(), municipality, a, b, paths, context.options().seed);
  for (std::size_t room = 0; room < sc::room_count; ++room) {
    const rooms::Figure& figure = after.at(sc::room_ids[room]);
    for (const int year : shown_years(period)) {
      const auto t = static_cast<std::size_t>(year - period.first.value);
      const auto shown = [&](double value) { return figure_cell(context, options, figure.unit, year, value); };
      table.rows.push_back({figure_name(context, figure.id), std::to_string(year),
                            shown(before.at(figure.id).middle[t]), shown(figure.middle[t]),
                            shown(range.middle[room][t]), shown(range.p10[room][t]), shown(range.p90[room][t])});
    }
  }
  table.notes.push_back(context.text("scenario.common_numbers", {{"count", std::to_string(paths)}}));
  context.show(table);
}

}  // namespace handlingsrom::cli
