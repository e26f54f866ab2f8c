// A game in the form in which its programs are solved: gains beyond what each has alone, of size one.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "choice/cooperation/game/solutions.hpp"

namespace handlingsrom::cooperation {

/// gain(S) = (sign·worth(S) − Σ_{i∈S} sign·worth(i)) / scale and weight(S) > 0 as the excess (gain(S) − y(S)) / weight(S) wants it.
/// Shares are alone + sign·scale·y. Nucleoli follow such changes of scale and origin; for the proportional one the weight stays
/// the coalition's own cost or profit.
struct Normalised {
  int members = 0;
  double scale = 1;
  std::vector<double> gain;    // [coalition]
  std::vector<double> weight;  // [coalition], or empty where all are 1

  double weight_of(Coalition coalition) const { return weight.empty() ? 1 : weight[coalition]; }
};

Normalised normalise(const Game& game, Excess excess);

/// y of the shares, and back.
std::vector<double> to_normalised(const Game& game, const Normalised& form, const Shares& shares);
Shares from_normalised(const Game& game, const Normalised& form, const std::vector<double>& y);

/// Sums of `values` over all subsets of positions [from, to).
std::vector<double> subset_sums(const std::vector<double>& values, int from, int to);

/// Calls visit(coalition, gain − y(coalition)) for the coalitions of each block of 2^low whose largest excess over `threshold`
/// can matter: blocks are skipped by a vectorised maximum. `visit` may raise the threshold that it is given.
template <class Visit>
void scan_excesses(const Normalised& form, const std::vector<double>& gain, const std::vector<double>& y, double eps,
                   double threshold, Visit visit) {
  const int low = std::min(form.members, 10);
  const std::size_t block = std::size_t{1} << low;
  const std::vector<double> lower = subset_sums(y, 0, low);
  const std::vector<double> upper = subset_sums(y, low, form.members);
  std::vector<double> excess(block);
  for (std::size_t h = 0; h < upper.size(); ++h) {
    const double* gains = gain.data() + (h << low);
    const double base = upper[h];
    double largest = -1e300;
    if (form.weight.empty()) {
      const double shift = base + eps;
      for (std::size_t l = 0; l < block; ++l) excess[l] = gains[l] - lower[l] - shift;
    } else {
      const double* weights = form.weight.data() + (h << low);
      for (std::size_t l = 0; l < block; ++l) excess[l] = gains[l] - lower[l] - base - eps * weights[l];
    }
    for (std::size_t l = 0; l < block; ++l) largest = std::max(largest, excess[l]);
    if (largest <= threshold) continue;
    for (std::size_t l = 0; l < block; ++l) {
      if (excess[l] > threshold) visit(static_cast<Coalition>(h << low | l), excess[l], threshold);
    }
  }
}

}  // namespace handlingsrom::cooperation
