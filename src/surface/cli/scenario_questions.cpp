// `scenario explain`, `tornado`, `needed` and `waiting`: which lever did how much, what matters, what it takes, what waiting costs.
#include "surface/cli/scenario_verbs.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/plan.hpp"

namespace handlingsrom::cli {
namespace {

Year start_of(const Context& context, const ScenarioOptions& options) {
  return Year{options.from != 0 ? options.from : api::period_of(context.service()).first.value + 1};
}

void check_years(const Context& context, const ScenarioOptions& options) {
  const sc::Period period = api::period_of(context.service());
  for (const int year : {options.year, start_of(context, options).value}) {
    if (year < period.first.value || year >= period.first.value + period.years) {
      throw Error(ErrorCode::usage, "usage_value", {{"found", std::to_string(year)}});
    }
  }
}

std::size_t room_of(const ScenarioOptions& options) {
  for (std::size_t room = 0; room < sc::room_count; ++room) {
    if (sc::room_ids[room] == "rooms." + options.room || sc::room_ids[room] == options.room) return room;
  }
  throw Error(ErrorCode::unknown_name, "scenario_room", {{"found", options.room}});
}

}  // namespace

void explain_scenario(Context& context, const ScenarioOptions& options) {
  const api::LoadedScenario loaded = load_named(context, options, options.file);
  const auto municipality = api::municipality_of(context.service(), loaded.scenario, options.municipality);
  const sc::Period period = api::period_of(context.service());
  const sc::Explanation parts =
      api::explain(context.service(), municipality, loaded, context.options().seed, context.options().threads);
  Table table{"shares",
              {{"lever"},
               {"year"},
               {"money", Unit::kroner, 0},
               {"people", Unit::full_time_equivalents, 2},
               {"rooms_places", Unit::places, 2},
               {"money_alone", Unit::kroner, 0}},
              {}};
  std::vector<int> years{options.year};
  if (context.options().format != "table") {
    years.clear();
    for (int t = 0; t < period.years; ++t) years.push_back(period.first.value + t);
  }
  for (const int year : years) {
    const int at = year - period.first.value;
    if (at < 0 || at >= period.years) throw Error(ErrorCode::usage, "usage_value", {{"found", std::to_string(year)}});
    const auto t = static_cast<std::size_t>(at);
    for (std::size_t k = 0; k < parts.levers.size(); ++k) {
      const auto& share = parts.share[k];
      table.rows.push_back({name_of(context, *api::levers()[parts.levers[k]]), std::to_string(year), share[0][t],
                            share[1][t], share[2][t], parts.alone[k][0][t]});
    }
    table.rows.push_back({context.text("scenario.total"), std::to_string(year), parts.total[0][t], parts.total[1][t],
                          parts.total[2][t], Cell()});
    table.rows.push_back({context.text("scenario.interaction"), std::to_string(year), parts.interaction[0][t],
                          parts.interaction[1][t], parts.interaction[2][t], Cell()});
  }
  double error = 0;
  for (const auto& each : parts.error) error = std::max(error, each[0]);
  table.notes.push_back(parts.exact ? context.text("scenario.exact")
                                    : context.text("scenario.sampled", {{"error", fmt::format("{:.0f}", error)}}));
  add_notices(context, municipality, loaded.scenario, Year{options.year}, table);
  context.show(table);
}

void show_tornado(Context& context, const ScenarioOptions& options) {
  check_years(context, options);
  auto swings = api::tornado(context.service(), context.service().find(options.municipality),
                             start_of(context, options), Year{options.year}, context.options().threads);
  std::stable_sort(swings.begin(), swings.end(), [](const sc::Swing& a, const sc::Swing& b) {
    return std::abs(a.at_high[0] - a.at_low[0]) > std::abs(b.at_high[0] - b.at_low[0]);
  });
  Table table{"swings",
              {{"lever"},
               {"low"},
               {"high"},
               {"money_low", Unit::kroner, 0},
               {"money_high", Unit::kroner, 0},
               {"people_low", Unit::full_time_equivalents, 1},
               {"people_high", Unit::full_time_equivalents, 1},
               {"places_low", Unit::places, 1},
               {"places_high", Unit::places, 1}},
              {}};
  for (const sc::Swing& swing : swings) {
    const sc::Lever& lever = *api::levers()[swing.lever];
    table.rows.push_back({name_of(context, lever), lever_cell(lever, lever.low), lever_cell(lever, lever.high),
                          swing.at_low[0], swing.at_high[0], swing.at_low[1], swing.at_high[1], swing.at_low[2],
                          swing.at_high[2]});
  }
  context.show(table);
}

void show_needed(Context& context, const ScenarioOptions& options) {
  check_years(context, options);
  const std::size_t room = room_of(options);
  const MunicipalityIndex municipality = context.service().find(options.municipality);
  const Year from = start_of(context, options), year{options.year};
  std::vector<std::size_t> levers;
  for (const std::string& id : options.levers) levers.push_back(api::lever_index(id));
  if (levers.empty()) {
    for (std::size_t k = 0; k < api::levers().size(); ++k) levers.push_back(k);
  }
  Table table{"answers", {{"lever"}, {"today"}, {"needed"}, {"low"}, {"high"}, {"room_left"}, {"result"}}, {}};
  bool any = false;
  for (const sc::Answer& answer :
       api::needed(context.service(), municipality, levers, room, from, year, options.beyond_law)) {
    const sc::Lever& lever = *api::levers()[answer.lever];
    any = any || answer.value.has_value();
    table.rows.push_back({name_of(context, lever), lever_cell(lever, lever.today),
                          answer.value ? lever_cell(lever, *answer.value) : Cell(), lever_cell(lever, lever.low),
                          lever_cell(lever, lever.high), Rounded{answer.reached, 0},
                          context.text(!answer.value            ? "scenario.not_enough"
                                       : answer.within_ordinary ? "scenario.ordinary"
                                                                : "scenario.unusual")});
  }
  if (levers.size() > 1) {
    const std::vector<std::size_t> joint = options.levers.empty() ? api::own_levers() : levers;
    if (const auto together = api::needed_together(context.service(), municipality, joint, room, from, year)) {
      any = true;
      for (const sc::Setting& setting : *together) {
        const sc::Lever& lever = *api::levers()[setting.lever];
        table.rows.push_back({name_of(context, lever), lever_cell(lever, lever.today),
                              lever_cell(lever, setting.values.back()), lever_cell(lever, lever.low),
                              lever_cell(lever, lever.high), Cell(), context.text("scenario.together")});
      }
    }
  }
  context.show(table);
  if (!any) throw Error(ErrorCode::no_solution, "scenario_gap_stays", {{"year", std::to_string(options.year)}});
}

void show_waiting(Context& context, const ScenarioOptions& options) {
  const api::LoadedScenario loaded = load_named(context, options, options.file);
  const auto municipality = api::municipality_of(context.service(), loaded.scenario, options.municipality);
  const auto costs = api::costs_of_waiting(context.service(), municipality, loaded, options.wait);
  Table table{"waiting",
              {{"years"},
               {"money", Unit::kroner, 0},
               {"people", Unit::full_time_equivalents, 1},
               {"rooms_places", Unit::places, 1}},
              {}};
  for (std::size_t k = 0; k < costs.size(); ++k)
    table.rows.push_back({static_cast<std::int64_t>(k) + 1, costs[k][0], costs[k][1], costs[k][2]});
  table.notes.push_back(context.text("scenario.waiting_note"));
  context.show(table);
}

}  // namespace handlingsrom::cli
