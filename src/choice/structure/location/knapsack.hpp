// Knapsacks: which customers a site would take at given prices.
#pragma once

#include <vector>

namespace handlingsrom::location {

struct Item {
  double profit = 0;  // > 0
  double weight = 0;  // ≥ 0
  int customer = 0;
  double ratio = 0;  // profit per weight, set by fill
};

/// What the linear relaxation says (Dantzig 1957).
struct Filled {
  double profit = 0;
  double ratio = 0;  // profit per weight at which the room ends; 0 when everything fits
};

/// Sorts the items by falling profit per weight and fills the room; parts[k] in [0, 1] is of items[k].
Filled fill(std::vector<Item>& items, double room, std::vector<double>& parts);

/// The best whole items, after `fill` has sorted them: depth-first with the linear bound (Horowitz and Sahni 1974). Returns the
/// profit; parts are 0 or 1. After `most_nodes` it returns the linear bound, still not below the best, with the best parts found.
double fill_whole(const std::vector<Item>& items, double room, std::vector<double>& parts, int most_nodes = 20000);

}  // namespace handlingsrom::location
