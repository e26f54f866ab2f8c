// Amounts that are written in thousands or millions: which columns, and by which words.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "standing/importing/blocks.hpp"
#include "standing/importing/understanding.hpp"

namespace handlingsrom::importing {

/// Sets times, unit and quantity of the table's value columns: by the head; else by the title or a note around the table (block number `of`) where the head does not say
/// that it counts something else.
void set_units(const reading::Sheet& sheet, const std::vector<Block>& blocks, std::size_t of, Table& table);

/// Whether a column of words gives the unit of its row: "enhet", "måleenhet".
bool is_unit_head(std::string_view head);

/// How many kroner the row's own words say one of its amounts is, in the words of its quantity (`of_row`, which is then in kroner) or in one of the columns of units; 1 where
/// they say nothing. `words`: what the row has in a column.
double times_of_row(const std::vector<const ColumnReading*>& units, std::string& of_row,
                    const std::function<std::string(std::uint32_t)>& words);

/// 12.3 million is 12,300,000 and not a little beside it.
double kroner_of(double number, double times);

}  // namespace handlingsrom::importing
