#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "base/random.hpp"
#include "choice/cooperation/game/solutions.hpp"

namespace handlingsrom::cooperation {

// φ_i = Σ_{S∋i} (s−1)!(n−s)!/n! v(S) − Σ_{S∌i} s!(n−s−1)!/n! v(S). Adding the second sum's terms for S ∋ i to both leaves
//   φ_i = Σ_{S∋i, S≠N} u(S) + v(N)/n − Σ_{S≠N} q(s) v(S),   u(S) = v(S) (s−1)!(n−s−1)!/(n−1)!,  q(s) = s!(n−s−1)!/n!,
// and the sums of u over the sets that hold a member come from folding the table in half, once for each member.
Shares shapley(const Game& game) {
  const int n = game.size();
  std::vector<double> inside(static_cast<std::size_t>(n) + 1, 0.0), outside(inside.size(), 0.0);
  double choices = 1;  // C(n−2, s−1), whole below 2^53
  for (int s = 1; s < n; ++s) {
    const auto k = static_cast<std::size_t>(s);
    inside[k] = 1 / ((n - 1) * choices);
    outside[k] = inside[k] * s / n;
    choices = choices * (n - 1 - s) / s;
  }
  std::vector<double> u(game.worth.size());
  long double common = 0;  // a million terms that nearly cancel
  for (std::size_t s = 0; s < u.size(); ++s) {
    const auto size = static_cast<std::size_t>(std::popcount(s));
    u[s] = inside[size] * game.worth[s];
    common += outside[size] * game.worth[s];
  }
  Shares shares(static_cast<std::size_t>(n));
  for (int i = n - 1; i >= 0; --i) {
    const std::size_t half = std::size_t{1} << i;
    long double holding = 0;
    for (std::size_t s = 0; s < half; ++s) {
      holding += u[half + s];
      u[s] += u[half + s];
    }
    shares[static_cast<std::size_t>(i)] = static_cast<double>(holding + game.total() / n - common);
  }
  return shares;
}

SampledShapley shapley_by_sampling(int members, const std::function<double(std::uint64_t)>& worth, std::uint32_t pairs,
                                   std::uint64_t seed) {
  const auto n = static_cast<std::size_t>(members);
  std::vector<double> mean(n, 0.0), squares(n, 0.0), added(n);
  std::vector<std::size_t> order(n);
  const auto walk = [&](auto begin, auto end) {
    std::uint64_t joined = 0;
    double before = 0;
    for (auto each = begin; each != end; ++each) {
      joined |= std::uint64_t{1} << *each;
      const double now = worth(joined);
      added[*each] += (now - before) / 2;
      before = now;
    }
  };
  for (std::uint32_t pair = 0; pair < pairs; ++pair) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = n - 1; k > 0; --k) {  // Fisher and Yates
      const double u = uniform({seed, pair, static_cast<std::uint32_t>(k), 0, 0});
      std::swap(order[k], order[static_cast<std::size_t>(u * static_cast<double>(k + 1))]);
    }
    std::fill(added.begin(), added.end(), 0.0);
    walk(order.begin(), order.end());
    walk(order.rbegin(), order.rend());
    for (std::size_t i = 0; i < n; ++i) {  // Welford 1962
      const double step = added[i] - mean[i];
      mean[i] += step / (pair + 1);
      squares[i] += step * (added[i] - mean[i]);
    }
  }
  SampledShapley result{mean, {}, std::uint64_t{2} * pairs};
  for (const double square : squares) result.standard_error.push_back(std::sqrt(square / (pairs - 1) / pairs));
  return result;
}

}  // namespace handlingsrom::cooperation
