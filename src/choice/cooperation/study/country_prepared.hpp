// What the search for partners has prepared: the whole country's figures in every outcome.
#pragma once

#include <algorithm>
#include <cmath>
#include <set>

#include "base/quantile.hpp"
#include "base/random.hpp"
#include "choice/cooperation/study/assumed.hpp"
#include "choice/cooperation/study/partners.hpp"
#include "choice/cooperation/study/reach.hpp"
#include "choice/cooperation/study/working.hpp"
#include "outlook/workforce/vulnerability/vulnerability.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {

inline std::size_t at(MunicipalityIndex municipality) { return static_cast<std::size_t>(municipality.value); }

struct Country::Prepared {
  /// What a draw needs of the assumptions.
  struct Drawn {
    Scale::Drawn scale;
    double joint_share, coordination, one_off, trips, per_km, road_factor, empty_day;
    std::vector<double> curve, cost;  // [municipality] cost(size) and what it pays
  };

  const facts::Facts& facts;
  const SharedService& service;
  PartnerSearch search;
  Scale scale;
  std::vector<Basis> basis;
  std::vector<int> posts;
  std::vector<double> fte;
  std::vector<std::vector<MunicipalityIndex>> linked;
  double largest_joint = 0;  // need-weighted inhabitants
  double per_present = 1;
  PooledStaff pooled;
  std::vector<Drawn> draws;  // the first is the middle

  Prepared(const facts::Facts& all, const SharedService& asked, const PartnerSearch& wanted)
      : facts(all), service(asked), search(wanted), scale(Scale::from_accounts(all, asked)) {
    read_municipalities();
    link();
    for (const auto& [number, members] : existing_cooperations(facts)) {
      double size = 0;
      for (const MunicipalityIndex member : members) size += basis[at(member)].size;
      largest_joint = std::max(largest_joint, size);
    }
    largest_joint = std::min(largest_joint, scale.largest());
    for (int d = 0; d <= search.draws; ++d) draws.push_back(drawn(d));
  }

  bool known(MunicipalityIndex municipality) const { return basis[at(municipality)].cost > 0; }
  const registry::Municipality& place(MunicipalityIndex municipality) const { return facts.registry->at(municipality); }

  void read_municipalities() {
    const Assumptions staffing = vulnerability::default_assumptions();
    const double joint_share =
        service.joint_share[0] > 0 ? service.joint_share[0] : default_assumptions().first("cooperation.joint_share");
    const double post_kroner = staffing.first("vulnerability.post_kroner");
    int most = 0;
    for (int i = 0; i < facts.registry->size(); ++i) {
      const MunicipalityIndex municipality{i};
      basis.push_back(basis_of(facts, municipality, service));
      vulnerability::Posts found;
      if (vulnerability::is_known(service.posts))
        found = vulnerability::posts_of(facts, municipality, service.posts, staffing);
      if (found.at_once == 0)
        found = vulnerability::own_posts(joint_share * basis.back().cost / post_kroner, service.posts, staffing);
      posts.push_back(std::max(1, found.at_once));
      fte.push_back(std::isfinite(found.fte) ? found.fte : 1);
      most = std::max(most, posts.back());
    }
    // More than a hundred at a time are never all away but for what takes all at once.
    per_present = default_assumptions().first("cooperation.per_present");
    const int largest = std::max<int>(search.most_members, most_studied);
    pooled = PooledStaff(vulnerability::staff_from(staffing, service.posts), staffing.first("vulnerability.days"),
                         std::min(most * search.most_members, 100), needed_together(1, per_present, largest));
  }

  double days(int count, std::size_t members) const {
    return pooled.days(count, needed_together(1, per_present, static_cast<int>(members)));
  }
  /// Days that all members are without.
  double lost(int count, std::size_t members) const {
    return pooled.lost(count, needed_together(1, per_present, static_cast<int>(members)), static_cast<int>(members));
  }

  void link() {
    const int count = facts.registry->size();
    linked.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const MunicipalityIndex own{i};
      linked[at(own)] = place(own).neighbours;
      for (int j = 0; j < count; ++j) {
        const MunicipalityIndex other{j};
        const auto& borders = place(own).neighbours;
        if (j != i && std::find(borders.begin(), borders.end(), other) == borders.end() &&
            great_circle_km(place(own), place(other)) <= search.across_km)
          linked[at(own)].push_back(other);
      }
      if (!linked[at(own)].empty()) continue;
      constexpr std::size_t nearest = 3;
      std::vector<MunicipalityIndex> others;
      for (int j = 0; j < count; ++j) {
        if (j != i) others.push_back(MunicipalityIndex{j});
      }
      std::partial_sort(others.begin(), others.begin() + nearest, others.end(),
                        [&](MunicipalityIndex a, MunicipalityIndex b) {
                          return great_circle_km(place(own), place(a)) < great_circle_km(place(own), place(b));
                        });
      others.resize(nearest);
      linked[at(own)] = others;
    }
    // Both ways: the mainland reaches the island too.
    for (int i = 0; i < count; ++i) {
      for (const MunicipalityIndex other : linked[static_cast<std::size_t>(i)]) {
        auto& back = linked[at(other)];
        if (std::find(back.begin(), back.end(), MunicipalityIndex{i}) == back.end())
          back.push_back(MunicipalityIndex{i});
      }
    }
  }

  Drawn drawn(int d) const {
    const auto run = static_cast<std::uint32_t>(d);
    const bool middle = d == 0;
    std::array<double, 2> normals{};
    if (!middle) normals = standard_normals({search.seed, run, 0, 0, 1});
    Study nobody;  // says nothing, so that the service's and the default assumptions are taken
    nobody.service = &service;
    const auto value = [&](std::string_view id) {
      const auto specs = parameters();
      for (std::size_t k = 0; k < specs.size(); ++k) {
        if (specs[k].id != id) continue;
        const Assumed range = assumed(nobody, specs[k]);
        const double away = middle ? 0 : 2 * uniform({search.seed, run, static_cast<std::uint32_t>(k), 0, 3}) - 1;
        return range.value + (away < 0 ? away * (range.value - range.low) : away * (range.high - range.value));
      }
      return facts::missing;
    };
    Drawn drawn;
    drawn.scale = scale.drawn(normals);
    drawn.joint_share = value("cooperation.joint_share");
    drawn.coordination = value("cooperation.coordination");
    drawn.one_off = value("cooperation.one_off") / value("cooperation.one_off_years");
    drawn.trips = value("cooperation.trips_per_post");
    drawn.per_km = value("cooperation.kroner_per_km");
    drawn.road_factor = value("cooperation.road_factor");
    drawn.empty_day = value("cooperation.empty_day");
    const double usual = default_assumptions().first("cooperation.usual_spread");
    for (std::size_t i = 0; i < basis.size(); ++i) {
      drawn.curve.push_back(drawn.scale.cost(basis[i].size));
      const double spread = std::isfinite(basis[i].spread) ? basis[i].spread : usual;
      const double noise = middle ? 0 : standard_normals({search.seed, run, static_cast<std::uint32_t>(i), 0, 2})[0];
      drawn.cost.push_back(basis[i].cost * std::exp(spread * noise));
    }
    return drawn;
  }

  double alone(MunicipalityIndex municipality, const Drawn& draw) const {
    return draw.cost[at(municipality)] + draw.empty_day * lost(posts[at(municipality)], 1);
  }

  /// Position · km of the journeys to the best host; the host.
  std::pair<double, MunicipalityIndex> travel(const std::vector<MunicipalityIndex>& members) const {
    std::pair<double, MunicipalityIndex> best{1e300, members.front()};
    for (const MunicipalityIndex host : members) {
      double sum = 0;
      for (const MunicipalityIndex member : members)
        sum += fte[at(member)] * great_circle_km(place(host), place(member));
      if (sum < best.first) best = {sum, host};
    }
    return best;
  }

  double together(const std::vector<MunicipalityIndex>& members, double trips, const Drawn& draw) const {
    double direct = 0, joint = 0, whole = 0, parts = 0;
    int count = 0;
    for (const MunicipalityIndex member : members) {
      const std::size_t i = at(member);
      joint += draw.joint_share * draw.cost[i];
      direct += (1 - draw.joint_share) * draw.cost[i];
      whole += basis[i].size;
      parts += draw.curve[i];
      count += posts[i];
    }
    if (members.size() < 2) return direct + joint + draw.empty_day * lost(count, members.size());
    return direct + joint * draw.scale.ratio(whole, parts) + draw.coordination +
           draw.one_off * static_cast<double>(members.size()) +
           2 * draw.trips * draw.per_km * draw.road_factor * trips + draw.empty_day * lost(count, members.size());
  }

  double gain(const std::vector<MunicipalityIndex>& members, double trips, const Drawn& draw) const {
    double sum = -together(members, trips, draw);
    for (const MunicipalityIndex member : members) sum += alone(member, draw);
    return sum;
  }

  /// Shapley's share of the gain for the first member.
  double own_gain(const std::vector<MunicipalityIndex>& members, const Drawn& draw) const {
    Game game;
    game.kind = Kind::profit;
    const auto n = members.size();
    game.members.resize(n);
    game.worth.assign(std::size_t{1} << n, 0.0);
    std::vector<MunicipalityIndex> some;
    for (std::size_t s = 1; s < game.worth.size(); ++s) {
      if ((s & (s - 1)) == 0) continue;
      some.clear();
      for (std::size_t i = 0; i < n; ++i) {
        if ((s >> i & 1U) != 0) some.push_back(members[i]);
      }
      const double value = gain(some, travel(some).first, draw);
      game.worth[s] = s + 1 == game.worth.size() ? value : std::max(0.0, value);
    }
    return shapley(game).front();
  }

  std::vector<double> outcomes_of(const std::vector<MunicipalityIndex>& members, double trips) const {
    std::vector<double> outcomes;
    for (std::size_t d = 1; d < draws.size(); ++d) outcomes.push_back(gain(members, trips, draws[d]));
    return outcomes;
  }

  /// Places of the best in each outcome: the list is of those that are best at the middle, and how firmly they stand there.
  void rank(std::vector<Candidate>& best, const std::vector<std::vector<MunicipalityIndex>>& pool) const {
    std::vector<std::vector<int>> places(best.size());
    for (std::size_t d = 1; d < draws.size(); ++d) {
      std::vector<double> gains;
      for (const auto& members : pool) gains.push_back(own_gain(members, draws[d]));
      for (std::size_t k = 0; k < best.size(); ++k) {
        const auto ahead = std::count_if(gains.begin(), gains.end(), [&](double each) { return each > gains[k]; });
        places[k].push_back(1 + static_cast<int>(ahead));
      }
    }
    for (std::size_t k = 0; k < best.size(); ++k) {
      if (places[k].empty()) continue;
      const auto count = static_cast<double>(places[k].size());
      best[k].first = static_cast<double>(std::count(places[k].begin(), places[k].end(), 1)) / count;
      std::vector<double> sorted(places[k].begin(), places[k].end());
      std::sort(sorted.begin(), sorted.end());
      best[k].rank_low = static_cast<int>(std::floor(quantile(sorted, 0.1)));
      best[k].rank_high = static_cast<int>(std::ceil(quantile(sorted, 0.9)));
    }
  }

  Candidate measured(const std::vector<MunicipalityIndex>& members) const {
    Candidate candidate;
    candidate.members = members;
    const auto [trips, host] = travel(members);
    candidate.host = host;
    candidate.own_gain = own_gain(members, draws.front());
    std::vector<double> own;
    for (std::size_t d = 1; d < draws.size(); ++d) own.push_back(own_gain(members, draws[d]));
    candidate.own = range_of(candidate.own_gain, std::move(own));
    std::vector<double> outcomes = outcomes_of(members, trips);
    if (!outcomes.empty()) {
      candidate.chance =
          static_cast<double>(std::count_if(outcomes.begin(), outcomes.end(), [](double g) { return g > 0; })) /
          static_cast<double>(outcomes.size());
    }
    candidate.gain = range_of(gain(members, trips, draws.front()), std::move(outcomes));
    int count = 0;
    for (const MunicipalityIndex member : members) {
      count += posts[at(member)];
      candidate.farthest_km = std::max(candidate.farthest_km, great_circle_km(place(host), place(member)));
    }
    candidate.days_together = days(count, members.size());
    return candidate;
  }
};

}  // namespace handlingsrom::cooperation
