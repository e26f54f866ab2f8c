#include "choice/structure/location/relaxation.hpp"

#include <algorithm>

namespace handlingsrom::location {

double Relaxation::choose(const std::vector<Rule>& rules) {
  free_.clear();
  double value = 0;
  int open = 0;
  for (std::size_t i = 0; i < sites_; ++i) {
    chosen_[i] = rules[i] == Rule::open;
    if (chosen_[i] != 0) {
      value += rho_[i];
      ++open;
    } else if (rules[i] == Rule::free) {
      free_.push_back(static_cast<int>(i));
    }
  }
  if (problem_.open_exactly == 0) {
    for (const int i : free_) {
      const auto site = static_cast<std::size_t>(i);
      if (rho_[site] >= 0) continue;
      chosen_[site] = 1;
      value += rho_[site];
    }
    worst_in_ = best_out_ = 0;
    return value;
  }
  worst_in_ = -no_way;
  best_out_ = no_way;
  const int wanted = problem_.open_exactly - open, available = static_cast<int>(free_.size());
  if (wanted < 0 || wanted > available) return no_way;
  if (wanted < available) {
    std::nth_element(free_.begin(), free_.begin() + wanted, free_.end(), [&](int a, int b) {
      const double x = rho_[static_cast<std::size_t>(a)], y = rho_[static_cast<std::size_t>(b)];
      return x != y ? x < y : a < b;
    });
    best_out_ = rho_[static_cast<std::size_t>(free_[static_cast<std::size_t>(wanted)])];
  }
  for (int k = 0; k < wanted; ++k) {
    const auto site = static_cast<std::size_t>(free_[static_cast<std::size_t>(k)]);
    chosen_[site] = 1;
    value += rho_[site];
    worst_in_ = std::max(worst_in_, rho_[site]);
  }
  return value;
}

void Relaxation::other_way_by_rank(const std::vector<Rule>& rules, std::vector<double>& rise) const {
  rise.assign(sites_, 0);
  for (std::size_t i = 0; i < sites_; ++i) {
    if (rules[i] != Rule::free) continue;
    rise[i] = chosen_[i] != 0 ? best_out_ - rho_[i] : rho_[i] - worst_in_;
  }
}

}  // namespace handlingsrom::location
