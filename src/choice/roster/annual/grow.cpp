#include "choice/roster/annual/grow.hpp"

#include <algorithm>
#include <optional>

#include "choice/roster/annual/measure.hpp"
#include "choice/roster/annual/window.hpp"

namespace handlingsrom::annual {
namespace {

// The unit with those who grow at full time; leave as the problem has it.
Unit at_full_time(const Problem& problem, bool asked) {
  Unit unit = problem.unit;
  unit.place_holidays = false;
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    Person& person = unit.people[p];
    if (person.grows || !asked) person.position = 1;
    person.holidays.clear();
    person.absences.clear();
    for (int d = 0; d < unit.days(); ++d) {
      const Duty duty = problem.leave[p][static_cast<std::size_t>(d)];
      const Day day = unit.first + std::chrono::days{d};
      if (duty == on_holiday) person.holidays.push_back({day, day, 0});
      if (duty == away) person.absences.push_back({day, day, 0});
    }
  }
  return unit;
}

class Growing {
 public:
  Growing(const Problem& problem, const Rota& rota, bool asked)
      : problem_(problem), large_(at_full_time(problem, asked)), cover_(problem.unit, problem.demand) {
    growth_.asked = asked;
    growth_.rota = rota;
    cover_.count(problem.unit, rota);
    shifts_.assign(rota.size(), 0);
    hours_.assign(rota.size(), 0.0);
  }

  Growth run() {
    growth_.empty_before = empty();
    for (int d = 0; d < cover_.days(); ++d) {
      for (int s = 0; s < cover_.shifts(); ++s) {
        while (lacking(d, s) > 0) {
          const auto taker = best_taker(d, s);
          if (!taker) break;
          give(*taker, d, s);
        }
      }
    }
    growth_.empty_after = empty();
    for (std::size_t p = 0; p < shifts_.size(); ++p) {
      if (shifts_[p] == 0) continue;
      const LineSum sum = large_.lines[p].sum(growth_.rota[p]);
      const double full = large_.lines[p].hours(sum).target;
      const double position = problem_.unit.people[p].position;
      growth_.people.push_back(
          {p, shifts_[p], hours_[p], position, full > 0 ? std::clamp(sum.hours / full, position, 1.0) : position});
      growth_.hours += hours_[p];
    }
    return std::move(growth_);
  }

 private:
  // People lacking, as summary_of counts them: a competence that lacks is no empty shift.
  int lacking(int day, int shift) const {
    const auto& rows = cover_.rows_of(day, shift);
    return rows.empty() ? 0 : std::max(0, rows.front().wanted - rows.front().present);
  }
  int empty() const {
    int sum = 0;
    for (int d = 0; d < cover_.days(); ++d) {
      for (int s = 0; s < cover_.shifts(); ++s) sum += lacking(d, s);
    }
    return sum;
  }

  bool wants(std::size_t p) const {
    const Person& person = problem_.unit.people[p];
    return person.position < 1 && (person.grows || !growth_.asked);
  }

  bool may(std::size_t p, int day, int shift) {
    std::vector<Duty>& line = growth_.rota[p];
    Duty& duty = line[static_cast<std::size_t>(day)];
    const LineRules& rules = large_.lines[p];
    if (duty != off || !rules.may(day, shift)) return false;
    duty = static_cast<Duty>(shift);
    double disliked = 0;
    const bool kept = states_of(rules, line, states_, disliked) && rules.keeps_averages(line) &&
                      rules.cost(rules.sum(line)) < static_cast<double>(forbidden);
    duty = off;
    return kept;
  }

  std::optional<std::size_t> best_taker(int day, int shift) {
    std::vector<std::pair<std::pair<double, double>, std::size_t>> order;
    for (std::size_t p = 0; p < shifts_.size(); ++p) {
      if (wants(p)) order.push_back({{cover_.gain(day, shift, problem_.unit.people[p]), hours_[p]}, p});
    }
    std::sort(order.begin(), order.end());
    for (const auto& each : order) {
      if (may(each.second, day, shift)) return each.second;
    }
    return std::nullopt;
  }

  void give(std::size_t p, int day, int shift) {
    growth_.rota[p][static_cast<std::size_t>(day)] = static_cast<Duty>(shift);
    cover_.add(day, shift, problem_.unit.people[p], 1);
    ++shifts_[p];
    hours_[p] += problem_.times.at(day, shift).minutes / 60.0;
  }

  const Problem& problem_;
  const Problem large_;
  Cover cover_;
  Growth growth_;
  std::vector<int> shifts_;
  std::vector<double> hours_;
  std::vector<LineState> states_;
};

}  // namespace

Growth grow(const Problem& problem, const Rota& rota) {
  const bool asked = std::any_of(problem.unit.people.begin(), problem.unit.people.end(),
                                 [](const Person& person) { return person.grows && person.position < 1; });
  return Growing(problem, rota, asked).run();
}

std::vector<ShiftLength> people_by_shift_length(const Problem& problem, std::span<const double> lengths) {
  const Unit& unit = problem.unit;
  double weekend_hours = 0;
  int weekends = 0;
  for (int d = 0; d < unit.days(); ++d) {
    if (d % 7 == 5) ++weekends;
    if (d % 7 < 5) continue;
    for (const Wanted::Row& row : problem.demand.by_day[static_cast<std::size_t>(d)]) {
      if (row.competence < 0) weekend_hours += row.count * unit.shifts[static_cast<std::size_t>(row.shift)].hours();
    }
  }
  double own_weekends = 0, own_hours = 0;  // of a mean person, over the period
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    const LineRules& rules = problem.lines[p];
    own_weekends += rules.weeks_at_work() / unit.people[p].weekend_every;
    own_hours += rules.hours({}).target;
  }
  own_weekends /= static_cast<double>(unit.people.size());
  own_hours /= static_cast<double>(unit.people.size());
  std::vector<ShiftLength> result;
  for (const double length : lengths) {
    ShiftLength row{length, 0, 0};
    if (own_weekends > 0 && weekends > 0) row.by_weekends = weekend_hours / (2 * length) / own_weekends;
    if (own_hours > 0) row.by_hours = problem.demand.hours / own_hours;
    result.push_back(row);
  }
  return result;
}

}  // namespace handlingsrom::annual
