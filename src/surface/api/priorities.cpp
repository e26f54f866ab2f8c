#include "surface/api/priorities.hpp"

#include <chrono>
#include <cmath>
#include <memory>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "choice/priority/orlib.hpp"

namespace handlingsrom::api {
namespace {

void check_seconds(double seconds) {
  if (!std::isfinite(seconds) || seconds <= 0)
    throw Error(ErrorCode::usage, "usage_value", {{"found", fmt::format("--seconds {}", seconds)}});
}

}  // namespace

void solve_programs(const std::filesystem::path& file, ProgramFile kind, double seconds, int problem,
                    const std::function<void(const SolvedProgram&)>& done) {
  check_seconds(seconds);
  std::istringstream input(read_file(file));
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
  check_seconds(seconds);
  SolvedMeasures solved;
  solved.list = priority::read_measures(read_file(file), file.filename().string());
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  const auto left = [begun, seconds] { return seconds - std::chrono::duration<double>(Clock::now() - begun).count(); };
  // A share of what is left, so that all of it together keeps the time and what is asked next has some of it.
  const auto share = [left](double part) {
    priority::SearchLimits limits;
    const double until = left() * (1 - part);
    limits.stop = [left, until] { return left() <= until; };
    return limits;
  };
  // The plan may have all the time as long as there is none.
  priority::SearchLimits for_the_plan = share(0.6);
  const auto found = std::make_shared<bool>(false);
  for_the_plan.on_progress = [found](const priority::Progress&) { *found = true; };
  for_the_plan.stop = [enough = for_the_plan.stop, left, found] { return left() <= 0 || (*found && enough()); };
  solved.plan = priority::decide(solved.list, {}, for_the_plan);
  if (solved.plan.status == priority::Status::infeasible) solved.conflicts = priority::conflicts(solved.list, share(1));
  if (solved.plan.status == priority::Status::infeasible || solved.plan.status == priority::Status::unknown)
    return solved;
  if (solved.list.groups.size() > 1) solved.by_group = priority::plans_by_group(solved.list, share(0.34));
  solved.outside = priority::just_outside(solved.list, solved.plan, share(0.5));
  constexpr int frontier_points = 8;
  solved.frontier = priority::frontier(solved.list, frontier_points, share(1));
  return solved;
}

}  // namespace handlingsrom::api
