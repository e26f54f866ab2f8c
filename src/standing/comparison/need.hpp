// The cost need index taken apart by sector.
#pragma once

#include <array>

#include "standing/comparison/decomposition.hpp"

namespace handlingsrom::comparison {

using SectorIndexes = std::array<double, facts::sector_count>;

/// The members' indexes weighted by inhabitants; NaN where none has them. `left_out` gets those without.
SectorIndexes pooled_index(const facts::Facts& facts, std::span<const MunicipalityIndex> members,
                           std::vector<MunicipalityIndex>& left_out);

/// Σ weight × index and, sector by sector, weight × (own − base), multiplied by `per`.
Decomposition decompose_need(const SectorIndexes& weights, const SectorIndexes& own, const SectorIndexes& base,
                             double per = 1);

/// The country's net operating expenditure in the sectors of the index, latest year, kr per inhabitant.
double country_spending(const facts::Facts& facts);

/// need_index, and need_kroner: the same times the country's net operating expenditure per inhabitant in the sectors covered.
std::vector<Decomposition> need_decompositions(const facts::Facts& facts, MunicipalityIndex municipality,
                                               const Group& group);

}  // namespace handlingsrom::comparison
