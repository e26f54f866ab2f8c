#include "surface/api/rosters.hpp"

#include <chrono>
#include <cmath>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "choice/roster/inrc1.hpp"
#include "choice/roster/inrc2.hpp"
#include "choice/roster/nrp24.hpp"
#include "choice/roster/nrp24_check.hpp"
#include "choice/roster/nrp24_lines.hpp"
#include "choice/roster/solve.hpp"

namespace handlingsrom::api {
namespace {

roster::Format format_of(const RosterRequest& request, const std::string& text) {
  if (request.format) return *request.format;
  const auto format = roster::format_of(text);
  if (!format) {
    throw Error(ErrorCode::bad_input, "roster_format",
                {{"file", request.file.string()}, {"expected", "nrp24, inrc1, inrc2"}});
  }
  return *format;
}

CheckedRoster checked(const roster::nrp24::Problem& problem, const roster::Rota& rota, const std::string& name) {
  namespace nrp = roster::nrp24;
  const nrp::Evaluation evaluation = nrp::evaluate(problem, rota);
  CheckedRoster result;
  result.name = name;
  result.days = problem.days;
  result.persons = static_cast<int>(problem.persons.size());
  result.shifts = static_cast<int>(problem.shifts.size());
  result.value = static_cast<double>(evaluation.value());
  result.parts = {{"requests", static_cast<double>(evaluation.requests)},
                  {"cover", static_cast<double>(evaluation.cover)}};
  const auto shift = [&](int s) {
    return s == roster::day_off ? "." : problem.shifts[static_cast<std::size_t>(s)].name;
  };
  for (const nrp::Violation& each : evaluation.violations) {
    const bool shifts = each.rule == nrp::Rule::succession || each.rule == nrp::Rule::fixed_day_off;
    result.violations.push_back({nrp::key_of(each.rule), problem.persons[static_cast<std::size_t>(each.person)].name,
                                 each.day, shifts ? shift(each.found) : std::to_string(each.found),
                                 shifts ? shift(each.expected) : std::to_string(each.expected)});
  }
  return result;
}

CheckedRoster checked(const roster::inrc1::Problem& problem, const roster::Rota& rota, const std::string& name) {
  const roster::inrc1::Evaluation found = roster::inrc1::evaluate(problem, rota);
  CheckedRoster result;
  result.format = roster::Format::inrc1;
  result.name = name;
  result.days = problem.days;
  result.persons = static_cast<int>(problem.employees.size());
  result.shifts = static_cast<int>(problem.shifts.size());
  result.value = found.value();
  for (const auto& [key, cost] :
       {std::pair{"total_assignments", found.assignments}, std::pair{"consecutive", found.running},
        std::pair{"days_off", found.off_running}, std::pair{"weekends_running", found.weekends_running},
        std::pair{"complete_weekends", found.complete_weekends}, std::pair{"same_shift", found.same_shift},
        std::pair{"patterns", found.patterns}, std::pair{"other_skill", found.skill},
        std::pair{"requests", found.requests}}) {
    result.parts.emplace_back(key, cost);
  }
  if (found.cover > 0) result.violations.push_back({"exact_cover", {}, 0, std::to_string(found.cover), "0"});
  return result;
}

roster::inrc2::Problem read_inrc2(const RosterRequest& request, const std::string& text) {
  std::istringstream input(text);
  roster::inrc2::Problem problem = roster::inrc2::read_scenario(input, request.file.filename().string());
  if (request.history.empty() || request.weeks.empty())
    throw Error(ErrorCode::usage, "usage_missing", {{"name", "--history, --weeks"}});
  std::istringstream history(read_file(request.history));
  roster::inrc2::read_history(history, request.history.filename().string(), problem);
  for (const std::filesystem::path& file : request.weeks) {
    std::istringstream week(read_file(file));
    roster::inrc2::read_week(week, file.filename().string(), problem);
  }
  return problem;
}

CheckedRoster checked(const roster::inrc2::Problem& problem, const roster::inrc2::Rota& rota, const std::string& name) {
  const roster::inrc2::Evaluation found = roster::inrc2::evaluate(problem, rota);
  CheckedRoster result;
  result.format = roster::Format::inrc2;
  result.name = name;
  result.days = problem.days();
  result.persons = static_cast<int>(problem.nurses.size());
  result.shifts = static_cast<int>(problem.shifts.size());
  result.value = found.value();
  for (const auto& [key, cost] :
       {std::pair{"total_assignments", found.total_assignments}, std::pair{"consecutive", found.consecutive},
        std::pair{"days_off", found.days_off}, std::pair{"preferences", found.preferences},
        std::pair{"weekends", found.weekends}, std::pair{"complete_weekends", found.complete_weekends},
        std::pair{"optimal_cover", found.optimal_cover}}) {
    result.parts.emplace_back(key, cost);
  }
  for (const auto& [key, count] : {std::pair{"minimum_cover", found.minimum_cover}, std::pair{"skill", found.skill},
                                   std::pair{"forbidden_succession", found.succession}}) {
    if (count > 0) result.violations.push_back({key, {}, 0, std::to_string(count), "0"});
  }
  return result;
}

/// Runs the solver on the clock. Throws Error(no_solution) naming who has no line.
template <class Names>
roster::Solved run(const RosterRequest& request, const roster::LineModel& model, const Names& name_of,
                   const std::function<double()>& elapsed) {
  roster::SolveOptions options;
  options.seed = request.seed;
  options.threads = request.threads;
  options.used = [&] { return elapsed() / request.seconds; };
  if (request.progress)
    options.progress = [&](double value, double bound) { request.progress(elapsed(), value, bound); };
  roster::Solved solved = roster::solve(model, options);
  if (solved.lines.empty()) {
    std::string persons;
    for (const int person : solved.without_line)
      persons += (persons.empty() ? "" : ", ") + name_of(static_cast<std::size_t>(person));
    throw Error(ErrorCode::no_solution, "roster_no_line",
                {{"file", request.file.filename().string()}, {"found", persons}});
  }
  return solved;
}

}  // namespace

SolvedRoster solve_roster(const RosterRequest& request) {
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
  const std::string text = read_file(request.file);
  const std::string name = request.file.filename().string();
  const roster::Format format = format_of(request, text);
  SolvedRoster result;
  roster::Solved solved;
  std::ostringstream out;
  if (format == roster::Format::nrp24) {
    std::istringstream input(text);
    const auto problem = roster::nrp24::read(input, name);
    solved = run(
        request, roster::nrp24::line_model(problem), [&](std::size_t k) { return problem.persons[k].name; }, elapsed);
    roster::Rota rota;
    for (const roster::Line& line : solved.lines) rota.emplace_back(line.duty.begin(), line.duty.end());
    result.checked = checked(problem, rota, name);
    roster::nrp24::write_rota(out, problem, rota);
  } else if (format == roster::Format::inrc1) {
    std::istringstream input(text);
    const auto problem = roster::inrc1::read(input, name);
    solved = run(
        request, roster::inrc1::line_model(problem), [&](std::size_t k) { return problem.employees[k].name; }, elapsed);
    roster::Rota rota;
    for (const roster::Line& line : solved.lines) rota.emplace_back(line.duty.begin(), line.duty.end());
    result.checked = checked(problem, rota, name);
    roster::inrc1::write_rota(out, problem, rota);
  } else {
    const auto problem = read_inrc2(request, text);
    solved = run(
        request, roster::inrc2::line_model(problem), [&](std::size_t k) { return problem.nurses[k].name; }, elapsed);
    const int skills = static_cast<int>(problem.skills.size());
    roster::inrc2::Rota rota;
    for (const roster::Line& line : solved.lines) {
      auto& days = rota.emplace_back();
      for (const int duty : line.duty)
        days.push_back(duty < 0 ? roster::inrc2::Assignment{}
                                : roster::inrc2::Assignment{duty / skills, duty % skills});
    }
    result.checked = checked(problem, rota, name);
    for (int week = 0; week < problem.weeks; ++week) roster::inrc2::write_solution(out, problem, week, rota);
  }
  result.rota = out.str();
  result.bounded = solved.bound > 0;
  // Costs are whole numbers, so the bound may be raised to the next.
  result.bound = std::ceil(std::max(0.0, solved.bound) - 1e-3);
  result.proved = solved.proved;
  result.iterations = solved.iterations;
  result.seconds = elapsed();
  return result;
}

CheckedRoster check_roster(const RosterRequest& request, const std::vector<std::filesystem::path>& rota) {
  const std::string text = read_file(request.file);
  const std::string name = request.file.filename().string();
  const roster::Format format = format_of(request, text);
  if (rota.empty()) throw Error(ErrorCode::usage, "usage_missing", {{"name", "--rota"}});
  if (format == roster::Format::nrp24) {
    std::istringstream input(text);
    const auto problem = roster::nrp24::read(input, name);
    std::istringstream lines(read_file(rota.front()));
    return checked(problem, roster::nrp24::read_rota(lines, rota.front().filename().string(), problem), name);
  }
  if (format == roster::Format::inrc1) {
    std::istringstream input(text);
    const auto problem = roster::inrc1::read(input, name);
    std::istringstream lines(read_file(rota.front()));
    return checked(problem, roster::inrc1::read_rota(lines, rota.front().filename().string(), problem), name);
  }
  const auto problem = read_inrc2(request, text);
  roster::inrc2::Rota all(problem.nurses.size(),
                          std::vector<roster::inrc2::Assignment>(static_cast<std::size_t>(problem.days())));
  if (rota.size() != static_cast<std::size_t>(problem.weeks))
    throw Error(ErrorCode::usage, "usage_argument_count", {{"name", "--rota"}});
  for (std::size_t week = 0; week < rota.size(); ++week) {
    std::istringstream lines(read_file(rota[week]));
    roster::inrc2::read_solution(lines, rota[week].filename().string(), problem, static_cast<int>(week), all);
  }
  return checked(problem, all, name);
}

roster::WorkReport check_work(const std::filesystem::path& rota, const std::filesystem::path& people,
                              const std::filesystem::path& rules) {
  roster::WorkRules in_force;
  if (!rules.empty()) in_force.read(read_file(rules), rules.filename().string());
  std::istringstream persons(read_file(people));
  std::istringstream lines(read_file(rota));
  return roster::check_work(
      roster::read_work_plan(persons, people.filename().string(), lines, rota.filename().string()), in_force);
}

}  // namespace handlingsrom::api
