#include "choice/cooperation/study/pooled_staff.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::cooperation {

int needed_together(int least, double per_present, int members) {
  return members < 2 ? least : std::max(least, static_cast<int>(std::ceil(members / per_present - 1e-9)));
}

PooledStaff::PooledStaff(const vulnerability::Staff& staff, double days_per_year, int most_posts, int most_needed)
    : most_posts_(most_posts), most_needed_(most_needed) {
  const std::size_t width = static_cast<std::size_t>(most_needed) + 1;
  days_.assign(width * (static_cast<std::size_t>(most_posts) + 1), days_per_year);
  lost_ = days_;
  for (int posts = 1; posts <= most_posts; ++posts) {
    const std::vector<double> there = vulnerability::presence_distribution(posts, staff);
    for (int needed = 1; needed <= most_needed; ++needed) {
      double share = 0, missing = 0;
      for (int k = 0; k < needed && k <= posts; ++k) {
        share += there[static_cast<std::size_t>(k)];
        missing += there[static_cast<std::size_t>(k)] * (needed - k) / needed;
      }
      // Posts that are fewer than needed are short also when all are there.
      if (posts < needed) {
        share = 1;
        missing = 0;
        for (int k = 0; k <= posts; ++k) missing += there[static_cast<std::size_t>(k)] * (needed - k) / needed;
      }
      const std::size_t place = static_cast<std::size_t>(posts) * width + static_cast<std::size_t>(needed);
      days_[place] = share * days_per_year;
      lost_[place] = missing * days_per_year;
    }
  }
}

double PooledStaff::at(const std::vector<double>& table, int posts, int needed) const {
  const auto p = static_cast<std::size_t>(std::clamp(posts, 0, most_posts_));
  const auto n = static_cast<std::size_t>(std::clamp(needed, 0, most_needed_));
  return table[p * (static_cast<std::size_t>(most_needed_) + 1) + n];
}

}  // namespace handlingsrom::cooperation
