// The first competition's rules, read from a finished rota.
#include <algorithm>
#include <cstdlib>

#include "choice/roster/inrc1.hpp"

namespace handlingsrom::roster::inrc1 {
namespace {

/// Runs of true: too long by days over `most`, too short by days under `least`; runs at either end count like others.
int run_cost(const std::vector<char>& days, const Limit& most, const Limit& least) {
  int cost = 0;
  for (std::size_t begin = 0; begin < days.size();) {
    std::size_t end = begin;
    while (end < days.size() && days[end] == days[begin]) ++end;
    const int length = static_cast<int>(end - begin);
    if (days[begin] != 0)
      cost += most.weight * std::max(0, length - most.value) + least.weight * std::max(0, least.value - length);
    begin = end;
  }
  return cost;
}

/// How far a weekend is from whole: none or all days worked cost nothing; a free day between worked ones costs most.
int incomplete(const std::vector<char>& worked) {
  const auto count = static_cast<int>(std::count(worked.begin(), worked.end(), 1));
  const int days = static_cast<int>(worked.size());
  if (days < 2 || count == 0 || count == days) return 0;
  if (days == 2) return 1;
  const auto first = std::find(worked.begin(), worked.end(), 1);
  const auto last = std::find(worked.rbegin(), worked.rend(), 1).base();
  const bool broken = static_cast<int>(last - first) != count;
  if (days == 3) return broken ? 4 : 3 - count;
  // Four days: the table of the competition.
  if (!broken) return 4 - count;
  return count == 3 ? 5 : 6;
}

void evaluate_one(const Problem& problem, const Employee& employee, const std::vector<int>& line, Evaluation& result) {
  const Contract& contract = problem.contracts[static_cast<std::size_t>(employee.contract)];
  std::vector<char> works;
  std::vector<char> free;
  for (const int shift : line) {
    works.push_back(shift >= 0 ? 1 : 0);
    free.push_back(shift >= 0 ? 0 : 1);
  }
  const auto total = static_cast<int>(std::count(works.begin(), works.end(), 1));
  result.assignments += contract.most_assignments.weight * std::max(0, total - contract.most_assignments.value) +
                        contract.least_assignments.weight * std::max(0, contract.least_assignments.value - total);
  result.running += run_cost(works, contract.most_running, contract.least_running);
  result.off_running += run_cost(free, contract.most_off_running, contract.least_off_running);

  std::vector<char> weekends;
  for (int first = 0; first < problem.days; ++first) {
    if (problem.weekday(first) != contract.weekend_first) continue;
    const int end = std::min(problem.days, first + contract.weekend_days);
    const std::vector<char> worked(works.begin() + first, works.begin() + end);
    const bool any = std::find(worked.begin(), worked.end(), 1) != worked.end();
    const bool all = std::find(worked.begin(), worked.end(), 0) == worked.end();
    weekends.push_back(any ? 1 : 0);
    result.complete_weekends += contract.complete_weekends * incomplete(worked);
    if (!all || end - first < 2) continue;
    // Each shift is held against the others, once for every different shift.
    std::vector<int> seen;
    for (int d = first; d < end; ++d) {
      const int shift = line[static_cast<std::size_t>(d)];
      if (std::find(seen.begin(), seen.end(), shift) != seen.end()) continue;
      seen.push_back(shift);
      for (int other = first; other < end; ++other) {
        if (line[static_cast<std::size_t>(other)] != shift) result.same_shift += contract.same_shift_in_weekend;
      }
    }
  }
  result.weekends_running += run_cost(weekends, contract.most_weekends_running, contract.least_weekends_running);

  for (const int p : contract.patterns) {
    const Pattern& pattern = problem.patterns[static_cast<std::size_t>(p)];
    for (int first = 0; first + static_cast<int>(pattern.steps.size()) <= problem.days; ++first) {
      if (pattern.weekday >= 0 && problem.weekday(first) != pattern.weekday) continue;
      bool match = true;
      for (std::size_t k = 0; k < pattern.steps.size(); ++k) {
        const int shift = line[static_cast<std::size_t>(first) + k];
        const int step = pattern.steps[k];
        match &= step == any_shift ? shift >= 0 : step == no_shift ? shift < 0 : shift == step;
      }
      if (match) result.patterns += pattern.weight;
    }
  }
  for (const int shift : line) {
    if (shift >= 0 && lacks_skill(problem, employee, shift)) result.skill += contract.other_skill;
  }
}

}  // namespace

Evaluation evaluate(const Problem& problem, const Rota& rota) {
  Evaluation result;
  for (std::size_t e = 0; e < rota.size(); ++e) evaluate_one(problem, problem.employees[e], rota[e], result);
  for (int d = 0; d < problem.days; ++d) {
    for (int s = 0; s < static_cast<int>(problem.shifts.size()); ++s) {
      int present = 0;
      for (const std::vector<int>& line : rota) present += line[static_cast<std::size_t>(d)] == s ? 1 : 0;
      result.cover += std::abs(problem.demand[problem.cell(d, s)] - present);
    }
  }
  const auto at = [&](const Request& request) {
    return rota[static_cast<std::size_t>(request.employee)][static_cast<std::size_t>(request.day)];
  };
  for (const Request& each : problem.off_requests) {
    if (each.shift == any_shift ? at(each) >= 0 : at(each) == each.shift) result.requests += each.weight;
  }
  for (const Request& each : problem.on_requests) {
    if (each.shift == any_shift ? at(each) < 0 : at(each) != each.shift) result.requests += each.weight;
  }
  return result;
}

}  // namespace handlingsrom::roster::inrc1
