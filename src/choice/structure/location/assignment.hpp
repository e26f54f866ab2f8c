// Whole customers to open sites with room: a first assignment by regret, then shifts, exchanges and moves of a whole site.
#pragma once

#include <vector>

#include "choice/structure/location/nearest.hpp"

namespace handlingsrom::location {

class Assignment {
 public:
  Assignment(const Problem& problem, const Nearest& nearest);

  /// Starts anew: `open` sites take their own customers, then each customer goes by falling regret (what the second choice costs more) to
  /// the cheapest open site with room, or to the one that is then least over its capacity. `wish` is by customer a site to go to first, −1: none.
  void assign(const std::vector<char>& open, const std::vector<int>& wish = {});

  /// Local search until nothing pays: a customer to another open site, two customers exchanged, a whole site's customers to another
  /// site in its place. Being over capacity costs a penalty that grows while any site is. True when every site has room.
  bool improve();
  /// Improves a choice in which every site has room by multi-exchanges (Ahuja, Orlin, Pallottino, Scaparra and Scutellà 2004, Management Science 50): chains and
  /// rings of up to six customers, each to the site that the next one leaves, until none is found. Every site has room afterwards.
  void improve_by_chains();

  bool fits() const { return overload_ <= 1e-9; }
  double value() const;  // of sites and ways, penalty left out
  const std::vector<char>& open() const { return open_; }
  const std::vector<int>& site_of() const { return site_of_; }
  std::vector<Share> shares() const;

 private:
  friend class ChainSearch;
  double over(int site, double load) const;
  double overload_change(int site, double change) const;
  void put(int customer, int site);
  bool shift(int customer);
  bool exchange(int customer);
  bool move_site(int site);
  bool is_own(int customer) const;
  bool pass();

  const Problem& problem_;
  const Nearest& nearest_;
  std::size_t sites_, customers_;
  std::vector<int> site_with_own_;  // [customer] −1: none
  std::vector<char> open_;
  std::vector<int> site_of_;
  std::vector<double> load_;
  std::vector<std::vector<int>> members_;
  std::vector<std::vector<int>> near_;  // [customer] open sites by rising cost, at most `looked_at`
  double overload_ = 0, penalty_ = 0;
};

}  // namespace handlingsrom::location
