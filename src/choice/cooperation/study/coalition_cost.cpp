#include "choice/cooperation/study/coalition_cost.hpp"

#include <algorithm>
#include <bit>

namespace handlingsrom::cooperation {

CoalitionCost::CoalitionCost(const Worth& worth, const Draw& draw, const std::vector<double>& growth)
    : worth_(worth),
      scale_(worth.scale_in(draw)),
      empty_day_(worth.value("empty_day", draw)),
      coordination_(worth.value("coordination", draw)),
      per_member_(worth.value("one_off", draw) / worth.value("one_off_years", draw)),
      per_km_(2 * worth.value("trips_per_post", draw) * worth.value("kroner_per_km", draw)),
      road_factor_(worth.value("road_factor", draw)) {
  for (int i = 0; i < worth.size(); ++i) {
    const double grown = growth.empty() ? 1 : growth[static_cast<std::size_t>(i)];
    Own own;
    own.direct = worth.direct(i, draw, growth);
    own.joint = worth.joint(i, draw, growth);
    own.size = worth.members()[static_cast<std::size_t>(i)].basis.size * grown;
    own.curve = scale_.said ? 0 : scale_.cost(own.size);
    own.posts = worth.posts_of(i, grown);
    own_.push_back(own);
    alone_.push_back(own.direct + own.joint + empty_day_ * worth.lost_days(own.posts, 1));
  }
}

double CoalitionCost::alone_sum(Coalition coalition) const {
  double sum = 0;
  for (; coalition != 0; coalition &= coalition - 1)
    sum += alone_[static_cast<std::size_t>(std::countr_zero(coalition))];
  return sum;
}

CostParts CoalitionCost::parts(Coalition coalition) const {
  Sums sums;
  for (Coalition left = coalition; left != 0; left &= left - 1) {
    const Own& own = own_[static_cast<std::size_t>(std::countr_zero(left))];
    sums.direct += own.direct;
    sums.joint += own.joint;
    sums.size += own.size;
    sums.curve += own.curve;
    sums.posts += own.posts;
    ++sums.members;
  }
  return parts(sums, worth_.reach(coalition));
}

CostParts CoalitionCost::parts(const Sums& sums, const Reach& reach) const {
  CostParts parts;
  parts.direct = sums.direct;
  parts.joint = sums.joint;
  parts.empty_days = empty_day_ * worth_.lost_days(sums.posts, sums.members);
  if (sums.members < 2) return parts;
  parts.joint *= scale_.ratio(sums.size, sums.curve);
  parts.coordination = coordination_;
  parts.one_off = sums.members * per_member_;
  parts.travel = per_km_ * (reach.road + road_factor_ * reach.air);
  return parts;
}

double CoalitionCost::operator()(Coalition coalition) const {
  if (coalition == 0) return 0;
  if (members_of(coalition) == 1) return alone(std::countr_zero(coalition));
  const double apart = alone_sum(coalition);
  if (coalition == worth_.everyone()) return parts(coalition).total();
  return worth_.feasible(coalition) ? std::min(apart, parts(coalition).total()) : apart;
}

}  // namespace handlingsrom::cooperation
