#include "choice/roster/annual/line.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::annual {
namespace {

constexpr int hour = 60;

}  // namespace

LineRules::LineRules(const Unit& unit, const Times& times, int person, const std::vector<Duty>& leave)
    : unit_(unit),
      times_(times),
      person_(unit.people[static_cast<std::size_t>(person)]),
      stride_(unit.shifts.size() + 1),
      may_(static_cast<std::size_t>(unit.days()) * unit.shifts.size(), 0),
      wish_(static_cast<std::size_t>(unit.days()) * stride_, 0) {
  const auto minutes = [&](const char* id) {
    return static_cast<int>(std::lround(unit.rules.value(person_.contract, id) * hour));
  };
  daily_rest_ = minutes("daily_rest_hours");
  weekly_rest_ = minutes("weekly_rest_hours");
  longest_week_ = minutes("longest_week_hours");
  longest_day_ = minutes("longest_day_hours");
  sunday_weeks_ = static_cast<int>(unit.rules.value(person_.contract, "sunday_average_weeks"));
  weekend_gap_ = person_.weekend_every - 1;
  std::vector<int> by_week(static_cast<std::size_t>(unit.weeks), 0);
  for (int d = 0; d < unit.days(); ++d) {
    const bool free = leave[static_cast<std::size_t>(d)] >= off;
    if (!free) ++by_week[static_cast<std::size_t>(d / 7)];
    for (std::size_t s = 0; s < unit.shifts.size(); ++s) {
      const bool may =
          free && may_work(person_, static_cast<int>(s)) && times.at(d, static_cast<int>(s)).minutes <= longest_day_;
      may_[at(d, static_cast<int>(s))] = may ? 1 : 0;
    }
  }
  // As the checker counts: five days of leave or more are a week away.
  double days_away = 0;
  for (const int count : by_week) days_away += count >= 5 ? 7 : count;
  weeks_ = std::max(0.0, (unit.days() - days_away) / 7.0);
  for (const Wish& wish : person_.wishes) {
    for (int d = unit.day_of(wish.from); d <= unit.day_of(wish.to); ++d) {
      for (std::size_t k = 0; k < stride_; ++k) {
        const bool met = wish.shift < 0 ? k == 0 : k == static_cast<std::size_t>(wish.shift) + 1;
        if (!met)
          wish_[static_cast<std::size_t>(d) * stride_ + k] += static_cast<float>(wish.weight * unit.weights.wish);
      }
    }
  }
}

std::int64_t LineRules::rest_from(const LineState& state, int day) const {
  return state.last >= 0 ? times_.at(day - 1 - state.gap, state.last).to : times_.midnight(day - state.gap);
}

/// Monday: last week must have had its rest, or the rest at hand is owed to it.
bool LineRules::week_begins(LineState& state, int day) const {
  state.free_weekends = (state.marks & LineState::weekend) != 0
                            ? std::uint8_t{0}
                            : static_cast<std::uint8_t>(std::min(state.free_weekends + 1, 7));
  state.marks &= static_cast<std::uint8_t>(~(LineState::weekend | LineState::saturday));
  state.week_minutes = state.gap == 0 && state.last >= 0
                           ? static_cast<std::int16_t>(times_.at(day - 1, state.last).after_midnight)
                           : std::int16_t{0};
  if (state.rest == 1) {
    state.rest = 0;
    return true;
  }
  const std::int64_t end = times_.midnight(day);
  const std::int64_t from = rest_from(state, day);
  if (end - std::max(from, times_.midnight(day - 7)) >= weekly_rest_) {
    state.rest = 3;
    return true;
  }
  if (from >= end) return false;
  state.rest = 2;
  return true;
}

/// Work begins at `from` after a rest: does it count for this week?
bool LineRules::week_had_rest(LineState& state, int day, std::int64_t from, std::int64_t since) const {
  const std::int64_t monday = times_.midnight(day - times_.weekday(day));
  const bool inside = from - std::max(since, monday) >= weekly_rest_;
  const bool long_enough = from - since >= weekly_rest_;
  if (state.rest == 2 && !long_enough) return false;
  if (state.rest == 0 && long_enough) {
    state.rest = 1;
  } else if (state.rest != 1) {
    state.rest = inside ? 1 : 0;
  }
  return true;
}

bool LineRules::step(LineState& state, int day, Duty duty, float& cost) const {
  const int weekday = times_.weekday(day);
  if (weekday == 0 && day > 0 && !week_begins(state, day)) return false;
  const bool strict = sunday_weeks_ == 0;
  const bool red = times_.red(day);
  if (duty < 0) {
    if (state.run == 1) cost += static_cast<float>(unit_.weights.lone_day);
    if (weekday == 6 && (state.marks & LineState::saturday) != 0)
      cost += static_cast<float>(unit_.weights.split_weekend);
    state.run = 0;
    if (state.gap < LineState::far) ++state.gap;
    if (state.gap == LineState::far) state.last = -1;
    if (strict && red) {
      const bool touched = (state.marks & LineState::red_next) != 0;
      state.marks &= static_cast<std::uint8_t>(~(LineState::red_next | LineState::red_before));
      if (touched) state.marks |= LineState::red_before;
    }
    return true;
  }
  const ShiftDay& shift = times_.at(day, duty);
  const std::int64_t since = rest_from(state, day);
  if (state.last >= 0) {
    if (shift.from - since < daily_rest_) return false;
    if (state.gap == 0) {
      const ShiftDay& before = times_.at(day - 1, state.last);
      const std::int64_t inside = std::min(shift.to, before.from + 24 * hour) - shift.from;
      if (inside > 0 &&
          before.minutes * (shift.to - shift.from) + inside * shift.minutes > longest_day_ * (shift.to - shift.from))
        return false;
    } else if (state.gap == 1) {
      cost += static_cast<float>(unit_.weights.lone_day);
    }
  }
  if (state.run >= unit_.most_days_running) return false;
  if (!week_had_rest(state, day, shift.from, since)) return false;
  const int to_next = weekday == 6 && day + 1 < times_.days() ? shift.after_midnight : 0;
  state.week_minutes = static_cast<std::int16_t>(state.week_minutes + shift.minutes - to_next);
  if (state.week_minutes > longest_week_) return false;
  if (shift.weekend && (state.marks & LineState::weekend) == 0) {
    if (state.free_weekends < weekend_gap_) return false;
    state.marks |= LineState::weekend;
  }
  if (weekday == 5) state.marks |= LineState::saturday;
  if (weekday == 6 && (state.marks & LineState::saturday) == 0) cost += static_cast<float>(unit_.weights.split_weekend);
  if (strict) {
    if (red) {
      const bool touched = shift.touches_today || (state.marks & LineState::red_next) != 0;
      if (touched && (state.marks & LineState::red_before) != 0) return false;
      state.marks &= static_cast<std::uint8_t>(~(LineState::red_next | LineState::red_before));
      if (touched) state.marks |= LineState::red_before;
    }
    if (shift.touches_next) {
      if ((state.marks & LineState::red_before) != 0) return false;
      state.marks |= LineState::red_next;
    }
  }
  state.last = duty;
  state.gap = 0;
  ++state.run;
  return true;
}

bool LineRules::finish(const LineState& state) const {
  if (state.rest == 1) return true;
  const int days = times_.days();
  return state.rest != 2 &&
         times_.midnight(days) - std::max(rest_from(state, days), times_.midnight(days - 7)) >= weekly_rest_;
}

LineSum LineRules::sum(const std::vector<Duty>& line) const {
  LineSum result;
  int weekend_of = -1;
  int minutes = 0, night = 0, sunday = 0;
  for (int d = 0; d < times_.days(); ++d) {
    const Duty duty = line[static_cast<std::size_t>(d)];
    if (duty < 0) continue;
    const ShiftDay& shift = times_.at(d, duty);
    minutes += shift.minutes;
    night += shift.night;
    sunday += shift.sunday;
    ++result.shifts;
    result.nights += shift.night > 3 * hour ? 1 : 0;
    result.holidays += shift.holiday ? 1 : 0;
    if (shift.weekend && weekend_of != d / 7) {
      weekend_of = d / 7;
      ++result.weekends;
    }
  }
  result.hours = minutes / 60.0;
  result.night = night / 60.0;
  result.sunday = sunday / 60.0;
  return result;
}

LineRules::Hours LineRules::hours(const LineSum& sum) const {
  const auto value = [&](const char* id) { return unit_.rules.value(person_.contract, id); };
  double full = 0;
  if (person_.contract == "three_part") {
    const double reduction = (value("three_part_night") * sum.night + value("three_part_sunday") * sum.sunday) /
                             std::max(1.0, weeks_) / person_.position;
    full = std::clamp(value("week_hours_day") - reduction, value("three_part_least"), value("three_part_most"));
  } else {
    full = value(person_.contract == "day"          ? "week_hours_day"
                 : person_.contract == "continuous" ? "week_hours_continuous"
                                                    : "week_hours_rota");
  }
  const double tolerance = value("hours_tolerance");
  const double target = full * person_.position * weeks_;
  return {target, target * (1 - tolerance), target * (1 + tolerance)};
}

double LineRules::cost(const LineSum& sum) const {
  const Weights& weights = unit_.weights;
  const Hours contract = hours(sum);
  if (sum.hours > contract.most + 1e-6) return forbidden;
  double cost = weights.hour * std::abs(sum.hours - contract.target);
  if (sum.hours < contract.least) cost += (weights.missing_hour - weights.hour) * (contract.least - sum.hours);
  cost += weights.weekend * sum.weekends * sum.weekends + weights.holiday * sum.holidays * sum.holidays;
  return cost + weights.night * sum.nights * sum.nights;
}

bool LineRules::keeps_averages(const std::vector<Duty>& line) const {
  const auto value = [&](const char* id) { return unit_.rules.value(person_.contract, id); };
  const int days = times_.days();
  std::vector<int> week(static_cast<std::size_t>(unit_.weeks), 0);
  std::vector<int> by_day(static_cast<std::size_t>(days), 0), nights(static_cast<std::size_t>(days), 0);
  std::vector<char> worked(static_cast<std::size_t>(days) + 1, 0);
  for (int d = 0; d < days; ++d) {
    const Duty duty = line[static_cast<std::size_t>(d)];
    if (duty < 0) continue;
    const ShiftDay& shift = times_.at(d, duty);
    const bool spills = d % 7 == 6 && d + 1 < days;
    week[static_cast<std::size_t>(d / 7)] += spills ? shift.before_midnight : shift.minutes;
    if (spills) week[static_cast<std::size_t>(d / 7) + 1] += shift.after_midnight;
    by_day[static_cast<std::size_t>(d)] = shift.minutes;
    nights[static_cast<std::size_t>(d)] = shift.night > 3 * hour ? 1 : 0;
    if (shift.touches_today) worked[static_cast<std::size_t>(d)] = 1;
    if (shift.touches_next) worked[static_cast<std::size_t>(d) + 1] = 1;
  }
  const auto span = static_cast<int>(value("average_weeks"));
  const double most = value("average_week_hours") * span * hour;
  int sum = 0;
  for (int w = 0; w < unit_.weeks; ++w) {
    sum += week[static_cast<std::size_t>(w)] - (w >= span ? week[static_cast<std::size_t>(w - span)] : 0);
    if (w + 1 >= span && sum > most) return false;
  }
  constexpr int month = 28;
  const double night_most =
      value("night_average_hours") * (month - month / 7.0 * value("weekly_rest_hours") / 24) * hour;
  int minutes = 0, count = 0;
  for (int d = 0; d < days; ++d) {
    minutes += by_day[static_cast<std::size_t>(d)];
    count += nights[static_cast<std::size_t>(d)];
    if (d >= month)
      minutes -= by_day[static_cast<std::size_t>(d - month)], count -= nights[static_cast<std::size_t>(d - month)];
    if (d + 1 >= month && count >= value("night_regular_shifts") && minutes > night_most) return false;
  }
  if (sunday_weeks_ == 0) return true;
  for (int begin = 0; begin + sunday_weeks_ * 7 <= days; begin += 7) {
    int all = 0, at_work = 0;
    for (int d = begin; d < begin + sunday_weeks_ * 7; ++d) {
      all += times_.red(d) ? 1 : 0;
      at_work += times_.red(d) && worked[static_cast<std::size_t>(d)] != 0 ? 1 : 0;
    }
    if (2 * at_work > all) return false;
  }
  for (int begin = 0; begin + month <= days; begin += 7) {
    bool free = false;
    for (int d = begin; d < begin + month; ++d) free |= times_.red(d) && worked[static_cast<std::size_t>(d)] == 0;
    if (!free) return false;
  }
  return true;
}

}  // namespace handlingsrom::annual
