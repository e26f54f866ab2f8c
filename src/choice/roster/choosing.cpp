#include "choice/roster/choosing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.hpp"
#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {

Choosing::Choosing(const LineModel& model, std::uint64_t seed, double unit) : model_(model), seed_(seed), unit_(unit) {
  enter_kinds(0, 6);
  for (const int weeks : {2, 4}) {
    if (weeks < model.days / 7) enter_kinds(weeks, 12);
  }
}

/// Kinds of twice as many persons each, the last with all.
void Choosing::enter_kinds(int weeks, std::uint32_t smallest) {
  constexpr std::uint32_t largest = 100;
  auto count = static_cast<std::uint32_t>(model_.persons.size());
  // All persons for the whole period are what a dive is for.
  if (weeks == 0 && count > 2 * smallest) count = 2 * count / 3;
  for (std::uint32_t most = smallest;; most *= 2) {
    Kind kind;
    kind.weeks = weeks;
    kind.most = std::min({most, count, largest});
    kind.least = std::min(kind.most, most / 2 + 1);
    // Until it is known: some forty programs, each for all its persons and days.
    kind.work = 40.0 * kind.most * (weeks > 0 ? 7 * weeks : model_.days);
    kind.tried = 1;
    kinds_.push_back(kind);
    if (most >= std::min(count, largest)) return;
  }
}

double Choosing::highest_price() const {
  constexpr double above = 1.5;
  double most = 0;
  for (const double price : prices_.cell) most = std::max(most, above * std::abs(price));
  return most;
}

std::uint32_t Choosing::random(std::uint32_t count) {
  const double draw = uniform({seed_, draws_++, 0, 0, 0});
  return std::min(count - 1, static_cast<std::uint32_t>(draw * count));
}

/// A place drawn by weight.
std::size_t Choosing::drawn(const std::vector<double>& weight) {
  double rest = uniform({seed_, draws_++, 0, 0, 0}) * std::accumulate(weight.begin(), weight.end(), 0.0);
  std::size_t place = 0;
  while (place + 1 < weight.size() && rest >= weight[place]) rest -= weight[place++];
  return place;
}

std::size_t Choosing::kind() {
  constexpr double tried_anew = 0.25;
  std::vector<double> rate;
  for (const Kind& each : kinds_) {
    const bool barred = only_windows_ && each.weeks == 0 && kinds_.back().weeks > 0;
    rate.push_back(barred ? -1 : each.gain / each.work);
  }
  const auto open = static_cast<double>(std::count_if(rate.begin(), rate.end(), [](double r) { return r >= 0; }));
  double total = 0;
  for (const double each : rate) total += std::max(0.0, each);
  std::vector<double> weight;
  for (std::size_t k = 0; k < kinds_.size(); ++k) {
    const double earned = total > 0 ? (1 - tried_anew) * rate[k] / total : 0;
    const double time = rate[k] < 0 ? 0 : earned + (total > 0 ? tried_anew : 1) / open;
    weight.push_back(time * kinds_[k].tried / kinds_[k].work);
  }
  return drawn(weight);
}

void Choosing::learn(const Neighbourhood& neighbourhood, double gain, double work) {
  constexpr double remembered = 0.9;
  Kind& kind = kinds_[static_cast<std::size_t>(neighbourhood.kind)];
  kind.gain = remembered * kind.gain + gain;
  kind.work = remembered * kind.work + work;
  kind.tried = remembered * kind.tried + 1;
}

/// What a cell costs, or costs more than it would at its price.
double Choosing::excess(std::size_t cell, int present) const {
  const CoverCell& cover = model_.cover[cell];
  if (prices_.cell.empty()) return cover.cost(present);
  const double price = prices_.cell[cell];
  const auto at = [&](int count) { return cover.cost(count) + price * count; };
  return at(present) - std::min({at(present), at(0), at(cover.minimum), at(cover.wanted)});
}

/// By day, what its cover and its wishes cost.
std::vector<double> Choosing::cost_of_days(const std::vector<Line>& lines) const {
  std::vector<double> cost(static_cast<std::size_t>(model_.days), 1e-3);
  const std::vector<int> present = presence(model_, lines);
  for (int d = 0; d < model_.days; ++d) {
    double& own = cost[static_cast<std::size_t>(d)];
    for (Duty duty = 0; duty < model_.duties; ++duty) {
      const std::size_t cell = model_.cell(d, duty);
      own += excess(cell, present[cell]);
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
      own +=
          static_cast<double>(model_.persons[i].day_cost[model_.place(d, lines[i].duty[static_cast<std::size_t>(d)])]);
  }
  return cost;
}

std::vector<double> Choosing::cost_of_persons(const std::vector<Line>& lines) const {
  std::vector<double> cost;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    double own = lines[i].cost;
    if (!prices_.person.empty()) {
      own -= prices_.person[i];
      for (int d = 0; d < model_.days; ++d) {
        const Duty duty = lines[i].duty[static_cast<std::size_t>(d)];
        if (duty != free_day) own -= prices_.cell[model_.cell(d, duty)];
      }
    }
    cost.push_back(1e-3 + std::max(0.0, own));
  }
  return cost;
}

/// Where a window of this many weeks begins, in weeks.
int Choosing::first_week(const std::vector<Line>& lines, int length) {
  const int places = std::max(1, model_.days / 7 - length + 1);
  if (random(2) == 0) return static_cast<int>(random(static_cast<std::uint32_t>(places)));
  const int week = static_cast<int>(drawn(cost_of_days(lines))) / 7;
  return std::clamp(week - static_cast<int>(random(static_cast<std::uint32_t>(length))), 0, places - 1);
}

/// Every second time half of them by what they cost. None that is taken, unless too few are left.
std::vector<int> Choosing::persons(const std::vector<Line>& lines, std::uint32_t size, std::vector<char>& taken) {
  const bool by_cost = random(2) == 0;
  std::vector<double> cost = by_cost ? cost_of_persons(lines) : std::vector<double>(lines.size(), 1);
  std::vector<double> free(lines.size(), 1);
  const auto gone = static_cast<std::size_t>(std::count(taken.begin(), taken.end(), 1));
  if (gone + size <= lines.size()) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (taken[i] != 0) free[i] = cost[i] = 0;
    }
  }
  std::vector<int> chosen;
  while (chosen.size() < size) {
    const std::size_t person = drawn(by_cost && random(2) == 0 ? cost : free);
    if (free[person] == 0) continue;
    free[person] = cost[person] = 0;
    taken[person] = 1;
    chosen.push_back(static_cast<int>(person));
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::vector<Neighbourhood> Choosing::next(const std::vector<Line>& lines, std::size_t count) {
  const std::size_t which = kind();
  const Kind& kind = kinds_[which];
  std::vector<char> taken(lines.size(), 0);
  std::vector<Neighbourhood> result(count);
  for (Neighbourhood& each : result) {
    each.kind = static_cast<int>(which);
    each.last_day = model_.days - 1;
    each.unit = unit_;
    each.first_price = highest_price();
    each.by_days = random(2) == 0;
    each.only_better = random(3) != 0;
    if (kind.weeks > 0) {
      const int first = first_week(lines, kind.weeks);
      each.first_day = 7 * first;
      if (first + kind.weeks < model_.days / 7) each.last_day = each.first_day + 7 * kind.weeks - 1;
    }
    each.persons = persons(lines, kind.least + random(kind.most - kind.least + 1), taken);
  }
  return result;
}

}  // namespace handlingsrom::roster
