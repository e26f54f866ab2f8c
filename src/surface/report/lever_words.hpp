// A lever's values as people say them.
#pragma once

#include <string>
#include <string_view>

#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// Shares in per cent; what is relative to today as a change. `value` is today's or the other end, `to`: both are written with the same
/// decimals.
std::string lever_value(const Words& words, std::string_view lever, Unit unit, double today, double to, double value);

}  // namespace handlingsrom::report
