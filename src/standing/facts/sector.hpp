// Service sectors of the expenditure equalisation.
#pragma once

#include <array>
#include <vector>

namespace handlingsrom::facts {

/// Service sectors of the expenditure equalisation.
enum class Sector { school, kindergarten, care, health, child_protection, social, administration };
inline constexpr int sector_count = 7;
inline constexpr std::array<Sector, sector_count> sectors{
    Sector::school,           Sector::kindergarten, Sector::care,          Sector::health,
    Sector::child_protection, Sector::social,       Sector::administration};

/// One value for each sector, by its enumerator.
template <class Value>
using BySector = std::array<Value, sector_count>;

}  // namespace handlingsrom::facts
