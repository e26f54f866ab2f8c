#include "choice/cooperation/study/partners.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/quantile.hpp"
#include "base/random.hpp"
#include "choice/cooperation/study/reach.hpp"
#include "outlook/workforce/vulnerability/vulnerability.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {
namespace {

std::size_t at(MunicipalityIndex municipality) { return static_cast<std::size_t>(municipality.value); }

}  // namespace

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
  std::vector<double> days_by_posts;
  std::vector<Drawn> draws;  // the first is the middle

  Prepared(const facts::Facts& all, const SharedService& asked, const PartnerSearch& wanted)
      : facts(all), service(asked), search(wanted), scale(Scale::from_accounts(all, asked)) {
    read_municipalities();
    link();
    for (int d = 0; d <= search.draws; ++d) draws.push_back(drawn(d));
  }

  bool known(MunicipalityIndex municipality) const { return basis[at(municipality)].cost > 0; }
  const registry::Municipality& place(MunicipalityIndex municipality) const { return facts.registry->at(municipality); }

  void read_municipalities() {
    const Assumptions staffing = vulnerability::default_assumptions();
    const double joint_share = default_assumptions().first("cooperation.joint_share");
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
    const vulnerability::Staff staff = vulnerability::staff_from(staffing, service.posts);
    days_by_posts.push_back(0);
    // More than a hundred at a time are never all away but for what takes all at once.
    const int enough = std::min(most * search.most_members, 100);
    for (int count = 1; count <= enough; ++count)
      days_by_posts.push_back(vulnerability::cover(count, 1, staff, staffing.first("vulnerability.days")).days);
  }

  double days(int count) const {
    return days_by_posts[std::min(static_cast<std::size_t>(count), days_by_posts.size() - 1)];
  }

  void link() {
    const int count = facts.registry->size();
    linked.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const MunicipalityIndex own{i};
      linked[at(own)] = place(own).neighbours;
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
    const auto value = [&](std::string_view id) {
      const auto specs = parameters();
      for (std::size_t k = 0; k < specs.size(); ++k) {
        const ParameterSpec& spec = specs[k];
        if (spec.id != id) continue;
        const double away = middle ? 0 : 2 * uniform({search.seed, run, static_cast<std::uint32_t>(k), 0, 3}) - 1;
        return spec.value + (away < 0 ? away * (spec.value - spec.low) : away * (spec.high - spec.value));
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
    return draw.cost[at(municipality)] + draw.empty_day * days(posts[at(municipality)]);
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
    if (members.size() < 2) return direct + joint + draw.empty_day * days(count);
    return direct + joint * draw.scale.ratio(whole, parts) + draw.coordination +
           draw.one_off * static_cast<double>(members.size()) +
           2 * draw.trips * draw.per_km * draw.road_factor * trips + draw.empty_day * days(count);
  }

  double gain(const std::vector<MunicipalityIndex>& members, double trips, const Drawn& draw) const {
    double sum = -together(members, trips, draw);
    for (const MunicipalityIndex member : members) sum += alone(member, draw);
    return sum;
  }

  /// Shapley's share of the gain for the first member, at the middle.
  double own_gain(const std::vector<MunicipalityIndex>& members) const {
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
      const double value = gain(some, travel(some).first, draws.front());
      game.worth[s] = s + 1 == game.worth.size() ? value : std::max(0.0, value);
    }
    return shapley(game).front();
  }

  Candidate measured(const std::vector<MunicipalityIndex>& members) const {
    Candidate candidate;
    candidate.members = members;
    const auto [trips, host] = travel(members);
    candidate.host = host;
    candidate.own_gain = own_gain(members);
    std::vector<double> outcomes;
    for (std::size_t d = 1; d < draws.size(); ++d) outcomes.push_back(gain(members, trips, draws[d]));
    candidate.gain.value = candidate.gain.low = candidate.gain.high = gain(members, trips, draws.front());
    if (!outcomes.empty()) {
      std::sort(outcomes.begin(), outcomes.end());
      candidate.gain.low = quantile(outcomes, 0.1);
      candidate.gain.high = quantile(outcomes, 0.9);
      candidate.chance =
          static_cast<double>(std::count_if(outcomes.begin(), outcomes.end(), [](double g) { return g > 0; })) /
          static_cast<double>(outcomes.size());
    }
    int count = 0;
    for (const MunicipalityIndex member : members) {
      count += posts[at(member)];
      candidate.farthest_km = std::max(candidate.farthest_km, great_circle_km(place(host), place(member)));
    }
    candidate.days_together = days(count);
    return candidate;
  }
};

Country::Country(const facts::Facts& facts, const SharedService& service, const PartnerSearch& search) {
  if (service.account.empty())
    throw Error(ErrorCode::unknown_name, "partners_no_account", {{"found", std::string(service.id)}});
  prepared_ = std::make_unique<const Prepared>(facts, service, search);
}

Country::~Country() = default;

double Country::days_alone(MunicipalityIndex municipality) const {
  return prepared_->days(prepared_->posts[at(municipality)]);
}

double Country::posts(MunicipalityIndex municipality) const { return prepared_->fte[at(municipality)]; }

const SharedService& Country::service() const { return prepared_->service; }

std::vector<Candidate> Country::best_for(MunicipalityIndex municipality) const {
  const Prepared& all = *prepared_;
  if (!all.known(municipality)) return {};
  struct Found {
    std::vector<MunicipalityIndex> members;
    double own_gain;
  };
  std::vector<Found> found;
  std::set<std::vector<MunicipalityIndex>> seen{{municipality}};
  // Sets grow by one that borders them; each is looked at once.
  std::vector<std::vector<MunicipalityIndex>> edge{{municipality}};
  for (int size = 2; size <= all.search.most_members; ++size) {
    std::vector<std::vector<MunicipalityIndex>> next;
    for (const auto& members : edge) {
      for (const MunicipalityIndex member : members) {
        for (const MunicipalityIndex other : all.linked[at(member)]) {
          if (!all.known(other) || std::find(members.begin(), members.end(), other) != members.end()) continue;
          if (great_circle_km(all.place(municipality), all.place(other)) > all.search.most_km) continue;
          std::vector<MunicipalityIndex> larger = members;
          larger.push_back(other);
          std::sort(larger.begin() + 1, larger.end());
          double need = 0;
          for (const MunicipalityIndex each : larger) need += all.basis[at(each)].size;
          if (need > all.scale.largest() || !seen.insert(larger).second) continue;
          found.push_back({larger, all.own_gain(larger)});
          next.push_back(std::move(larger));
        }
      }
    }
    edge = std::move(next);
  }
  const std::size_t kept = std::min(all.search.kept, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [](const Found& a, const Found& b) {
                      return a.own_gain != b.own_gain ? a.own_gain > b.own_gain : a.members < b.members;
                    });
  std::vector<Candidate> best;
  for (std::size_t k = 0; k < kept; ++k) best.push_back(all.measured(found[k].members));
  return best;
}

std::optional<Candidate> Country::measure(std::vector<MunicipalityIndex> members) const {
  for (const MunicipalityIndex member : members) {
    if (!prepared_->known(member)) return std::nullopt;
  }
  return prepared_->measured(members);
}

}  // namespace handlingsrom::cooperation
