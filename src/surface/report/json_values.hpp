// Figures as JSON, for report, API and pages alike.
#pragma once

#include <span>

#include <nlohmann/json.hpp>

#include "outlook/rooms/figures.hpp"

namespace handlingsrom::report {

using Json = nlohmann::ordered_json;

/// Rounded to seven significant digits, more than any figure here is known to; a whole number without decimals; null for a missing figure.
Json number(double value);
Json numbers(std::span<const double> values);
/// `middle` and, where the figure has a range, `p10`, `p25`, `p75`, `p90`, by year.
void add_values(Json& to, const rooms::Figure& figure);

}  // namespace handlingsrom::report
