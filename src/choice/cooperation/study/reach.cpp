// Who the members are, how far it is between them, and which coalitions somebody can serve.
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

#include "choice/cooperation/study/reach.hpp"
#include "choice/cooperation/study/worth.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {

double great_circle_km(const registry::Municipality& a, const registry::Municipality& b) {
  constexpr double earth_radius_km = 6371.0, degree = std::numbers::pi / 180;
  const double up = std::sin((b.latitude - a.latitude) * degree / 2);
  const double along = std::sin((b.longitude - a.longitude) * degree / 2);
  const double h = up * up + std::cos(a.latitude * degree) * std::cos(b.latitude * degree) * along * along;
  return 2 * earth_radius_km * std::asin(std::min(1.0, std::sqrt(h)));
}

bool connected(Coalition coalition, const std::vector<Coalition>& reach) {
  Coalition reached = coalition & (~coalition + 1), before = 0;
  while (reached != before) {
    before = reached;
    for (Coalition left = before; left != 0; left &= left - 1)
      reached |= reach[static_cast<std::size_t>(std::countr_zero(left))] & coalition;
  }
  return reached == coalition;
}

void Worth::read_members(const facts::Facts& facts) {
  const Assumptions staffing = vulnerability::default_assumptions();
  post_kroner_ = staffing.first("vulnerability.post_kroner");
  days_per_year_ = staffing.first("vulnerability.days");
  const std::string_view service = study_.service->posts;
  staff_ = vulnerability::staff_from(staffing, service);
  const double joint_share = value("joint_share", middle());
  const double usual_spread = value("usual_spread", middle());
  for (const StudyMember& member : study_.members) {
    MemberBasis basis;
    basis.basis = basis_of(facts, member.municipality, *study_.service);
    basis.cost = member.cost.value_or(basis.basis.cost);
    basis.cost_mark = member.cost ? Provenance::own : Provenance::municipality;
    basis.direct_given = member.direct.value_or(std::numeric_limits<double>::quiet_NaN());
    basis.spread = std::isfinite(basis.basis.spread) ? basis.basis.spread : usual_spread;
    vulnerability::Posts posts;
    if (member.fte) {
      posts = vulnerability::own_posts(*member.fte, service, staffing);
    } else if (vulnerability::is_known(service)) {
      posts = vulnerability::posts_of(facts, member.municipality, service, staffing);
    }
    if (posts.at_once == 0) {
      // From the money that would be shared.
      const double joint =
          std::isfinite(basis.direct_given) ? std::max(0.0, basis.cost - basis.direct_given) : joint_share * basis.cost;
      posts = vulnerability::own_posts(joint / post_kroner_, service, staffing);
      posts.provenance = Provenance::assumption;
    }
    basis.fte = posts.fte;
    basis.fte_mark = posts.provenance;
    basis.posts = std::max(posts.at_once, study_.needed);
    members_.push_back(std::move(basis));
  }
  int all_posts = 0;
  for (const MemberBasis& member : members_) all_posts += member.posts;
  days_by_posts_.assign(static_cast<std::size_t>(all_posts) + 1, days_per_year_);
  for (int posts = study_.needed; posts <= all_posts; ++posts) {
    days_by_posts_[static_cast<std::size_t>(posts)] =
        vulnerability::cover(posts, study_.needed, staff_, days_per_year_).days;
  }
}

void Worth::read_distances(const facts::Facts& facts) {
  const std::size_t n = members_.size();
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  road_.assign(n * n, unknown);
  air_.assign(n * n, 0.0);
  minutes_.assign(n * n, unknown);
  const Draw draw = middle();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      air_[i * n + j] = great_circle_km(facts.registry->at(study_.members[i].municipality),
                                        facts.registry->at(study_.members[j].municipality));
    }
    const auto& neighbours = facts.registry->at(study_.members[i].municipality).neighbours;
    for (std::size_t j = 0; j < i; ++j) {
      if (std::find(neighbours.begin(), neighbours.end(), study_.members[j].municipality) != neighbours.end())
        links_.emplace_back(static_cast<int>(j), static_cast<int>(i));
    }
  }
  for (const Distance& distance : study_.distances) {
    const auto a = static_cast<std::size_t>(distance.from), b = static_cast<std::size_t>(distance.to);
    road_[a * n + b] = road_[b * n + a] = distance.km;
    minutes_[a * n + b] = minutes_[b * n + a] = distance.minutes;
    links_.emplace_back(distance.from, distance.to);
  }
  for (std::size_t k = 0; k < n * n; ++k) {
    if (std::isfinite(minutes_[k])) continue;
    const double km = std::isfinite(road_[k]) ? road_[k] : value("road_factor", draw) * air_[k];
    minutes_[k] = 60 * km / value("km_per_hour", draw);
  }
  for (const auto& pair : study_.also_connected) links_.push_back(pair);
  for (auto& [a, b] : links_) {
    if (a > b) std::swap(a, b);
  }
  std::sort(links_.begin(), links_.end());
  links_.erase(std::unique(links_.begin(), links_.end()), links_.end());
}

double Worth::km(int from, int to, double road_factor) const {
  if (from == to) return 0;
  const std::size_t k = static_cast<std::size_t>(from) * members_.size() + static_cast<std::size_t>(to);
  return std::isfinite(road_[k]) ? road_[k] : road_factor * air_[k];
}

double Worth::minutes(int from, int to) const {
  return from == to ? 0 : minutes_[static_cast<std::size_t>(from) * members_.size() + static_cast<std::size_t>(to)];
}

void Worth::find_hosts() {
  const std::size_t n = members_.size(), all = std::size_t{1} << n;
  feasible_.assign(all, 0);
  host_.assign(all, -1);
  road_trips_.assign(all, 0.0);
  air_trips_.assign(all, 0.0);
  std::vector<Coalition> reach(n, 0);
  for (const auto& [a, b] : links_) {
    reach[static_cast<std::size_t>(a)] |= Coalition{1} << static_cast<unsigned>(b);
    reach[static_cast<std::size_t>(b)] |= Coalition{1} << static_cast<unsigned>(a);
  }
  const double road_factor = value("road_factor", middle());
  for (std::size_t s = 1; s < all; ++s) {
    const auto coalition = static_cast<Coalition>(s);
    if (members_of(coalition) == 1) {
      feasible_[s] = 1;
      host_[s] = static_cast<signed char>(std::countr_zero(s));
      continue;
    }
    if (study_.through_neighbours && !connected(coalition, reach)) continue;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t h = 0; h < n; ++h) {
      if ((s >> h & 1U) == 0 || !study_.members[h].host) continue;
      double trips = 0, by_road = 0, by_air = 0;
      bool within = true;
      for (std::size_t i = 0; i < n && within; ++i) {
        if ((s >> i & 1U) == 0 || i == h) continue;
        const int from = static_cast<int>(h), to = static_cast<int>(i);
        const double far = km(from, to, road_factor);
        within = far <= study_.most_km.value_or(1e9) && minutes(from, to) <= study_.most_minutes.value_or(1e9);
        trips += members_[i].fte * far;
        const double road = road_[h * n + i];
        if (std::isfinite(road)) {
          by_road += members_[i].fte * road;
        } else {
          by_air += members_[i].fte * air_[h * n + i];
        }
      }
      if (!within || !(trips < best)) continue;
      best = trips;
      feasible_[s] = 1;
      host_[s] = static_cast<signed char>(h);
      road_trips_[s] = by_road;
      air_trips_[s] = by_air;
    }
  }
}

}  // namespace handlingsrom::cooperation
