#include "base/shapley.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/parallel.hpp"
#include "base/random.hpp"

namespace handlingsrom {
namespace {

constexpr std::uint32_t pairs_at_once = 64;  // bounds what is held before it is added up, in order

/// Order number `pair` (Fisher and Yates).
std::vector<std::size_t> drawn_order(std::size_t members, std::uint64_t seed, std::uint32_t pair,
                                     std::uint32_t purpose) {
  std::vector<std::size_t> order(members);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t k = members - 1; k > 0; --k) {
    const double u = uniform({seed, pair, static_cast<std::uint32_t>(k), 0, purpose});
    std::swap(order[k], order[static_cast<std::size_t>(u * static_cast<double>(k + 1))]);
  }
  return order;
}

/// What the values of no one and of all are, known before any order is walked.
struct Ends {
  std::vector<double> nobody, everybody;
};

/// Adds half of what each member adds when they come in this order.
void walk(std::span<const std::size_t> order, const Worth& worth, const Ends& ends, std::span<double> added) {
  const std::size_t figures = ends.nobody.size();
  std::vector<double> before = ends.nobody;
  std::vector<double> now(figures);
  std::uint64_t joined = 0;
  for (std::size_t step = 0; step < order.size(); ++step) {
    joined |= std::uint64_t{1} << order[step];
    if (step + 1 == order.size()) {
      now = ends.everybody;
    } else {
      worth(joined, now);
    }
    double* const own = &added[order[step] * figures];
    for (std::size_t f = 0; f < figures; ++f) own[f] += (now[f] - before[f]) / 2;
    before.swap(now);
  }
}

}  // namespace

// φ_i = Σ_{S∋i} (s−1)!(n−s)!/n! v(S) − Σ_{S∌i} s!(n−s−1)!/n! v(S). Adding the second sum's terms for S ∋ i to both leaves
//   φ_i = Σ_{S∋i, S≠N} u(S) + v(N)/n − Σ_{S≠N} q(s) v(S),   u(S) = v(S) (s−1)!(n−s−1)!/(n−1)!,  q(s) = s!(n−s−1)!/n!,
// and the sums of u over the sets that hold a member come from folding the table in half, once for each member.
std::vector<double> shapley_shares(std::span<const double> worth, std::size_t figures) {
  const std::size_t sets = worth.size() / figures;
  const int n = std::countr_zero(sets);
  std::vector<double> inside(static_cast<std::size_t>(n) + 1, 0.0), outside(inside.size(), 0.0);
  double choices = 1;  // C(n−2, s−1), whole below 2^53
  for (int s = 1; s < n; ++s) {
    const auto k = static_cast<std::size_t>(s);
    inside[k] = 1 / ((n - 1) * choices);
    outside[k] = inside[k] * s / n;
    choices = choices * (n - 1 - s) / s;
  }
  std::vector<double> shares(static_cast<std::size_t>(n) * figures);
  std::vector<double> u(sets);
  for (std::size_t figure = 0; figure < figures; ++figure) {
    const double nobody = worth[figure];
    const auto value = [&](std::size_t set) { return worth[set * figures + figure] - nobody; };
    long double common = 0;  // a million terms that nearly cancel
    for (std::size_t s = 0; s < sets; ++s) {
      const auto size = static_cast<std::size_t>(std::popcount(s));
      u[s] = inside[size] * value(s);
      common += outside[size] * value(s);
    }
    for (int i = n - 1; i >= 0; --i) {
      const std::size_t half = std::size_t{1} << i;
      long double holding = 0;
      for (std::size_t s = 0; s < half; ++s) {
        holding += u[half + s];
        u[s] += u[half + s];
      }
      shares[static_cast<std::size_t>(i) * figures + figure] =
          static_cast<double>(holding + value(sets - 1) / n - common);
    }
  }
  return shares;
}

SampledShares sampled_shapley(std::size_t members, std::size_t figures, const Worth& worth, std::uint32_t pairs,
                              std::uint64_t seed, std::uint32_t purpose, unsigned threads) {
  Ends ends{std::vector<double>(figures), std::vector<double>(figures)};
  worth(0, ends.nobody);
  worth(~std::uint64_t{0} >> (64 - members), ends.everybody);
  const std::size_t width = members * figures;
  SampledShares result{std::vector<double>(width, 0.0), std::vector<double>(width, 0.0)};
  std::vector<double> added(pairs_at_once * width);
  for (std::uint32_t first = 0; first < pairs; first += pairs_at_once) {
    const std::uint32_t count = std::min(pairs_at_once, pairs - first);
    std::fill(added.begin(), added.end(), 0.0);
    parallel_for(
        count,
        [&](std::size_t k) {
          auto order = drawn_order(members, seed, first + static_cast<std::uint32_t>(k), purpose);
          const auto own = std::span(added).subspan(k * width, width);
          walk(order, worth, ends, own);
          std::reverse(order.begin(), order.end());
          walk(order, worth, ends, own);
        },
        threads);
    for (std::uint32_t k = 0; k < count; ++k) {
      for (std::size_t i = 0; i < width; ++i) {  // Welford 1962
        const double off = added[k * width + i] - result.mean[i];
        result.mean[i] += off / (first + k + 1);
        result.error[i] += off * (added[k * width + i] - result.mean[i]);
      }
    }
  }
  for (double& squares : result.error) squares = std::sqrt(squares / (pairs - 1) / pairs);
  return result;
}

}  // namespace handlingsrom
