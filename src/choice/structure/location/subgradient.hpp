// Prices that raise a Lagrangian bound: deflected subgradients (Camerini, Fratta and Maffioli 1975, Mathematical Programming Study 3) with
// Polyak's step towards the best value known, halved when the bound stands still (Held, Wolfe and Crowder 1974).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace handlingsrom::location {

struct Effort {
  int iterations;
  int patience;  // iterations without a better bound before the step is halved
  double step;
  double last_step;
};

class Subgradient {
 public:
  Subgradient(const std::vector<double>& price, const Effort& effort)
      : effort_(effort), step_(effort.step), price_(price), best_price_(price), direction_(price.size(), 0) {}

  const std::vector<double>& price() const { return price_; }
  const std::vector<double>& best_price() const { return best_price_; }
  double best() const { return best_; }
  bool more() const { return iteration_ < effort_.iterations && step_ > effort_.last_step; }
  int iteration() const { return iteration_; }

  /// Notes the bound at price(); true when it is better than before by more than a rounding error.
  bool note(double bound) {
    const bool better = bound > best_ + 1e-7 * std::abs(best_);
    if (bound > best_) {
      best_ = bound;
      best_price_ = price_;
    }
    if (better) {
      without_ = 0;
    } else if (++without_ >= effort_.patience) {
      without_ = 0;
      step_ /= 2;
      price_ = best_price_;
      std::fill(direction_.begin(), direction_.end(), 0.0);
    }
    return better;
  }

  /// One step; `missing` is by customer 1 − how often the relaxation serves it, `bound` its value, `goal` a value that can be reached.
  /// False when every customer is served once and there is nowhere to go.
  bool move(const std::vector<double>& missing, double bound, double goal) {
    ++iteration_;
    double length = 0;
    for (std::size_t j = 0; j < missing.size(); ++j) {
      direction_[j] = missing[j] + 0.7 * direction_[j];
      length += direction_[j] * direction_[j];
    }
    if (length < 1e-18) return false;
    const double along = step_ * std::max(goal - bound, 1e-6 * std::abs(goal)) / length;
    for (std::size_t j = 0; j < missing.size(); ++j) price_[j] += along * direction_[j];
    return true;
  }

 private:
  Effort effort_;
  double step_;
  std::vector<double> price_, best_price_, direction_;
  double best_ = -1e300;
  int without_ = 0, iteration_ = 0;
};

}  // namespace handlingsrom::location
