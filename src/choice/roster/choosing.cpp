#include "choice/roster/choosing.hpp"

#include <algorithm>
#include <numeric>

#include "base/random.hpp"
#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {

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

/// By day, what its cover and its wishes cost.
std::vector<double> Choosing::cost_of_days(const std::vector<Line>& lines) const {
  std::vector<double> cost(static_cast<std::size_t>(model_.days), 1e-3);
  const std::vector<int> present = presence(model_, lines);
  for (int d = 0; d < model_.days; ++d) {
    double& own = cost[static_cast<std::size_t>(d)];
    for (Duty duty = 0; duty < model_.duties; ++duty)
      own += model_.cover[model_.cell(d, duty)].cost(present[model_.cell(d, duty)]);
    for (std::size_t i = 0; i < lines.size(); ++i)
      own +=
          static_cast<double>(model_.persons[i].day_cost[model_.place(d, lines[i].duty[static_cast<std::size_t>(d)])]);
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

std::vector<int> Choosing::persons(const std::vector<Line>& lines, std::uint32_t size) {
  const auto count = static_cast<std::uint32_t>(lines.size());
  std::vector<int> order(count);
  std::iota(order.begin(), order.end(), 0);
  if (random(2) == 0) {
    std::vector<double> cost;
    for (const Line& line : lines) cost.push_back(1e-3 + std::max(0.0, line.cost));
    std::swap(order[0], order[drawn(cost)]);
  } else {
    std::swap(order[0], order[random(count)]);
  }
  for (std::uint32_t k = 1; k < size; ++k) std::swap(order[k], order[k + random(count - k)]);
  order.resize(size);
  std::sort(order.begin(), order.end());
  return order;
}

Neighbourhood Choosing::next(const std::vector<Line>& lines, int since_better, bool small) {
  const auto count = static_cast<std::uint32_t>(lines.size());
  const std::uint32_t patience = 8 + static_cast<std::uint32_t>(since_better / 24);
  Neighbourhood next;
  next.last_day = model_.days - 1;
  next.unit = unit_;
  next.by_days = random(2) == 0;
  next.only_better = random(3) != 0;
  const int weeks = model_.days / 7;
  std::uint32_t size = std::min(count, 4 + random(std::max(1U, std::min(patience, count) - 2)));
  if (small) {
    size = std::min(count, 4 + random(3));
    next.first_day = 7 * first_week(lines, 2);
    next.last_day = std::min(model_.days, next.first_day + 14) - 1;
  } else if (weeks >= 3 && (only_windows_ || random(2) == 0)) {
    const int length = std::min(weeks - 1, 2 + static_cast<int>(random(3)));
    const int first = first_week(lines, length);
    next.first_day = 7 * first;
    next.last_day = first + length == weeks ? model_.days - 1 : next.first_day + 7 * length - 1;
    size = std::min(count, size + 8 + random(3 * patience));
  }
  next.persons = persons(lines, size);
  return next;
}

}  // namespace handlingsrom::roster
