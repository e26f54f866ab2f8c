// What each of several changes, levers or members adds, in the mean over all orders in which they could come (Shapley 1953, "A value for n-person games").
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace handlingsrom {

/// Those of `items` whose bits are set in `set`.
template <class T>
std::vector<T> chosen(std::span<const T> items, std::uint64_t set) {
  std::vector<T> result;
  result.reserve(static_cast<std::size_t>(std::popcount(set)));
  for (std::size_t i = 0; i < items.size(); ++i) {
    if ((set >> i & 1U) != 0) result.push_back(items[i]);
  }
  return result;
}

/// Exact shares: [member][figure], laid one after the other. `worth` holds `figures` values for each of the 2^n sets in the order of their bits; what
/// nobody adds up to counts too, so the shares of a figure sum to the last set's value less the first's. O(2^n · figures).
std::vector<double> shapley_shares(std::span<const double> worth, std::size_t figures = 1);

/// The values of a set of members into `values`; called from several threads at once.
using Worth = std::function<void(std::uint64_t set, std::span<double> values)>;

struct SampledShares {
  std::vector<double> mean;   // [member][figure]
  std::vector<double> error;  // standard error, likewise
};
/// The same by `pairs` drawn orders and their reverses (antithetic; Castro, Gómez and Tejada 2009, Computers & OR 36; Mitchell, Cooper, Frank and
/// Holmes 2022), for up to 64 members. Draws depend on `seed` and `purpose` only, the result on no number of threads. `pairs` at least 2.
SampledShares sampled_shapley(std::size_t members, std::size_t figures, const Worth& worth, std::uint32_t pairs,
                              std::uint64_t seed, std::uint32_t purpose = 0, unsigned threads = 0);

}  // namespace handlingsrom
