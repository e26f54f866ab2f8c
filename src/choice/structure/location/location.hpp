// Which sites shall be open, and who goes where: p-median, capacitated and uncapacitated facility location, single source or split.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "base/standard_seed.hpp"

namespace handlingsrom::location {

inline constexpr double no_way = std::numeric_limits<double>::infinity();

/// What is decided of a site beforehand.
enum class Rule : char { free, open, closed };

/// Sites that may be open, customers to be served, and what each choice costs. Costs are not negative.
struct Problem {
  int sites = 0;
  int customers = 0;
  std::vector<double> cost;      // [site * customers + customer], of serving the whole customer; no_way: may not
  std::vector<double> opening;   // [site]; empty: nothing
  std::vector<double> demand;    // [customer]; empty: no capacities
  std::vector<double> capacity;  // [site]; empty: no capacities
  bool split = false;            // a customer may be divided between sites; cost in proportion
  int open_exactly = 0;          // number of open sites; 0: any
  std::vector<int> own;          // [site] the customer that an open site must serve itself, −1: none; empty: none
  std::vector<Rule> rule;        // [site]; empty: all free

  bool capacitated() const { return !capacity.empty(); }
  double cost_of(int site, int customer) const {
    return cost[static_cast<std::size_t>(site) * static_cast<std::size_t>(customers) +
                static_cast<std::size_t>(customer)];
  }
};

/// Part of a customer's demand that a site serves.
struct Share {
  int customer = 0;
  int site = 0;
  double part = 1;
};

enum class Status {
  optimal,     // proved
  stopped,     // a choice was found; the bound says how much better another could be
  infeasible,  // proved: no choice fits
  unknown      // stopped before any choice was found
};

struct Progress {
  double value;  // of the best choice so far; no_way before the first
  double bound;
};

struct Limits {
  std::function<double()> seconds_left;  // by the caller's clock, asked often; the search ends at 0. Empty: no limit
  std::function<void(const Progress&)> on_progress;  // each time the best choice improves
  std::uint64_t seed = standard_seed;
};

struct Solution {
  Status status = Status::unknown;
  double value = no_way;
  double bound = 0;  // no choice costs less
  std::vector<int> open;
  std::vector<Share> shares;  // by customer
  std::int64_t nodes = 0;     // of branch and bound, the root included

  bool found() const { return !open.empty(); }
  /// (value − bound) / value; 0 when proved.
  double gap() const;
};

/// Why no choice can exist, as far as sums tell.
struct Obstacle {
  enum class Kind {
    total,      // demand of all customers is above what may be open together: found = capacity, needed = demand
    customer,   // one customer has more demand than any site's capacity: found = largest capacity, needed = its demand
    unreached,  // a customer that no site may serve
    sites       // more sites must be open than the number asked, or fewer may: found = sites, needed = number asked
  };
  Kind kind = Kind::total;
  int customer = -1;
  double found = 0, needed = 0;
};
std::optional<Obstacle> obstacle(const Problem& problem);

/// The cheapest choice, or the best found before time is up, with a bound. Where time is not up the same problem and seed give the same
/// choice; stopped by the clock it may differ. See README.md for the methods.
Solution solve(const Problem& problem, const Limits& limits = {});

}  // namespace handlingsrom::location
