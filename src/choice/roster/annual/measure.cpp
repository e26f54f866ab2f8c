#include "choice/roster/annual/measure.hpp"

#include <algorithm>
#include <cmath>

#include "base/quantile.hpp"
#include "base/random.hpp"

namespace handlingsrom::annual {
namespace {

/// Kroner an hour.
double price_of(const Unit& unit, const Person& person) {
  const auto found = unit.money.by_role.find(person.role);
  return found == unit.money.by_role.end() ? unit.money.hour : found->second;
}

PersonLoad load_of(const Problem& problem, std::size_t p, const std::vector<Duty>& line) {
  const Unit& unit = problem.unit;
  const LineSum sum = problem.lines[p].sum(line);
  PersonLoad load;
  load.hours = sum.hours;
  load.target = problem.lines[p].hours(sum).target;
  const double weeks = problem.lines[p].weeks_at_work();
  load.week_hours = weeks > 0 ? load.target / weeks : 0;
  load.night_hours = sum.night;
  load.sunday_hours = sum.sunday;
  load.weekends = sum.weekends;
  load.nights = sum.nights;
  load.holidays = sum.holidays;
  load.shifts = sum.shifts;
  int run = 0, weekends_open = 0;
  const int days = unit.days();
  const auto works = [&](int d) { return d >= 0 && d < days && line[static_cast<std::size_t>(d)] >= 0; };
  for (int d = 0; d < days; ++d) {
    const Duty duty = line[static_cast<std::size_t>(d)];
    run = duty >= 0 ? run + 1 : 0;
    load.longest_run = std::max(load.longest_run, run);
    if (duty >= 0) {
      const Shift& shift = unit.shifts[static_cast<std::size_t>(duty)];
      constexpr int afternoon = 13 * 60, latest = 20 * 60;
      if (shift.start >= afternoon && shift.start < latest) ++load.evenings;
      if (d > 0 && d + 1 < days && !works(d - 1) && !works(d + 1)) ++load.lone_days;
    }
    if (d % 7 == 5) {
      if (works(d) != works(d + 1)) ++load.split_weekends;
      if (line[static_cast<std::size_t>(d)] >= off) ++weekends_open;
    }
  }
  load.weekend_one_in = load.weekends > 0 ? static_cast<double>(weekends_open) / load.weekends : 0;
  for (const Wish& wish : unit.people[p].wishes) {
    for (int d = unit.day_of(wish.from); d <= unit.day_of(wish.to); ++d) {
      ++load.wish_days;
      const Duty duty = std::max(off, line[static_cast<std::size_t>(d)]);
      load.wish_days_met += duty == (wish.shift < 0 ? off : static_cast<Duty>(wish.shift)) ? 1 : 0;
    }
  }
  return load;
}

}  // namespace

Summary summary_of(const Problem& problem, const Rota& rota) {
  const Unit& unit = problem.unit;
  Summary summary;
  Cover cover(unit, problem.demand);
  cover.count(unit, rota);
  for (int d = 0; d < unit.days(); ++d) {
    for (int s = 0; s < cover.shifts(); ++s) {
      for (const Cover::Row& row : cover.rows_of(d, s)) {
        if (row.competence < 0) {
          const int lacking = std::max(0, row.wanted - row.present);
          if (lacking > 0) summary.empty.push_back({d, s, lacking, -1});
          summary.empty_shifts += lacking;
          summary.empty_hours += lacking * unit.shifts[static_cast<std::size_t>(s)].hours();
          summary.wanted_shifts += row.wanted;
          summary.surplus_shifts += std::max(0, row.present - row.wanted);
        } else if (row.present < row.wanted) {
          const Cover::Row& people = cover.rows_of(d, s).front();
          const int beyond = (row.wanted - row.present) - std::max(0, people.wanted - people.present);
          if (beyond <= 0) continue;  // those who lack may have it
          ++summary.competence_short;
          summary.empty.push_back({d, s, 0, row.competence});
        }
      }
    }
  }
  for (std::size_t p = 0; p < rota.size(); ++p) {
    summary.people.push_back(load_of(problem, p, rota[p]));
    summary.planned_hours += summary.people.back().hours;
    summary.target_hours += summary.people.back().target;
  }
  return summary;
}

Cost cost_in_kroner(const Problem& problem, const Rota& rota, const Summary& summary) {
  const Unit& unit = problem.unit;
  const Money& money = unit.money;
  Cost cost;
  for (std::size_t p = 0; p < rota.size(); ++p) {
    const double price = price_of(unit, unit.people[p]);
    cost.planned += price * summary.people[p].hours;
    cost.leave += price * std::max(0.0, summary.people[p].target - summary.people[p].hours);
    for (int d = 0; d < unit.days(); ++d) {
      const Duty duty = rota[p][static_cast<std::size_t>(d)];
      if (duty < 0) continue;
      const ShiftDay& shift = problem.times.at(d, duty);
      cost.night += money.night_supplement * shift.night / 60.0;
      if (d % 7 >= 5) cost.weekend += money.weekend_supplement * shift.minutes / 60.0;
      if (shift.holiday) cost.holiday += money.holiday_supplement * price * shift.minutes / 60.0;
    }
  }
  cost.substitutes = summary.empty_hours * money.hour * (1 + money.substitute_supplement);
  cost.on_costs =
      money.on_costs * (cost.planned + cost.leave + cost.night + cost.weekend + cost.holiday + cost.substitutes);
  return cost;
}

Stability stability_of(const Problem& problem, const Rota& rota, std::uint64_t seed, int runs) {
  const Unit& unit = problem.unit;
  constexpr double mean_spell = 9;  // days; parameter of the spell's geometric length
  // Spells begin as often as keeps each day's share, were its season to last.
  std::vector<double> share, start;
  for (int d = 0; d < unit.days(); ++d) {
    share.push_back(unit.sick_on(d));
    start.push_back(share.back() / (1 - share.back()) / mean_spell);
  }
  Cover full(unit, problem.demand);
  full.count(unit, rota);
  std::vector<double> to_fill, cost;
  Stability result;
  result.runs = runs;
  double absent = 0, covered = 0;
  for (int run = 0; run < runs; ++run) {
    std::vector<int> missing(static_cast<std::size_t>(unit.days() * full.shifts()), 0);
    for (std::size_t p = 0; p < rota.size(); ++p) {
      bool ill = false;
      for (int d = 0; d < unit.days(); ++d) {
        DrawKey key;
        key.seed = seed;
        key.run = static_cast<std::uint32_t>(run);
        key.entity = static_cast<std::uint32_t>(p);
        key.event = static_cast<std::uint32_t>(d);
        const double drawn = uniform(key);
        const auto day = static_cast<std::size_t>(d);
        ill = d == 0 ? drawn < share[day] : ill ? drawn > 1 / mean_spell : drawn < start[day];
        const Duty duty = rota[p][static_cast<std::size_t>(d)];
        if (ill && duty >= 0) ++missing[static_cast<std::size_t>(d * full.shifts() + duty)];
      }
    }
    double hours = 0;
    for (int d = 0; d < unit.days(); ++d) {
      const double before = hours;
      for (int s = 0; s < full.shifts(); ++s) {
        const int gone = missing[static_cast<std::size_t>(d * full.shifts() + s)];
        if (gone == 0 || full.rows_of(d, s).empty()) continue;
        const Cover::Row& row = full.rows_of(d, s).front();
        const double length = unit.shifts[static_cast<std::size_t>(s)].hours();
        const int spare = std::max(0, row.present - row.wanted);
        absent += gone * length;
        covered += std::min(spare, gone) * length;
        hours += std::max(0, gone - spare) * length;
      }
      const std::chrono::year_month_day date{unit.first + std::chrono::days{d}};
      result.by_quarter[(static_cast<unsigned>(date.month()) - 1) / 3] += (hours - before) / runs;
    }
    to_fill.push_back(hours);
    cost.push_back(hours * unit.money.hour * (1 + unit.money.substitute_supplement) * (1 + unit.money.on_costs));
  }
  const auto mean = [](const std::vector<double>& values) {
    double sum = 0;
    for (const double each : values) sum += each;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
  };
  result.absent_hours = absent / runs;
  result.covered_by_surplus = absent > 0 ? covered / absent : 0;
  result.hours_to_fill = mean(to_fill);
  result.cost = mean(cost);
  std::sort(to_fill.begin(), to_fill.end());
  std::sort(cost.begin(), cost.end());
  result.hours_low = quantile(to_fill, 0.1);
  result.hours_high = quantile(to_fill, 0.9);
  result.cost_low = quantile(cost, 0.1);
  result.cost_high = quantile(cost, 0.9);
  return result;
}

}  // namespace handlingsrom::annual
