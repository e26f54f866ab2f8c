// `handlingsrom roster`: rotas solved and checked.
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "surface/api/rosters.hpp"
#include "surface/cli/annual_rota.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

struct RosterOptions {
  std::filesystem::path file;
  std::filesystem::path history;
  std::vector<std::filesystem::path> weeks;
  std::vector<std::filesystem::path> rota;
  std::filesystem::path people;
  std::filesystem::path rules;
  double seconds = 0;  // 0: a minute for a problem of the public sets, four for a unit's year
  int rounds = 60000;
  std::string show;
};

/// --format names the form of the result; a format of the file may be named there too.
std::optional<roster::Format> input_format(Context& context) {
  const auto format = roster::format_named(context.options().format);
  if (format) context.options().format = "table";
  return format;
}

void note_check(const Context& context, const api::CheckedRoster& checked, Table& table) {
  for (const auto& [key, cost] : checked.parts) {
    table.notes.push_back(
        context.text("roster.part." + key, {{"value", messages::number(cost, 0, context.language())}}));
  }
  for (const api::RosterViolation& each : checked.violations) {
    table.notes.push_back(context.text("roster.rule." + each.rule, {{"person", each.person},
                                                                    {"day", std::to_string(each.day)},
                                                                    {"found", each.found},
                                                                    {"expected", each.expected}}));
  }
}

void solve(Context& context, const RosterOptions& options) {
  if (is_unit_file(options.file)) {
    constexpr double four_minutes = 240;
    return solve_annual(context, options.file, options.seconds == 0 ? four_minutes : options.seconds, options.rounds,
                        options.show.empty() ? "people" : options.show);
  }
  api::RosterRequest request;
  request.file = options.file;
  request.format = input_format(context);
  request.history = options.history;
  request.weeks = options.weeks;
  constexpr double a_minute = 60;
  request.seconds = options.seconds == 0 ? a_minute : options.seconds;
  request.seed = context.options().seed;
  request.threads = context.options().threads == 0 ? 2 : context.options().threads;
  const api::SolvedRoster solved = api::solve_roster(request);
  if (!context.options().out.empty()) {
    write_file(context.options().out, solved.rota);
    context.options().out.clear();
  }
  const Cell none;
  Table table{"roster",
              {{"problem"},
               {"days"},
               {"persons"},
               {"shifts"},
               {"value"},
               {"bound"},
               {"gap", Unit::percent, 2},
               {"violations"},
               {"status"},
               {"tries"},
               {"seconds", Unit::none, 1}},
              {}};
  table.rows.push_back({solved.checked.name, std::int64_t{solved.checked.days}, std::int64_t{solved.checked.persons},
                        std::int64_t{solved.checked.shifts}, solved.checked.value,
                        solved.bounded ? Cell(solved.bound) : none, solved.bounded ? Cell(100 * solved.gap()) : none,
                        static_cast<std::int64_t>(solved.checked.violations.size()),
                        context.text(solved.proved ? "roster.status.optimal" : "roster.status.stopped"),
                        std::int64_t{solved.iterations}, solved.seconds});
  note_check(context, solved.checked, table);
  context.show(table);
}

/// Paragraph, numbers and first places of what is not passed; CSV and JSON hold every rule of every person.
void check_work(Context& context, const RosterOptions& options) {
  const roster::WorkReport report = api::check_work(options.file, options.people, options.rules);
  Table table = findings_table(context, report, roster::Outcome::warning);
  for (const roster::WorkerReport& worker : report.workers) {
    const auto number = [&](double value, int decimals) {
      return messages::number(value, decimals, context.language());
    };
    table.notes.push_back(context.text("roster.person", {{"person", worker.name},
                                                         {"hours", number(worker.hours, 1)},
                                                         {"week", number(worker.week_hours, 2)},
                                                         {"night", number(worker.night_hours, 1)},
                                                         {"sunday", number(worker.sunday_hours, 1)},
                                                         {"weekends", std::to_string(worker.weekends)},
                                                         {"holidays", std::to_string(worker.holidays_worked)}}));
  }
  table.notes.push_back(
      context.text("roster.checked", {{"persons", std::to_string(report.workers.size())},
                                      {"first", roster::text_of(report.first)},
                                      {"last", roster::text_of(report.last)},
                                      {"passed", std::to_string(report.count(roster::Outcome::passed))},
                                      {"warnings", std::to_string(report.count(roster::Outcome::warning))},
                                      {"failed", std::to_string(report.count(roster::Outcome::failed))}}));
  context.show(table);
}

void check(Context& context, const RosterOptions& options) {
  if (is_unit_file(options.file)) {
    if (options.rota.size() > 1) throw Error(ErrorCode::usage, "usage_argument_count", {{"name", "--rota"}});
    return check_annual(context, options.file, options.rota.empty() ? std::filesystem::path() : options.rota.front(),
                        options.show);
  }
  if (!options.people.empty()) return check_work(context, options);
  if (options.rota.empty()) throw Error(ErrorCode::usage, "usage_missing", {{"name", "--rota / --people"}});
  api::RosterRequest request;
  request.file = options.file;
  request.format = input_format(context);
  request.history = options.history;
  request.weeks = options.weeks;
  const api::CheckedRoster checked = api::check_roster(request, options.rota);
  Table table{"roster", {{"problem"}, {"days"}, {"persons"}, {"shifts"}, {"value"}, {"violations"}}, {}};
  table.rows.push_back({checked.name, std::int64_t{checked.days}, std::int64_t{checked.persons},
                        std::int64_t{checked.shifts}, checked.value,
                        static_cast<std::int64_t>(checked.violations.size())});
  note_check(context, checked, table);
  context.show(table);
}

}  // namespace

void add_roster(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "roster");
  const auto options = std::make_shared<RosterOptions>();
  CLI::App& solve_verb = add_verb(noun, context, "solve", [&context, options] { solve(context, *options); });
  add_argument(solve_verb, context, "file", options->file).required();
  add_argument(solve_verb, context, "--seconds", options->seconds);
  add_argument(solve_verb, context, "--history", options->history);
  add_argument(solve_verb, context, "--weeks", options->weeks).delimiter(',');
  add_argument(solve_verb, context, "--rounds", options->rounds).between(0, most_rounds);
  add_argument(solve_verb, context, "--show", options->show);
  CLI::App& check_verb = add_verb(noun, context, "check", [&context, options] { check(context, *options); });
  add_argument(check_verb, context, "file", options->file).required();
  add_argument(check_verb, context, "--rota", options->rota).delimiter(',');
  add_argument(check_verb, context, "--history", options->history);
  add_argument(check_verb, context, "--weeks", options->weeks).delimiter(',');
  add_argument(check_verb, context, "--people", options->people);
  add_argument(check_verb, context, "--rules", options->rules);
  add_argument(check_verb, context, "--show", options->show);
  add_annual_verbs(noun, context);
}

}  // namespace handlingsrom::cli
