#include "choice/structure/location/nearest.hpp"

#include <algorithm>

namespace handlingsrom::location {

Nearest::Nearest(const Problem& problem, std::span<const char> kept) {
  first_.push_back(0);
  for (int j = 0; j < problem.customers; ++j) {
    for (int i = 0; i < problem.sites; ++i) {
      const double cost = problem.cost_of(i, j);
      if (kept[static_cast<std::size_t>(i)] != 0 && cost < no_way) ways_.push_back({cost, i});
    }
    std::sort(ways_.begin() + static_cast<std::ptrdiff_t>(first_.back()), ways_.end(),
              [](const Way& a, const Way& b) { return a.cost != b.cost ? a.cost < b.cost : a.site < b.site; });
    first_.push_back(ways_.size());
  }
}

void Nearest::keep(std::span<const char> kept) {
  std::size_t to = 0, from = 0;
  for (std::size_t j = 0; j + 1 < first_.size(); ++j) {
    const std::size_t end = first_[j + 1];
    for (; from < end; ++from) {
      if (kept[static_cast<std::size_t>(ways_[from].site)] != 0) ways_[to++] = ways_[from];
    }
    first_[j + 1] = to;
  }
  ways_.resize(to);
}

}  // namespace handlingsrom::location
