// The competition's rules, written from the paper and not from the solver.
#include <algorithm>

#include "choice/roster/inrc2.hpp"

namespace handlingsrom::roster::inrc2 {
namespace {

/// Days too few or too many of a run that began with `before` days of history and has `within` in the period. What the history itself
/// had too many was paid then. A run at the end of the period may still grow.
int run_fault(int before, int within, int least, int most, bool open) {
  const int length = before + within;
  const int over = std::max(0, length - most) - std::max(0, before - most);
  const int under = open ? 0 : std::max(0, least - length);
  return over + under;
}

/// Runs of equal days by `kind`, where kind 0 does not count: total of faults.
template <class Kind, class Limits>
int run_faults(int days, int first_kind, int before, const Kind& kind, const Limits& limits) {
  int faults = 0;
  int current = first_kind;
  int history = before;
  int within = 0;
  const auto close = [&](bool open) {
    const auto [least, most] = limits(current);
    if (current != 0 && history + within > 0) faults += run_fault(history, within, least, most, open);
  };
  for (int d = 0; d < days; ++d) {
    if (kind(d) != current) {
      close(false);
      current = kind(d);
      history = 0;
      within = 0;
    }
    ++within;
  }
  close(true);
  return faults;
}

}  // namespace

Evaluation evaluate(const Problem& problem, const Rota& rota) {
  Evaluation result;
  const int days = problem.days();
  const int shifts = static_cast<int>(problem.shifts.size());
  const int skills = static_cast<int>(problem.skills.size());
  std::vector<int> present(problem.demand.size(), 0);
  for (std::size_t n = 0; n < rota.size(); ++n) {
    const Nurse& nurse = problem.nurses[n];
    const Contract& contract = problem.contracts[static_cast<std::size_t>(nurse.contract)];
    const auto shift = [&](int d) { return d < 0 ? nurse.last_shift : rota[n][static_cast<std::size_t>(d)].shift; };
    const auto works = [&](int d) { return shift(d) >= 0; };
    int assignments = nurse.assignments;
    int weekends = nurse.weekends;
    for (int d = 0; d < days; ++d) {
      if (!works(d)) continue;
      ++assignments;
      const Assignment& each = rota[n][static_cast<std::size_t>(d)];
      ++present[problem.cell(d, each.shift, each.skill)];
      if (std::find(nurse.skills.begin(), nurse.skills.end(), each.skill) == nurse.skills.end()) ++result.skill;
      if (works(d - 1)) {
        const auto& barred = problem.shifts[static_cast<std::size_t>(shift(d - 1))].cannot_follow;
        if (std::find(barred.begin(), barred.end(), shift(d)) != barred.end()) ++result.succession;
      }
    }
    for (int saturday = 5; saturday < days; saturday += 7) {
      if (works(saturday) || works(saturday + 1)) ++weekends;
      if (contract.complete_weekends && works(saturday) != works(saturday + 1))
        result.complete_weekends += weight_complete_weekend;
    }
    result.weekends += weight_weekends * std::max(0, weekends - contract.most_weekends);
    result.total_assignments += weight_assignments * (std::max(0, contract.least_assignments - assignments) +
                                                      std::max(0, assignments - contract.most_assignments));
    result.consecutive +=
        weight_running * run_faults(
                             days, nurse.running > 0 ? 1 : 0, nurse.running, [&](int d) { return works(d) ? 1 : 0; },
                             [&](int) { return std::pair(contract.least_running, contract.most_running); });
    result.consecutive +=
        weight_shift_running * run_faults(
                                   days, nurse.last_shift + 1, nurse.shift_running, [&](int d) { return shift(d) + 1; },
                                   [&](int kind) {
                                     if (kind == 0) return std::pair(0, 0);
                                     const ShiftType& type = problem.shifts[static_cast<std::size_t>(kind - 1)];
                                     return std::pair(type.least_running, type.most_running);
                                   });
    result.days_off +=
        weight_off_running * run_faults(
                                 days, nurse.off_running > 0 ? 1 : 0, nurse.off_running,
                                 [&](int d) { return works(d) ? 0 : 1; },
                                 [&](int) { return std::pair(contract.least_off_running, contract.most_off_running); });
  }
  for (int d = 0; d < days; ++d) {
    for (int s = 0; s < shifts; ++s) {
      for (int k = 0; k < skills; ++k) {
        const Demand& demand = problem.demand[problem.cell(d, s, k)];
        const int there = present[problem.cell(d, s, k)];
        result.minimum_cover += std::max(0, demand.minimum - there);
        result.optimal_cover += weight_optimal * std::max(0, demand.optimal - there);
      }
    }
  }
  for (const ShiftOff& request : problem.requests) {
    const int shift = rota[static_cast<std::size_t>(request.nurse)][static_cast<std::size_t>(request.day)].shift;
    if (shift >= 0 && (request.shift < 0 || request.shift == shift)) result.preferences += weight_preference;
  }
  return result;
}

}  // namespace handlingsrom::roster::inrc2
