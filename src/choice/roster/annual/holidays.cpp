#include "choice/roster/annual/holidays.hpp"

#include <algorithm>

namespace handlingsrom::annual {
namespace {

using std::chrono::days;

constexpr int whole_year = 52;
constexpr int weeks_due = 5;
constexpr int main_weeks = 3;  // 18 working days in a row

class Placing {
 public:
  explicit Placing(const Unit& unit) : unit_(unit), load_(static_cast<std::size_t>(unit.weeks)) {
    for (auto& each : load_) each.assign(unit.competences.size() + 1, 0);
  }

  void note(const Person& person, int week) {
    auto& load = load_[static_cast<std::size_t>(week)];
    load.back() += person.position;
    for (const int c : person.competences) load[static_cast<std::size_t>(c)] += person.position;
  }

  /// The weeks from `first` that bear best that this person is away, of those the predicate takes.
  template <class May>
  int best(const Person& person, int length, May may) const {
    int found = -1;
    double least = 1e30;
    for (int w = 0; w + length <= unit_.weeks; ++w) {
      double sum = 0;
      bool open = true;
      for (int k = w; k < w + length; ++k) {
        open &= may(k);
        const auto& load = load_[static_cast<std::size_t>(k)];
        sum += 2 * load.back() * load.back() + wish(person, k);
        for (const int c : person.competences)
          sum += load[static_cast<std::size_t>(c)] * load[static_cast<std::size_t>(c)] * 3;
      }
      if (open && sum < least - 1e-9) least = sum, found = w;
    }
    return found;
  }

  bool red(int week) const {
    for (int d = 0; d < 6; ++d) {
      if (roster::is_sunday_or_holiday(unit_.first + days{week * 7 + d})) return true;
    }
    return false;
  }
  bool summer(int week) const {
    const std::chrono::year_month_day first{unit_.first + days{week * 7}}, last{unit_.first + days{week * 7 + 6}};
    const auto number = [](const std::chrono::year_month_day& date) {
      return static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
    };
    return number(first) >= 615 && number(last) <= 822;
  }

 private:
  /// A wish for free days draws the holiday there.
  double wish(const Person& person, int week) const {
    double sum = 0;
    for (const Wish& each : person.wishes) {
      if (each.shift >= 0) continue;
      const int first = std::max(unit_.day_of(each.from), week * 7),
                last = std::min(unit_.day_of(each.to), week * 7 + 6);
      if (last - first >= 4) sum -= 20 * each.weight;
    }
    return sum;
  }

  const Unit& unit_;
  std::vector<std::vector<double>> load_;
};

}  // namespace

Rota place_leave(const Unit& unit) {
  Rota leave(unit.people.size(), std::vector<Duty>(static_cast<std::size_t>(unit.days()), off));
  Placing placing(unit);
  const auto put = [&](std::size_t p, int from, int to, Duty duty) {
    for (int d = from; d <= to; ++d) leave[p][static_cast<std::size_t>(d)] = duty;
  };
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    const Person& person = unit.people[p];
    for (const Span& span : person.absences) put(p, unit.day_of(span.from), unit.day_of(span.to), away);
    for (const Span& span : person.holidays) put(p, unit.day_of(span.from), unit.day_of(span.to), on_holiday);
    for (int w = 0; w < unit.weeks; ++w) {
      int count = 0;
      for (int d = w * 7; d < w * 7 + 7; ++d) count += leave[p][static_cast<std::size_t>(d)] < off ? 1 : 0;
      if (count >= 5) placing.note(person, w);
    }
  }
  if (!unit.place_holidays || unit.weeks < whole_year) return leave;
  for (std::size_t p = 0; p < unit.people.size(); ++p) {
    const Person& person = unit.people[p];
    const int year = static_cast<int>(std::chrono::year_month_day{unit.first + days{182}}.year());
    int due = weeks_due + (person.born && year - *person.born >= 60 ? 1 : 0);
    int fixed = 0;
    for (const Duty duty : leave[p]) fixed += duty == on_holiday ? 1 : 0;
    due -= (fixed + 2) / 7;
    const auto open = [&](int week) {
      for (int d = week * 7; d < week * 7 + 7; ++d) {
        if (leave[p][static_cast<std::size_t>(d)] < off) return false;
      }
      return !placing.red(week);
    };
    const auto take = [&](int week, int length) {
      if (week < 0) return false;
      put(p, week * 7, (week + length) * 7 - 1, on_holiday);
      for (int w = week; w < week + length; ++w) placing.note(person, w);
      return true;
    };
    if (due >= main_weeks &&
        take(placing.best(person, main_weeks, [&](int w) { return open(w) && placing.summer(w); }), main_weeks))
      due -= main_weeks;
    bool before = true;
    for (int tries = 0; due > 0 && tries < 2 * weeks_due; ++tries, before = !before) {
      const int middle = unit.weeks / 2;
      if (take(placing.best(person, 1,
                            [&](int w) { return open(w) && !placing.summer(w) && (before ? w < middle : w > middle); }),
               1))
        --due;
    }
  }
  return leave;
}

}  // namespace handlingsrom::annual
