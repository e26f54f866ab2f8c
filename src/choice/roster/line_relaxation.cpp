// All totals of a line priced: what is left is a shortest path over days and states alone.
#include <algorithm>
#include <cmath>

#include "choice/roster/line_pricing.hpp"

namespace handlingsrom::roster {
namespace {

/// The least of cost(t) − price · t, and its t nearest to `present`.
struct Least {
  double value = 1e30;
  int total = 0;
};
Least least_total(const std::vector<float>& cost, double price, int present) {
  Least least;
  for (std::size_t t = 0; t < cost.size(); ++t) {
    if (cost[t] == impossible) continue;
    const auto total = static_cast<int>(t);
    const double value = static_cast<double>(cost[t]) - price * total;
    constexpr double same = 1e-9;
    if (value < least.value - same ||
        (value < least.value + same && std::abs(total - present) < std::abs(least.total - present)))
      least = {std::min(value, least.value), total};
  }
  return least;
}

bool allows(const std::vector<float>& cost, int total) {
  return total < static_cast<int>(cost.size()) && cost[static_cast<std::size_t>(total)] != impossible;
}

}  // namespace

LinePricer::Relaxed LinePricer::relax_totals(std::span<const float> prices, const std::vector<double>& multipliers,
                                             PricingSpace& space) const {
  const LineGraph& graph = this->graph();
  const auto days = static_cast<std::size_t>(model_.days);
  const auto states = static_cast<std::size_t>(graph.states);
  const auto duties = static_cast<std::size_t>(model_.duties);
  Relaxed result;
  space.prices.resize(prices.size());
  for (std::size_t d = 0, k = 0; d < days; ++d) {
    space.prices[k] = prices[k] + person_.day_cost[k];
    ++k;
    for (std::size_t duty = 0; duty < duties; ++duty, ++k)
      space.prices[k] = prices[k] + person_.day_cost[k] + static_cast<float>(multipliers[duty]);
  }
  for (std::size_t duty = 0; duty < duties; ++duty) {
    if (multipliers[duty] != 0) result.value -= multipliers[duty] * person_.most_of_duty[duty];
  }
  const auto weekend_price = static_cast<float>(multipliers[duties]);
  const auto amount_price = static_cast<float>(multipliers[duties + 1]);
  const auto step = [&](std::size_t d, const Arc& arc) {
    return space.completion[(d + 1) * states + static_cast<std::size_t>(arc.to)] +
           (space.prices[model_.place(static_cast<int>(d), arc.duty)] + arc.cost +
            amount_price * static_cast<float>(arc.amount) + weekend_price * static_cast<float>(arc.weekend));
  };
  space.completion.assign((days + 1) * states, impossible);
  for (std::size_t q = 0; q < states; ++q) {
    if (block(model_.days, static_cast<int>(q)).amounts > 0) space.completion[days * states + q] = graph.end_cost[q];
  }
  for (std::size_t d = days; d-- > 0;) {
    for (const Arc* arc : arcs_[d]) {
      float& least = space.completion[d * states + static_cast<std::size_t>(arc->from)];
      least = std::min(least, step(d, *arc));
    }
  }
  float least = impossible;
  int state = 0;
  for (std::size_t q = 0; q < states; ++q) {
    const float value = graph.start_cost[q] + space.completion[q];
    if (value < least) least = value, state = static_cast<int>(q);
  }
  if (least == impossible) return {{}, 0, static_cast<double>(impossible)};
  Line& line = result.line;
  line.cost = static_cast<double>(graph.start_cost[static_cast<std::size_t>(state)]);
  for (std::size_t d = 0; d < days; ++d) {
    const float value = space.completion[d * states + static_cast<std::size_t>(state)];
    for (const Arc* arc : arcs_[d]) {
      if (arc->from != state || step(d, *arc) != value) continue;
      line.duty.push_back(arc->duty);
      line.weekends += arc->weekend;
      line.cost += static_cast<double>(arc->cost) +
                   static_cast<double>(person_.day_cost[model_.place(static_cast<int>(d), arc->duty)]);
      result.amount += arc->amount;
      state = arc->to;
      break;
    }
  }
  line.cost += static_cast<double>(graph.end_cost[static_cast<std::size_t>(state)]);
  result.value += static_cast<double>(least) +
                  least_total(graph.amount_cost, static_cast<double>(amount_price), result.amount).value +
                  least_total(graph.weekend_cost, static_cast<double>(weekend_price), line.weekends).value;
  constexpr double half_unit = 6e-8;
  result.value -= half_unit * model_.days * (std::abs(static_cast<double>(least)) + 50);
  return result;
}

/// Subgradient steps on the prices of all totals (Polyak's length towards the threshold). Lines on the way that keep all limits are
/// collected.
double LinePricer::tune(std::span<const float> prices, double threshold, std::vector<double>& multipliers,
                        PricingSpace& space, Priced& found) const {
  constexpr int most_steps = 8;
  constexpr double no_threshold = 1e8;
  const LineGraph& graph = this->graph();
  const auto duties = static_cast<std::size_t>(model_.duties);
  std::vector<double> best = multipliers;
  double bound = -1e30;
  double share = 1;
  bool at_best = false;
  for (int k = 0; k < most_steps; ++k) {
    const Relaxed relaxed = relax_totals(prices, multipliers, space);
    at_best = relaxed.value > bound;
    if (at_best) {
      bound = relaxed.value;
      best = multipliers;
    } else {
      share *= 0.5;
    }
    if (bound >= threshold || threshold > no_threshold || relaxed.line.duty.empty()) break;
    std::vector<double> slope(multipliers.size(), 0);
    const std::vector<int> counts = counts_of(relaxed.line);
    for (std::size_t duty = 0; duty < duties; ++duty) {
      const int limit = person_.most_of_duty[duty];
      if (limit != no_limit && (multipliers[duty] > 0 || counts[duty] > limit)) slope[duty] = counts[duty] - limit;
    }
    slope[duties] =
        relaxed.line.weekends - least_total(graph.weekend_cost, multipliers[duties], relaxed.line.weekends).total;
    slope[duties + 1] = relaxed.amount - least_total(graph.amount_cost, multipliers[duties + 1], relaxed.amount).total;
    double norm = 0;
    for (const double each : slope) norm += each * each;
    if (keeps_limits(relaxed.line) && allows(graph.amount_cost, relaxed.amount) &&
        allows(graph.weekend_cost, relaxed.line.weekends)) {
      Priced::Found each{relaxed.line, 0};
      each.line.cost += static_cast<double>(graph.amount_cost[static_cast<std::size_t>(relaxed.amount)]) +
                        static_cast<double>(graph.weekend_cost[static_cast<std::size_t>(relaxed.line.weekends)]);
      each.value = value_of(each.line, prices);
      if (each.value < threshold) found.lines.push_back(std::move(each));
    }
    if (norm == 0) break;
    const double length = share * (threshold - relaxed.value) / norm;
    for (std::size_t kind = 0; kind < slope.size(); ++kind) multipliers[kind] += length * slope[kind];
    for (std::size_t kind = 0; kind < duties; ++kind) multipliers[kind] = std::max(0.0, multipliers[kind]);
    if (weekends_priced_) multipliers[duties] = std::max(0.0, multipliers[duties]);
  }
  multipliers = best;
  if (!at_best) relax_totals(prices, multipliers, space);
  return bound;
}

LinePricer::Pruning LinePricer::pruning_at(const std::vector<double>& multipliers, double cutoff) const {
  const auto duties = static_cast<std::size_t>(model_.duties);
  Pruning pruning;
  pruning.cutoff = cutoff;
  // As rounded in the completion.
  pruning.amount_price = static_cast<double>(static_cast<float>(multipliers[duties + 1]));
  pruning.cut = cutoff - least_total(graph().amount_cost, pruning.amount_price, 0).value;
  if (!weekends_priced_) {
    pruning.weekend_price = static_cast<double>(static_cast<float>(multipliers[duties]));
    pruning.cut -= least_total(graph().weekend_cost, pruning.weekend_price, 0).value;
  }
  constexpr double rounding = 1e-5;
  pruning.cut += 1e-3 + rounding * (std::abs(cutoff) + std::abs(pruning.cut));
  return pruning;
}

/// Narrows `range` to the amounts from which a line below the cutoff can still come.
void LinePricer::trim(const float* values, const Block& block, std::size_t combinations, const Pruning& pruning,
                      float completion, PricingSpace::Range& range) const {
  const auto price = static_cast<float>(pruning.amount_price);
  const int begin = range.first - block.least_amount;
  const int end = range.last - block.least_amount;
  int first = end + 1;
  int last = begin - 1;
  for (std::size_t row = 0; row < combinations * static_cast<std::size_t>(block.weekends); ++row) {
    const float* own = values + row * static_cast<std::size_t>(block.amounts);
    const int weekend = block.least_weekend + static_cast<int>(row) % block.weekends;
    const auto most = static_cast<float>(pruning.cut - static_cast<double>(completion) -
                                         pruning.weekend_price * weekend - pruning.amount_price * block.least_amount);
    int a = begin;
    while (a < first && own[a] + price * static_cast<float>(a) > most) ++a;
    first = std::min(first, a);
    a = end;
    while (a > last && own[a] + price * static_cast<float>(a) > most) --a;
    last = std::max(last, a);
  }
  range = {block.least_amount + first, block.least_amount + last};
}

}  // namespace handlingsrom::roster
