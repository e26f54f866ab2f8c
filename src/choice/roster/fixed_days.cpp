#include "choice/roster/fixed_days.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "choice/roster/master_shares.hpp"

namespace handlingsrom::roster {

FixedDays::FixedDays(Master& master, const std::vector<std::vector<char>>& allowed)
    : master_(master), model_(master.model()), allowed_(allowed), pricers_(model_, master.persons(), allowed) {
  allowed_.resize(master.persons().size());
  const auto places = static_cast<std::size_t>(model_.days * (model_.duties + 1));
  for (std::vector<char>& each : allowed_) {
    if (each.empty()) each.assign(places, 1);
  }
}

FixedDays::~FixedDays() {
  for (std::size_t k = 0; k < master_.columns().size(); ++k) master_.allow(k, true);
}

std::vector<DayChoice> FixedDays::open_days(double noise, std::uint64_t seed, std::uint32_t draw) const {
  const std::vector<std::vector<double>> shares = shares_by_place(master_);
  const std::vector<std::size_t> likeliest = likeliest_columns(master_, shares);
  std::vector<DayChoice> choices;
  for (std::size_t i = 0; i < allowed_.size(); ++i) {
    for (int d = 0; d < model_.days; ++d) {
      int open = 0;
      for (int duty = free_day; duty < model_.duties; ++duty)
        open += allowed_[i][model_.place(d, static_cast<Duty>(duty))];
      if (open <= 1) continue;
      const Duty duty = master_.columns()[likeliest[i]].line.duty[static_cast<std::size_t>(d)];
      const double more = noise * uniform({seed, draw, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(d)});
      choices.push_back({shares[i][model_.place(d, duty)] + more, i, d, duty});
    }
  }
  std::stable_sort(choices.begin(), choices.end(),
                   [](const DayChoice& a, const DayChoice& b) { return a.share > b.share; });
  return choices;
}

void FixedDays::fix(std::span<const DayChoice> days) { take({days.begin(), days.end()}, false); }

void FixedDays::take(std::vector<DayChoice> days, bool barred) {
  Step step{std::move(days), barred, {}, {}};
  std::vector<char> touched(allowed_.size(), 0);
  for (const DayChoice& each : step.days) {
    std::vector<char>& own = allowed_[each.person];
    if (touched[each.person] == 0) {
      touched[each.person] = 1;
      step.persons.push_back(each.person);
      step.before.push_back(own);
    }
    if (barred) {
      own[model_.place(each.day, each.duty)] = 0;
      continue;
    }
    for (int duty = free_day; duty < model_.duties; ++duty)
      own[model_.place(each.day, static_cast<Duty>(duty))] = duty == each.duty ? 1 : 0;
  }
  for (const std::size_t person : step.persons) follow(person);
  steps_.push_back(std::move(step));
}

bool FixedDays::turn_back() {
  while (!steps_.empty()) {
    Step step = std::move(steps_.back());
    steps_.pop_back();
    for (std::size_t k = 0; k < step.persons.size(); ++k) {
      allowed_[step.persons[k]] = std::move(step.before[k]);
      follow(step.persons[k]);
    }
    if (step.barred) continue;
    const bool last = step.days.size() == 1;
    constexpr std::size_t part = 4;
    step.days.resize(std::max<std::size_t>(1, step.days.size() / part));
    take(std::move(step.days), last);
    return true;
  }
  return false;
}

/// Pricer and columns of a person as allowed now.
void FixedDays::follow(std::size_t person) {
  pricers_.restrict(person, allowed_[person]);
  for (std::size_t k = 0; k < master_.columns().size(); ++k) {
    const Master::Column& column = master_.columns()[k];
    if (column.person != static_cast<int>(person)) continue;
    bool fits = true;
    for (int d = 0; fits && d < model_.days; ++d)
      fits = allowed_[person][model_.place(d, column.line.duty[static_cast<std::size_t>(d)])] != 0;
    master_.allow(k, fits);
  }
}

}  // namespace handlingsrom::roster
