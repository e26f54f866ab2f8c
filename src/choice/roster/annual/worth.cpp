#include "choice/roster/annual/worth.hpp"

#include "choice/roster/annual/measure.hpp"

namespace handlingsrom::annual {

Worth worth_of(const Problem& problem, const Rota& rota, std::uint64_t seed, int rounds) {
  constexpr int pattern_weeks = 12, least_weeks = 24, autumn_week = 34;
  Worth worth;
  const Summary annual = summary_of(problem, rota);
  worth.annual_empty = annual.empty_shifts;
  worth.annual_hours = annual.empty_hours;
  worth.wanted_hours = problem.demand.hours;
  if (problem.unit.weeks < least_weeks) return worth;
  Unit unit = problem.unit;
  unit.first =
      problem.unit.first + std::chrono::days{7 * (problem.unit.weeks >= autumn_week + pattern_weeks ? autumn_week : 0)};
  unit.weeks = pattern_weeks;
  unit.place_holidays = false;
  for (Person& each : unit.people) {
    each.holidays.clear();
    each.absences.clear();
    each.wishes.clear();
  }
  const Problem pattern(std::move(unit));
  SearchOptions options;
  options.seed = seed;
  options.rounds = rounds;
  const Rota laid = search(pattern, options).rota;
  Rota repeated = problem.leave;
  for (std::size_t p = 0; p < repeated.size(); ++p) {
    for (std::size_t d = 0; d < repeated[p].size(); ++d) {
      if (repeated[p][d] >= off) repeated[p][d] = laid[p][d % laid[p].size()];
    }
  }
  const Summary year = summary_of(problem, repeated);
  worth.pattern_weeks = pattern_weeks;
  worth.pattern_empty = year.empty_shifts;
  worth.pattern_hours = year.empty_hours;
  return worth;
}

}  // namespace handlingsrom::annual
