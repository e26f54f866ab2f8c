#include "standing/comparison/product_effects.hpp"

#include <array>

#include "base/error.hpp"

namespace handlingsrom::comparison {

void product_effects(std::span<const double> base, std::span<const double> own, std::span<double> effects) {
  const std::size_t count = base.size();
  if (count == 0 || count > most_factors || own.size() != count || effects.size() != count)
    throw Error(ErrorCode::internal, "comparison_factors");
  for (std::size_t j = 0; j < count; ++j) {
    // Π over the others of (base + own·z): the coefficient of z^m sums the products in which m of them are exchanged already.
    std::array<double, most_factors> exchanged{};
    exchanged[0] = 1;
    std::size_t others = 0;
    for (std::size_t l = 0; l < count; ++l) {
      if (l == j) continue;
      ++others;
      for (std::size_t m = others; m > 0; --m) exchanged[m] = exchanged[m] * base[l] + exchanged[m - 1] * own[l];
      exchanged[0] *= base[l];
    }
    // A set of m stands before j in m!·(k−1−m)! of the k! orders: 1/k shared by the (k−1 over m) sets of that size.
    double mean = 0, sets = 1;
    for (std::size_t m = 0; m <= others; ++m) {
      mean += exchanged[m] / sets;
      sets = sets * static_cast<double>(others - m) / static_cast<double>(m + 1);
    }
    effects[j] = (own[j] - base[j]) * mean / static_cast<double>(count);
  }
}

}  // namespace handlingsrom::comparison
