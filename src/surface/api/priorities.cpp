#include "surface/api/priorities.hpp"

#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>

#include "base/error.hpp"
#include "choice/priority/orlib.hpp"

namespace handlingsrom::api {

void solve_programs(const std::filesystem::path& file, ProgramFile kind, double seconds, int problem,
                    const std::function<void(const SolvedProgram&)>& done) {
  std::ifstream input(file);
  if (!input) throw Error(ErrorCode::bad_input, "file_unreadable", {{"file", file.string()}});
  const std::string name = file.filename().string();
  std::vector<priority::NamedProgram> problems;
  std::vector<std::string> names;
  if (kind == ProgramFile::orlib) {
    problems = priority::read_orlib(input, name);
  } else {
    priority::NamedColumns columns = priority::read_csv(input, name);
    names = std::move(columns.names);
    problems.push_back({name, 0, std::move(columns.program)});
  }
  if (problem < 0 || problem > static_cast<int>(problems.size())) {
    throw Error(ErrorCode::usage, "priority_no_problem",
                {{"file", name}, {"found", std::to_string(problem)}, {"expected", std::to_string(problems.size())}});
  }
  for (std::size_t k = 0; k < problems.size(); ++k) {
    if (problem != 0 && k + 1 != static_cast<std::size_t>(problem)) continue;
    const auto start = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    priority::SearchLimits limits;
    limits.stop = [&] { return elapsed() >= seconds; };
    const priority::BinaryProgram& program = problems[k].program;
    SolvedProgram solved{problems[k].name,
                         program.rows,
                         program.columns,
                         problems[k].stated_value,
                         0,
                         priority::solve(program, limits),
                         {}};
    solved.seconds = elapsed();
    for (std::size_t j = 0; j < solved.solution.chosen.size(); ++j) {
      if (solved.solution.chosen[j] != 0) solved.chosen.push_back(names.empty() ? std::to_string(j + 1) : names[j]);
    }
    done(solved);
  }
}

SolvedMeasures solve_measures(const std::filesystem::path& file, double seconds) {
  std::ifstream input(file);
  if (!input) throw Error(ErrorCode::bad_input, "file_unreadable", {{"file", file.string()}});
  std::stringstream text;
  text << input.rdbuf();
  SolvedMeasures solved;
  solved.list = priority::read_measures(text.str(), file.filename().string());
  using Clock = std::chrono::steady_clock;
  // Each search has its own allowance: what is asked next must not suffer from what came before.
  const auto limits = [seconds] {
    const auto begun = std::make_shared<Clock::time_point>(Clock::now());
    priority::SearchLimits each;
    each.stop = [begun, seconds] { return std::chrono::duration<double>(Clock::now() - *begun).count() >= seconds; };
    return each;
  };
  solved.plan = priority::decide(solved.list, {}, limits());
  if (solved.plan.status == priority::Status::infeasible) {
    solved.conflicts = priority::conflicts(solved.list, limits());
    return solved;
  }
  if (solved.list.groups.size() > 1) solved.by_group = priority::plans_by_group(solved.list, limits());
  solved.outside = priority::just_outside(solved.list, solved.plan, limits());
  constexpr int frontier_points = 8;
  solved.frontier = priority::frontier(solved.list, frontier_points, limits());
  return solved;
}

}  // namespace handlingsrom::api
