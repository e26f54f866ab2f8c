// One pass of pricing: the table is filled day by day, and its cheapest ends are walked back to lines.
#include <algorithm>
#include <cmath>

#include "choice/roster/line_pricing.hpp"

namespace handlingsrom::roster {
namespace {

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
