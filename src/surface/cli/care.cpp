// `handlingsrom care …`: the care ladder simulated, one person's life, the test on the past; places are in care_places.cpp.
#include <cmath>
#include <ostream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/ranks.hpp"
#include "surface/cli/care_verbs.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/progress.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
api::CareRequest request_of(const Context& context, const CareOptions& options) {
  api::CareRequest request;
  const api::Service& service = context.service();
  if (options.all) request.municipalities = service.all_municipalities();
  for (const std::string& name : options.municipalities) request.municipalities.push_back(service.find(name));
  if (request.municipalities.empty()) throw Error(ErrorCode::usage, "care_no_municipality", {});
  request.paths = options.paths;
  request.last = Year{options.to};
  request.seed = context.options().seed;
  request.threads = context.options().threads;
  request.ladder = options.ladder;
  request.scenario = options.scenario;
  request.chunks = options.chunks;
  for (const std::string& setting : options.settings) {
    const std::size_t sign = setting.find('=');
    double value = 0;
    std::size_t read = 0;
    try {
      value = sign == std::string::npos ? 0 : std::stod(setting.substr(sign + 1), &read);
    } catch (const std::exception&) {
      read = 0;
    }
    if (sign == std::string::npos || read == 0 || read != setting.size() - sign - 1) {
      throw Error(ErrorCode::usage, "care_setting", {{"found", setting}});
    }
    request.settings.emplace_back(setting.substr(0, sign), value);
  }
  return request;
}

std::string figure_text(const Context& context, double value, int decimals) {
  return messages::number(value, decimals, context.language());
}

void note_scenario(const Context& context, const CareOptions& options, Table& table) {
  if (options.scenario.empty()) return;
  table.notes.push_back(context.text("care.note.scenario", {{"file", options.scenario}}));
}

namespace {

std::string step_name(const Context& context, const care::Ladder& ladder, std::size_t step) {
  return ladder.steps[step].names[static_cast<std::size_t>(context.language())];
}

std::string state_name(const Context& context, const api::Care& care, std::uint8_t state) {
  if (state == care::ends_in_death) return context.text("care.death");
  if (state == care::ends_in_moving_out) return context.text("care.moved_out");
  if (state == care::ends_with_the_run) return context.text("care.end_of_run");
  const std::size_t column = care.column_of(state);
  return column == 0 ? context.text("care.no_care") : step_name(context, care.ladder(), column - 1);
}

/// The shared work; a rank that cannot go on says why and ends the job, so that the others do not wait for it.
std::optional<api::CareSimulation> simulate_shared(const Context& context, const api::Care& care, bool exact,
                                                   Ranks& ranks) {
  if (ranks.count() == 1) return care.simulate(exact, ranks);
  remove_temporaries_on_signal("\nhandlingsrom: " + context.text("error.care_rank_lost") + "\n");
  try {
    return care.simulate(exact, ranks);
  } catch (const Error& error) {
    context.message(messages::sentence(context.catalogue(), error));
    context.message(context.text("error.care_rank_lost"));
    ranks.abort(row_of(error.code()).exit_code);
    throw;
  }
}

void simulate(const Context& context, const CareOptions& options) {
  api::CareRequest request = request_of(context, options);
  const std::unique_ptr<Ranks> ranks = join_ranks();
  const std::size_t steps = request.municipalities.size() * static_cast<std::size_t>(std::max(options.paths, 1));
  Progress progress(context, steps / static_cast<std::size_t>(ranks->count()));
  if (ranks->leads()) request.advance = [&] { progress.advance(); };
  const api::Care care(context.service(), std::move(request));
  const std::optional<api::CareSimulation> done = simulate_shared(context, care, options.exact, *ranks);
  if (!done) return;
  const api::CareSimulation& result = *done;
  if (result.chunks_found > 0) {
    context.message(context.text("care.note.resumed", {{"found", std::to_string(result.chunks_found)},
                                                       {"count", std::to_string(result.chunks)}}));
  }
  Table table{"care_simulate",
              {{"year"},
               {"step"},
               {"users", Unit::persons, 1},
               {"p10", Unit::persons, 0},
               {"p50", Unit::persons, 0},
               {"p90", Unit::persons, 0},
               {"entries", Unit::persons, 1},
               {"exits", Unit::persons, 1},
               {"deaths", Unit::persons, 1},
               {"stay", Unit::years, 2}},
              {}};
  if (options.exact) table.columns.push_back({"expected", Unit::persons, 1});
  const auto add = [&](int t, std::string name, const api::CareStepYear& year, bool flows) {
    const double none = facts::missing;
    const bool last = t + 1 == result.years;
    std::vector<Cell> row{static_cast<std::int64_t>(result.first.value + t),
                          std::move(name),
                          year.mean,
                          year.p10,
                          year.p50,
                          year.p90,
                          flows && !last ? year.entries : none,
                          flows && !last ? year.exits : none,
                          flows && !last ? year.deaths : none,
                          flows && !last ? year.stay_years : none};
    if (options.exact) row.push_back(year.expected);
    table.rows.push_back(std::move(row));
  };
  for (int t = 0; t < result.years; ++t) {
    add(t, context.text("care.inhabitants"), result.population[static_cast<std::size_t>(t)], false);
    for (std::size_t s = 0; s < result.steps.size(); ++s) {
      add(t, step_name(context, care.ladder(), s), result.steps[s][static_cast<std::size_t>(t)], true);
    }
  }
  table.notes.push_back(
      context.text("care.note.runs", {{"paths", std::to_string(options.paths)},
                                      {"years", figure_text(context, static_cast<double>(result.person_years), 0)},
                                      {"events", figure_text(context, static_cast<double>(result.events), 0)}}));
  table.notes.push_back(context.text("care.note.extreme", {{"person", std::to_string(result.extreme_person)},
                                                           {"municipality", result.extreme_municipality},
                                                           {"run", std::to_string(result.extreme_run)},
                                                           {"events", std::to_string(result.extreme_events)}}));
  note_scenario(context, options, table);
  context.show(table);
}

void trace_person(const Context& context, const CareOptions& options) {
  CareOptions any = options;
  any.municipalities.clear();
  any.all = true;
  const api::Care care(context.service(), request_of(context, any));
  const care::Life life = care.life(options.run, options.person);
  Table table{"care_trace",
              {{"time"},
               {"age", Unit::none, 1},
               {"from"},
               {"to"},
               {"draw_wait", Unit::none, 6},
               {"draw_choice", Unit::none, 6}},
              {}};
  const double first = context.service().last_counted().value;
  for (const care::LifeEvent& event : life.events) {
    table.rows.push_back({fmt::format("{:.3f}", first + event.time), life.age + (event.time - life.enters),
                          state_name(context, care, event.from), state_name(context, care, event.to), event.waited,
                          event.chosen});
  }
  table.notes.push_back(context.text(
      life.sex == Sex::female ? "care.note.woman" : "care.note.man",
      {{"person", std::to_string(life.person)},
       {"age", std::to_string(life.age)},
       {"year", std::to_string(static_cast<int>(first + life.enters))},
       {"municipality",
        context.service()
            .municipality(MunicipalityIndex{static_cast<int>(life.person / care::persons_per_municipality)})
            .name}}));
  context.show(table);
}

struct BacktestOptions {
  int base = 0;
  bool panel = false;
};

void show_panel(const Context& context) {
  Table table{"care_panel",
              {{"quantity"},
               {"forecast_count"},
               {"constant_error", Unit::percent, 1},
               {"constant_bias", Unit::percent, 1},
               {"forecast_error", Unit::percent, 1},
               {"forecast_bias", Unit::percent, 1},
               {"coverage_80", Unit::percent, 0}},
              {}};
  for (const care::PanelRow& row : api::care_panel(context.service())) {
    table.rows.push_back({context.text("care.quantity." + std::string(care::key_of(row.quantity))),
                          static_cast<std::int64_t>(row.forecasts), 100 * row.constant_rate.error,
                          100 * row.constant_rate.bias, 100 * row.forecast.error, 100 * row.forecast.bias,
                          100 * row.coverage});
  }
  table.notes.push_back(context.text("care.note.panel"));
  context.show(table);
}

void show_backtest(const Context& context, const BacktestOptions& options) {
  if (options.panel) return show_panel(context);
  // Of a change of logarithms.
  const auto percent = [](double growth) { return 100 * std::expm1(growth); };
  Table table{"care_backtest",
              {{"quantity"},
               {"base_year"},
               {"last_year"},
               {"municipality_count"},
               {"constant_error", Unit::percent, 1},
               {"constant_bias", Unit::percent, 1},
               {"forecast_error", Unit::percent, 1},
               {"forecast_bias", Unit::percent, 1},
               {"known_error", Unit::percent, 1},
               {"coverage_80", Unit::percent, 0},
               {"need_change", Unit::percent, 1},
               {"policy_change", Unit::percent, 1},
               {"policy_foreseen", Unit::percent, 1}},
              {}};
  for (const care::BacktestRow& row : api::care_backtest(context.service(), options.base)) {
    table.rows.push_back(
        {context.text("care.quantity." + std::string(care::key_of(row.quantity))), static_cast<std::int64_t>(row.base),
         static_cast<std::int64_t>(row.target), static_cast<std::int64_t>(row.municipalities),
         100 * row.constant_rate.error, 100 * row.constant_rate.bias, 100 * row.forecast.error, 100 * row.forecast.bias,
         100 * row.national_known.error, 100 * row.coverage, percent(row.need_growth),
         percent(row.national_outcome - row.need_growth), percent(row.national_growth - row.need_growth)});
  }
  table.notes.push_back(context.text("care.note.backtest"));
  context.show(table);
}

void add_shared(CLI::App& verb, const Context& context, CareOptions& options) {
  add_argument(verb, context, "--paths", options.paths).option_text(context.text("cli.label.number"));
  add_argument(verb, context, "--to", options.to).option_text(context.text("cli.label.number"));
  add_argument(verb, context, "--ladder", options.ladder).option_text(context.text("cli.label.file"));
  add_argument(verb, context, "--scenario", options.scenario).option_text(context.text("cli.label.file"));
  add_argument(verb, context, "--set", options.settings).option_text(context.text("cli.label.text"));
}

}  // namespace

void add_care(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "care");
  const auto verb =
      [&](const std::string& name,
          void (*run)(const Context&, const CareOptions&)) -> std::pair<CLI::App&, std::shared_ptr<CareOptions>> {
    const auto options = std::make_shared<CareOptions>();
    return {add_verb(noun, context, name, [&context, options, run] { run(context, *options); }), options};
  };
  {
    auto [command, options] = verb("simulate", &simulate);
    add_argument(command, context, "municipalities", options->municipalities);
    add_switch(command, context, "--all", options->all);
    add_switch(command, context, "--exact", options->exact);
    add_argument(command, context, "--chunks", options->chunks).option_text(context.text("cli.label.folder"));
    add_shared(command, context, *options);
  }
  {
    const auto options = std::make_shared<CareOptions>();
    CLI::App& command = add_verb(noun, context, "capacity", [&context, options] { capacity(context, *options); });
    options->municipalities.resize(1);
    add_argument(command, context, "municipality", options->municipalities.front()).required();
    add_argument(command, context, "--step", options->step).option_text(context.text("cli.label.text"));
    add_argument(command, context, "--risk", options->risk).option_text(context.text("cli.label.number"));
    add_argument(command, context, "--places", options->places).option_text(context.text("cli.label.number"));
    add_shared(command, context, *options);
  }
  {
    auto [command, options] = verb("pool", &pool);
    add_argument(command, context, "municipalities", options->municipalities).required();
    add_argument(command, context, "--step", options->step).option_text(context.text("cli.label.text"));
    add_argument(command, context, "--risk", options->risk).option_text(context.text("cli.label.number"));
    add_argument(command, context, "--picture", options->picture).option_text(context.text("cli.label.file"));
    add_shared(command, context, *options);
  }
  {
    auto [command, options] = verb("trace", &trace_person);
    add_argument(command, context, "--person", options->person)
        .required()
        .option_text(context.text("cli.label.number"));
    add_argument(command, context, "--run", options->run).option_text(context.text("cli.label.number"));
    add_shared(command, context, *options);
  }
  {
    const auto options = std::make_shared<BacktestOptions>();
    CLI::App& command = add_verb(noun, context, "backtest", [&context, options] { show_backtest(context, *options); });
    add_argument(command, context, "--base", options->base).option_text(context.text("cli.label.number"));
    add_switch(command, context, "--panel", options->panel);
  }
  add_verb(noun, context, "ladder", [&context] { context.out() << api::default_care_ladder(); });
}

}  // namespace handlingsrom::cli
