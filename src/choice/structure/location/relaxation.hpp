// Lagrangian relaxations of "each customer is served once": what a site is worth at given prices, and the cheapest set of sites.
#pragma once

#include <span>
#include <vector>

#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {

class Relaxation {
 public:
  virtual ~Relaxation() = default;

  /// Its value at these prices, a lower bound of every choice that keeps the rules; no_way where there is none. Fills chosen() and missing().
  virtual double solve(const std::vector<Rule>& rules, const std::vector<double>& prices) = 0;
  /// After solve(): by free site, how much the bound rises at least when its state is the other one; 0 for sites that are not free.
  virtual void other_way(const std::vector<Rule>& rules, std::vector<double>& rise) = 0;
  /// Sites that are closed from now on for good.
  virtual void forget_closed(const std::vector<Rule>& rules) = 0;

  const std::vector<char>& chosen() const { return chosen_; }      // [site]
  const std::vector<double>& missing() const { return missing_; }  // [customer] 1 − how often it is served

 protected:
  explicit Relaxation(const Problem& problem)
      : problem_(problem),
        sites_(static_cast<std::size_t>(problem.sites)),
        customers_(static_cast<std::size_t>(problem.customers)),
        rho_(sites_),
        chosen_(sites_),
        missing_(customers_) {}

  double opening_of(std::size_t site) const { return problem_.opening.empty() ? 0 : problem_.opening[site]; }
  /// Fills chosen_ with the open sites and, by rho_, the cheapest free ones: as many as asked, or those that pay. Returns the sum of rho_.
  double choose(const std::vector<Rule>& rules);
  void other_way_by_rank(const std::vector<Rule>& rules, std::vector<double>& rise) const;

  const Problem& problem_;
  std::size_t sites_, customers_;
  std::vector<double> rho_;  // [site] opening minus what it earns
  std::vector<char> chosen_;
  std::vector<double> missing_;
  std::vector<int> free_;
  double worst_in_ = 0, best_out_ = 0;
};

}  // namespace handlingsrom::location
