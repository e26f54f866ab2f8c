// `handlingsrom care …`: the care ladder simulated, places and their risk, pools, one person's life.
#include <ostream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "outlook/care/backtest.hpp"
#include "surface/api/care.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/progress.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/svg/bars.hpp"
#include "surface/report/svg/drawing.hpp"

namespace handlingsrom::cli {
namespace {

struct CareOptions {
  std::vector<std::string> municipalities;
  bool all = false;
  bool exact = false;
  int paths = 1000;
  int to = 2050;
  std::string ladder;
  std::vector<std::string> settings;
  std::string step = "nursing_home";
  double risk = 0.1;
  double places = facts::missing;  // today's
  std::uint32_t person = 0;
  std::uint32_t run = 0;
  std::string picture;
};

api::CareRequest request_of(const Context& context, const CareOptions& options) {
  api::CareRequest request;
  const api::Service& service = context.service();
  if (options.all) {
    for (int m = 0; m < service.facts().registry->size(); ++m) request.municipalities.push_back(MunicipalityIndex{m});
  }
  for (const std::string& name : options.municipalities) request.municipalities.push_back(service.find(name));
  if (request.municipalities.empty()) throw Error(ErrorCode::usage, "care_no_municipality", {});
  request.paths = options.paths;
  request.last = Year{options.to};
  request.seed = context.options().seed;
  request.threads = context.options().threads;
  request.ladder = options.ladder;
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

std::string step_name(const Context& context, const care::Ladder& ladder, std::size_t step) {
  return ladder.steps[step].names[static_cast<std::size_t>(context.language())];
}

std::string state_name(const Context& context, const care::Ladder& ladder, const care::StateSpace& states,
                       std::uint8_t state) {
  if (state == care::ends_in_death) return context.text("care.death");
  if (state == care::ends_in_moving_out) return context.text("care.moved_out");
  if (state == care::ends_with_the_run) return context.text("care.end_of_run");
  const std::size_t column = states.step_of[state];
  return column == 0 ? context.text("care.no_care") : step_name(context, ladder, column - 1);
}

std::string figure_text(const Context& context, double value, int decimals) {
  return messages::number(value, decimals, context.language());
}

void simulate(const Context& context, const CareOptions& options) {
  api::CareRequest request = request_of(context, options);
  Progress progress(context, request.municipalities.size() * static_cast<std::size_t>(std::max(options.paths, 1)));
  request.advance = [&] { progress.advance(); };
  const api::Care care(context.service(), std::move(request));
  const api::CareSimulation result = care.simulate(options.exact);
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
      add(t, step_name(context, care.model().ladder, s), result.steps[s][static_cast<std::size_t>(t)], true);
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
  context.show(table);
}

void capacity(const Context& context, const CareOptions& options) {
  if (options.places < 0) {
    throw Error(ErrorCode::bad_input, "care_places_negative", {{"found", fmt::format("{}", options.places)}});
  }
  api::CareRequest request = request_of(context, options);
  Progress progress(context, static_cast<std::size_t>(std::max(options.paths, 1)));
  request.advance = [&] { progress.advance(); };
  const api::Care care(context.service(), std::move(request));
  const api::CareCapacity result =
      care.capacity(options.step, options.risk, facts::is_missing(options.places) ? -1 : options.places);
  Table table{"care_capacity",
              {{"year"},
               {"need", Unit::persons, 1},
               {"peak", Unit::persons, 0},
               {"places_needed", Unit::places, 0},
               {"places_today", Unit::places, 0},
               {"shortage_risk", Unit::percent, 0},
               {"waiting", Unit::persons, 1},
               {"wait_days", Unit::none, 0},
               {"extra_fte", Unit::full_time_equivalents, 1},
               {"extra_cost", Unit::kroner, 0}},
              {}};
  for (std::size_t t = 0; t < result.years.size(); ++t) {
    const api::CareCapacityYear& year = result.years[t];
    table.rows.push_back({static_cast<std::int64_t>(result.first.value) + static_cast<std::int64_t>(t),
                          year.places.mean, year.places.peak_median, static_cast<std::int64_t>(year.places.needed),
                          result.places_today, 100 * year.places.shortage_risk, year.waiting, year.wait_days,
                          year.extra_fte, year.extra_cost});
  }
  table.notes.push_back(context.text("care.note.places." + result.places_note,
                                     {{"places", figure_text(context, result.places_today, 0)}}));
  table.notes.push_back(context.text("care.note.risk", {{"risk", figure_text(context, 100 * options.risk, 0)},
                                                        {"paths", std::to_string(options.paths)}}));
  context.show(table);
}

/// A picture that stands alone is not themed: each custom property becomes its default, for viewers that know none.
std::string with_plain_colours(std::string picture) {
  for (std::size_t at = picture.find("var(--"); at != std::string::npos; at = picture.find("var(--", at)) {
    const std::size_t comma = picture.find(',', at);
    const std::size_t end = picture.find(')', at);
    if (comma == std::string::npos || end == std::string::npos || comma > end) break;
    picture.replace(at, end - at + 1, picture.substr(comma + 1, end - comma - 1));
  }
  return picture;
}

std::string pool_picture(const Context& context, const api::CarePool& pool, std::size_t year) {
  svg::ColumnChart chart;
  chart.id = "pool";
  const auto& last = pool.growth.back()[year];
  chart.title = context.text("care.picture.title", {{"count", std::to_string(pool.members.size())},
                                                    {"together", std::to_string(last.second)},
                                                    {"alone", std::to_string(last.first)}});
  chart.description =
      context.text("care.picture.description", {{"year", std::to_string(pool.first.value + static_cast<int>(year))}});
  for (std::size_t n = 0; n < pool.growth.size(); ++n) {
    const std::string name = context.service().municipality(pool.members[n].municipality).name;
    chart.categories.push_back(n == 0 ? name : "+ " + name);
    chart.now.push_back(pool.growth[n][year].first);
    chart.later.push_back(pool.growth[n][year].second);
  }
  chart.now_name = context.text("care.picture.alone");
  chart.later_name = context.text("care.picture.together");
  chart.format = [&context](double value, double) { return figure_text(context, value, 0); };
  chart.smallest_step = 1;
  chart.width = 760;
  chart.height = 320;
  std::string picture = svg::draw(chart);
  const std::size_t end = picture.find('>');
  picture.insert(end + 1, "<style>" + svg::stylesheet() + "</style>");
  if (picture.find("xmlns=") == std::string::npos) picture.insert(4, " xmlns=\"http://www.w3.org/2000/svg\"");
  return with_plain_colours(std::move(picture));
}

void pool(const Context& context, const CareOptions& options) {
  api::CareRequest request = request_of(context, options);
  Progress progress(context, request.municipalities.size() * static_cast<std::size_t>(std::max(options.paths, 1)));
  request.advance = [&] { progress.advance(); };
  const api::Care care(context.service(), std::move(request));
  const api::CarePool result = care.pool(options.step, options.risk);
  const std::size_t last = result.together.size() - 1;
  Table table{"care_pool",
              {{"municipality"},
               {"year"},
               {"places_today", Unit::places, 0},
               {"need", Unit::persons, 1},
               {"places_needed", Unit::places, 0},
               {"shortage_risk", Unit::percent, 0},
               {"places_together", Unit::places, 0},
               {"places_saved", Unit::places, 0}},
              {}};
  double today = 0;
  for (const auto& member : result.members) today += member.places_today;
  for (const std::size_t t : {std::size_t{0}, last / 2, last}) {
    const auto year = static_cast<std::int64_t>(result.first.value) + static_cast<std::int64_t>(t);
    for (std::size_t n = 0; n < result.members.size(); ++n) {
      const auto& member = result.members[n];
      const auto [alone, together] = result.growth[n][t];
      table.rows.push_back({context.service().municipality(member.municipality).name, year, member.places_today,
                            member.alone[t].mean, static_cast<std::int64_t>(member.alone[t].needed),
                            100 * member.alone[t].shortage_risk, static_cast<std::int64_t>(together),
                            static_cast<std::int64_t>(alone - together)});
    }
    table.rows.push_back({context.text("care.together"), year, today, result.together[t].mean,
                          static_cast<std::int64_t>(result.together[t].needed), 100 * result.together[t].shortage_risk,
                          static_cast<std::int64_t>(result.together[t].needed),
                          static_cast<std::int64_t>(result.growth.back()[t].first - result.together[t].needed)});
  }
  table.notes.push_back(context.text("care.note.pool"));
  table.notes.push_back(context.text("care.note.risk", {{"risk", figure_text(context, 100 * options.risk, 0)},
                                                        {"paths", std::to_string(options.paths)}}));
  if (!options.picture.empty()) write_file(options.picture, pool_picture(context, result, last));
  context.show(table);
}

void trace_person(const Context& context, const CareOptions& options) {
  CareOptions any = options;
  any.municipalities.clear();
  any.all = true;
  const api::Care care(context.service(), request_of(context, any));
  const care::Life life = care.life(options.run, options.person);
  const care::StateSpace states = care.states();
  const care::Ladder& ladder = care.model().ladder;
  Table table{"care_trace",
              {{"time"},
               {"age", Unit::none, 1},
               {"from"},
               {"to"},
               {"draw_wait", Unit::none, 6},
               {"draw_choice", Unit::none, 6}},
              {}};
  const double first = context.service().facts().population.last_year().value;
  for (const care::LifeEvent& event : life.events) {
    table.rows.push_back({fmt::format("{:.3f}", first + event.time), life.age + (event.time - life.enters),
                          state_name(context, ladder, states, event.from),
                          state_name(context, ladder, states, event.to), event.waited, event.chosen});
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

void show_backtest(const Context& context, int base) {
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
               {"coverage_80", Unit::percent, 0}},
              {}};
  for (const int year : {2015, 2020}) {
    if (base != 0 && base != year) continue;
    for (const care::Quantity quantity : care::quantities) {
      const care::BacktestRow row = care::backtest(context.service().facts(), quantity, year, 2025);
      table.rows.push_back({context.text("care.quantity." + std::string(care::key_of(quantity))),
                            static_cast<std::int64_t>(row.base), static_cast<std::int64_t>(row.target),
                            static_cast<std::int64_t>(row.municipalities), 100 * row.constant_rate.error,
                            100 * row.constant_rate.bias, 100 * row.forecast.error, 100 * row.forecast.bias,
                            100 * row.national_known.error, 100 * row.coverage});
    }
  }
  if (table.rows.empty()) {
    throw Error(ErrorCode::bad_input, "care_backtest_years",
                {{"found", std::to_string(base)}, {"expected", "2015, 2020"}});
  }
  table.notes.push_back(context.text("care.note.backtest"));
  context.show(table);
}

void add_shared(CLI::App& verb, const Context& context, CareOptions& options) {
  add_argument(verb, context, "--paths", options.paths).option_text(context.text("cli.label.number"));
  add_argument(verb, context, "--to", options.to).option_text(context.text("cli.label.number"));
  add_argument(verb, context, "--ladder", options.ladder).option_text(context.text("cli.label.file"));
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
        ->option_text(context.text("cli.label.number"));
    add_argument(command, context, "--run", options->run).option_text(context.text("cli.label.number"));
    add_shared(command, context, *options);
  }
  {
    const auto base = std::make_shared<int>(0);
    CLI::App& command = add_verb(noun, context, "backtest", [&context, base] { show_backtest(context, *base); });
    add_argument(command, context, "--base", *base).option_text(context.text("cli.label.number"));
  }
  add_verb(noun, context, "ladder", [&context] { context.out() << care::default_ladder_text(); });
}

}  // namespace handlingsrom::cli
