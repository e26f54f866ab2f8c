#include "choice/cooperation/study/partners.hpp"

#include "choice/cooperation/study/country_prepared.hpp"

namespace handlingsrom::cooperation {

Country::Country(const facts::Facts& facts, const SharedService& service, const PartnerSearch& search) {
  if (service.account.empty())
    throw Error(ErrorCode::unknown_name, "partners_no_account", {{"found", std::string(service.id)}});
  prepared_ = std::make_unique<const Prepared>(facts, service, search);
}

Country::~Country() = default;

double Country::days_alone(MunicipalityIndex municipality) const {
  return prepared_->days(prepared_->posts[at(municipality)], 1);
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
          if (need > all.largest_joint || !seen.insert(larger).second) continue;
          found.push_back({larger, all.own_gain(larger, all.draws.front())});
          next.push_back(std::move(larger));
        }
      }
    }
    edge = std::move(next);
  }
  constexpr std::size_t ranked = 20;
  const std::size_t kept = std::min(all.search.kept, found.size());
  const std::size_t pooled = std::min(std::max(kept, ranked), found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(pooled), found.end(),
                    [](const Found& a, const Found& b) {
                      return a.own_gain != b.own_gain ? a.own_gain > b.own_gain : a.members < b.members;
                    });
  std::vector<Candidate> best;
  for (std::size_t k = 0; k < kept; ++k) best.push_back(all.measured(found[k].members));
  std::vector<std::vector<MunicipalityIndex>> pool;
  for (std::size_t k = 0; k < pooled; ++k) pool.push_back(found[k].members);
  all.rank(best, pool);
  return best;
}

std::vector<double> Country::outcomes_of(const std::vector<MunicipalityIndex>& members) const {
  for (const MunicipalityIndex member : members) {
    if (!prepared_->known(member)) return {};
  }
  return prepared_->outcomes_of(members, prepared_->travel(members).first);
}

std::vector<double> Country::own_outcomes_of(const std::vector<MunicipalityIndex>& members) const {
  for (const MunicipalityIndex member : members) {
    if (!prepared_->known(member)) return {};
  }
  std::vector<double> outcomes;
  for (std::size_t d = 1; d < prepared_->draws.size(); ++d)
    outcomes.push_back(prepared_->own_gain(members, prepared_->draws[d]));
  return outcomes;
}

double Country::days_together(const std::vector<MunicipalityIndex>& members) const {
  int posts = 0;
  for (const MunicipalityIndex member : members) posts += prepared_->posts[at(member)];
  return prepared_->days(posts, members.size());
}

double Country::inhabitants(MunicipalityIndex municipality) const {
  return prepared_->basis[at(municipality)].inhabitants;
}

std::vector<std::vector<MunicipalityIndex>> good_division(const Country& country,
                                                          const std::vector<std::vector<Candidate>>& best) {
  struct Ranked {
    double per_inhabitant;
    std::vector<MunicipalityIndex> members;
  };
  std::vector<Ranked> all;
  for (const auto& candidates : best) {
    for (const Candidate& each : candidates) {
      double heads = 0;
      for (const MunicipalityIndex member : each.members) heads += country.inhabitants(member);
      if (each.gain.value > 0) all.push_back({each.gain.value / heads, each.members});
    }
  }
  std::sort(all.begin(), all.end(), [](const Ranked& a, const Ranked& b) {
    return a.per_inhabitant != b.per_inhabitant ? a.per_inhabitant > b.per_inhabitant : a.members < b.members;
  });
  std::set<MunicipalityIndex> taken;
  std::vector<std::vector<MunicipalityIndex>> groups;
  for (const Ranked& each : all) {
    const bool free = std::none_of(each.members.begin(), each.members.end(),
                                   [&](MunicipalityIndex member) { return taken.contains(member); });
    if (!free) continue;
    taken.insert(each.members.begin(), each.members.end());
    groups.push_back(each.members);
  }
  return groups;
}

std::optional<Candidate> Country::measure(std::vector<MunicipalityIndex> members) const {
  for (const MunicipalityIndex member : members) {
    if (!prepared_->known(member)) return std::nullopt;
  }
  return prepared_->measured(members);
}

}  // namespace handlingsrom::cooperation
