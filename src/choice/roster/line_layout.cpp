// Which states can occur on which day, and with which totals: intervals forwards from the start and backwards from the end.
#include <algorithm>

#include "choice/roster/line_pricing.hpp"

namespace handlingsrom::roster {
namespace {

struct Range {
  int least_amount = 1 << 28;
  int most_amount = -(1 << 28);
  int least_weekend = 1 << 28;
  int most_weekend = -(1 << 28);

  bool any() const { return least_amount <= most_amount; }
  void widen(const Range& other, int amount, int weekend) {
    least_amount = std::min(least_amount, other.least_amount + amount);
    most_amount = std::max(most_amount, other.most_amount + amount);
    least_weekend = std::min(least_weekend, other.least_weekend + weekend);
    most_weekend = std::max(most_weekend, other.most_weekend + weekend);
  }
};

std::pair<int, int> possible_totals(const std::vector<float>& cost) {
  int first = 0;
  int last = static_cast<int>(cost.size()) - 1;
  while (first <= last && cost[static_cast<std::size_t>(first)] == impossible) ++first;
  while (last >= first && cost[static_cast<std::size_t>(last)] == impossible) --last;
  return {first, last};
}

}  // namespace

LinePricer::LinePricer(const LineModel& model, int person, std::span<const char> allowed)
    : model_(model), person_(model.persons[static_cast<std::size_t>(person)]) {
  constexpr std::size_t most_cells = 4'000'000;
  lay_out(allowed);
  const std::vector<float>& cost = graph().weekend_cost;
  const bool plain_limit = std::all_of(cost.begin(), cost.end(), [](float each) { return each == 0; });
  if (size_ > most_cells && plain_limit) {
    weekends_priced_ = true;
    lay_out(allowed);
  }
}

void LinePricer::lay_out(std::span<const char> allowed) {
  const LineGraph& graph = this->graph();
  const auto states = static_cast<std::size_t>(graph.states);
  const auto days = static_cast<std::size_t>(model_.days);
  const auto at = [states](std::size_t day, int state) { return day * states + static_cast<std::size_t>(state); };
  std::vector<Range> forwards((days + 1) * states);
  std::vector<Range> backwards((days + 1) * states);
  for (std::size_t q = 0; q < states; ++q) {
    if (graph.start_cost[q] != impossible) forwards[q] = {0, 0, 0, 0};
    if (graph.end_cost[q] != impossible) backwards[days * states + q] = {0, 0, 0, 0};
  }
  size_ = 0;
  arcs_.assign(days, {});
  for (std::size_t d = 0; d < days; ++d) {
    for (const Arc& arc : graph.kinds[static_cast<std::size_t>(graph.kind_of_day[d])]) {
      const std::size_t place = model_.place(static_cast<int>(d), arc.duty);
      if (person_.day_cost[place] == impossible || (!allowed.empty() && allowed[place] == 0)) continue;
      const Range& source = forwards[at(d, arc.from)];
      if (!source.any()) continue;
      arcs_[d].push_back(&arc);
      forwards[at(d + 1, arc.to)].widen(source, arc.amount, arc.weekend);
    }
  }
  for (std::size_t d = days; d-- > 0;) {
    auto& arcs = arcs_[d];
    arcs.erase(std::remove_if(arcs.begin(), arcs.end(),
                              [&](const Arc* arc) {
                                const Range& target = backwards[at(d + 1, arc->to)];
                                if (!target.any()) return true;
                                backwards[at(d, arc->from)].widen(target, arc->amount, arc->weekend);
                                return false;
                              }),
               arcs.end());
  }
  const auto [least_amount, most_amount] = possible_totals(graph.amount_cost);
  const auto [least_weekend, most_weekend] = possible_totals(graph.weekend_cost);
  blocks_.assign((days + 1) * states, {});
  layer_.assign(days + 2, 0);
  for (std::size_t d = 0; d <= days; ++d) {
    layer_[d] = size_;
    for (std::size_t q = 0; q < states; ++q) {
      const Range& from = forwards[d * states + q];
      const Range& to = backwards[d * states + q];
      if (!from.any() || !to.any()) continue;
      Block block;
      block.least_amount = std::max(from.least_amount, least_amount - to.most_amount);
      block.amounts = std::min(from.most_amount, most_amount - to.least_amount) - block.least_amount + 1;
      block.least_weekend = std::max(from.least_weekend, least_weekend - to.most_weekend);
      block.weekends = std::min(from.most_weekend, most_weekend - to.least_weekend) - block.least_weekend + 1;
      if (block.amounts <= 0 || block.weekends <= 0) continue;
      if (weekends_priced_) block.least_weekend = 0, block.weekends = 1;
      block.offset = size_;
      size_ += block.size();
      blocks_[d * states + q] = block;
    }
  }
  layer_[days + 1] = size_;
  possible_ = layer_[days + 1] > layer_[days];
  // Sorted by target, so that the table is written block by block.
  for (std::size_t d = 0; d < days; ++d) {
    auto& arcs = arcs_[d];
    arcs.erase(std::remove_if(arcs.begin(), arcs.end(),
                              [&](const Arc* arc) {
                                return block(static_cast<int>(d), arc->from).amounts == 0 ||
                                       block(static_cast<int>(d) + 1, arc->to).amounts == 0;
                              }),
               arcs.end());
    std::stable_sort(arcs.begin(), arcs.end(), [](const Arc* a, const Arc* b) { return a->to < b->to; });
  }
}

}  // namespace handlingsrom::roster
