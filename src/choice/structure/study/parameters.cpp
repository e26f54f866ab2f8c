// The named assumptions of a structure study. Names and explanations are in the catalogues, section [assumption].
#include <array>

#include "choice/structure/study/study.hpp"

namespace handlingsrom::structure_study {
namespace {

constexpr std::array specs{
    ParameterSpec{"structure_study.fte_cost", Unit::kroner, 900000, 800000, 1000000, "judgement", 0, 1e7},
    ParameterSpec{"structure_study.transport_cost", Unit::kroner, 20000, 10000, 40000, "judgement", 0, 1e6},
    // The Ministry of Finance's rate for public measures of up to 40 years (circular R-109/2021).
    ParameterSpec{"structure_study.discount_rate", Unit::share, 0.04, 0.02, 0.05, "judgement", 0, 0.2},
    // Kilometres an hour from door to door by bus on minor roads.
    ParameterSpec{"structure_study.speed", Unit::none, 40, 30, 60, "judgement", 3, 130},
    // Standard deviation of the logarithm of the municipality's pupils one year ahead; grows with the square root of the years.
    ParameterSpec{"structure_study.yearly_spread", Unit::share, 0.015, 0.005, 0.03, "judgement", 0, 0.3},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::structure_study
