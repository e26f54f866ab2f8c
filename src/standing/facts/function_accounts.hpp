// What care and health cost by function of the accounts, where accounts by function are at hand (Statistics Norway 12367, fetched, or the municipality's own).
#pragma once

#include <string_view>

#include "standing/facts/model_sheet.hpp"

namespace handlingsrom::facts {

/// Which functions of the accounts: KOSTRA's hierarchy of functions, FGK11 (care) and FGK10a (health) of FGK9 (health and care); care's functions 253 and 261 are of institutions, 234, 254 (to 2023),
/// 257 and 258 of those who live at home. 256 (acute help) is neither's.
enum class FunctionArea { care, health, care_home, care_institution };

/// Net operating expenditure in kr of the latest accounts. Not known where accounts by function are not at hand, or where the functions do not add up to the published
/// health and care within half a per cent: then they are of another version of the accounts.
Cell of_functions(const Place& place, FunctionArea area);

}  // namespace handlingsrom::facts
