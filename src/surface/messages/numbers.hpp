// Figures as the chosen language writes them.
#pragma once

#include <chrono>
#include <string>

#include "surface/messages/language.hpp"

namespace handlingsrom::messages {

class Catalogue;

/// `value` with a fixed number of decimals: decimal comma in Norwegian, point in English; thousands apart by narrow no-break space
/// (U+202F) in Norwegian, so that no line ends within a number, by comma in English. Years are not figures: print them as they are. Minus is U+2212; what rounds to zero has no sign;
/// a figure that is missing (not finite) is "–".
std::string number(double value, int decimals, Language language);

/// "28. november 2026"
std::string day_words(std::chrono::sys_days day, const Catalogue& catalogue);

}  // namespace handlingsrom::messages
