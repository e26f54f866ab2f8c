// What the words over a column tell: which kind of thing stands under them. Heads of columns are folded as registry::fold does.
#pragma once

#include <string>
#include <string_view>

namespace handlingsrom::importing {

bool is_place_head(const std::u32string& head);
/// What stands under it is a municipality, known or not.
bool is_municipality_head(const std::u32string& head);
bool is_county_head(const std::u32string& head);
bool is_year_head(const std::u32string& head);
bool is_part_head(const std::u32string& head);
bool is_quantity_head(const std::u32string& head);
/// Heads of sums and counts: what stands there is always an amount.
bool is_amount_head(const std::u32string& head);
/// Heads of numbers that are names: accounts, functions, departments, codes of any kind.
bool is_code_head(const std::u32string& head);
/// The number of the row: what a program puts before a table, or a rank.
bool is_row_number_head(const std::u32string& head);

/// Whether words are a head that files use for places and years: "kommune", "region", "år".
bool is_key_head(std::string_view text);

}  // namespace handlingsrom::importing
