// Which coalitions are likely, and which would give most by head.
#include "choice/cooperation/study/search.hpp"
#include "choice/cooperation/study/working.hpp"

namespace handlingsrom::cooperation {

double Working::heads(Coalition coalition) const {
  double sum = 0;
  for (; coalition != 0; coalition &= coalition - 1)
    sum += worth_.members()[static_cast<std::size_t>(std::countr_zero(coalition))].basis.inhabitants;
  return sum;
}

/// As one unit, also where they would rather stay apart.
void Working::measure(LikelyCoalition& each) const {
  const auto gain_of = [&](const CoalitionCost& cost) {
    return cost.alone_sum(each.coalition) - cost.parts(each.coalition).total();
  };
  int gains = 0;
  each.gain = over(gain_of(cost_), [&](std::size_t d) {
    const double gain = gain_of(costs_[d]);
    gains += gain > 0 ? 1 : 0;
    return gain;
  });
  each.chance = draws_.empty() ? 0 : gains / static_cast<double>(draws_.size());
}

void Working::coalitions() {
  constexpr std::size_t shown = 5;
  constexpr double nothing = 1e-9;  // kr per inhabitant: rounding is no reason to join
  const auto by_head = [&](Coalition coalition) {
    if (members_of(coalition) < 2 || !worth_.feasible(coalition)) return -1e300;
    return (cost_.alone_sum(coalition) - cost_.parts(coalition).total()) / heads(coalition);
  };
  std::vector<std::pair<double, Coalition>> best;
  if (worth_.listed()) {
    result_.likely = likely_coalitions(result_.game, worth_);
    for (Coalition s = 1; s <= worth_.everyone(); ++s) {
      const double value = by_head(s);
      if (value > -1e300) best.emplace_back(value, s);
    }
    const std::size_t kept = std::min(shown, best.size());
    std::partial_sort(
        best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(),
        [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    best.resize(kept);
  } else {
    best = climb(worth_.everyone(), by_head, shown);
    Coalition left = worth_.everyone();
    while (members_of(left) > 1) {
      const auto found = climb(left, by_head, 1);
      if (found.empty() || !(found.front().first > nothing)) break;
      LikelyCoalition each;
      each.coalition = found.front().second;
      each.per_inhabitant = found.front().first;
      result_.likely.push_back(each);
      left &= ~each.coalition;
    }
  }
  for (const auto& [value, coalition] : best) {
    LikelyCoalition each;
    each.coalition = coalition;
    each.per_inhabitant = value;
    measure(each);
    result_.best_by_head.push_back(each);
  }
  for (LikelyCoalition& each : result_.likely) measure(each);
}

}  // namespace handlingsrom::cooperation
