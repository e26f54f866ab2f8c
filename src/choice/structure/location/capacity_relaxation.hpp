// The relaxation with capacities: a knapsack for each site, whole or split, and a cheapest set of sites with room enough.
#pragma once

#include <vector>

#include "choice/structure/location/cover.hpp"
#include "choice/structure/location/knapsack.hpp"
#include "choice/structure/location/relaxation.hpp"

namespace handlingsrom::location {

class FillTheSite final : public Relaxation {
 public:
  struct Way {
    double cost;
    int customer;
  };

  explicit FillTheSite(const Problem& problem);

  double solve(const std::vector<Rule>& rules, const std::vector<double>& prices) override;
  void other_way(const std::vector<Rule>& rules, std::vector<double>& rise) override;
  void forget_closed(const std::vector<Rule>& rules) override;

  /// By rising cost the customers that a site may still serve, its own left out.
  const std::vector<Way>& ways(int site) const { return ways_[static_cast<std::size_t>(site)]; }
  /// What the chosen sites take in the relaxation.
  std::vector<Share> taken() const;

  /// After solve(), whole customers only: by way of ways(site), how much the bound rises at least when it is used.
  void rise_of_ways(const std::vector<Rule>& rules, int site, double rise_of_site, std::vector<double>& rise);
  /// Takes out ways whose mark is 0.
  void keep_ways(int site, const std::vector<char>& kept);

 private:
  struct Content {
    std::vector<Item> items;
    std::vector<double> parts;
    double ratio = 0;    // where the room ends
    double linear = 0;   // rho with the linear knapsack, not above rho
    bool whole = false;  // rho is of whole items
  };

  void fill_linear(std::size_t site);
  void make_whole(std::size_t site);
  double choose_whole(const std::vector<Rule>& rules);
  double choose_cover(const std::vector<Rule>& rules);
  bool can_open(std::size_t site) const;

  std::vector<std::vector<Way>> ways_;
  std::vector<Content> content_;
  std::vector<double> prices_;
  double largest_price_ = 0, total_demand_ = 0;
  std::vector<Candidate> candidates_;
};

}  // namespace handlingsrom::location
