// `handlingsrom programme …`: what a programme's file says, what to see to, when what is done, its calendar and its report.
#include <cmath>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/programmes.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/programme_parts.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {
namespace {

using programme::Programme;

struct ProgrammeOptions {
  std::filesystem::path file;
  std::string on;
  std::string part = "overview";
  std::string decision;
  std::string model = "three_phases", municipality;
  std::string drawing;
  int first_year = 0, last_year = 0;
  bool yearly = false, learning = false;
};

Table overview(const Context& context, const api::ProgrammeAnswer& answer) {
  const Programme& programme = answer.programme;
  Table table{"programme", {{"part"}, {"name"}, {"from"}, {"to"}, {"owner"}}, {}};
  for (const programme::Phase& phase : programme.phases)
    table.rows.push_back({programme_word(context, "part", "phase"), phase.name, roster::text_of(phase.from),
                          roster::text_of(phase.to), some_text(phase.decision_point)});
  for (const programme::Project& project : programme.projects)
    table.rows.push_back(
        {programme_word(context, "part", "project"), project.name, Cell{}, Cell{}, role_cell(context, project.owner)});
  for (const programme::Group& group : programme.groups)
    table.rows.push_back(
        {programme_word(context, "part", "group"), group.name, Cell{}, Cell{}, role_cell(context, group.leader)});
  for (const programme::Decision& decision : programme.decisions)
    table.rows.push_back({programme_word(context, "part", "decision"), decision.name, roster::text_of(decision.date),
                          Cell{}, role_cell(context, decision.body)});
  for (const gains::Gain& gain : programme.gains)
    table.rows.push_back({programme_word(context, "part", "gain"), gain.name, roster::text_of(gain.baseline_date),
                          Cell{}, role_cell(context, gain.owner)});
  table.notes.push_back(programme.title);
  if (!programme.about.empty()) table.notes.push_back(programme.about);
  if (!programme.mandate.text.empty()) table.notes.push_back(programme.mandate.text);
  if (!programme.note.empty()) table.notes.push_back(programme.note);
  return table;
}

Table groups(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"groups", {{"group"}, {"role"}, {"count"}, {"leader"}}, {}};
  for (const programme::Group& group : answer.programme.groups) {
    for (const programme::Member& member : group.members)
      table.rows.push_back({group.name, role_cell(context, member.role), std::int64_t{member.count},
                            member.role == group.leader ? programme_word(context, "part", "leader") : Cell{}});
  }
  return table;
}

Table decisions(const Context& context, const api::ProgrammeAnswer& answer, const std::string& only) {
  Table table{"decisions",
              {{"decision"},
               {"date"},
               {"body"},
               {"figure"},
               {"year", Unit::years},
               {"then", Unit::none, 0, {}, true},
               {"value_now", Unit::none, 0, {}, true},
               {"tolerance", Unit::none, 0, {}, true},
               {"moved"}},
              {}};
  const report::Words words(context.catalogue());
  bool found = only.empty();
  for (const programme::Decision& decision : answer.programme.decisions) found = found || decision.id == only;
  if (!found) throw Error(ErrorCode::unknown_name, "programme_decision", {{"found", only}});
  for (const api::DecisionFigureNow& figure : answer.figures) {
    const programme::Decision& decision = answer.programme.decisions[figure.decision];
    if (!only.empty() && decision.id != only) continue;
    const programme::DecisionFigure& then = decision.figures[figure.figure];
    const auto said = [&](double value) -> Cell {
      if (!is_for_people(context) || !std::isfinite(value)) return value;
      return api::figure_words(answer, then.figure, value, then.tolerance, context.catalogue());
    };
    table.rows.push_back({decision.name, roster::text_of(decision.date), role_cell(context, decision.body),
                          is_for_people(context) ? report::Words::capital(words.figure(then.figure)) : then.figure,
                          std::int64_t{then.year}, said(then.value), said(figure.now), said(then.tolerance),
                          programme_word(context, "moved", figure.moved ? "yes" : "no")});
  }
  for (const programme::Decision& decision : answer.programme.decisions) {
    if (only.empty() || decision.id != only) continue;
    const auto note = [&](const char* key, const std::string& value) {
      if (!value.empty())
        table.notes.push_back(context.text(fmt::format("programme.decision.{}", key), {{"text", value}}));
    };
    note("case", decision.matter);
    note("asked", decision.asked);
    for (const std::string& alternative : decision.alternatives) note("alternative", alternative);
    note("chosen", decision.chosen);
    note("minutes", decision.minutes);
    for (const std::string& measure : decision.measures) note("measure", measure);
    for (const std::size_t i : decision.involvement) {
      const programme::Involvement& heard = answer.programme.involvement[i];
      note("heard", fmt::format("{} ({}): {}", api::role_name(heard.who, context.catalogue()),
                                roster::text_of(heard.date), heard.said));
    }
    note("version", decision.version);
  }
  return table;
}

Table findings(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"findings", {{"weight"}, {"finding_kind"}, {"finding"}}, {}};
  for (const programme::Finding& finding : answer.findings)
    table.rows.push_back({std::string(key_of(finding.weight)), std::string(key_of(finding.kind)),
                          api::finding_words(answer, finding, context.catalogue())});
  return table;
}

void check(const Context& context, const api::ProgrammeAnswer& answer) {
  if (!is_for_people(context)) {
    context.show(findings(context, answer));
    return;
  }
  std::string text;
  for (const programme::Finding& finding : answer.findings)
    text += context.text(fmt::format("programme.weight.{}", key_of(finding.weight))) + ": " +
            api::finding_words(answer, finding, context.catalogue()) + "\n";
  if (text.empty()) text = context.text("programme.report.nothing") + "\n";
  context.deliver(text);
}

Table plan(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"plan", {{"task"}, {"from"}, {"to"}, {"slack_days"}, {"critical"}, {"role"}, {"deadline"}, {"done"}}, {}};
  for (std::size_t i = 0; i < answer.plan.tasks.size(); ++i) {
    const programme::Task& task = answer.programme.tasks[i];
    const programme::PlannedTask& planned = answer.plan.tasks[i];
    table.rows.push_back({task.name, roster::text_of(planned.from), roster::text_of(planned.to),
                          std::int64_t{planned.slack},
                          programme_word(context, "critical", planned.critical ? "yes" : "no"),
                          role_cell(context, task.role), task.deadline ? Cell{roster::text_of(*task.deadline)} : Cell{},
                          task.done ? Cell{roster::text_of(*task.done)} : Cell{}});
  }
  table.notes.push_back(context.text("programme.plan.ends", {{"date", roster::text_of(answer.plan.ends)}}));
  const report::Words words(context.catalogue());
  for (const programme::Overload& overload : answer.plan.overloads)
    table.notes.push_back(
        context.text("programme.plan.overload", {{"role", api::role_name(overload.role, context.catalogue())},
                                                 {"date", roster::text_of(overload.monday)},
                                                 {"needed", words.number(overload.needed, 1)},
                                                 {"available", words.number(overload.available, 1)}}));
  return table;
}

api::ProgrammeAnswer read(const Context& context, const ProgrammeOptions& options) {
  return api::read_programme(context.service(), options.file, options.on);
}

void show_programme(const Context& context, const ProgrammeOptions& options) {
  const api::ProgrammeAnswer answer = read(context, options);
  if (!options.drawing.empty()) {
    context.deliver(api::programme_drawing(answer, options.drawing, context.catalogue()));
  } else if (!options.decision.empty() || options.part == "decisions") {
    context.show(decisions(context, answer, options.decision));
  } else if (options.part == "groups") {
    context.show(groups(context, answer));
  } else if (options.part == "overview") {
    context.show(overview(context, answer));
  } else {
    context.show(programme_part(context, answer, options.part));
  }
}

void calendar(const Context& context, const ProgrammeOptions& options) {
  const api::ProgrammeAnswer answer = read(context, options);
  const int year = static_cast<int>(std::chrono::year_month_day{answer.on}.year());
  const int first = options.first_year == 0 ? year : options.first_year;
  const int last = options.last_year == 0 ? first + 1 : options.last_year;
  if (is_for_people(context)) {
    context.deliver(api::programme_calendar(answer, first, last, context.catalogue()));
    return;
  }
  Table table{"events", {{"from"}, {"to"}, {"event_kind"}, {"name"}, {"about"}, {"cancelled"}, {"uid"}}, {}};
  for (const programme::Event& event : api::programme_events(answer, first, last, context.catalogue()))
    table.rows.push_back({roster::text_of(event.from), roster::text_of(event.to), std::string(key_of(event.kind)),
                          event.name, some_text(event.about), std::int64_t{event.cancelled ? 1 : 0}, event.uid});
  context.show(table);
}

void report(const Context& context, const ProgrammeOptions& options) {
  const api::ProgrammeAnswer answer = read(context, options);
  const std::filesystem::path out = context.options().out.empty() ? "out" : context.options().out;
  const auto kind = options.learning ? api::ProgrammeReport::learning
                    : options.yearly ? api::ProgrammeReport::yearly
                                     : api::ProgrammeReport::status;
  for (const auto& file : api::write_programme_report(context.service(), answer, kind, context.catalogue(), out))
    context.out() << file.string() << '\n';
}

}  // namespace

void add_programme(CLI::App& root, Context& context) {
  const auto options = std::make_shared<ProgrammeOptions>();
  CLI::App& noun = add_noun(root, context, "programme");
  CLI::App& fresh = add_verb(noun, context, "new", [&context, options] {
    context.deliver(api::new_programme(context.service(), options->model, options->municipality, context.catalogue()));
    if (const auto& made = context.options().out; !made.empty())
      context.out() << context.text("programme.begun", {{"file", std::filesystem::path(made).string()}}) << '\n';
  });
  add_argument(fresh, context, "municipality", options->municipality).required();
  add_argument(fresh, context, "--model", options->model).capture_default_str();
  const auto verb = [&](const char* name, std::function<void()> run) -> CLI::App& {
    CLI::App& made = add_verb(noun, context, name, std::move(run));
    add_argument(made, context, "file", options->file).required();
    add_argument(made, context, "--on", options->on);
    return made;
  };
  CLI::App& shown = verb("show", [&context, options] { show_programme(context, *options); });
  add_argument(shown, context, "--part", options->part).capture_default_str();
  add_argument(shown, context, "--decision", options->decision);
  add_argument(shown, context, "--drawing", options->drawing);
  verb("check", [&context, options] { check(context, read(context, *options)); });
  verb("plan", [&context, options] { context.show(plan(context, read(context, *options))); });
  CLI::App& dates = verb("calendar", [&context, options] { calendar(context, *options); });
  add_argument(dates, context, "--first-year", options->first_year);
  add_argument(dates, context, "--last-year", options->last_year);
  CLI::App& written = verb("report", [&context, options] { report(context, *options); });
  add_switch(written, context, "--yearly", options->yearly);
  add_switch(written, context, "--learning", options->learning);
}

}  // namespace handlingsrom::cli
