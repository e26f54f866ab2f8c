// The need index of the income system by year: age criteria move with the projections, the rest is held.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "outlook/economy/tax_base.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::economy {

/// The age criteria of the cost keys: inhabitants aged 0, 1–5, 6–12, 13–15, 16–22, 23–24, 25–66, 67–79, 80–89, 90 and over.
struct AgeCriterion {
  std::string_view name;  // as the cost key names it
  int from;
  int to;
};
inline constexpr std::array<AgeCriterion, 10> age_criteria{{{"innb_0", 0, 0},
                                                            {"innb_1_5", 1, 5},
                                                            {"innb_6_12", 6, 12},
                                                            {"innb_13_15", 13, 15},
                                                            {"innb_16_22", 16, 22},
                                                            {"innb_23_24", 23, 24},
                                                            {"innb_25_66", 25, 66},
                                                            {"innb_67_79", 67, 79},
                                                            {"innb_80_89", 80, 89},
                                                            {"innb_90_plus", 90, oldest_age}}};
inline constexpr std::size_t age_criterion_count = age_criteria.size();
using AgeCounts = std::array<double, age_criterion_count>;

/// Inhabitants by age criterion on 1 January of year t.
AgeCounts age_counts(const population::Projection& projection, int t);
/// The same from 106 ages of each sex.
AgeCounts age_counts(std::span<const double> women, std::span<const double> men);

/// The cost keys as arrays: weights by sector and age criterion, weight of the basis criterion, sector weights.
struct CostKeyWeights {
  std::array<AgeCounts, facts::sector_count> age{};
  std::array<double, facts::sector_count> basis{};
  std::array<double, facts::sector_count> sector{};
};
CostKeyWeights weights_of(const facts::CostKey& key);

/// The country by year: inhabitants, age counts, and the inhabitants-weighted mean of the municipalities' need indexes, which is
/// what the equalisation deducts so that it sums to zero.
struct Country {
  int municipalities = 0;
  std::vector<double> population;  // [t]
  std::vector<AgeCounts> age;      // [t]
  std::vector<double> mean_index;  // [t]
  TaxCountry tax;                  // [t]
};

/// One municipality's part of the index.
struct NeedBase {
  CostKeyWeights weights;
  std::array<double, facts::sector_count> index{};     // published, first year
  std::array<double, facts::sector_count> residual{};  // what the criteria without age give per inhabitant, held
  double total_published = facts::missing;             // the ministry's own total
};

/// residual = index − Σ age weights × criterion index − basis weight × basis index, all of year 0.
NeedBase need_base(const CostKeyWeights& weights, const std::array<double, facts::sector_count>& index, double total,
                   const AgeCounts& own, const AgeCounts& country, double country_population, int municipalities);

/// Sector index in a year: Σ v·(share of own inhabitants / share of the country's) + basis + residual.
double sector_index(const NeedBase& base, int sector, const AgeCounts& own, double own_population,
                    const AgeCounts& country, double country_population, int municipalities);

/// Total index: Σ sector weight × sector index, shifted by what separates it from the ministry's published total in year 0.
double total_index(const NeedBase& base, const AgeCounts& own, double own_population, const AgeCounts& country,
                   double country_population, int municipalities);

/// A sector's need in inhabitants of the country's first-year mean: what spending at unchanged standard moves with. In year 0 it
/// is inhabitants × sector index. The basis criterion is a fixed amount per municipality.
double sector_need(const NeedBase& base, int sector, const AgeCounts& own, double own_population,
                   const AgeCounts& country_today, double country_population_today, int municipalities);

/// The part of a municipality's total index that no age moves: Σ sector weight × residual, and what separates the index from the
/// ministry's published total in year 0.
double held_index(const NeedBase& base);

/// What the country is made from.
struct CountryInput {
  const CostKeyWeights& weights;                     // the same for all municipalities
  std::span<const double> held;                      // [municipality] held_index
  std::span<const AgeCounts> ages;                   // [t] sum of all municipalities
  std::span<const std::vector<double>> inhabitants;  // [t][municipality]
  std::span<const double> tax;                       // [municipality] tax_per_inhabitant
};

/// The country by year. The mean index is Σᵢ inhabitants(i) × total_index(i) / Σᵢ inhabitants(i) without a sum over ages and sectors
/// in every municipality: a criterion's shares of the country sum to one, so that the age criteria give their own weight,
/// the basis criterion (a fixed amount each) its weight, and only the held part needs each municipality's inhabitants.
/// Throws Error(internal) when the lists differ in length.
Country country_of(const CountryInput& input);

}  // namespace handlingsrom::economy
