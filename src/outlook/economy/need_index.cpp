#include "outlook/economy/need_index.hpp"

#include "base/error.hpp"

namespace handlingsrom::economy {

AgeCounts age_counts(const population::Projection& projection, int t) {
  AgeCounts counts{};
  const auto women = projection.ages(t, Sex::female);
  const auto men = projection.ages(t, Sex::male);
  for (std::size_t k = 0; k < age_criterion_count; ++k) {
    for (int age = age_criteria[k].from; age <= age_criteria[k].to; ++age) {
      counts[k] += women[static_cast<std::size_t>(age)] + men[static_cast<std::size_t>(age)];
    }
  }
  return counts;
}

CostKeyWeights weights_of(const facts::CostKey& key) {
  CostKeyWeights weights;
  weights.sector = key.sector_weight;
  for (std::size_t sector = 0; sector < facts::sector_count; ++sector) {
    for (const auto& [name, weight] : key.criteria[sector]) {
      if (name == "basis") weights.basis[sector] = weight;
      for (std::size_t k = 0; k < age_criterion_count; ++k) {
        if (name == age_criteria[k].name) weights.age[sector][k] = weight;
      }
    }
  }
  return weights;
}

namespace {

double population_of(const AgeCounts& counts) {
  double sum = 0;
  for (const double count : counts) sum += count;
  return sum;
}

// Σ v·x over the age criteria plus the basis criterion; x relative to the country.
double moving_part(const CostKeyWeights& weights, std::size_t sector, const AgeCounts& own, double own_population,
                   const AgeCounts& country, double country_population, int municipalities) {
  if (own_population <= 0) return 0;
  const double scale = country_population / own_population;
  double sum = weights.basis[sector] * scale / municipalities;
  for (std::size_t k = 0; k < age_criterion_count; ++k) {
    if (country[k] > 0) sum += weights.age[sector][k] * own[k] / country[k] * scale;
  }
  return sum;
}

}  // namespace

NeedBase need_base(const CostKeyWeights& weights, const std::array<double, facts::sector_count>& index, double total,
                   const AgeCounts& own, const AgeCounts& country, double country_population, int municipalities) {
  NeedBase base;
  base.weights = weights;
  base.index = index;
  base.total_published = total;
  const double population = population_of(own);
  for (std::size_t sector = 0; sector < facts::sector_count; ++sector) {
    base.residual[sector] =
        index[sector] - moving_part(weights, sector, own, population, country, country_population, municipalities);
  }
  return base;
}

double sector_index(const NeedBase& base, int sector, const AgeCounts& own, double own_population,
                    const AgeCounts& country, double country_population, int municipalities) {
  const auto s = static_cast<std::size_t>(sector);
  return moving_part(base.weights, s, own, own_population, country, country_population, municipalities) +
         base.residual[s];
}

double total_index(const NeedBase& base, const AgeCounts& own, double own_population, const AgeCounts& country,
                   double country_population, int municipalities) {
  double now = 0;
  double published = 0;
  for (int sector = 0; sector < facts::sector_count; ++sector) {
    const double weight = base.weights.sector[static_cast<std::size_t>(sector)];
    now += weight * sector_index(base, sector, own, own_population, country, country_population, municipalities);
    published += weight * base.index[static_cast<std::size_t>(sector)];
  }
  return facts::is_missing(base.total_published) ? now : now + (base.total_published - published);
}

double sector_need(const NeedBase& base, int sector, const AgeCounts& own, double own_population,
                   const AgeCounts& country_today, double country_population_today, int municipalities) {
  const auto s = static_cast<std::size_t>(sector);
  double need = base.weights.basis[s] * country_population_today / municipalities + base.residual[s] * own_population;
  for (std::size_t k = 0; k < age_criterion_count; ++k) {
    if (country_today[k] > 0) need += base.weights.age[s][k] * own[k] * country_population_today / country_today[k];
  }
  return need;
}

Country country_of(std::span<const population::Projection* const> projections, std::span<const NeedBase> bases) {
  if (projections.size() != bases.size() || projections.empty())
    throw Error(ErrorCode::internal, "internal", {{"reason", "lists of different length"}});
  const int years = projections.front()->years();
  Country country;
  country.municipalities = static_cast<int>(projections.size());
  std::vector<AgeCounts> counts(projections.size());
  for (int t = 0; t < years; ++t) {
    AgeCounts sum{};
    for (std::size_t i = 0; i < projections.size(); ++i) {
      counts[i] = age_counts(*projections[i], t);
      for (std::size_t k = 0; k < age_criterion_count; ++k) sum[k] += counts[i][k];
    }
    const double population = population_of(sum);
    double weighted = 0;
    for (std::size_t i = 0; i < projections.size(); ++i) {
      const double own = population_of(counts[i]);
      if (own > 0) weighted += own * total_index(bases[i], counts[i], own, sum, population, country.municipalities);
    }
    country.population.push_back(population);
    country.age.push_back(sum);
    country.mean_index.push_back(weighted / population);
  }
  return country;
}

}  // namespace handlingsrom::economy
