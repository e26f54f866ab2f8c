#include "choice/roster/annual/window.hpp"

#include <algorithm>

namespace handlingsrom::annual {
namespace {

constexpr std::size_t table_size = 1U << 14U;  // of the hash; a power of two well above four beams
constexpr std::int32_t empty = -1;

}  // namespace

bool states_of(const LineRules& rules, const std::vector<Duty>& line, std::vector<LineState>& states, double& cost) {
  states.resize(line.size() + 1);
  LineState state = rules.start();
  float sum = 0;
  for (std::size_t d = 0; d < line.size(); ++d) {
    states[d] = state;
    if (!rules.step(state, static_cast<int>(d), line[d], sum)) return false;
  }
  states[line.size()] = state;
  cost = static_cast<double>(sum);
  return rules.finish(state);
}

void WindowSearch::offer(const Label& label, bool count_shifts) {
  std::uint64_t key = label.state.key();
  if (count_shifts) key ^= static_cast<std::uint64_t>(label.count) << 56U;
  std::size_t slot = (key * 0x9E3779B97F4A7C15ULL) >> 50U;
  while (true) {
    const std::int32_t at = slots_[slot];
    if (at == empty) {
      if (target_->size() * 2 > table_size) return;
      slots_[slot] = static_cast<std::int32_t>(target_->size());
      keys_[slot] = key;
      target_->push_back(label);
      return;
    }
    if (keys_[slot] == key) {
      Label& held = (*target_)[static_cast<std::size_t>(at)];
      if (label.cost < held.cost) held = label;
      return;
    }
    slot = (slot + 1) & (table_size - 1);
  }
}

bool WindowSearch::follow(const LineRules& rules, LineState state, int day, const std::vector<LineState>& states,
                          const std::vector<Duty>& line, float& cost) const {
  const int days = static_cast<int>(line.size());
  for (int d = day; d < days; ++d) {
    LineState before = states[static_cast<std::size_t>(d)];
    if (state == before) return true;
    float old_cost = 0;
    rules.step(before, d, line[static_cast<std::size_t>(d)], old_cost);
    if (!rules.step(state, d, line[static_cast<std::size_t>(d)], cost)) return false;
    cost -= old_cost;
  }
  return rules.finish(state);
}

bool WindowSearch::run(const LineRules& rules, const WindowCosts& costs, int shifts,
                       const std::vector<LineState>& states, std::vector<Duty>& line) {
  const int length = costs.end - costs.first;
  layers_.resize(std::max(layers_.size(), static_cast<std::size_t>(length) + 1));
  slots_.resize(table_size);
  keys_.resize(table_size);
  Label begin;
  begin.state = states[static_cast<std::size_t>(costs.first)];
  layers_[0].assign(1, begin);
  for (int k = 0; k < length; ++k) {
    std::vector<Label>& layer = layers_[static_cast<std::size_t>(k)];
    if (layer.size() > beam_) {
      // The order among equals must not depend on anything but the labels themselves.
      std::nth_element(layer.begin(), layer.begin() + static_cast<std::ptrdiff_t>(beam_), layer.end(),
                       [](const Label& a, const Label& b) {
                         return a.cost != b.cost ? a.cost < b.cost : a.state.key() < b.state.key();
                       });
      layer.resize(beam_);
    }
    target_ = &layers_[static_cast<std::size_t>(k) + 1];
    target_->clear();
    std::fill(slots_.begin(), slots_.end(), empty);
    const int day = costs.first + k;
    const float* price = &costs.cost[static_cast<std::size_t>(k) * static_cast<std::size_t>(shifts + 1)];
    for (std::size_t from = 0; from < layer.size(); ++from) {
      for (int duty = off; duty < shifts; ++duty) {
        if (price[duty + 1] >= forbidden) continue;
        Label next = layer[from];
        const bool weekend = (next.state.marks & LineState::weekend) != 0 && day % 7 != 0;
        next.cost += price[duty + 1];
        if (!rules.step(next.state, day, static_cast<Duty>(duty), next.cost)) continue;
        if (duty >= 0) {
          next.minutes += rules.minutes(day, duty);
          if (next.minutes > costs.most_minutes) continue;
          ++next.count;
          if (!weekend && (next.state.marks & LineState::weekend) != 0)
            next.cost += static_cast<float>(costs.weekend_cost);
        }
        next.parent = static_cast<std::int32_t>(from);
        next.duty = static_cast<Duty>(duty);
        offer(next, costs.count_shifts);
      }
    }
    if (target_->empty()) return false;
  }
  std::vector<Label>& last = layers_[static_cast<std::size_t>(length)];
  std::vector<std::int32_t> order(last.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    order[k] = static_cast<std::int32_t>(k);
    if (costs.count_shifts) last[k].cost += costs.by_count[static_cast<std::size_t>(last[k].count)];
  }
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    const Label &one = last[static_cast<std::size_t>(a)], &other = last[static_cast<std::size_t>(b)];
    return one.cost != other.cost ? one.cost < other.cost : a < b;
  });
  constexpr int most_followed = 60;
  std::int32_t best = -1;
  float best_cost = forbidden;
  int tried = 0;
  for (const std::int32_t k : order) {
    const Label& label = last[static_cast<std::size_t>(k)];
    if (label.cost >= best_cost || (best < 0 ? tried > most_followed : tried > 8)) break;
    ++tried;
    float cost = label.cost;
    if (follow(rules, label.state, costs.end, states, line, cost) && cost < best_cost) {
      best_cost = cost;
      best = k;
    }
  }
  if (best < 0) return false;
  for (int k = length; k > 0; --k) {
    const Label& label = layers_[static_cast<std::size_t>(k)][static_cast<std::size_t>(best)];
    Duty& day = line[static_cast<std::size_t>(costs.first + k - 1)];
    if (day >= off) day = label.duty;  // leave stays leave
    best = label.parent;
  }
  return true;
}

}  // namespace handlingsrom::annual
