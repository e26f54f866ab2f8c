#include "outlook/economy/need_index.hpp"

#include "base/error.hpp"

namespace handlingsrom::economy {

AgeCounts age_counts(const population::Projection& projection, int t) {
  return age_counts(projection.ages(t, Sex::female), projection.ages(t, Sex::male));
}

AgeCounts age_counts(std::span<const double> women, std::span<const double> men) {
  AgeCounts counts{};
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

double held_index(const NeedBase& base) {
  double held = 0;
  double published = 0;
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    held += base.weights.sector[s] * base.residual[s];
    published += base.weights.sector[s] * base.index[s];
  }
  return facts::is_missing(base.total_published) ? held : held + (base.total_published - published);
}

Country country_of(const CountryInput& input) {
  Country country;
  country.municipalities = static_cast<int>(input.held.size());
  if (input.held.empty() || input.ages.size() != input.inhabitants.size() || input.tax.size() != input.held.size())
    throw Error(ErrorCode::internal, "internal", {{"reason", "lists of different length"}});
  double basis = 0;
  AgeCounts weight{};  // of each age criterion, over all sectors
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    basis += input.weights.sector[s] * input.weights.basis[s];
    for (std::size_t k = 0; k < age_criterion_count; ++k)
      weight[k] += input.weights.sector[s] * input.weights.age[s][k];
  }
  for (std::size_t t = 0; t < input.ages.size(); ++t) {
    const std::vector<double>& inhabitants = input.inhabitants[t];
    if (inhabitants.size() != input.held.size())
      throw Error(ErrorCode::internal, "internal", {{"reason", "lists of different length"}});
    const AgeCounts& ages = input.ages[t];
    double held = 0;
    int lived_in = 0;
    for (std::size_t i = 0; i < inhabitants.size(); ++i) {
      held += inhabitants[i] * input.held[i];
      if (inhabitants[i] > 0) ++lived_in;
    }
    const double population = population_of(ages);
    double mean = held / population + basis * lived_in / country.municipalities;
    for (std::size_t k = 0; k < age_criterion_count; ++k) {
      if (ages[k] > 0) mean += weight[k];
    }
    country.population.push_back(population);
    country.age.push_back(ages);
    country.mean_index.push_back(mean);
  }
  country.tax = tax_country(input.tax, input.inhabitants);
  return country;
}

}  // namespace handlingsrom::economy
