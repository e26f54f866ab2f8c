#include "standing/comparison/rate.hpp"

#include <cmath>
#include <numeric>

#include "standing/comparison/product_effects.hpp"
#include "standing/disclosure/small_counts.hpp"

namespace handlingsrom::comparison {
namespace {

constexpr std::size_t fixed_factors = 2;  // composition, coverage
using Factors = std::array<double, fixed_factors + most_links>;

double all_users(const Counts& counts) { return std::accumulate(counts.users.begin(), counts.users.end(), 0.0); }

Factors factors(const RateDefinition& definition, const Counts& counts, std::size_t age) {
  Factors result{counts.persons[age] / counts.inhabitants, counts.users[age] / counts.persons[age]};
  double before = all_users(counts);
  for (std::size_t link = 0; link < definition.links.size(); ++link) {
    result[fixed_factors + link] = counts.links[link] / before;
    before = counts.links[link];
  }
  return result;
}

/// per · users / inhabitants varies as a Poisson count does (Brillinger 1986, Biometrics 42).
double variance(const RateDefinition& definition, const Counts& counts) {
  const double scale = definition.per / counts.inhabitants;
  return scale * scale * all_users(counts);
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  inhabitants += other.inhabitants;
  for (std::size_t a = 0; a < most_ages; ++a) {
    persons[a] += other.persons[a];
    users[a] += other.users[a];
  }
  for (std::size_t link = 0; link < most_links; ++link) links[link] += other.links[link];
  return *this;
}

bool incomplete(const RateDefinition& definition, const Counts& counts) {
  bool whole = counts.inhabitants > 0;
  for (std::size_t a = 0; a < definition.coverage.size(); ++a)
    whole = whole && counts.persons[a] > 0 && counts.users[a] >= 0 &&
            !(definition.small_is_hidden && disclosure::too_small(counts.users[a]));
  double before = all_users(counts);
  for (std::size_t link = 0; link < definition.links.size(); ++link) {
    whole = whole && before > 0 && counts.links[link] >= 0;
    before = counts.links[link];
  }
  return !whole;
}

Decomposition outline(const RateDefinition& definition) {
  Decomposition result;
  result.id = definition.id;
  result.unit = definition.unit;
  result.decimals = definition.decimals;
  result.source_ids = definition.source_ids;
  return result;
}

double rate_of(const RateDefinition& definition, const Counts& counts) {
  double rate = 0;
  for (std::size_t a = 0; a < definition.coverage.size(); ++a) {
    double term = definition.per;
    const Factors all = factors(definition, counts, a);
    for (std::size_t f = 0; f < fixed_factors + definition.links.size(); ++f) term *= all[f];
    rate += term;
  }
  return rate;
}

Decomposition decompose(const RateDefinition& definition, const Counts& own, const Counts& base) {
  const std::size_t ages = definition.coverage.size(), links = definition.links.size();
  Decomposition result = outline(definition);
  result.own = rate_of(definition, own);
  result.base = rate_of(definition, base);
  const auto part = [&](const Cause& cause) {
    result.parts.push_back({cause.id, cause.unit, cause.decimals, 0, 0, 0});
  };
  part(definition.composition);
  for (const Cause& cause : definition.coverage) part(cause);
  for (const Cause& cause : definition.links) part(cause);
  const auto level = [](Part& into, const Cause& cause, double own_level, double base_level) {
    into.own = cause.per * own_level;
    into.base = cause.per * base_level;
  };

  for (std::size_t a = 0; a < ages; ++a) {
    const Factors ours = factors(definition, own, a), theirs = factors(definition, base, a);
    Factors effects{};
    const std::size_t count = fixed_factors + links;
    product_effects(std::span(theirs).first(count), std::span(ours).first(count), std::span(effects).first(count));
    result.parts[0].effect += definition.per * effects[0];
    level(result.parts[0], definition.composition, ours[0], theirs[0]);
    result.parts[1 + a].effect = definition.per * effects[1];
    level(result.parts[1 + a], definition.coverage[a], ours[1], theirs[1]);
    for (std::size_t link = 0; link < links; ++link) {
      Part& into = result.parts[1 + ages + link];
      into.effect += definition.per * effects[fixed_factors + link];
      level(into, definition.links[link], ours[fixed_factors + link], theirs[fixed_factors + link]);
    }
  }
  if (definition.people_are_counted)
    result.chance = chance_deviates * std::sqrt(variance(definition, own) + variance(definition, base));
  return result;
}

}  // namespace handlingsrom::comparison
