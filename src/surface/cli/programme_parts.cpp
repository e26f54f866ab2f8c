#include "surface/cli/programme_parts.hpp"

#include <chrono>
#include <ostream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "surface/api/programme_files.hpp"
#include "surface/api/programme_follow.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {
namespace {

using programme::Programme;

Table mandate(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{
      "mandate", {{"version"}, {"adopted"}, {"adopted_by"}, {"case_number"}, {"template_name"}, {"mandate_text"}}, {}};
  const auto add = [&](const programme::Mandate& one) {
    table.rows.push_back({some_text(one.version), day_cell(one.adopted), role_cell(context, one.adopted_by),
                          some_text(one.matter), some_text(one.template_name), one.text});
  };
  for (const programme::Mandate& earlier : answer.programme.earlier_mandates) add(earlier);
  if (!answer.programme.mandate.text.empty()) add(answer.programme.mandate);
  return table;
}

Table points(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"points", {{"point"}, {"phase"}, {"to"}, {"decision"}, {"date"}, {"body"}, {"chosen"}}, {}};
  for (const programme::Phase& phase : answer.programme.phases) {
    const programme::Decision* made = nullptr;
    for (const programme::Decision& decision : answer.programme.decisions) {
      if (!phase.decision_point.empty() && decision.point == phase.decision_point) made = &decision;
    }
    table.rows.push_back({some_text(phase.decision_point), phase.name, roster::text_of(phase.to),
                          made == nullptr ? Cell{} : Cell{made->name},
                          made == nullptr ? Cell{} : Cell{roster::text_of(made->date)},
                          made == nullptr ? Cell{} : role_cell(context, made->body),
                          made == nullptr ? Cell{} : some_text(made->chosen)});
  }
  return table;
}

Table help(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"help",
              {{"help_kind"},
               {"name"},
               {"from_whom"},
               {"from"},
               {"to"},
               {"amount", Unit::kroner},
               {"used", Unit::kroner},
               {"report_by"},
               {"use_of"}},
              {}};
  for (const programme::Support& one : answer.programme.supports)
    table.rows.push_back({programme_word(context, "support", one.kind), one.name, one.from_whom, day_cell(one.from),
                          day_cell(one.to), one.amount > 0 ? Cell{one.amount} : Cell{},
                          one.amount > 0 ? Cell{one.used} : Cell{}, day_cell(one.report_by), some_text(one.use)});
  for (const programme::Project& project : answer.programme.projects) {
    if (!project.outside_help.empty())
      table.notes.push_back(project.name + ". " + context.text("programme.support.outside_help") + ": " +
                            project.outside_help);
    if (!project.grant.empty())
      table.notes.push_back(project.name + ". " + context.text("programme.support.grant") + ": " + project.grant);
  }
  return table;
}

Table capacity_table(const Context& context, const api::ProgrammeAnswer& answer) {
  constexpr int decimals = 1;
  Table table{"capacity",
              {{"role"},
               {"days_per_week", Unit::none, decimals},
               {"effort_left", Unit::none, decimals},
               {"weeks_short"},
               {"worst_week"},
               {"needed_days", Unit::none, decimals}},
              {}};
  for (const programme::Capacity& one : answer.programme.capacities) {
    double left = 0;
    for (const programme::Task& task : answer.programme.tasks)
      left += task.role == one.role && !task.done ? task.effort : 0;
    std::int64_t weeks = 0;
    const programme::Overload* worst = nullptr;
    for (const programme::Overload& overload : answer.plan.overloads) {
      if (overload.role != one.role) continue;
      ++weeks;
      if (worst == nullptr || overload.needed > worst->needed) worst = &overload;
    }
    table.rows.push_back({role_cell(context, one.role), one.days_per_week, left, weeks,
                          worst == nullptr ? Cell{} : Cell{roster::text_of(worst->monday)},
                          worst == nullptr ? Cell{} : Cell{worst->needed}});
  }
  return table;
}

Table risks(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"risks", {{"risk"}, {"owner"}, {"likelihood"}, {"consequence"}, {"product"}, {"response"}}, {}};
  for (const programme::Risk& one : answer.programme.risks)
    table.rows.push_back({one.name, role_cell(context, one.owner), std::int64_t{one.likelihood},
                          std::int64_t{one.consequence}, std::int64_t{one.likelihood * one.consequence},
                          some_text(one.response)});
  return table;
}

Table indicators(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"indicators",
              {{"indicator"},
               {"indicator_kind"},
               {"unit"},
               {"value", Unit::none, 1},
               {"year", Unit::years},
               {"target", Unit::none, 1},
               {"target_year", Unit::years},
               {"risk_borne_by"}},
              {}};
  for (const programme::Indicator& one : answer.programme.indicators)
    table.rows.push_back({one.name, programme_word(context, "indicator", one.kind), some_text(one.unit),
                          one.values.empty() ? Cell{} : Cell{one.values.back().value},
                          one.values.empty() ? Cell{} : Cell{std::int64_t{one.values.back().year}}, one.target,
                          std::int64_t{one.target_year}, some_text(one.risk_borne_by)});
  return table;
}

Table promises(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{
      "programme_promises", {{"promise"}, {"promised_in"}, {"place_name"}, {"from"}, {"promised"}, {"possible"}}, {}};
  for (std::size_t i = 0; i < answer.programme.promises.size(); ++i) {
    const programme::Promise& one = answer.programme.promises[i];
    table.rows.push_back({one.name, one.source, some_text(one.place), std::to_string(one.from.value),
                          api::promised_words(answer, i, context.catalogue()),
                          api::promise_words(answer, i, context.catalogue())});
  }
  return table;
}

Table learning(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{
      "learning", {{"gathering"}, {"date"}, {"learning_part"}, {"question"}, {"learning_text"}, {"shared"}}, {}};
  const auto add = [&](const std::string& name, programme::Day day, const char* part, const std::string& question,
                       const std::vector<std::string>& texts, bool shared) {
    for (const std::string& text : texts)
      table.rows.push_back({name, roster::text_of(day), programme_word(context, "learning", part), some_text(question),
                            text, programme_word(context, "moved", shared ? "yes" : "no")});
  };
  for (const programme::Gathering& one : answer.programme.gatherings) {
    add(one.name, one.from, "themes", {}, one.themes, one.shared);
    for (const programme::Reflection& each : one.reflections)
      add(one.name, one.from, "reflections", each.question, each.thoughts, one.shared);
    add(one.name, one.from, "before_next", {}, one.before_next, one.shared);
    add(one.name, one.from, "lessons", {}, one.lessons, one.shared);
    add(one.name, one.from, "way_ahead", {}, one.way_ahead, one.shared);
    if (!one.next.empty()) add(one.name, one.from, "next", {}, {one.next}, one.shared);
  }
  return table;
}

Table evaluations(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"evaluations",
              {{"evaluation"}, {"evaluated"}, {"date"}, {"by"}, {"learning_part"}, {"question"}, {"learning_text"}},
              {}};
  for (const programme::Evaluation& one : answer.programme.evaluations) {
    const auto add = [&](const char* part, const std::string& question, const std::vector<std::string>& texts) {
      for (const std::string& text : texts)
        table.rows.push_back({one.name, programme_word(context, "evaluation", one.of), roster::text_of(one.date),
                              role_cell(context, one.by), programme_word(context, "learning", part),
                              some_text(question), text});
    };
    for (const programme::Reflection& each : one.questions) add("found", each.question, each.thoughts);
    add("lessons", {}, one.lessons);
    add("changes", {}, one.changes);
  }
  return table;
}

}  // namespace

bool is_for_people(const Context& context) { return output_format(context.options().format) == Format::table; }
Cell programme_word(const Context& context, const std::string& group, std::string_view key) {
  return is_for_people(context) ? context.text(fmt::format("programme.{}.{}", group, key)) : std::string(key);
}
Cell role_cell(const Context& context, const std::string& id) {
  if (id.empty()) return {};
  return is_for_people(context) ? api::role_name(id, context.catalogue()) : id;
}
Cell some_text(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }
Cell day_cell(const std::optional<programme::Day>& day) { return day ? Cell{roster::text_of(*day)} : Cell{}; }

namespace {

struct Part {
  std::string_view name;
  Table (*show)(const Context&, const api::ProgrammeAnswer&);
};
constexpr Part parts[] = {{"mandate", mandate},         {"points", points},     {"help", help},
                          {"capacity", capacity_table}, {"risks", risks},       {"indicators", indicators},
                          {"promises", promises},       {"learning", learning}, {"evaluations", evaluations}};

}  // namespace

std::vector<std::string_view> programme_parts() {
  std::vector<std::string_view> names;
  for (const Part& part : parts) names.push_back(part.name);
  return names;
}

Table programme_part(const Context& context, const api::ProgrammeAnswer& answer, const std::string& part) {
  for (const Part& each : parts) {
    if (each.name == part) return each.show(context, answer);
  }
  throw Error(ErrorCode::usage, "programme_part", {{"found", part}});
}

programme::Day day_or_today(const std::string& on) {
  if (on.empty()) return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const auto day = roster::day_from(on);
  if (!day) throw Error(ErrorCode::usage, "programme_day", {{"found", on}});
  return *day;
}

void deliver_programme(const Context& context, const std::filesystem::path& file, const std::string& before,
                       const std::string& text) {
  if (!context.options().out.empty()) {
    write_file(context.options().out, text);
    context.out() << context.text("programme.written",
                                  {{"file", std::filesystem::path(context.options().out).string()}})
                  << '\n';
    return;
  }
  if (before.empty()) {
    write_file(file, text);
    context.out() << context.text("programme.kept_nothing", {{"file", file.string()}}) << '\n';
    return;
  }
  const std::filesystem::path kept = api::keep_version(file, before);
  write_file(file, text);
  context.out() << context.text("programme.kept_version", {{"file", file.string()}, {"kept", kept.string()}}) << '\n';
}

}  // namespace handlingsrom::cli
