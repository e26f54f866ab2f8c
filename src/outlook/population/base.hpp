// What everything is based on, in one word.
#pragma once

#include <string_view>

#include "outlook/population/settings.hpp"

namespace handlingsrom::population {

/// Statistics Norway's published main alternative.
inline constexpr std::string_view published_base = "ssb";

/// Statistics Norway's four letters for our own projection ("LLML"), or "ssb" for its published main alternative (MMMM: totals by municipality, our ages
/// scaled to them); empty is the main one of our own. Throws what parse_alternative throws.
void choose_base(Settings& settings, std::string_view base);

}  // namespace handlingsrom::population
