// What the columns of a table are, by their heads and by what stands in them.
#pragma once

#include <vector>

#include "standing/importing/blocks.hpp"
#include "standing/importing/understanding.hpp"

namespace handlingsrom::importing {

/// Reads the columns of a block. `roles` are the user's own, by head or letter; a role for the column replaces what was recognised.
std::vector<ColumnReading> read_columns(const reading::Sheet& sheet, const Block& block, Places& places,
                                        const std::map<std::string, ColumnRole>& roles);

/// "A", "AB".
std::string letters_of(std::uint32_t column);

}  // namespace handlingsrom::importing
