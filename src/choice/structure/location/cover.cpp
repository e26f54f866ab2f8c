#include "choice/structure/location/cover.hpp"

#include <algorithm>
#include <cmath>

#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {
namespace {

class Search {
 public:
  Search(const std::vector<Candidate>& items, std::size_t first, int most_nodes)
      : items_(items), first_(first), nodes_left_(most_nodes), taken_(items.size(), 0) {}

  /// The best set from `first` on, its cost, and whether that is proved.
  double run(double room, std::vector<char>& best, bool& proved) {
    descend(first_, room, 0);
    best = best_taken_;
    proved = nodes_left_ > 0;
    return best_;
  }

  double linear(std::size_t k, double room) const {
    double cost = 0;
    for (; k < items_.size() && room > 0; ++k) {
      const double part = room < items_[k].capacity ? room / items_[k].capacity : 1;
      cost += part * items_[k].cost;
      room -= items_[k].capacity;
    }
    return room > 1e-9 ? no_way : cost;
  }

 private:
  void descend(std::size_t k, double room, double cost) {
    if (room <= 1e-9) {
      if (cost < best_) {
        best_ = cost;
        best_taken_ = taken_;
      }
      return;
    }
    if (k == items_.size() || --nodes_left_ <= 0) return;
    if (cost + linear(k, room) >= best_ - 1e-12 * std::abs(best_)) return;
    taken_[k] = 1;
    descend(k + 1, room - items_[k].capacity, cost + items_[k].cost);
    taken_[k] = 0;
    descend(k + 1, room, cost);
  }

  const std::vector<Candidate>& items_;
  std::size_t first_;
  int nodes_left_;
  std::vector<char> taken_, best_taken_;
  double best_ = 1e300;
};

}  // namespace

Cover cheapest_cover(std::vector<Candidate>& candidates, double room, int most_nodes) {
  Cover cover;
  const auto dear = std::partition(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.cost < 0; });
  for (auto c = candidates.begin(); c != dear; ++c) {
    cover.bound += c->cost;
    cover.sites.push_back(c->site);
    room -= c->capacity;
  }
  if (room <= 1e-9) return cover;
  const auto first = static_cast<std::size_t>(dear - candidates.begin());
  std::sort(dear, candidates.end(), [](const Candidate& a, const Candidate& b) {
    const double x = a.capacity > 0 ? a.cost / a.capacity : no_way, y = b.capacity > 0 ? b.cost / b.capacity : no_way;
    return x != y ? x < y : a.site < b.site;
  });
  const bool equal =
      std::all_of(dear, candidates.end(), [&](const Candidate& c) { return c.capacity == dear->capacity; });
  if (equal) {
    for (auto c = dear; c != candidates.end() && room > 1e-9; ++c) {
      cover.bound += c->cost;
      cover.sites.push_back(c->site);
      room -= c->capacity;
    }
    if (room > 1e-9) cover.bound = no_way;
    return cover;
  }
  Search search(candidates, first, most_nodes);
  const double linear = search.linear(first, room);
  if (linear == no_way) {
    cover.bound = no_way;
    return cover;
  }
  std::vector<char> taken;
  bool proved = false;
  const double cost = search.run(room, taken, proved);
  cover.bound += proved ? cost : linear;
  for (std::size_t k = first; k < taken.size(); ++k) {
    if (taken[k] != 0) cover.sites.push_back(candidates[k].site);
  }
  if (taken.empty()) {  // stopped before a set was found: those of the linear relaxation, the last whole
    for (std::size_t k = first; k < candidates.size() && room > 1e-9; ++k) {
      cover.sites.push_back(candidates[k].site);
      room -= candidates[k].capacity;
    }
  }
  return cover;
}

}  // namespace handlingsrom::location
