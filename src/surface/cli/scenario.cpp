// `handlingsrom scenario`: levers turned together, compared, explained and asked what it would take.
#include <algorithm>
#include <cmath>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/lever_document.hpp"
#include "surface/api/perspective.hpp"
#include "surface/api/scenarios.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

namespace sc = scenario;

struct Options {
  std::string municipality;
  std::string file;
  std::vector<std::string> files;
  std::string room = "money";
  std::vector<std::string> levers;
  int year = 2040;
  int from = 0;
  int paths = 0;
  int wait = 5;
  double price_growth = 0;
  bool beyond_law = false;
};

constexpr std::array shown_ids{
    "population.total",       "rooms.money",          "rooms.people",           "rooms.places",
    "economy.spending.total", "economy.income.total", "workforce.needed.total", "care.users.total"};

std::string name_of(const Context& context, const sc::Lever& lever) {
  return context.text(fmt::format("lever.{}.name", lever.id));
}

std::string figure_name(const Context& context, std::string_view id) {
  const std::string key = fmt::format("figure.{}", id);
  return context.text(context.catalogue().find(key + ".name") ? key + ".name" : key);
}

double in_prices(const Options& options, Unit unit, int year, double value) {
  const bool money = unit == Unit::kroner || unit == Unit::kroner_per_person;
  return money && options.price_growth != 0 ? value * api::price_factor(year, options.price_growth) : value;
}

std::vector<int> shown_years(const sc::Period& period) {
  std::vector<int> years{period.first.value};
  for (const int year : {2030, 2035, 2040, 2045, 2050}) {
    if (year > years.back() && year < period.first.value + period.years) years.push_back(year);
  }
  return years;
}

struct Loaded {
  sc::Scenario scenario;
  std::vector<sc::Setting> settings;
};

Loaded load(const Context& context, const Options& options, const std::string& file) {
  Loaded loaded;
  if (file == "today") {
    loaded.scenario.name = context.text("scenario.today");
    loaded.scenario.municipality = options.municipality;
    return loaded;
  }
  loaded.scenario = api::load_scenario(context.service(), file, options.beyond_law);
  loaded.settings = sc::settings_of(loaded.scenario, api::period_of(context.service()));
  return loaded;
}

void list_levers(Context& context) {
  Table table{"levers",
              {{"lever"},
               {"name"},
               {"sector"},
               {"today", Unit::none, 3},
               {"low", Unit::none, 3},
               {"high", Unit::none, 3},
               {"unit"},
               {"evidence"}},
              {}};
  constexpr std::array evidence{"measured", "moderate", "weak", "judgement"};
  for (const sc::Lever* lever : api::levers()) {
    table.rows.push_back(
        {std::string(lever->id), name_of(context, *lever), context.text(fmt::format("lever_sector.{}", lever->sector)),
         lever->today, lever->low, lever->high, context.text(fmt::format("unit.{}", key_of(lever->unit))),
         context.text(fmt::format("lever_evidence.{}", evidence[static_cast<std::size_t>(lever->evidence)]))});
  }
  context.show(table);
}

void list_scenarios(Context& context, const Options& options) {
  Table table{"scenarios", {{"file"}, {"name"}, {"municipality"}, {"levers"}, {"version"}}, {}};
  std::vector<std::filesystem::path> files;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(options.file, fault)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (fault) throw Error(ErrorCode::bad_input, "file_unreadable", {{"file", options.file}});
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const Loaded loaded = load(context, options, file.string());
    table.rows.push_back({file.filename().string(), loaded.scenario.name, loaded.scenario.municipality,
                          static_cast<std::int64_t>(loaded.scenario.turns.size()),
                          loaded.scenario.frozen ? Cell(context.text("scenario.frozen")) : Cell()});
  }
  context.show(table);
}

void run(Context& context, const Options& options) {
  const Loaded loaded = load(context, options, options.file);
  const auto municipality = api::municipality_of(context.service(), loaded.scenario, options.municipality);
  const sc::Evaluator evaluator(context.service().chain(), municipality);
  const rooms::Figures before = evaluator.run({});
  const rooms::Figures after = evaluator.run(loaded.settings, options.paths, context.options().seed);
  Table table{"figures",
              {{"figure"},
               {"unit"},
               {"year"},
               {"as_today", Unit::none, 1},
               {"scenario", Unit::none, 1},
               {"difference", Unit::none, 1},
               {"p10", Unit::none, 1},
               {"p90", Unit::none, 1}},
              {}};
  for (const char* id : shown_ids) {
    const rooms::Figure& figure = after.at(id);
    for (const int year : shown_years(evaluator.period())) {
      const auto t = static_cast<std::size_t>(year - after.first_year().value);
      const auto shown = [&](double value) { return Cell(in_prices(options, figure.unit, year, value)); };
      const double was = before.at(id).middle[t];
      table.rows.push_back({figure_name(context, id), context.text(fmt::format("unit.{}", key_of(figure.unit))),
                            std::to_string(year), shown(was), shown(figure.middle[t]), shown(figure.middle[t] - was),
                            figure.has_range() ? shown(figure.p10[t]) : Cell(),
                            figure.has_range() ? shown(figure.p90[t]) : Cell()});
    }
  }
  for (const sc::Kept& kept : sc::check_promises(loaded.scenario.promises, after)) {
    const std::string& name = loaded.scenario.promises[kept.promise].name;
    table.notes.push_back(kept.first_broken
                              ? context.text("scenario.promise_broken",
                                             {{"name", name}, {"year", std::to_string(kept.first_broken->value)}})
                              : context.text("scenario.promise_holds", {{"name", name}}));
  }
  table.notes.push_back(context.text(options.price_growth != 0 ? "scenario.current_prices" : "scenario.fixed_prices"));
  context.show(table);
}

void compare(Context& context, const Options& options) {
  if (options.files.size() > 6)
    throw Error(ErrorCode::usage, "scenario_too_many", {{"found", std::to_string(options.files.size())}});
  std::vector<Loaded> all;
  for (const std::string& file : options.files) all.push_back(load(context, options, file));
  const auto municipality = api::municipality_of(context.service(), all.front().scenario, options.municipality);
  const sc::Evaluator evaluator(context.service().chain(), municipality);
  Table table{"comparison", {{"figure"}, {"unit"}, {"year"}, {"as_today", Unit::none, 1}}, {}};
  std::vector<rooms::Figures> results{evaluator.run({})};
  for (const Loaded& loaded : all) {
    Column column{"scenario_" + std::to_string(results.size()), Unit::none, 1};
    column.head = loaded.scenario.name;
    table.columns.push_back(column);
    results.push_back(evaluator.run(loaded.settings));
  }
  for (const char* id : shown_ids) {
    const Unit unit = results.front().at(id).unit;
    for (const int year : shown_years(evaluator.period())) {
      const auto t = static_cast<std::size_t>(year - evaluator.period().first.value);
      std::vector<Cell> row{figure_name(context, id), context.text(fmt::format("unit.{}", key_of(unit))),
                            std::to_string(year)};
      for (const rooms::Figures& figures : results)
        row.push_back(in_prices(options, unit, year, figures.at(id).middle[t]));
      table.rows.push_back(std::move(row));
    }
  }
  context.show(table);
}

void diff(Context& context, const Options& options) {
  if (options.files.size() != 2)
    throw Error(ErrorCode::usage, "scenario_two", {{"found", std::to_string(options.files.size())}});
  const Loaded a = load(context, options, options.files[0]), b = load(context, options, options.files[1]);
  const auto municipality = api::municipality_of(
      context.service(), a.scenario.municipality.empty() ? b.scenario : a.scenario, options.municipality);
  const sc::Evaluator evaluator(context.service().chain(), municipality);
  Table table{"differences",
              {{"figure"},
               {"year"},
               {"first", Unit::none, 3},
               {"second", Unit::none, 3},
               {"difference", Unit::none, 3},
               {"p10", Unit::none, 2},
               {"p90", Unit::none, 2}},
              {}};
  const auto series = [&](const Loaded& loaded, std::size_t lever) {
    for (const sc::Setting& setting : loaded.settings) {
      if (setting.lever == lever) return setting.values;
    }
    return std::vector<double>(static_cast<std::size_t>(evaluator.period().years), api::levers()[lever]->today);
  };
  const int last = evaluator.period().first.value + evaluator.period().years - 1;
  for (std::size_t lever = 0; lever < api::levers().size(); ++lever) {
    const auto first = series(a, lever), second = series(b, lever);
    if (first == second) continue;
    table.rows.push_back({name_of(context, *api::levers()[lever]), std::to_string(last), first.back(), second.back(),
                          second.back() - first.back(), Cell(), Cell()});
  }
  const rooms::Figures before = evaluator.run(a.settings), after = evaluator.run(b.settings);
  const int paths = std::max(options.paths, 100);
  const sc::Difference range = sc::difference(evaluator, a.settings, b.settings, paths, context.options().seed);
  for (std::size_t room = 0; room < sc::room_count; ++room) {
    const rooms::Figure& figure = after.at(sc::room_ids[room]);
    for (const int year : shown_years(evaluator.period())) {
      const auto t = static_cast<std::size_t>(year - evaluator.period().first.value);
      const auto shown = [&](double value) { return Cell(in_prices(options, figure.unit, year, value)); };
      table.rows.push_back({figure_name(context, figure.id), std::to_string(year),
                            shown(before.at(figure.id).middle[t]), shown(figure.middle[t]),
                            shown(range.middle[room][t]), shown(range.p10[room][t]), shown(range.p90[room][t])});
    }
  }
  table.notes.push_back(context.text("scenario.common_numbers", {{"count", std::to_string(paths)}}));
  context.show(table);
}

void explain(Context& context, const Options& options) {
  const Loaded loaded = load(context, options, options.file);
  const auto municipality = api::municipality_of(context.service(), loaded.scenario, options.municipality);
  const sc::Evaluator evaluator(context.service().chain(), municipality);
  const sc::Explanation parts =
      sc::explain(evaluator, loaded.settings, 200, context.options().seed, context.options().threads);
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
    for (int t = 0; t < evaluator.period().years; ++t) years.push_back(evaluator.period().first.value + t);
  }
  for (const int year : years) {
    const int at = year - evaluator.period().first.value;
    if (at < 0 || at >= evaluator.period().years)
      throw Error(ErrorCode::usage, "usage_value", {{"found", std::to_string(year)}});
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
  context.show(table);
}

Year start_of(const Context& context, const Options& options) {
  return Year{options.from != 0 ? options.from : api::period_of(context.service()).first.value + 1};
}

void check_years(const Context& context, const Options& options) {
  const sc::Period period = api::period_of(context.service());
  for (const int year : {options.year, start_of(context, options).value}) {
    if (year < period.first.value || year >= period.first.value + period.years) {
      throw Error(ErrorCode::usage, "usage_value", {{"found", std::to_string(year)}});
    }
  }
}

void tornado(Context& context, const Options& options) {
  check_years(context, options);
  const sc::Evaluator evaluator(context.service().chain(), context.service().find(options.municipality));
  auto swings = sc::tornado(evaluator, {}, start_of(context, options), Year{options.year}, context.options().threads);
  std::stable_sort(swings.begin(), swings.end(), [](const sc::Swing& a, const sc::Swing& b) {
    return std::abs(a.at_high[0] - a.at_low[0]) > std::abs(b.at_high[0] - b.at_low[0]);
  });
  Table table{"swings",
              {{"lever"},
               {"low", Unit::none, 3},
               {"high", Unit::none, 3},
               {"money_low", Unit::kroner, 0},
               {"money_high", Unit::kroner, 0},
               {"people_low", Unit::full_time_equivalents, 1},
               {"people_high", Unit::full_time_equivalents, 1},
               {"places_low", Unit::places, 1},
               {"places_high", Unit::places, 1}},
              {}};
  for (const sc::Swing& swing : swings) {
    const sc::Lever& lever = *api::levers()[swing.lever];
    table.rows.push_back({name_of(context, lever), lever.low, lever.high, swing.at_low[0], swing.at_high[0],
                          swing.at_low[1], swing.at_high[1], swing.at_low[2], swing.at_high[2]});
  }
  context.show(table);
}

std::size_t room_of(const Options& options) {
  for (std::size_t room = 0; room < sc::room_count; ++room) {
    if (sc::room_ids[room] == "rooms." + options.room || sc::room_ids[room] == options.room) return room;
  }
  throw Error(ErrorCode::unknown_name, "scenario_room", {{"found", options.room}});
}

void needed(Context& context, const Options& options) {
  check_years(context, options);
  const std::size_t room = room_of(options);
  const sc::Evaluator evaluator(context.service().chain(), context.service().find(options.municipality));
  const Year from = start_of(context, options), year{options.year};
  std::vector<std::size_t> levers;
  for (const std::string& id : options.levers) levers.push_back(sc::lever_index(id));
  if (levers.empty()) {
    for (std::size_t k = 0; k < api::levers().size(); ++k) levers.push_back(k);
  }
  Table table{"answers",
              {{"lever"},
               {"today", Unit::none, 3},
               {"needed", Unit::none, 3},
               {"low", Unit::none, 3},
               {"high", Unit::none, 3},
               {"room_left", Unit::none, 1},
               {"result"}},
              {}};
  bool any = false;
  for (const std::size_t k : levers) {
    const sc::Lever& lever = *api::levers()[k];
    const sc::Answer answer = sc::needed(evaluator, {}, k, room, from, year, options.beyond_law);
    any = any || answer.value.has_value();
    table.rows.push_back({name_of(context, lever), lever.today, answer.value ? Cell(*answer.value) : Cell(), lever.low,
                          lever.high, answer.reached,
                          context.text(!answer.value            ? "scenario.not_enough"
                                       : answer.within_ordinary ? "scenario.ordinary"
                                                                : "scenario.unusual")});
  }
  if (levers.size() > 1) {
    const std::vector<std::size_t> joint = options.levers.empty() ? api::own_levers() : levers;
    if (const auto together = sc::smallest_change(evaluator, joint, room, from, year)) {
      any = true;
      for (const sc::Setting& setting : *together) {
        const sc::Lever& lever = *api::levers()[setting.lever];
        table.rows.push_back({name_of(context, lever), lever.today, setting.values.back(), lever.low, lever.high,
                              Cell(), context.text("scenario.together")});
      }
    }
  }
  context.show(table);
  if (!any) throw Error(ErrorCode::no_solution, "scenario_gap_stays", {{"year", std::to_string(options.year)}});
}

void waiting(Context& context, const Options& options) {
  const Loaded loaded = load(context, options, options.file);
  const auto municipality = api::municipality_of(context.service(), loaded.scenario, options.municipality);
  const sc::Evaluator evaluator(context.service().chain(), municipality);
  Table table{"waiting",
              {{"years"},
               {"money", Unit::kroner, 0},
               {"people", Unit::full_time_equivalents, 1},
               {"rooms_places", Unit::places, 1}},
              {}};
  for (int years = 1; years <= options.wait; ++years) {
    const auto lost = sc::cost_of_waiting(evaluator, loaded.scenario, years);
    table.rows.push_back({std::int64_t{years}, lost[0], lost[1], lost[2]});
  }
  table.notes.push_back(context.text("scenario.waiting_note"));
  context.show(table);
}

void deliver(const Context& context, const std::string& text) {
  if (context.options().out.empty()) {
    context.out() << text;
  } else {
    write_file(context.options().out, text);
  }
}

void freeze(Context& context, const Options& options) {
  const Loaded loaded = load(context, options, options.file);
  const auto municipality = api::municipality_of(context.service(), loaded.scenario, options.municipality);
  deliver(context, sc::write_scenario(api::freeze(context.service(), municipality, loaded.scenario)));
}

void perspective(Context& context, const Options& options) {
  if (options.files.size() > 3)
    throw Error(ErrorCode::usage, "scenario_too_many_directions", {{"found", std::to_string(options.files.size())}});
  std::vector<sc::Scenario> scenarios;
  for (const std::string& file : options.files)
    scenarios.push_back(api::load_scenario(context.service(), file, options.beyond_law));
  const auto municipality = api::municipality_of(context.service(), scenarios.front(), options.municipality);
  const messages::Language language =
      context.language_chosen() ? context.language() : api::language_of(context.service().municipality(municipality));
  const messages::Catalogue catalogue(context.data_folder() / "messages", language);
  const std::filesystem::path out = context.options().out.empty() ? "out" : context.options().out;
  const api::PerspectiveFiles written =
      api::write_perspective(context.service(), municipality, scenarios, catalogue, out,
                             options.paths > 0 ? options.paths : api::default_paths, context.options().seed);
  for (const auto& file : written.files) context.out() << file.string() << '\n';
  if (!written.word) context.message(context.text("scenario.no_word"));
}

}  // namespace

void add_scenario(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "scenario");
  const auto options = std::make_shared<Options>();
  const auto verb = [&](const char* name, void (*act)(Context&, const Options&)) -> CLI::App& {
    return add_verb(noun, context, name, [&context, options, act] { act(context, *options); });
  };
  const auto with_file = [&](CLI::App& app) -> CLI::App& {
    add_argument(app, context, "file", options->file).required();
    add_argument(app, context, "--municipality", options->municipality);
    add_switch(app, context, "--beyond-law", options->beyond_law);
    return app;
  };
  const auto with_years = [&](CLI::App& app) -> CLI::App& {
    add_argument(app, context, "municipality", options->municipality).required();
    add_argument(app, context, "--year", options->year);
    add_argument(app, context, "--from", options->from);
    return app;
  };
  const auto with_files = [&](CLI::App& app) -> CLI::App& {
    add_argument(app, context, "files", options->files).required();
    add_argument(app, context, "--municipality", options->municipality);
    add_argument(app, context, "--price-growth", options->price_growth);
    add_switch(app, context, "--beyond-law", options->beyond_law);
    return app;
  };
  add_verb(noun, context, "levers", [&context] { list_levers(context); });
  add_verb(noun, context, "document", [&context] { deliver(context, api::lever_document(context.catalogue())); });
  add_argument(verb("list", &list_scenarios), context, "file", options->file).required();
  CLI::App& running = with_file(verb("run", &run));
  add_argument(running, context, "--paths", options->paths);
  add_argument(running, context, "--price-growth", options->price_growth);
  add_argument(with_files(verb("perspective", &perspective)), context, "--paths", options->paths);
  with_files(verb("compare", &compare));
  add_argument(with_files(verb("diff", &diff)), context, "--paths", options->paths);
  add_argument(with_file(verb("explain", &explain)), context, "--year", options->year);
  with_years(verb("tornado", &tornado));
  CLI::App& asking = with_years(verb("needed", &needed));
  add_argument(asking, context, "--room", options->room);
  add_argument(asking, context, "--lever", options->levers);
  add_switch(asking, context, "--beyond-law", options->beyond_law);
  add_argument(with_file(verb("waiting", &waiting)), context, "--wait", options->wait);
  with_file(verb("freeze", &freeze));
}

}  // namespace handlingsrom::cli
