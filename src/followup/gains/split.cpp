#include <array>

#include "base/shapley.hpp"
#include "followup/gains/gains.hpp"

namespace handlingsrom::gains {

Split split_of(const Outcome& outcome) {
  // Bits: persons, use, price as they happened; the others as planned.
  std::array<double, 8> cost{};
  for (std::size_t set = 0; set < cost.size(); ++set) {
    cost[set] = ((set & 1U) != 0 ? outcome.happened.persons : outcome.planned.persons) *
                ((set & 2U) != 0 ? outcome.happened.use : outcome.planned.use) *
                ((set & 4U) != 0 ? outcome.happened.price : outcome.planned.price);
  }
  const std::vector<double> parts = shapley_shares(cost);
  Split split;
  split.difference = outcome.cost - outcome.planned_cost;
  split.demography = parts[0];
  split.measure = parts[1];
  split.price = parts[2];
  split.rest = split.difference - split.demography - split.measure - split.price;
  return split;
}

}  // namespace handlingsrom::gains
