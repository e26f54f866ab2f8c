#include "choice/roster/line_pricing.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace handlingsrom::roster {
namespace {

constexpr int most_combinations = 96;

// The whole time of pricing is spent here.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
__attribute__((optimize("O3"), target_clones("avx2", "default")))  // -O2 of GCC 12 would not use the wide registers
#endif
void relax(float* target, const float* source, float price, int count) {
  for (int k = 0; k < count; ++k) {
    const float value = source[k] + price;
    target[k] = value < target[k] ? value : target[k];
  }
}

}  // namespace

LinePricer::Counting LinePricer::counting(const std::vector<std::size_t>& duties) const {
  Counting counting;
  for (const std::size_t duty : duties) {
    counting.duties.push_back(static_cast<Duty>(duty));
    counting.stride.push_back(counting.combinations);
    counting.limit.push_back(limit_of(duty));
    counting.combinations *= counting.limit.back() + 1;
  }
  return counting;
}

int LinePricer::limit_of(std::size_t kind) const {
  if (kind < static_cast<std::size_t>(model_.duties)) return person_.most_of_duty[kind];
  return weekends_priced_ ? static_cast<int>(graph().weekend_cost.size()) - 1 : no_limit;
}

std::vector<int> LinePricer::counts_of(const Line& line) const {
  std::vector<int> counts(static_cast<std::size_t>(model_.duties) + 1, 0);
  for (const Duty duty : line.duty) {
    if (duty != free_day) ++counts[static_cast<std::size_t>(duty)];
  }
  counts.back() = line.weekends;
  return counts;
}

std::vector<std::size_t> LinePricer::broken(const Line& line) const {
  const std::vector<int> counts = counts_of(line);
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (counts[k] > limit_of(k)) result.push_back(k);
  }
  return result;
}

int LinePricer::table_limit() const {
  constexpr std::size_t most_floats = 60'000'000;
  return static_cast<int>(std::clamp<std::size_t>(most_floats / std::max<std::size_t>(1, size_), 1, most_combinations));
}

bool LinePricer::keeps_limits(const Line& line) const { return broken(line).empty(); }

double LinePricer::value_of(const Line& line, std::span<const float> prices) const {
  double value = line.cost;
  for (int d = 0; d < model_.days; ++d)
    value += static_cast<double>(prices[model_.place(d, line.duty[static_cast<std::size_t>(d)])]);
  return value;
}

Priced LinePricer::cheapest(std::span<const float> prices, PricingSpace& space, int most_lines) const {
  return cheapest(prices, space, most_lines, nullptr);
}

Priced LinePricer::cheapest(std::span<const float> prices, PricingSpace& space, int most_lines,
                            const Pruning* pruning) const {
  std::vector<std::size_t> counted;
  while (true) {
    Priced priced = pass(prices, 0, counting(counted), space, most_lines, pruning);
    if (priced.lines.empty()) return priced;
    const std::vector<std::size_t> more = broken(priced.lines.front().line);
    if (more.empty()) {
      std::erase_if(priced.lines, [&](const Priced::Found& found) { return !keeps_limits(found.line); });
      return priced;
    }
    counted.insert(counted.end(), more.begin(), more.end());
    double size = 1;
    for (const std::size_t kind : counted)
      size *= kind == static_cast<std::size_t>(model_.duties) ? 1e9 : limit_of(kind) + 1;
    if (size > table_limit()) return with_multipliers(prices, counted, space);
  }
}

namespace {

/// Adds the multipliers of duties to the prices. Returns what all multipliers cost at their limits.
template <class Limit>
double priced_in(const LineModel& model, std::span<const float> prices, const std::vector<double>& multipliers,
                 const Limit& limit, std::vector<float>& changed) {
  changed.assign(prices.begin(), prices.end());
  double constant = 0;
  for (std::size_t kind = 0; kind <= static_cast<std::size_t>(model.duties); ++kind) {
    if (multipliers[kind] == 0 || limit(kind) == no_limit) continue;
    constant += multipliers[kind] * limit(kind);
    if (kind == static_cast<std::size_t>(model.duties)) continue;
    for (int d = 0; d < model.days; ++d)
      changed[model.place(d, static_cast<Duty>(kind))] += static_cast<float>(multipliers[kind]);
  }
  return constant;
}

}  // namespace

Priced LinePricer::below(std::span<const float> prices, double threshold, std::vector<double>& multipliers,
                         PricingSpace& space, int most_lines, bool exact, double slack) const {
  constexpr int most_passes = 6;
  constexpr double close = 1e-6;
  constexpr double longest_step = 50;
  const auto kinds = static_cast<std::size_t>(model_.duties) + 1;  // duties, then weekends
  multipliers.resize(kinds + 1, 0);                                // then the amount
  const Counting none;
  std::vector<float> changed;
  Priced best;
  best.bound = -1e30;
  if (!possible_) return best;
  const double cutoff = threshold + slack;
  const auto sort = [&] {
    auto& lines = best.lines;
    const auto same = [](const auto& a, const auto& b) { return a.line.duty == b.line.duty; };
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
    if (lines.size() > static_cast<std::size_t>(most_lines)) lines.resize(static_cast<std::size_t>(most_lines));
  };
  best.bound = tune(prices, cutoff, multipliers, space, best);
  if (best.bound >= cutoff - close) {
    best.lines.clear();
    return best;
  }
  sort();
  for (int k = 0; k < most_passes; ++k) {
    if (k > 0) relax_totals(prices, multipliers, space);
    const double constant = priced_in(
        model_, prices, multipliers, [&](std::size_t kind) { return limit_of(kind); }, changed);
    const Pruning pruning = pruning_at(multipliers, cutoff + constant);
    Priced priced = pass(changed, weekends_priced_ ? multipliers[kinds - 1] : 0, none, space, most_lines, &pruning);
    best.bound = std::max(best.bound, std::min(priced.bound - constant, cutoff));
    if (priced.lines.empty()) break;
    const std::vector<int> counts = counts_of(priced.lines.front().line);
    for (Priced::Found& found : priced.lines) {
      if (!keeps_limits(found.line)) continue;
      found.value = value_of(found.line, prices);
      best.lines.push_back(std::move(found));
    }
    sort();
    const bool found = !best.lines.empty();
    if (best.bound >= threshold - close || (found && best.lines.front().value - best.bound < 1e-3)) return best;
    // Too many raise the multiplier, a limit not reached lowers it.
    bool moved = false;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      double& multiplier = multipliers[kind];
      if (counts[kind] > limit_of(kind)) {
        multiplier =
            multiplier * 1.3 + 2 + std::min(longest_step, (threshold - best.bound) * 0.1 / (1 + limit_of(kind)));
        moved = true;
      } else if (multiplier > 0 && limit_of(kind) != no_limit && counts[kind] < limit_of(kind)) {
        multiplier = multiplier < 0.5 ? 0 : multiplier * 0.7;
        moved = true;
      }
    }
    if (found && best.lines.front().value < threshold - close) return best;
    if (!moved) break;
  }
  if (!exact || best.bound >= cutoff - close) return best;
  std::vector<double> plain = multipliers;
  std::fill_n(plain.begin(), weekends_priced_ ? kinds : kinds - 1, 0);
  relax_totals(prices, plain, space);
  const Pruning pruning = pruning_at(plain, cutoff);
  Priced proved = cheapest(prices, space, most_lines, &pruning);
  proved.bound = std::max(proved.bound, best.bound);
  if (proved.lines.empty()) proved.lines = std::move(best.lines);
  return proved;
}

Priced LinePricer::with_multipliers(std::span<const float> prices, std::vector<std::size_t> exact,
                                    PricingSpace& space) const {
  // Limits that fit stay exact, smallest first; the rest are priced.
  const auto weekends = static_cast<std::size_t>(model_.duties);
  std::sort(exact.begin(), exact.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(a == weekends, limit_of(a), a) < std::tuple(b == weekends, limit_of(b), b);
  });
  std::vector<char> is_priced(weekends + 1, 0);
  while (!exact.empty() && (exact.back() == weekends || counting(exact).combinations > table_limit())) {
    is_priced[exact.back()] = 1;
    exact.pop_back();
  }
  const Counting counting = this->counting(exact);
  std::vector<double> multipliers(weekends + 1, 0);
  std::vector<float> changed;
  Priced best;
  best.bound = -1e30;
  constexpr int most_steps = 24;
  double step = 1;
  for (const float price : prices) step = std::max(step, std::abs(static_cast<double>(price)) / 8);
  for (int k = 0; k < most_steps; ++k) {
    const double constant = priced_in(
        model_, prices, multipliers, [&](std::size_t kind) { return limit_of(kind); }, changed);
    Priced priced = pass(changed, multipliers.back(), counting, space, 1);
    if (priced.lines.empty()) break;
    const Line& line = priced.lines.front().line;
    best.bound = std::max(best.bound, priced.bound - constant);
    const std::vector<std::size_t> more = broken(line);
    for (const std::size_t kind : more) is_priced[kind] = 1;
    if (more.empty()) {
      const double value = value_of(line, prices);
      if (best.lines.empty() || value < best.lines.front().value) best.lines.assign(1, {line, value});
      if (best.lines.front().value - best.bound < 1e-3) break;
    }
    const std::vector<int> counts = counts_of(line);
    double norm = 0;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      if (is_priced[kind] != 0) norm = std::max(norm, std::abs(static_cast<double>(counts[kind] - limit_of(kind))));
    }
    if (norm == 0) break;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      if (is_priced[kind] == 0) continue;
      const double excess = counts[kind] - limit_of(kind);
      // Towards the end every limit still broken is pressed hard, so that some line is found.
      const double push = k > most_steps / 2 && excess > 0 && best.lines.empty() ? 4 : 1;
      multipliers[kind] = std::max(0.0, multipliers[kind] + push * step * excess / norm);
    }
    step *= 0.85;
  }
  return best;
}

Priced LinePricer::pass(std::span<const float> prices, double weekend_price, const Counting& counting,
                        PricingSpace& space, int most_lines, const Pruning* pruning) const {
  Priced result;
  if (!possible_) return result;
  const LineGraph& graph = this->graph();
  const auto combinations = static_cast<std::size_t>(counting.combinations);
  const auto days = static_cast<std::size_t>(model_.days);
  const auto states = static_cast<std::size_t>(graph.states);
  space.values.resize(std::max(space.values.size(), size_ * combinations));
  space.active.assign((days + 1) * states, {});
  space.prices.resize(prices.size());
  for (std::size_t k = 0; k < prices.size(); ++k) space.prices[k] = prices[k] + person_.day_cost[k];
  float* values = space.values.data();
  for (int q = 0; q < graph.states; ++q) {
    const Block& start = block(0, q);
    if (start.amounts <= 0) continue;
    std::fill_n(values + start.offset * combinations, start.size() * combinations, impossible);
    values[start.offset * combinations] = graph.start_cost[static_cast<std::size_t>(q)];
    space.active[static_cast<std::size_t>(q)] = {start.least_amount, start.least_amount + start.amounts - 1};
  }
  struct Step {
    const Arc* arc;
    const Block* from;
    int first;
    int last;
  };
  std::vector<Step> steps;
  for (std::size_t d = 0; d < days; ++d) {
    const std::vector<const Arc*>& arcs = arcs_[d];
    for (std::size_t begin = 0; begin < arcs.size();) {
      const std::int16_t target_state = arcs[begin]->to;
      const Block& to = block(static_cast<int>(d) + 1, target_state);
      PricingSpace::Range& range = space.active[(d + 1) * states + static_cast<std::size_t>(target_state)];
      range = {to.least_amount + to.amounts, to.least_amount - 1};
      steps.clear();
      for (; begin < arcs.size() && arcs[begin]->to == target_state; ++begin) {
        const Arc* arc = arcs[begin];
        const PricingSpace::Range& source = space.active[d * states + static_cast<std::size_t>(arc->from)];
        const int first = std::max(source.first, to.least_amount - arc->amount);
        const int last = std::min(source.last, to.least_amount + to.amounts - arc->amount - 1);
        if (first > last) continue;
        range.first = std::min(range.first, first + arc->amount);
        range.last = std::max(range.last, last + arc->amount);
        steps.push_back({arc, &block(static_cast<int>(d), arc->from), first, last});
      }
      if (range.first > range.last) continue;
      for (std::size_t row = 0; row < combinations * static_cast<std::size_t>(to.weekends); ++row)
        std::fill_n(values + to.offset * combinations + row * static_cast<std::size_t>(to.amounts) +
                        static_cast<std::size_t>(range.first - to.least_amount),
                    range.last - range.first + 1, impossible);
      for (const Step& step : steps) {
        const Arc* arc = step.arc;
        const Block& from = *step.from;
        float price = space.prices[model_.place(static_cast<int>(d), arc->duty)] + arc->cost;
        if (arc->weekend != 0) price += static_cast<float>(weekend_price);
        const int weekend = weekends_priced_ ? 0 : arc->weekend;
        const int first_weekend = std::max(from.least_weekend, to.least_weekend - weekend);
        const int last_weekend =
            std::min(from.least_weekend + from.weekends, to.least_weekend + to.weekends - weekend) - 1;
        const auto counted = std::find(counting.duties.begin(), counting.duties.end(), arc->duty);
        const bool counts = counted != counting.duties.end();
        const auto which = static_cast<std::size_t>(counted - counting.duties.begin());
        for (std::size_t c = 0; c < combinations; ++c) {
          std::size_t next = c;
          if (counts) {
            const int stride = counting.stride[which];
            if (static_cast<int>(c) / stride % (counting.limit[which] + 1) == counting.limit[which]) continue;
            next = c + static_cast<std::size_t>(stride);
          }
          for (int w = first_weekend; w <= last_weekend; ++w) {
            const float* source =
                values + from.offset * combinations + c * from.size() +
                static_cast<std::size_t>((w - from.least_weekend) * from.amounts + step.first - from.least_amount);
            float* target = values + to.offset * combinations + next * to.size() +
                            static_cast<std::size_t>((w + weekend - to.least_weekend) * to.amounts + step.first +
                                                     arc->amount - to.least_amount);
            relax(target, source, price, step.last - step.first + 1);
          }
        }
      }
      if (pruning != nullptr)
        trim(values + to.offset * combinations, to, combinations, *pruning,
             space.completion[(d + 1) * states + static_cast<std::size_t>(target_state)], range);
    }
  }
  // The cheapest end of each state, and of all.
  struct End {
    float value;
    std::size_t place;
  };
  std::vector<End> ends;
  for (int q = 0; q < graph.states; ++q) {
    const Block& last = block(model_.days, q);
    if (last.amounts == 0) continue;
    const PricingSpace::Range& range = space.active[days * states + static_cast<std::size_t>(q)];
    End best{impossible, 0};
    for (std::size_t c = 0; c < combinations; ++c) {
      for (int w = 0; w < last.weekends; ++w) {
        for (int a = range.first - last.least_amount; a <= range.last - last.least_amount; ++a) {
          const std::size_t place =
              last.offset * combinations + c * last.size() + static_cast<std::size_t>(w * last.amounts + a);
          const float value = values[place] + graph.end_cost[static_cast<std::size_t>(q)] +
                              graph.amount_cost[static_cast<std::size_t>(last.least_amount + a)] +
                              graph.weekend_cost[static_cast<std::size_t>(last.least_weekend + w)];
          if (value < best.value) best = {value, place};
        }
      }
    }
    if (best.value != impossible) ends.push_back(best);
  }
  std::sort(ends.begin(), ends.end(),
            [](const End& a, const End& b) { return std::pair(a.value, a.place) < std::pair(b.value, b.place); });
  if (ends.size() > static_cast<std::size_t>(most_lines)) ends.resize(static_cast<std::size_t>(most_lines));
  for (const End& end : ends) {
    Priced::Found found{walk_back(counting, space, end.place, weekend_price), 0};
    found.value = value_of(found.line, prices);
    result.lines.push_back(std::move(found));
  }
  if (ends.empty()) {
    // Everything was left out: no line lies below.
    result.bound = pruning != nullptr ? pruning->cutoff : impossible;
  } else {
    // The pass in float may be off by half a unit in the last place on every day.
    constexpr double half_unit = 6e-8;
    const double rounding = half_unit * model_.days * (std::abs(static_cast<double>(ends.front().value)) + 50);
    result.bound = std::min(result.lines.front().value + weekend_price * result.lines.front().line.weekends,
                            static_cast<double>(ends.front().value)) -
                   rounding;
    if (pruning != nullptr) result.bound = std::min(result.bound, pruning->cutoff);
  }
  return result;
}

Line LinePricer::walk_back(const Counting& counting, const PricingSpace& space, std::size_t end,
                           double weekend_price) const {
  const LineGraph& graph = this->graph();
  const auto combinations = static_cast<std::size_t>(counting.combinations);
  const float* values = space.values.data();
  Line line;
  line.duty.assign(static_cast<std::size_t>(model_.days), free_day);
  int state = 0;
  while (true) {
    const Block& b = block(model_.days, state);
    if (b.amounts > 0 && end >= b.offset * combinations && end < (b.offset + b.size()) * combinations) break;
    ++state;
  }
  const Block* here = &block(model_.days, state);
  std::size_t rest = end - here->offset * combinations;
  std::size_t c = rest / here->size();
  rest %= here->size();
  int weekend = here->least_weekend + static_cast<int>(rest) / here->amounts;
  int amount = here->least_amount + static_cast<int>(rest) % here->amounts;
  line.cost = static_cast<double>(graph.end_cost[static_cast<std::size_t>(state)]) +
              static_cast<double>(graph.amount_cost[static_cast<std::size_t>(amount)]) +
              static_cast<double>(graph.weekend_cost[static_cast<std::size_t>(weekend)]);
  for (int d = model_.days - 1; d >= 0; --d) {
    const float value =
        values[here->offset * combinations + c * here->size() +
               static_cast<std::size_t>((weekend - here->least_weekend) * here->amounts + amount - here->least_amount)];
    for (const Arc* arc : arcs_[static_cast<std::size_t>(d)]) {
      if (arc->to != state) continue;
      const Block& from = block(d, arc->from);
      const int source_amount = amount - arc->amount;
      const int source_weekend = weekends_priced_ ? 0 : weekend - arc->weekend;
      const PricingSpace::Range& range =
          space.active[static_cast<std::size_t>(d) * static_cast<std::size_t>(graph.states) +
                       static_cast<std::size_t>(arc->from)];
      if (source_amount < range.first || source_amount > range.last || source_weekend < from.least_weekend ||
          source_weekend >= from.least_weekend + from.weekends) {
        continue;
      }
      std::size_t source_c = c;
      const auto counted = std::find(counting.duties.begin(), counting.duties.end(), arc->duty);
      if (counted != counting.duties.end()) {
        const auto which = static_cast<std::size_t>(counted - counting.duties.begin());
        if (static_cast<int>(c) / counting.stride[which] % (counting.limit[which] + 1) == 0) continue;
        source_c = c - static_cast<std::size_t>(counting.stride[which]);
      }
      float price = space.prices[model_.place(d, arc->duty)] + arc->cost;
      if (arc->weekend != 0) price += static_cast<float>(weekend_price);
      const float source = values[from.offset * combinations + source_c * from.size() +
                                  static_cast<std::size_t>((source_weekend - from.least_weekend) * from.amounts +
                                                           source_amount - from.least_amount)];
      if (source + price != value) continue;
      line.duty[static_cast<std::size_t>(d)] = arc->duty;
      line.weekends += arc->weekend;
      line.cost += static_cast<double>(arc->cost) + static_cast<double>(person_.day_cost[model_.place(d, arc->duty)]);
      state = arc->from;
      here = &from;
      c = source_c;
      amount = source_amount;
      weekend = source_weekend;
      break;
    }
  }
  line.cost += static_cast<double>(graph.start_cost[static_cast<std::size_t>(state)]);
  return line;
}

}  // namespace handlingsrom::roster
