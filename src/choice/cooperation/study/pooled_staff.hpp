// How often a staff that serves several municipalities is too small, and how much of a municipality's days that takes.
#pragma once

#include <vector>

#include "outlook/workforce/vulnerability/vulnerability.hpp"

namespace handlingsrom::cooperation {

/// One person there can be turned to by a few municipalities in a day, not by any number: a unit of `members` needs the larger of `least` and members / per_present, rounded up.
int needed_together(int least, double per_present, int members);

/// Tables of a staff's presence (vulnerability::presence_distribution), by posts and by who must be there.
class PooledStaff {
 public:
  PooledStaff() = default;
  /// For up to `most_posts` posts, beyond which they count as so many, and up to `most_needed`.
  PooledStaff(const vulnerability::Staff& staff, double days_per_year, int most_posts, int most_needed);

  /// Days a year with fewer than `needed` there.
  double days(int posts, int needed) const { return at(days_, posts, needed); }
  /// Days a year that `members` municipalities are without together: Σ over k < needed of (needed − k) / needed · P(k there), times members. For one that needs one: days().
  double lost(int posts, int needed, int members) const { return members * at(lost_, posts, needed); }

 private:
  double at(const std::vector<double>& table, int posts, int needed) const;

  int most_posts_ = 0, most_needed_ = 0;
  std::vector<double> days_, lost_;  // [posts][needed]
};

}  // namespace handlingsrom::cooperation
