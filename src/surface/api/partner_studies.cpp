// Who with whom, and the cooperations there are against a good division of the country.
#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/quantile.hpp"
#include "choice/structure/land.hpp"
#include "surface/api/studies.hpp"

namespace handlingsrom::api {
namespace {

using cooperation::Country;

const cooperation::SharedService& service_named(const std::string& id) {
  const cooperation::SharedService* found = cooperation::find_service(id);
  if (found != nullptr) return *found;
  std::string expected;
  for (const cooperation::SharedService& each : cooperation::shared_services())
    expected += (expected.empty() ? "" : ", ") + std::string(each.id);
  throw Error(ErrorCode::unknown_name, "partners_service", {{"found", id}, {"expected", expected}});
}

/// The longest piece over the sea of the lines from the host.
double over_sea(const Service& service, const structure::Land& land, const cooperation::Candidate& candidate) {
  const auto point = [&](MunicipalityIndex municipality) {
    const registry::Municipality& place = service.municipality(municipality);
    return structure::Point{place.latitude, place.longitude};
  };
  double longest = 0;
  for (const MunicipalityIndex member : candidate.members)
    longest = std::max(longest, land.longest_over_sea(point(candidate.host), point(member)));
  return longest;
}

cooperation::Range sum_range(const std::vector<double>& middle, const std::vector<std::vector<double>>& outcomes) {
  cooperation::Range range;
  range.value = range.low = range.high = std::accumulate(middle.begin(), middle.end(), 0.0);
  if (outcomes.empty()) return range;
  std::vector<double> sums(outcomes.front().size(), 0.0);
  for (const auto& group : outcomes) {
    for (std::size_t d = 0; d < group.size(); ++d) sums[d] += group[d];
  }
  std::sort(sums.begin(), sums.end());
  range.low = quantile(sums, 0.1);
  range.high = quantile(sums, 0.9);
  return range;
}

Division division_of(const Country& country, const std::vector<std::vector<MunicipalityIndex>>& groups) {
  Division division;
  std::vector<double> middle;
  std::vector<std::vector<double>> outcomes;
  for (const auto& members : groups) {
    const auto measured = country.measure(members);
    if (!measured) continue;
    ++division.groups;
    division.members += static_cast<int>(members.size());
    middle.push_back(measured->gain.value);
    outcomes.push_back(country.outcomes_of(members));
    for (const MunicipalityIndex member : members) {
      division.days_alone += country.days_alone(member);
      division.days_together += measured->days_together;
    }
  }
  division.gain = sum_range(middle, outcomes);
  if (division.members > 0) {
    division.days_alone /= division.members;
    division.days_together /= division.members;
  }
  return division;
}

}  // namespace

std::vector<PartnersRow> find_partners(const Service& service, const PartnersRequest& request) {
  const cooperation::SharedService& shared = service_named(request.service);
  const Country country(service.facts(), shared, request.search);
  std::vector<PartnersRow> rows;
  if (request.municipality.empty()) {
    for (int i = 0; i < service.facts().registry->size(); ++i) rows.push_back({MunicipalityIndex{i}, 0, 0, {}, {}});
  } else {
    rows.push_back({service.find(request.municipality), 0, 0, {}, {}});
  }
  const auto existing = cooperation::existing_cooperations(service.facts());
  parallel_for(
      rows.size(),
      [&](std::size_t k) {
        PartnersRow& row = rows[k];
        row.posts = country.posts(row.municipality);
        row.days_alone = country.days_alone(row.municipality);
        row.best = country.best_for(row.municipality);
        if (request.service != "child_protection") return;
        for (const auto& cooperation : existing) {
          auto members = cooperation.second;
          const auto own = std::find(members.begin(), members.end(), row.municipality);
          if (own == members.end() || members.size() > cooperation::most_studied) continue;
          std::rotate(members.begin(), own, own + 1);
          row.now = country.measure(members);
        }
      },
      request.threads);
  if (!service.facts().archive) return rows;
  std::vector<structure::Point> points;
  for (const PartnersRow& row : rows) {
    for (const cooperation::Candidate& each : row.best) {
      for (const MunicipalityIndex member : each.members)
        points.push_back({service.municipality(member).latitude, service.municipality(member).longitude});
    }
  }
  const structure::Land land(service.facts().archive->boundaries(), points);
  parallel_for(
      rows.size(),
      [&](std::size_t k) {
        for (const cooperation::Candidate& each : rows[k].best)
          rows[k].over_sea.push_back(over_sea(service, land, each));
      },
      request.threads);
  return rows;
}

ExistingAnswer existing_child_protection(const Service& service, std::uint64_t seed) {
  cooperation::PartnerSearch search;
  search.seed = seed;
  const Country country(service.facts(), service_named("child_protection"), search);
  ExistingAnswer answer;
  answer.evidence = cooperation::child_protection_evidence(service.facts());
  std::vector<std::vector<MunicipalityIndex>> groups;
  for (const auto& [number, members] : cooperation::existing_cooperations(service.facts())) {
    ExistingRow row{number, members, country.measure(members), 0};
    for (const MunicipalityIndex member : members)
      row.days_alone += country.days_alone(member) / static_cast<double>(members.size());
    answer.rows.push_back(std::move(row));
    groups.push_back(members);
  }
  std::vector<std::vector<cooperation::Candidate>> best(static_cast<std::size_t>(service.facts().registry->size()));
  parallel_for(best.size(), [&](std::size_t i) { best[i] = country.best_for(MunicipalityIndex{static_cast<int>(i)}); });
  answer.now = division_of(country, groups);
  answer.good = division_of(country, cooperation::good_division(country, best));
  // In how many of the outcomes the best other set gives a member more than the one it is in.
  constexpr double surely = 0.8;
  for (const auto& group : groups) {
    if (!country.measure(group)) continue;
    for (std::size_t m = 0; m < group.size(); ++m) {
      auto members = group;
      std::rotate(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(m),
                  members.begin() + static_cast<std::ptrdiff_t>(m) + 1);
      const auto& others = best[static_cast<std::size_t>(members.front().value)];
      if (others.empty()) continue;
      const std::vector<double> here = country.own_outcomes_of(members);
      const std::vector<double> there = country.own_outcomes_of(others.front().members);
      int more = 0;
      for (std::size_t d = 0; d < here.size(); ++d) more += there[d] > here[d] ? 1 : 0;
      ++answer.compared;
      answer.better += 2 * more > static_cast<int>(here.size()) ? 1 : 0;
      answer.surely_better += more >= surely * static_cast<double>(here.size()) ? 1 : 0;
    }
  }
  return answer;
}

}  // namespace handlingsrom::api
