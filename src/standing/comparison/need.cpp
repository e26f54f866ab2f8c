#include "standing/comparison/need.hpp"

#include <algorithm>

#include "standing/facts/by_year.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::comparison {
namespace {

constexpr std::array<std::string_view, 2> index_sources{"kdd_gront_hefte_indeks", "kdd_kostnadsnokler"};
constexpr std::array<std::string_view, 3> kroner_sources{"kdd_gront_hefte_indeks", "kdd_kostnadsnokler", "ssb_12367"};
constexpr std::array<std::string_view, facts::sector_count> part_ids{
    "need_school",           "need_kindergarten", "need_care",          "need_health",
    "need_child_protection", "need_social",       "need_administration"};

SectorIndexes newest_indexes(const facts::Facts& facts, MunicipalityIndex m) {
  return facts.need_index[static_cast<std::size_t>(m.value)].back().sector;
}
bool is_known(const SectorIndexes& index) { return std::none_of(index.begin(), index.end(), facts::is_missing); }

SectorIndexes unknown() {
  SectorIndexes none{};
  none.fill(facts::missing);
  return none;
}

}  // namespace

double country_spending(const facts::Facts& facts) {
  double sum = 0;
  for (const std::vector<double>& sector : facts.national_spending.kroner) sum += sector.back();
  return sum;
}

SectorIndexes pooled_index(const facts::Facts& facts, std::span<const MunicipalityIndex> members,
                           std::vector<MunicipalityIndex>& left_out) {
  SectorIndexes sum{};
  double inhabitants = 0;
  for (const MunicipalityIndex member : members) {
    const SectorIndexes index = newest_indexes(facts, member);
    if (!is_known(index)) {
      left_out.push_back(member);
      continue;
    }
    const double weight = facts.population.total(member.value, facts.population.last_year());
    for (std::size_t s = 0; s < sum.size(); ++s) sum[s] += weight * index[s];
    inhabitants += weight;
  }
  if (!(inhabitants > 0)) return unknown();
  for (double& sector : sum) sector /= inhabitants;
  return sum;
}

Decomposition decompose_need(const SectorIndexes& weights, const SectorIndexes& own, const SectorIndexes& base,
                             double per) {
  Decomposition result;
  if (is_known(own)) result.own = 0;
  if (is_known(base)) result.base = 0;
  for (std::size_t s = 0; s < weights.size(); ++s) {
    result.own += per * weights[s] * own[s];
    result.base += per * weights[s] * base[s];
  }
  if (!is_known(own) || !is_known(base)) return result;
  for (std::size_t s = 0; s < weights.size(); ++s) {
    constexpr int index_decimals = 3;
    result.parts.push_back(
        {part_ids[s], Unit::none, index_decimals, own[s], base[s], per * weights[s] * (own[s] - base[s])});
  }
  return result;
}

std::vector<Decomposition> need_decompositions(const facts::Facts& facts, MunicipalityIndex municipality,
                                               const Group& group) {
  std::vector<MunicipalityIndex> left_out;
  SectorIndexes base = pooled_index(facts, group.members, left_out);
  const int known = static_cast<int>(group.members.size() - left_out.size());
  if (group.kind == GroupKind::country) base.fill(1);  // by definition
  const SectorIndexes own = newest_indexes(facts, municipality);

  Decomposition index = decompose_need(facts.cost_key.sector_weight, own, base);
  index.id = "need_index";
  index.unit = Unit::none;
  index.decimals = 3;
  index.source_ids = index_sources;
  Decomposition kroner = decompose_need(facts.cost_key.sector_weight, own, base, country_spending(facts));
  kroner.id = "need_kroner";
  kroner.unit = Unit::kroner_per_person;
  kroner.source_ids = kroner_sources;
  kroner.marked = true;
  for (Decomposition* one : {&index, &kroner}) {
    one->year = facts.need_index.latest().value;
    one->known = known;
    one->left_out = left_out;
  }
  return {std::move(index), std::move(kroner)};
}

}  // namespace handlingsrom::comparison
