// Amounts that are written in thousands or millions: which columns, and by which words.
#pragma once

#include <vector>

#include "standing/importing/blocks.hpp"
#include "standing/importing/understanding.hpp"

namespace handlingsrom::importing {

/// Sets times, unit and quantity of the table's value columns: by the head; else by the title or a note around the table (block number `of`) where the head does not say
/// that it counts something else.
void set_units(const reading::Sheet& sheet, const std::vector<Block>& blocks, std::size_t of, Table& table);

/// Whether a column of words gives the unit of its row: "enhet", "måleenhet".
bool is_unit_head(std::string_view head);

}  // namespace handlingsrom::importing
