// The seed of every simulation nobody chose one for.
#pragma once

#include <cstdint>

namespace handlingsrom {

/// One for the report, the page, the command line and the papers: whoever draws the same paths says the same figures.
inline constexpr std::uint64_t standard_seed = 20260101;

}  // namespace handlingsrom
