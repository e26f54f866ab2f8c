#include "outlook/care/parameters.hpp"

#include <array>

namespace handlingsrom::care {
namespace {

constexpr auto judgement = "judgement";

constexpr std::array specs{
    // id, unit, default, low, high, source, minimum, maximum
    ParameterSpec{"care.coverage_trend", Unit::share, 0.0, 0.0, 1.0, judgement, 0.0, 2.0},
    ParameterSpec{"care.trend_damping", Unit::share, 0.95, 0.90, 0.98, judgement, 0.5, 1.0},
    ParameterSpec{"care.healthy_ageing_months", Unit::none, 0.0, 0.0, 6.0, judgement, -12.0, 24.0},
    ParameterSpec{"care.coverage_home_care", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 3.0},
    ParameterSpec{"care.coverage_home_other", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 5.0},
    ParameterSpec{"care.coverage_staffed_homes", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 5.0},
    ParameterSpec{"care.coverage_short_stay", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 5.0},
    ParameterSpec{"care.coverage_long_stay", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 3.0},
    ParameterSpec{"care.fte_home", Unit::share, 1.0, 0.95, 1.05, judgement, 0.1, 3.0},
    ParameterSpec{"care.fte_place", Unit::share, 1.0, 0.95, 1.05, judgement, 0.1, 3.0},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::care
