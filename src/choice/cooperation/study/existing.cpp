// The child protection services that municipalities have together already, and what the accounts say of them.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/quantile.hpp"
#include "choice/cooperation/study/partners.hpp"
#include "standing/comparison/efficiency/cost_function.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/series.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {

std::vector<std::pair<int, std::vector<MunicipalityIndex>>> existing_cooperations(const facts::Facts& facts) {
  const facts::Series& series = facts.series->get("child_protection.cooperation");
  std::map<int, std::vector<MunicipalityIndex>> by_number;
  for (int i = 0; i < facts.registry->size(); ++i) {
    const double number = series.at(MunicipalityIndex{i}, series.latest());
    if (number > 0) by_number[static_cast<int>(number)].push_back(MunicipalityIndex{i});
  }
  return {by_number.begin(), by_number.end()};
}

Evidence child_protection_evidence(const facts::Facts& facts) {
  const facts::Series& membership = facts.series->get("child_protection.cooperation");
  const facts::Series& account = facts.series->get("accounts.net.child_protection");
  Evidence evidence;
  evidence.year = membership.latest();
  // The accounts' year ends on the eve of this 1 January.
  const Year counted = std::min(evidence.year + 1, facts.population.last_year());
  struct Group {
    double cost = 0, children = 0, size = 0;
    std::vector<double> per_need;
  };
  std::array<Group, 2> groups;
  std::vector<double> costs, sizes, inside;
  for (int i = 0; i < facts.registry->size(); ++i) {
    const MunicipalityIndex municipality{i};
    const double cost = account.at(municipality, evidence.year);
    if (!(cost > 0) || account.status(municipality, evidence.year) == facts::CellStatus::wider_tasks) continue;
    if (!facts.population.has(i, counted)) continue;
    const double children = facts.population.total(i, counted, 0, 17);
    const double size = facts.population.total(i, counted) *
                        facts::need_index_cell(facts, municipality, facts::Sector::child_protection).value;
    const bool joined = membership.at(municipality, evidence.year) > 0;
    Group& group = groups[joined ? 1 : 0];
    group.cost += cost;
    group.children += children;
    group.size += size;
    group.per_need.push_back(cost / size);
    costs.push_back(cost);
    sizes.push_back(size);
    inside.push_back(joined ? 1 : 0);
  }
  for (Group& group : groups) std::sort(group.per_need.begin(), group.per_need.end());
  evidence.outside = static_cast<int>(groups[0].per_need.size());
  evidence.inside = static_cast<int>(groups[1].per_need.size());
  evidence.per_child_outside = groups[0].cost / groups[0].children;
  evidence.per_child_inside = groups[1].cost / groups[1].children;
  evidence.per_need_outside = groups[0].cost / groups[0].size;
  evidence.per_need_inside = groups[1].cost / groups[1].size;
  evidence.median_outside = quantile(groups[0].per_need, 0.5);
  evidence.median_inside = quantile(groups[1].per_need, 0.5);
  const comparison::CostFunction function = comparison::cost_function(costs, sizes, {"inside"}, inside, 0.95);
  const auto per_cent = [](double log_ratio) { return 100 * std::expm1(log_ratio); };
  const comparison::Coefficient& effect = function.coefficients.back();
  evidence.effect = {per_cent(effect.value), per_cent(effect.low), per_cent(effect.high)};
  evidence.explained = function.explained;
  return evidence;
}

}  // namespace handlingsrom::cooperation
