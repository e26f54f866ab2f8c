// `handlingsrom priority`: which measures, and when, under several limits.
#include <memory>

#include "base/error.hpp"
#include "surface/api/priorities.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

struct Options {
  std::filesystem::path file;
  double seconds = 30;
  int problem = 0;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

std::string_view key_of(priority::Status status) {
  switch (status) {
    case priority::Status::optimal: return "optimal";
    case priority::Status::stopped: return "stopped";
    case priority::Status::infeasible: return "infeasible";
    case priority::Status::unknown: break;
  }
  return "unknown";
}

void solve_bare(Context& context, const Options& options, api::ProgramFile kind) {
  Table table{"priorities", {{"problem"}, {"rows"}, {"columns"}, {"value"}, {"bound"}, {"gap", Unit::percent, 3}, {"status"},
              {"nodes"}, {"seconds", Unit::none, 2}, {"chosen"}}, {}};
  std::string impossible;
  api::solve_programs(options.file, kind, options.seconds, options.problem, [&](const api::SolvedProgram& solved) {
    const priority::Solution& solution = solved.solution;
    const bool found = solution.found();
    if (!found && impossible.empty()) impossible = solved.name;
    const auto number = [&](double value) { return found ? Cell(value) : Cell(); };
    table.rows.push_back({solved.name, std::int64_t{solved.rows}, std::int64_t{solved.columns}, number(solution.value),
                          number(solution.bound), number(100 * solution.gap()),
                          context.text("priority.status." + std::string(key_of(solution.status))), solution.nodes,
                          solved.seconds, joined(solved.chosen)});
  });
  context.show(table);
  if (!impossible.empty()) throw Error(ErrorCode::no_solution, "priority_no_choice", {{"name", impossible}});
}

}  // namespace

void add_priority(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "priority");
  const auto options = std::make_shared<Options>();
  CLI::App& solve = add_verb(noun, context, "solve", [&context, options] {
    // --format names the result's form; the one input format that a file's name does not give away is named there too.
    const bool orlib = context.options().format == "orlib-mknap";
    if (orlib) context.options().format = "table";
    solve_bare(context, *options, orlib ? api::ProgramFile::orlib : api::ProgramFile::csv);
  });
  add_argument(solve, context, "file", options->file).required();
  add_argument(solve, context, "--seconds", options->seconds);
  add_argument(solve, context, "--problem", options->problem);
}

}  // namespace handlingsrom::cli
