// Whom a municipality is compared with.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::comparison {

enum class GroupKind {
  neighbours,  // common land border, bridge or tunnel
  county,      // the rest of the county
  centrality,  // the same class of Statistics Norway's centrality index
  kostra,      // the same KOSTRA group, Statistics Norway's own comparison
  similar,     // nearest in size, centrality and need
  chosen,      // the user's own list
  country      // all municipalities, itself included
};
/// "neighbours", "county", …: what a user writes, and the last part of message keys.
std::string_view key_of(GroupKind kind) noexcept;

/// How many similar municipalities, and what weighs how much. Ranges and sources: similar_parameters().
struct SimilarOptions {
  double count = 30;
  double weight_population = 1;
  double weight_centrality = 1;
  double weight_need = 1;
};
/// `comparison.similar_count`, `.weight_population`, `.weight_centrality`, `.weight_need`: the members of SimilarOptions in order.
std::span<const ParameterSpec> similar_parameters();
/// Throws Error(bad_input, "comparison_out_of_range") outside a parameter's possible range, or where every weight is zero.
void check(const SimilarOptions& options);

struct Near {
  MunicipalityIndex municipality;
  double distance = 0;  // standard deviations
};
/// The most similar, nearest first, itself left out: least d² = Σ weight × ((x − x_own) / s)² over x = log population, centrality
/// index and total need index, s their standard deviation over the country. Ties go by number. Where a municipality lacks
/// the need index, that term is left out of every distance from it, and of every distance to it.
std::vector<Near> similar_municipalities(const facts::Facts& facts, MunicipalityIndex municipality,
                                         const SimilarOptions& options = {});

struct Group {
  GroupKind kind = GroupKind::country;
  std::vector<MunicipalityIndex> members;  // in order of number; `similar`: nearest first
};
/// Empty where the municipality has no neighbours. `chosen` takes its members from `list`: doubles and itself are left out.
Group group_of(const facts::Facts& facts, MunicipalityIndex municipality, GroupKind kind,
               const SimilarOptions& options = {}, std::span<const MunicipalityIndex> list = {});

}  // namespace handlingsrom::comparison
