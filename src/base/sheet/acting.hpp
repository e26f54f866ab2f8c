// Which assumptions have a say in a sheet's rows.
#pragma once

#include <vector>

#include "base/sheet/values.hpp"

namespace handlingsrom::sheet {

/// [parameter] 1 for those that a row depends on. Of the first of two that is known only what is taken counts, so an assumption that stands in for a
/// figure acts where `values` lack the figure. `values`: nullptr: those that act whatever is known.
std::vector<char> acting_parameters(const Sheet& sheet, const Values* values = nullptr);

}  // namespace handlingsrom::sheet
