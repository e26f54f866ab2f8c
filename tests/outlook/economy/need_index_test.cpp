#include <cmath>

#include <gtest/gtest.h>

#include "outlook/economy/economy.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::economy {
namespace {

const facts::Facts& bundle() {
  static const auto facts = facts::load("data/handlingsrom.bundle");
  return *facts;
}

// Everyone as on the last registered 1 January, in every year.
population::Projection standing_still(MunicipalityIndex municipality, int years) {
  const Year first = bundle().population.last_year();
  population::Projection projection(first, years);
  for (int t = 0; t < years; ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      const float* persons = bundle().population.persons(municipality.value, first, sex);
      for (int age = 0; age < age_count; ++age)
        projection.ages(t, sex)[static_cast<std::size_t>(age)] = static_cast<double>(persons[age]);
    }
  }
  return projection;
}

struct World {
  std::vector<population::Projection> projections;
  std::vector<NeedBase> bases;
  Country country;
};

const World& still_world() {
  static const World world = [] {
    World built;
    std::vector<double> held;
    std::vector<AgeCounts> ages(3);
    std::vector<std::vector<double>> inhabitants(3);
    for (int m = 0; m < bundle().registry->size(); ++m) {
      built.projections.push_back(standing_still(MunicipalityIndex{m}, 3));
      built.bases.push_back(prepare_need(bundle(), MunicipalityIndex{m}));
    }
    for (const NeedBase& base : built.bases) held.push_back(held_index(base));
    for (std::size_t t = 0; t < 3; ++t) {
      for (const auto& projection : built.projections) {
        const AgeCounts own = age_counts(projection, static_cast<int>(t));
        for (std::size_t k = 0; k < age_criterion_count; ++k) ages[t][k] += own[k];
        inhabitants[t].push_back(projection.total(static_cast<int>(t)));
      }
    }
    const std::vector<double> tax = tax_per_inhabitant(bundle(), inhabitants.front());
    built.country = country_of({weights_of(bundle().cost_key), held, ages, inhabitants, tax});
    return built;
  }();
  return world;
}

TEST(NeedIndex, WeightsOfTheKeySumToOne) {
  const CostKeyWeights weights = weights_of(bundle().cost_key);
  double sectors = 0;
  for (const double weight : weights.sector) sectors += weight;
  EXPECT_NEAR(sectors, 1, 0.0002);
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    double sum = 0;
    for (const auto& [name, weight] : bundle().cost_key.criteria[s]) sum += weight;
    EXPECT_NEAR(sum, 1, 0.0002) << s;
  }
}

TEST(NeedIndex, WeightedSectorIndexesHitTheMinistrysTotal) {
  // README-inntektssystem: within 0.0005 for all municipalities that have both.
  int compared = 0;
  for (int m = 0; m < bundle().registry->size(); ++m) {
    const facts::NeedIndex& published = bundle().need_index[static_cast<std::size_t>(m)][1];
    const NeedBase& base = still_world().bases[static_cast<std::size_t>(m)];
    double sum = 0;
    for (std::size_t s = 0; s < facts::sector_count; ++s) sum += base.weights.sector[s] * published.sector[s];
    if (std::isnan(sum) || facts::is_missing(published.total)) continue;
    EXPECT_NEAR(sum, published.total, 0.0006) << m;
    ++compared;
  }
  EXPECT_GE(compared, 350);
}

// By hand: care weighs 0.4, and 0.25 of care goes by those of 90 and over, who are 1 % of the country. From 2 to 3 % of 1,000 inhabitants, the
// criterion goes from 2 to 3: care's index from 1.1 to 1.1 + 0.25, the total from 1.05 to 1.05 + 0.4 · 0.25.
TEST(NeedIndex, MovesByTheWeightOfTheAgesThatMove) {
  constexpr auto care = static_cast<std::size_t>(facts::Sector::care);
  constexpr std::size_t oldest = age_criterion_count - 1;
  CostKeyWeights weights;
  weights.sector[care] = 0.4;
  weights.age[care][oldest] = 0.25;
  std::array<double, facts::sector_count> index{};
  index[care] = 1.1;
  AgeCounts own{}, country{}, later{};
  constexpr std::size_t adults = 6;
  own[oldest] = 20, own[adults] = 980;
  later[oldest] = 30, later[adults] = 970;
  country[oldest] = 1000, country[adults] = 99000;
  const NeedBase base = need_base(weights, index, 1.05, own, country, 100000, 100);
  EXPECT_NEAR(total_index(base, own, 1000, country, 100000, 100), 1.05, 1e-12);
  EXPECT_NEAR(total_index(base, later, 1000, country, 100000, 100), 1.15, 1e-12);
  EXPECT_NEAR(sector_index(base, care, later, 1000, country, 100000, 100), 1.35, 1e-12);
  EXPECT_NEAR(sector_need(base, care, later, 1000, country, 100000, 100), 1350, 1e-9);
  // The country ages as fast: the same index as before.
  AgeCounts older = country;
  older[oldest] = 1500, older[adults] = 98500;
  EXPECT_NEAR(total_index(base, later, 1000, older, 100000, 100), 1.05, 1e-12);
}

TEST(NeedIndex, EqualisationSumsToZeroOverAllMunicipalities) {
  const World& world = still_world();
  for (std::size_t t = 0; t < 3; ++t) {
    double sum = 0;
    double moved = 0;
    for (std::size_t m = 0; m < world.bases.size(); ++m) {
      const AgeCounts counts = age_counts(world.projections[m], static_cast<int>(t));
      const double population = world.projections[m].total(static_cast<int>(t));
      const double gap = population * (total_index(world.bases[m], counts, population, world.country.age[t],
                                                   world.country.population[t], world.country.municipalities) -
                                       world.country.mean_index[t]);
      sum += gap;
      moved += std::abs(gap);
    }
    EXPECT_NEAR(sum, 0, 1e-9 * moved);
  }
  // The ministry's own indexes already weigh to about 1.
  EXPECT_NEAR(world.country.mean_index[0], 1, 0.005);
}

TEST(NeedIndex, MeanIndexIsTheMunicipalitiesWeighedByInhabitants) {
  const World& world = still_world();
  for (std::size_t t = 0; t < 3; ++t) {
    double weighted = 0;
    double inhabitants = 0;
    for (std::size_t m = 0; m < world.bases.size(); ++m) {
      const double own = world.projections[m].total(static_cast<int>(t));
      weighted += own * total_index(world.bases[m], age_counts(world.projections[m], static_cast<int>(t)), own,
                                    world.country.age[t], world.country.population[t], world.country.municipalities);
      inhabitants += own;
    }
    EXPECT_NEAR(world.country.mean_index[t], weighted / inhabitants, 1e-12);
    EXPECT_NEAR(world.country.population[t], inhabitants, 1e-6);
  }
}

}  // namespace
}  // namespace handlingsrom::economy
