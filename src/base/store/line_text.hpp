// The figures of one series and place as a short text: "2015=123.5,130 e,,125;2025K3=7". A run of years gives its first year and then one cell a year; a
// cell is a number, a blank and a mark where there is one, or nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::store {

/// One figure. Without a number, and with a mark, it is one that the source says is not there.
struct Cell {
  std::string period;  // "2025", "2025K3", "2024-25"
  double value = 0;    // NaN: none
  std::string mark;    // as the source has it: "e", ":", or where it stands in the user's file
  bool operator==(const Cell& other) const noexcept;
};

/// Cells in the order of their periods, which they are brought into; one that has neither number nor mark is left out. The same cells give the same text, and
/// numbers come back to the last bit.
std::string line_text(std::vector<Cell> cells);
/// Throws Error(bundle_damaged, "store_damaged") where the text is none of ours.
std::vector<Cell> cells_of(std::string_view text);
/// What `later` says, and what `earlier` says of periods on which `later` is silent.
std::string joined(std::string_view earlier, std::string_view later);

}  // namespace handlingsrom::store
