// The best choice so far, and when another can no longer be better.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/wanted.hpp"
#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {

class Incumbent {
 public:
  Incumbent(const Problem& problem, const Limits& limits) : limits_(limits), unit_(unit_of(problem)) {}

  double value() const { return value_; }
  const std::vector<char>& open() const { return open_; }
  const std::vector<Share>& shares() const { return shares_; }
  bool found() const { return value_ < no_way; }

  /// A bound above this proves that nothing better is there: values of whole costs rise by whole units; others are compared to 1e-9 of the value.
  double cut() const { return found() ? value_ - std::max(0.999999 * unit_, 1e-9 * std::abs(value_)) : no_way; }
  double unit() const { return unit_; }

  /// Keeps the choice if it is better. `shares` may be empty where each customer goes to the cheapest open site.
  bool offer(double value, const std::vector<char>& open, const std::vector<Share>& shares = {}) {
    if (value >= value_ - 1e-12 * std::abs(value)) return false;
    value_ = value;
    open_ = open;
    shares_ = shares;
    if (limits_.on_progress) limits_.on_progress({value_, bound_});
    return true;
  }
  void bound(double bound) { bound_ = std::max(bound_, bound); }
  double bound() const { return bound_; }

  /// Throws NoLongerWanted.
  bool stopped() {
    check_wanted();
    if (!stopped_) stopped_ = seconds_left() <= 0;
    return stopped_;
  }
  double seconds_left() const { return limits_.seconds_left ? limits_.seconds_left() : no_way; }
  /// Everything has been searched: the best choice so far is the best there is, and where there is none, none exists.
  void exhaust() {
    exhausted_ = true;
    if (found()) bound(value_);
  }
  bool exhausted() const { return exhausted_; }
  bool was_stopped() const { return stopped_; }

 private:
  /// 1 where every choice costs a whole number, else 0.
  static double unit_of(const Problem& problem) {
    const auto whole = [](const std::vector<double>& values) {
      return std::all_of(values.begin(), values.end(), [](double v) { return v == no_way || v == std::floor(v); });
    };
    return !problem.split && whole(problem.cost) && whole(problem.opening) ? 1 : 0;
  }

  const Limits& limits_;
  double unit_;
  double value_ = no_way, bound_ = 0;
  std::vector<char> open_;
  std::vector<Share> shares_;
  bool stopped_ = false, exhausted_ = false;
};

}  // namespace handlingsrom::location
