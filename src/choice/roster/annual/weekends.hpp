// Who works which weekend: laid first, since weekends are what is scarce and what people look at first.
#pragma once

#include <cstdint>
#include <vector>

#include "choice/roster/annual/times.hpp"

namespace handlingsrom::annual {

/// By person and week. Each person in turn takes the weekends that serve best beside everybody else's, by dynamic programming over the weeks with the free weekends due between two;
/// then some are lifted out and placed anew as long as that helps. A weekend with leave on Saturday or Sunday is not worked.
std::vector<std::vector<char>> lay_weekends(const Unit& unit, const Wanted& wanted, const Rota& leave,
                                            std::uint64_t seed);

}  // namespace handlingsrom::annual
