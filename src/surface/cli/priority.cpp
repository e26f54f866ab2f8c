// `handlingsrom priority`: which measures, and when, under several limits.
#include <algorithm>
#include <cmath>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/priorities.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

struct PriorityOptions {
  std::filesystem::path file;
  double seconds = 30;
  int problem = 0;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

std::string_view status_key(priority::Status status) {
  switch (status) {
    case priority::Status::optimal: return "optimal";
    case priority::Status::stopped: return "stopped";
    case priority::Status::infeasible: return "infeasible";
    case priority::Status::unknown: break;
  }
  return "unknown";
}

Error not_found_in_time(const std::string& name, const PriorityOptions& options) {
  return {ErrorCode::out_of_time,
          "priority_not_in_time",
          {{"name", name}, {"seconds", fmt::format("{}", options.seconds)}}};
}

void solve_bare(Context& context, const PriorityOptions& options, api::ProgramFile kind) {
  Table table{"priorities",
              {{"problem"},
               {"rows"},
               {"columns"},
               {"value"},
               {"bound"},
               {"gap", Unit::percent, 3},
               {"status"},
               {"nodes"},
               {"seconds", Unit::none, 2},
               {"chosen"}},
              {}};
  std::string impossible, out_of_time;
  api::solve_programs(options.file, kind, options.seconds, options.problem, [&](const api::SolvedProgram& solved) {
    const priority::Solution& solution = solved.solution;
    const bool found = solution.found();
    const bool proved = solution.status == priority::Status::infeasible;
    if (!found && proved && impossible.empty()) impossible = solved.name;
    if (!found && !proved && out_of_time.empty()) out_of_time = solved.name;
    const auto number = [&](double value) { return found ? Cell(value) : Cell(); };
    table.rows.push_back({solved.name, std::int64_t{solved.rows}, std::int64_t{solved.columns}, number(solution.value),
                          number(solution.bound), number(100 * solution.gap()),
                          context.text("priority.status." + std::string(status_key(solution.status))), solution.nodes,
                          solved.seconds, joined(solved.chosen)});
  });
  context.show(table);
  if (!impossible.empty()) throw Error(ErrorCode::no_solution, "priority_no_choice", {{"name", impossible}});
  if (!out_of_time.empty()) throw not_found_in_time(out_of_time, options);
}

Cell year_of(const std::optional<Year>& year) { return year ? Cell(std::to_string(year->value)) : Cell(); }

void refuse_empty(const Context& context, const api::SolvedMeasures& solved) {
  std::string names;
  for (const priority::Conflict& conflict : solved.conflicts) {
    constexpr std::array kinds{"limit", "statutory", "needs", "excludes"};
    const bool limit = conflict.kind == priority::Conflict::Kind::limit;
    names += (names.empty() ? "" : "; ") +
             context.text(fmt::format("priority.conflict.{}", kinds[static_cast<std::size_t>(conflict.kind)]),
                          {{"name", limit ? context.text("priority.resource." + conflict.name) : conflict.name},
                           {"other", conflict.other},
                           {"line", std::to_string(conflict.line)}});
  }
  throw Error(ErrorCode::no_solution, "priority_conflict", {{"file", solved.list.file}, {"found", names}});
}

void solve_list(Context& context, const PriorityOptions& options) {
  const api::SolvedMeasures solved = api::solve_measures(options.file, options.seconds);
  const priority::MeasureList& list = solved.list;
  if (solved.plan.status == priority::Status::infeasible && solved.conflicts.empty())
    throw Error(ErrorCode::no_solution, "priority_no_choice", {{"name", list.title}});
  if (solved.plan.status == priority::Status::infeasible) refuse_empty(context, solved);
  if (solved.plan.status == priority::Status::unknown) throw not_found_in_time(list.title, options);
  Table table{"plan", {{"measure"}, {"start"}}, {}};
  for (std::size_t g = 0; g < solved.by_group.size(); ++g) {
    Column column{fmt::format("group_{}", g + 1)};
    column.head = list.groups[g].name;
    table.columns.push_back(column);
  }
  table.columns.push_back({"loss", Unit::none, 3});
  table.columns.push_back({"money_each_year", Unit::kroner, 0});
  for (std::size_t m = 0; m < list.measures.size(); ++m) {
    std::vector<Cell> row{list.measures[m].name, year_of(solved.plan.start[m])};
    for (const priority::Plan& plan : solved.by_group)
      row.push_back(plan.start.empty() ? Cell() : year_of(plan.start[m]));
    const auto outside =
        std::find_if(solved.outside.begin(), solved.outside.end(), [&](const auto& each) { return each.measure == m; });
    const bool is_outside = outside != solved.outside.end();
    row.push_back(is_outside && outside->loss ? Cell(*outside->loss) : Cell());
    row.push_back(is_outside && outside->money_each_year ? Cell(std::round(*outside->money_each_year / 1000) * 1000)
                                                         : Cell());
    table.rows.push_back(std::move(row));
  }
  const auto say = [&](const char* key, const messages::Arguments& arguments) {
    table.notes.push_back(context.text(fmt::format("priority.{}", key), arguments));
  };
  const auto number = [&](double value, int decimals) { return messages::number(value, decimals, context.language()); };
  const double gap =
      std::max(0.0, solved.plan.bound - solved.plan.value) / std::max(1e-9, std::abs(solved.plan.value)) * 100;
  say(solved.plan.status == priority::Status::optimal ? "proved" : "gap",
      {{"value", number(solved.plan.value, 3)}, {"gap", number(gap, 2)}, {"money", number(solved.plan.money, 0)}});
  if (list.rule == priority::Rule::regret) say("regret", {{"value", number(solved.plan.regret, 3)}});
  for (const priority::Group& group : list.groups) {
    if (group.consistency > 0.1) say("inconsistent", {{"name", group.name}, {"value", number(group.consistency, 2)}});
  }
  for (std::size_t m = 0; m < list.measures.size() && solved.by_group.size() > 1; ++m) {
    const auto chosen = std::count_if(solved.by_group.begin(), solved.by_group.end(),
                                      [&](const priority::Plan& plan) { return !plan.start.empty() && plan.start[m]; });
    if (chosen > 0 && chosen < static_cast<std::ptrdiff_t>(solved.by_group.size()))
      say("disagree", {{"name", list.measures[m].name}});
  }
  for (const priority::FrontierPoint& point : solved.frontier) {
    say("frontier", {{"money", number(point.money, 0)},
                     {"value", number(point.value, 3)},
                     {"count", std::to_string(point.chosen)}});
  }
  context.show(table);
}

}  // namespace

void add_priority(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "priority");
  const auto options = std::make_shared<PriorityOptions>();
  CLI::App& solve = add_verb(noun, context, "solve", [&context, options] {
    // --format names the result's form; the one input format that a file's name does not give away is named there too.
    const bool named = context.options().format == "orlib-mknap";
    if (named) context.options().format = "table";
    const bool orlib = named || options->file.extension() == ".txt";
    if (options->file.extension() == ".toml" && !orlib) {
      solve_list(context, *options);
      return;
    }
    solve_bare(context, *options, orlib ? api::ProgramFile::orlib : api::ProgramFile::csv);
  });
  add_argument(solve, context, "file", options->file).required();
  add_argument(solve, context, "--seconds", options->seconds);
  add_argument(solve, context, "--problem", options->problem);
}

}  // namespace handlingsrom::cli
