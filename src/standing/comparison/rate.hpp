// Rates that are age composition × coverage at each age × what a user gets, and their decomposition.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "standing/comparison/decomposition.hpp"

namespace handlingsrom::comparison {

inline constexpr std::size_t most_ages = 3;
inline constexpr std::size_t most_links = 3;

/// Counts of one municipality or the sum of several. Places beyond the definition's ages and links are 0.
struct Counts {
  double inhabitants = facts::missing;
  std::array<double, most_ages> persons{};  // by age group
  std::array<double, most_ages> users{};    // by age group
  std::array<double, most_links> links{};   // what users share: FTE; what of that is counted next: nurses, kroner

  Counts& operator+=(const Counts& other);
};

/// A cause and how its level is written.
struct Cause {
  std::string_view id;
  Unit unit = Unit::share;
  int decimals = 3;
  double per = 1;  // the level is multiplied by this before it is shown
};

/// rate = per · Σₐ (personsₐ / inhabitants) · (usersₐ / personsₐ) · (link₁ / users) · (link₂ / link₁) · …
struct RateDefinition {
  std::string_view id;
  double per = 1000;
  int decimals = 1;
  Year (*year)(const facts::Facts& facts) = nullptr;
  std::span<const std::string_view> source_ids;
  Cause composition;                // its level: the last age group's share of the inhabitants
  std::span<const Cause> coverage;  // one for each age group
  std::span<const Cause> links;
  bool people_are_counted = false;  // users by chance: the interval of `Decomposition::chance` has a meaning
  /// NaN anywhere: the municipality lacks the figures.
  Counts (*of)(const facts::Facts& facts, MunicipalityIndex municipality);
  Unit unit = Unit::per_thousand;  // of the rate
  /// Users are people in care: an age group of one to four is not shown, and neither is what it could be computed from.
  bool small_is_hidden = false;
  /// The same of every municipality at once, where counting one goes through what belongs to all.
  std::vector<Counts> (*of_all)(const facts::Facts& facts) = nullptr;
};

/// A count is missing or hidden because it is small, or one that another is divided by is zero.
bool incomplete(const RateDefinition& definition, const Counts& counts);

/// The definition's heads, without figures.
Decomposition outline(const RateDefinition& definition);

/// The rate; not incomplete.
double rate_of(const RateDefinition& definition, const Counts& counts);

/// Parts: composition, coverage by age group, links. Neither count is incomplete.
/// The effect of a cause is the mean over all orders of exchanging the causes (Das Gupta 1993): each age group's term has one factor of
/// each cause, so the effects in the terms add up to it.
Decomposition decompose(const RateDefinition& definition, const Counts& own, const Counts& base);

/// The bundle's.
std::span<const RateDefinition> rate_definitions();

}  // namespace handlingsrom::comparison
