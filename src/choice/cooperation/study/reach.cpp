// Who the members are, how far it is between them, and which coalitions somebody can serve.
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/cooperation/study/assumed.hpp"
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
    basis.posts = posts.at_once;
    members_.push_back(std::move(basis));
  }
  int all_posts = 0;
  for (const MemberBasis& member : members_) all_posts += member.posts;
  per_present_ = value("per_present", middle());
  // A service may grow to twice its size; more than a hundred beyond those needed are never all away but for what takes all at once.
  const int most_needed = needed(size());
  pooled_ = PooledStaff(staff_, days_per_year_, std::min(2 * all_posts, most_needed + 100), most_needed);
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
    if (distance.neighbours) links_.emplace_back(distance.from, distance.to);
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

std::vector<std::pair<int, int>> reckoned_pairs(const Study& study) {
  std::vector<std::pair<int, int>> pairs;
  for (int i = 0; i < static_cast<int>(study.members.size()); ++i) {
    for (int j = i + 1; j < static_cast<int>(study.members.size()); ++j) {
      const bool host =
          study.members[static_cast<std::size_t>(i)].host || study.members[static_cast<std::size_t>(j)].host;
      const bool given = std::any_of(study.distances.begin(), study.distances.end(), [&](const Distance& each) {
        return std::isfinite(each.km) && std::minmax(each.from, each.to) == std::minmax(i, j);
      });
      if (host && !given) pairs.emplace_back(i, j);
    }
  }
  return pairs;
}

std::vector<PairDistance> pair_distances(const Study& study, const facts::Facts& facts) {
  const auto value = [&](std::string_view name) {
    for (const ParameterSpec& spec : parameters()) {
      if (short_name(spec) == name) return assumed(study, spec).value;
    }
    return std::numeric_limits<double>::quiet_NaN();
  };
  const double road_factor = value("road_factor"), km_per_hour = value("km_per_hour");
  const auto timed = [&](double km, double minutes) {
    return std::isfinite(minutes) ? minutes : 60 * km / km_per_hour;
  };
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  std::vector<PairDistance> pairs;
  for (const Distance& each : study.distances) {
    // In the members' order, whichever way the file names them.
    const auto [from, to] = std::minmax(each.from, each.to);
    if (std::isfinite(each.km)) pairs.push_back({from, to, each.km, timed(each.km, each.minutes), true});
  }
  for (const auto& [a, b] : reckoned_pairs(study)) {
    const int from = a, to = b;
    const auto place = [&](int member) {
      return facts.registry->at(study.members[static_cast<std::size_t>(member)].municipality);
    };
    const double km = road_factor * great_circle_km(place(from), place(to));
    const auto known = std::find_if(study.distances.begin(), study.distances.end(), [&](const Distance& each) {
      return std::minmax(each.from, each.to) == std::minmax(from, to);
    });
    const double minutes = known == study.distances.end() ? unknown : known->minutes;
    pairs.push_back({from, to, km, timed(km, minutes), false, std::isfinite(minutes)});
  }
  std::sort(pairs.begin(), pairs.end(), [](const PairDistance& x, const PairDistance& y) {
    return std::minmax(x.from, x.to) < std::minmax(y.from, y.to);
  });
  return pairs;
}

bool Worth::within(int host, int member, double road_factor) const {
  return km(host, member, road_factor) <= study_.most_km.value_or(1e9) &&
         minutes(host, member) <= study_.most_minutes.value_or(1e9);
}

Reach Worth::reach_of(Coalition coalition) const {
  Reach found;
  if (members_of(coalition) == 1) {
    found.host = std::countr_zero(coalition);
    return found;
  }
  if (study_.through_neighbours && !connected(coalition, linked_)) return found;
  const std::size_t n = members_.size();
  double best = std::numeric_limits<double>::infinity();
  for (Coalition hosts = coalition; hosts != 0; hosts &= hosts - 1) {
    const auto h = static_cast<std::size_t>(std::countr_zero(hosts));
    if (!study_.members[h].host) continue;
    Reach here;
    double trips = 0;
    bool served = true;
    for (Coalition left = coalition; left != 0 && served; left &= left - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(left));
      if (i == h) continue;
      served = within(static_cast<int>(h), static_cast<int>(i), road_factor_);
      trips += members_[i].fte * km(static_cast<int>(h), static_cast<int>(i), road_factor_);
      const double road = road_[h * n + i];
      if (std::isfinite(road)) {
        here.road += members_[i].fte * road;
      } else {
        here.air += members_[i].fte * air_[h * n + i];
      }
    }
    if (!served || !(trips < best)) continue;
    best = trips;
    here.host = static_cast<int>(h);
    found = here;
  }
  return found;
}

void Worth::find_hosts() {
  linked_.assign(members_.size(), 0);
  for (const auto& [a, b] : links_) {
    linked_[static_cast<std::size_t>(a)] |= Coalition{1} << static_cast<unsigned>(b);
    linked_[static_cast<std::size_t>(b)] |= Coalition{1} << static_cast<unsigned>(a);
  }
  road_factor_ = value("road_factor", middle());
  if (!listed()) return;
  reach_.resize(std::size_t{everyone()} + 1);
  for (std::size_t s = 1; s < reach_.size(); ++s) reach_[s] = reach_of(static_cast<Coalition>(s));
}

void Worth::refuse_joint_unit() const {
  // Of the host that reaches most: the first that it does not reach, or, where neighbours are asked for, one that nobody borders.
  std::size_t fewest = members_.size() + 1;
  std::string found, expected;
  for (int h = 0; h < size(); ++h) {
    if (!study_.members[static_cast<std::size_t>(h)].host) continue;
    std::size_t missed = 0;
    std::string first;
    for (int i = 0; i < size(); ++i) {
      if (i == h || within(h, i, road_factor_)) continue;
      if (missed++ == 0)
        first = fmt::format("{} – {}: {:.0f} km, {:.0f} min", study_.members[static_cast<std::size_t>(h)].name,
                            study_.members[static_cast<std::size_t>(i)].name, km(h, i, road_factor_), minutes(h, i));
    }
    if (missed >= fewest) continue;
    fewest = missed;
    found = first;
  }
  if (study_.most_km) expected = fmt::format("{:.0f} km", *study_.most_km);
  if (study_.most_minutes) expected += fmt::format("{}{:.0f} min", expected.empty() ? "" : ", ", *study_.most_minutes);
  if (fewest == 0) {  // so it is the neighbourhood
    Coalition reached = 1, before = 0;
    while (reached != before) {
      before = reached;
      for (Coalition left = before; left != 0; left &= left - 1)
        reached |= linked_[static_cast<std::size_t>(std::countr_zero(left))];
    }
    for (std::size_t i = members_.size(); i-- > 0;) {
      if ((reached >> i & 1U) == 0) found = study_.members[i].name;
    }
    expected = "connected = [[…, …]]";
  }
  const char* field = fewest == 0           ? "through_neighbours"
                      : study_.most_km      ? "most_km"
                      : study_.most_minutes ? "most_minutes"
                                            : "hosts";
  fail_at(study_, ErrorCode::no_solution, field, "study_no_joint_unit",
          {{"name", study_.title}, {"found", found}, {"expected", expected}});
}

}  // namespace handlingsrom::cooperation
