#include "choice/roster/nrp24_check.hpp"

#include <algorithm>
#include <cstdlib>

namespace handlingsrom::roster::nrp24 {
namespace {

void check_person(const Problem& problem, const std::vector<int>& line, int i, std::vector<Violation>& out) {
  const Person& person = problem.persons[static_cast<std::size_t>(i)];
  const int days = problem.days;
  const auto at = [&](int d) { return line[static_cast<std::size_t>(d)]; };

  long minutes = 0;
  std::vector<int> of_shift(problem.shifts.size(), 0);
  for (int d = 0; d < days; ++d) {
    if (at(d) == day_off) continue;
    const auto s = static_cast<std::size_t>(at(d));
    minutes += problem.shifts[s].minutes;
    ++of_shift[s];
    if (d + 1 < days && at(d + 1) != day_off) {
      const std::vector<int>& barred = problem.shifts[s].cannot_follow;
      if (std::find(barred.begin(), barred.end(), at(d + 1)) != barred.end())
        out.push_back({Rule::succession, i, d + 1, at(d + 1), at(d)});
    }
  }
  for (std::size_t s = 0; s < of_shift.size(); ++s) {
    if (of_shift[s] > person.most_of_shift[s])
      out.push_back({Rule::shift_limit, i, days - 1, of_shift[s], person.most_of_shift[s]});
  }
  if (minutes > person.most_minutes)
    out.push_back({Rule::most_minutes, i, days - 1, static_cast<int>(minutes), person.most_minutes});
  if (minutes < person.least_minutes)
    out.push_back({Rule::least_minutes, i, days - 1, static_cast<int>(minutes), person.least_minutes});

  for (int begin = 0; begin < days;) {
    const bool works = at(begin) != day_off;
    int end = begin;
    while (end < days && (at(end) != day_off) == works) ++end;
    const int length = end - begin;
    const bool touches_an_end = begin == 0 || end == days;
    if (works && length > person.most_days_running)
      out.push_back({Rule::most_days_running, i, end - 1, length, person.most_days_running});
    if (works && !touches_an_end && length < person.least_days_running)
      out.push_back({Rule::least_days_running, i, end - 1, length, person.least_days_running});
    if (!works && !touches_an_end && length < person.least_days_off_running)
      out.push_back({Rule::least_days_off_running, i, end - 1, length, person.least_days_off_running});
    begin = end;
  }

  int weekends = 0;
  for (int saturday = 5; saturday < days; saturday += 7) {
    const bool sunday = saturday + 1 < days && at(saturday + 1) != day_off;
    if (at(saturday) != day_off || sunday) ++weekends;
  }
  if (weekends > person.most_weekends)
    out.push_back({Rule::most_weekends, i, days - 1, weekends, person.most_weekends});
  for (const int d : person.days_off) {
    if (at(d) != day_off) out.push_back({Rule::fixed_day_off, i, d, at(d), day_off});
  }
}

}  // namespace

std::string key_of(Rule rule) {
  switch (rule) {
    case Rule::succession: return "succession";
    case Rule::shift_limit: return "shift_limit";
    case Rule::most_minutes: return "most_minutes";
    case Rule::least_minutes: return "least_minutes";
    case Rule::most_days_running: return "most_days_running";
    case Rule::least_days_running: return "least_days_running";
    case Rule::least_days_off_running: return "least_days_off_running";
    case Rule::most_weekends: return "most_weekends";
    case Rule::fixed_day_off: break;
  }
  return "fixed_day_off";
}

Evaluation evaluate(const Problem& problem, const Rota& rota) {
  Evaluation result;
  for (std::size_t i = 0; i < rota.size(); ++i) check_person(problem, rota[i], static_cast<int>(i), result.violations);
  const auto works = [&](const Request& request) {
    return rota[static_cast<std::size_t>(request.person)][static_cast<std::size_t>(request.day)] == request.shift;
  };
  for (const Request& request : problem.on_requests) result.requests += works(request) ? 0 : request.weight;
  for (const Request& request : problem.off_requests) result.requests += works(request) ? request.weight : 0;
  for (const Cover& cell : problem.cover) {
    long present = 0;
    for (const std::vector<int>& line : rota) present += line[static_cast<std::size_t>(cell.day)] == cell.shift ? 1 : 0;
    result.cover += present < cell.wanted ? (cell.wanted - present) * cell.weight_under
                                          : (present - cell.wanted) * cell.weight_over;
  }
  return result;
}

}  // namespace handlingsrom::roster::nrp24
