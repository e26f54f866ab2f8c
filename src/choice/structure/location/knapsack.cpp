#include "choice/structure/location/knapsack.hpp"

#include <algorithm>
#include <cstddef>

#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {

Filled fill(std::vector<Item>& items, double room, std::vector<double>& parts) {
  // The ratio is worked out once: comparing products afresh need not be an order, for their rounding.
  for (Item& item : items) item.ratio = item.weight > 0 ? item.profit / item.weight : no_way;
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.ratio != b.ratio ? a.ratio > b.ratio : a.customer < b.customer;
  });
  parts.assign(items.size(), 0);
  Filled filled;
  for (std::size_t k = 0; k < items.size(); ++k) {
    if (items[k].weight <= room) {
      parts[k] = 1;
      room -= items[k].weight;
      filled.profit += items[k].profit;
      continue;
    }
    parts[k] = room / items[k].weight;
    filled.profit += parts[k] * items[k].profit;
    filled.ratio = items[k].profit / items[k].weight;
    break;
  }
  return filled;
}

double fill_whole(const std::vector<Item>& items, double room, std::vector<double>& parts, int most_nodes) {
  const std::size_t n = items.size();
  static thread_local std::vector<char> taken;
  taken.assign(n, 0);
  double best = -1, profit = 0, linear = 0;
  int nodes = 0;
  std::size_t k = 0;
  for (;;) {
    // Take what fits from k on, stopping at the first that does not.
    double bound = profit, left = room;
    std::size_t end = k;
    while (end < n && items[end].weight <= left) {
      left -= items[end].weight;
      bound += items[end].profit;
      ++end;
    }
    const double relaxed = end < n ? bound + left * items[end].profit / items[end].weight : bound;
    if (nodes == 0) linear = relaxed;
    if (++nodes > most_nodes) return linear;
    if (relaxed > best + 1e-12 * (1 + linear)) {
      for (; k < end; ++k) taken[k] = 1;
      profit = bound;
      room = left;
      if (k < n) {  // leave the one that does not fit
        ++k;
        if (k < n) continue;
      }
      if (profit > best) {
        best = profit;
        parts.assign(taken.begin(), taken.end());
      }
    }
    // Back to the last taken, and without it.
    while (k > 0 && taken[k - 1] == 0) --k;
    if (k == 0) return best;
    --k;
    taken[k] = 0;
    profit -= items[k].profit;
    room += items[k].weight;
    ++k;
  }
}

}  // namespace handlingsrom::location
