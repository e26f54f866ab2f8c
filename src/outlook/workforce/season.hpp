// How sick leave lies over the year.
#pragma once

#include <array>

#include "base/assumptions.hpp"

namespace handlingsrom::workforce {

/// Each quarter's share of sick leave over the year's: doctor-certified in municipalities 2022 and 2023 (KS): 8.8, 7.6, 6.2, 8.1 and 8.6, 7.7, 6.3,
/// 8.3 per cent, each over its year's mean. The defaults of `workforce.flow.sick_quarter_1` … `_4`, and of a rota's unit.
using Quarters = std::array<double, 4>;
inline constexpr Quarters usual_quarters{1.13, 0.99, 0.81, 1.07};

/// Brought to a mean of 1, so that the season moves nobody's year. Throws nothing; all 1 where their sum is 0.
Quarters with_mean_one(Quarters quarters);
/// From the assumptions, with a mean of 1.
Quarters sick_quarters(const Assumptions& assumptions);

}  // namespace handlingsrom::workforce
