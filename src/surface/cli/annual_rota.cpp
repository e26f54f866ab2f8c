// `handlingsrom roster` for a unit's year: demand, solve, check, replan, explain, export.
#include <memory>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "surface/api/annual_measure.hpp"
#include "surface/api/annual_rotas.hpp"
#include "surface/cli/annual_rota.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {

Table findings_table(const Context& context, const roster::WorkReport& report, roster::Outcome least) {
  const bool all = context.options().format != "table";
  Table table{"roster_check",
              {{"person"},
               {"rule"},
               {"paragraph"},
               {"outcome"},
               {"found", Unit::none, 2},
               {"limit", Unit::none, 2},
               {"times"},
               {"first_days"}},
              {}};
  for (const roster::WorkerReport& worker : report.workers) {
    for (const roster::Finding& each : worker.findings) {
      const bool warned = each.outcome == roster::Outcome::warning && least == roster::Outcome::warning;
      if (!all && !warned && each.outcome != roster::Outcome::failed) continue;
      std::string days;
      for (const roster::Day day : each.days) days += (days.empty() ? "" : " ") + roster::text_of(day);
      table.rows.push_back({worker.name, all ? each.rule : context.text("roster.check." + each.rule), each.paragraph,
                            all ? std::string(key_of(each.outcome))
                                : context.text(fmt::format("roster.outcome.{}", key_of(each.outcome))),
                            each.found, each.limit, std::int64_t{each.times}, days});
    }
  }
  return table;
}

namespace {

Table people_table(const api::AnnualRota& rota) {
  Table table{"rota_people",
              {{"person"},
               {"position", Unit::percent},
               {"hours", Unit::none, 1},
               {"target_hours", Unit::none, 1},
               {"weekends"},
               {"weekend_one_in", Unit::none, 1},
               {"evenings"},
               {"nights"},
               {"holidays"},
               {"wishes_met"},
               {"wish_days"}},
              {}};
  for (const api::RotaPerson& each : rota.people) {
    table.rows.push_back({each.id, 100 * each.position, each.hours, each.target, std::int64_t{each.weekends},
                          each.weekend_one_in, std::int64_t{each.evenings}, std::int64_t{each.nights},
                          std::int64_t{each.holidays}, std::int64_t{each.wish_days_met}, std::int64_t{each.wish_days}});
  }
  return table;
}

Table empty_table(const api::AnnualRota& rota) {
  Table table{"rota_empty", {{"day"}, {"shift"}, {"people"}, {"competence"}}, {}};
  for (const api::RotaEmpty& each : rota.empty)
    table.rows.push_back({roster::text_of(each.day), each.shift, std::int64_t{each.people}, each.competence});
  return table;
}

/// What a shown table is of, with the sentences below it.
void show_rota(const Context& context, const api::AnnualRota& rota, const std::string& what) {
  Table table;
  if (what == "people")
    table = people_table(rota);
  else if (what == "empty")
    table = empty_table(rota);
  else if (what == "rules")
    table = findings_table(context, rota.check, roster::Outcome::failed);
  else
    throw Error(ErrorCode::usage, "rota_show", {{"found", what}, {"expected", "people, empty, rules"}});
  table.notes = api::rota_words(rota, context.catalogue());
  context.show(table);
}

struct AnnualRotaOptions {
  std::string municipality, kind = "home_care";
  int year = 0;
  double fte = 0;
  bool invent = false, why = false, stability = false, worth = false, grow = false, lengths = false;
  std::filesystem::path file, rota, grown;
  std::string person, day, from, to, as = "xlsx", show = "people";
  double seconds = 2;
  int rounds = 3000;
};

void demand(Context& context, const AnnualRotaOptions& options) {
  api::UnitDraft draft;
  draft.municipality = options.municipality;
  draft.kind = options.kind;
  draft.year = options.year;
  draft.fte = options.fte;
  draft.invent = options.invent;
  context.deliver(api::draft_unit(context.service(), draft, context.catalogue()));
}

api::RotaFile needed_rota(const AnnualRotaOptions& options) {
  if (options.rota.empty()) throw Error(ErrorCode::usage, "usage_missing", {{"name", "--rota"}});
  return api::rota_file(options.rota);
}

void replan(Context& context, const AnnualRotaOptions& options) {
  api::RotaSolving solving;
  if (!(options.seconds > 0))
    throw Error(ErrorCode::usage, "rota_seconds", {{"found", fmt::format("{}", options.seconds)}});
  solving.seconds = options.seconds;
  solving.rounds = options.rounds;
  solving.seed = context.options().seed;
  const api::AnnualRota rota = api::replan_rota(api::rota_file(options.file), needed_rota(options), options.person,
                                                options.from, options.to, solving);
  if (!context.options().out.empty()) write_file(context.options().out, rota.csv);
  context.options().out.clear();
  Table table{"rota_changes", {{"person"}, {"day"}, {"before"}, {"after"}}, {}};
  for (const std::string& each : rota.changes) {
    const std::size_t after = each.rfind(' '), before = each.rfind(' ', after - 1), day = each.rfind(' ', before - 1);
    table.rows.push_back({each.substr(0, day), each.substr(day + 1, before - day - 1),
                          each.substr(before + 1, after - before - 1), each.substr(after + 1)});
  }
  table.notes = api::rota_words(rota, context.catalogue());
  context.show(table);
}

void explain(Context& context, const AnnualRotaOptions& options) {
  const api::RotaFile unit = api::rota_file(options.file), rota = needed_rota(options);
  std::string text;
  const auto say = [&](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) text += line + '\n';
  };
  if (options.why) say(api::collision_words(api::rota_collision(unit, rota), context.catalogue()));
  if (options.stability) {
    constexpr int runs = 200;
    say(api::stability_words(api::rota_stability(unit, rota, context.options().seed, runs), context.catalogue()));
  }
  if (options.grow) {
    const api::RotaGrowth growth = api::rota_growth(unit, rota);
    say(api::growth_words(growth, context.catalogue()));
    if (!options.grown.empty()) write_file(options.grown, growth.csv);
  }
  if (options.lengths) say(api::length_words(api::rota_lengths(unit, rota), context.catalogue()));
  if (options.worth) say(api::worth_words(api::rota_worth(unit, rota, context.options().seed), context.catalogue()));
  if (!options.person.empty()) say(api::explain_rota(unit, rota, options.person, options.day, context.catalogue()));
  if (text.empty())
    throw Error(ErrorCode::usage, "usage_missing",
                {{"name", "--person / --why / --stability / --worth / --grow / --lengths"}});
  context.deliver(text);
}

void export_files(Context& context, const AnnualRotaOptions& options) {
  if (context.options().out.empty()) throw Error(ErrorCode::usage, "usage_missing", {{"name", "--out"}});
  if (options.as == "measure") {
    if (options.municipality.empty()) throw Error(ErrorCode::usage, "usage_missing", {{"name", "--municipality"}});
    const api::RotaMeasure measure =
        api::rota_measure(context.service(), api::rota_file(options.file), needed_rota(options), options.municipality,
                          context.options().seed, context.catalogue());
    write_file(context.options().out, measure.toml);
    context.options().out.clear();
    std::string text;
    for (const std::string& line : api::measure_words(measure, context.catalogue())) text += line + '\n';
    context.deliver(text);
    return;
  }
  for (const auto& file : api::export_rota(api::rota_file(options.file), needed_rota(options), options.as,
                                           context.options().out, context.catalogue()))
    context.out() << file.string() << '\n';
}

}  // namespace

bool is_unit_file(const std::filesystem::path& file) { return file.extension() == ".toml"; }

void solve_annual(Context& context, const std::filesystem::path& file, double seconds, int rounds,
                  const std::string& show) {
  if (!(seconds > 0)) throw Error(ErrorCode::usage, "rota_seconds", {{"found", fmt::format("{}", seconds)}});
  api::RotaSolving solving;
  solving.seconds = seconds;
  solving.rounds = rounds;
  solving.seed = context.options().seed;
  double told = -1;
  solving.progress = [&](double share, double, int empty) {
    constexpr double step = 0.1;
    if (share < told + step) return;
    told = share;
    context.message(context.text("rota.progress", {{"percent", messages::number(100 * share, 0, context.language())},
                                                   {"empty", messages::number(empty, 0, context.language())}}));
  };
  const api::AnnualRota rota = api::solve_rota(api::rota_file(file), solving);
  if (!context.options().out.empty()) write_file(context.options().out, rota.csv);
  context.options().out.clear();
  show_rota(context, rota, show);
}

void check_annual(Context& context, const std::filesystem::path& file, const std::filesystem::path& rota,
                  const std::string& show) {
  if (rota.empty()) throw Error(ErrorCode::usage, "usage_missing", {{"name", "--rota"}});
  show_rota(context, api::check_rota(api::rota_file(file), api::rota_file(rota)), show.empty() ? "rules" : show);
}

void add_annual_verbs(CLI::App& noun, Context& context) {
  const auto options = std::make_shared<AnnualRotaOptions>();
  CLI::App& demand_verb = add_verb(noun, context, "demand", [&context, options] { demand(context, *options); });
  add_argument(demand_verb, context, "municipality", options->municipality).required();
  add_argument(demand_verb, context, "--unit", options->kind).capture_default_str();
  add_argument(demand_verb, context, "--year", options->year);
  add_argument(demand_verb, context, "--fte", options->fte);
  add_switch(demand_verb, context, "--invent", options->invent);
  CLI::App& replan_verb = add_verb(noun, context, "replan", [&context, options] { replan(context, *options); });
  add_argument(replan_verb, context, "file", options->file).required();
  add_argument(replan_verb, context, "--rota", options->rota).required();
  add_argument(replan_verb, context, "--person", options->person).required();
  add_argument(replan_verb, context, "--from", options->from).required();
  add_argument(replan_verb, context, "--to", options->to).required();
  add_argument(replan_verb, context, "--seconds", options->seconds).capture_default_str();
  add_argument(replan_verb, context, "--rounds", options->rounds).capture_default_str().between(0, most_rounds);
  CLI::App& explain_verb = add_verb(noun, context, "explain", [&context, options] { explain(context, *options); });
  add_argument(explain_verb, context, "file", options->file).required();
  add_argument(explain_verb, context, "--rota", options->rota).required();
  add_argument(explain_verb, context, "--person", options->person);
  add_argument(explain_verb, context, "--day", options->day);
  add_switch(explain_verb, context, "--why", options->why);
  add_switch(explain_verb, context, "--stability", options->stability);
  add_switch(explain_verb, context, "--worth", options->worth);
  add_switch(explain_verb, context, "--grow", options->grow);
  add_argument(explain_verb, context, "--grown", options->grown);
  add_switch(explain_verb, context, "--lengths", options->lengths);
  CLI::App& export_verb = add_verb(noun, context, "export", [&context, options] { export_files(context, *options); });
  add_argument(export_verb, context, "file", options->file).required();
  add_argument(export_verb, context, "--rota", options->rota).required();
  add_argument(export_verb, context, "--as", options->as).capture_default_str();
  add_argument(export_verb, context, "--municipality", options->municipality);
}

}  // namespace handlingsrom::cli
