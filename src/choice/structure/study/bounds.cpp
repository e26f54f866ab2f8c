// What no placing of a set of open places undercuts.
#include <algorithm>
#include <cmath>

#include "choice/structure/study/evaluator_parts.hpp"

namespace handlingsrom::structure_study {

double once(const Site& site, bool open) {
  if (open) return site.investment + (site.open_today ? 0 : site.opening_cost);
  return site.open_today ? site.closing_cost - site.sale : 0;
}

double Evaluator::transport(std::size_t site, std::size_t area, int lowest, int highest) const {
  double sum = 0;
  for (int grade = lowest; grade <= highest; ++grade) {
    const auto g = static_cast<std::size_t>(grade - 1);
    if (study_.way(site, area) > study_.transport_limit[g == 0 ? 0 : 1]) sum += parts_->carried[area][g];
  }
  return sum;
}

double Evaluator::bound(const std::vector<char>& open) const {
  double bound = bound_without_ways(open);
  for (std::size_t a = 0; a < study_.areas.size(); ++a) {
    for (std::size_t g = 0; g < upto; ++g) {
      if (parts_->carried[a][g] <= 0) continue;
      const double limit = study_.transport_limit[g == 0 ? 0 : 1];
      bool walks = false, goes = false;
      for (std::size_t s = 0; s < open.size() && !walks; ++s) {
        if (open[s] == 0 || !study_.sites[s].has(static_cast<int>(g) + 1)) continue;
        const double way = study_.way(s, a);
        walks = way <= limit;
        goes = goes || way > limit;
      }
      if (goes && !walks) bound += parts_->carried[a][g];
    }
  }
  return bound;
}

double Evaluator::bound_without_ways(const std::vector<char>& open) const {
  Parts& parts = *parts_;
  if (parts.excess.empty()) parts.excess = least_excess(study_, parts);
  double bound = 0;
  for (std::size_t s = 0; s < study_.sites.size(); ++s) {
    const Site& site = study_.sites[s];
    bound += once(site, open[s] != 0);
    if (open[s] == 0) continue;
    bound += parts.excess[s];
    for (const double each : parts.discount) bound += each * site.running_cost;
  }
  // An open school has its leader, whoever goes there. The rest is the same for every choice.
  const auto schools = static_cast<double>(std::count_if(open.begin(), open.end(), [](char one) { return one != 0; }));
  for (std::size_t t = 0; t < parts.years; ++t)
    bound += parts.discount[t] * study_.costs.fte * (parts.norm[t] + schools * fixed_leader(study_));
  return bound;
}

}  // namespace handlingsrom::structure_study
