#include <cmath>

#include "choice/structure/structure.hpp"

namespace handlingsrom::structure {

int fewest_classes(std::span<const double> pupils, bool upper, const Rules& rules) {
  // fewest[g]: for the first g grades. A sum of fractions that should be whole is not one more class.
  constexpr double slack = 1e-9;
  std::vector<int> fewest(pupils.size() + 1, 0);
  for (std::size_t end = 1; end <= pupils.size(); ++end) {
    const double alone = pupils[end - 1] / rules.largest_class[upper ? 1 : 0];
    fewest[end] = fewest[end - 1] + (alone <= slack ? 0 : static_cast<int>(std::ceil(alone - slack)));
    double together = pupils[end - 1];
    for (std::size_t count = 2; count <= end; ++count) {
      together += pupils[end - count];
      const double limit = rules.combined_class[std::min<std::size_t>(count, 4) - 2];
      if (together <= limit + slack) fewest[end] = std::min(fewest[end], fewest[end - count] + (together <= slack ? 0 : 1));
    }
  }
  return fewest.back();
}

}  // namespace handlingsrom::structure
