// Where on a sheet the tables stand: headings, rows of figures, and what lies around them.
#pragma once

#include <string>
#include <vector>

#include "standing/importing/place.hpp"
#include "standing/reading/sheet.hpp"

namespace handlingsrom::importing {

struct Block {
  std::uint32_t first_heading = 0;
  std::uint32_t first_row = 0;  // of figures
  std::uint32_t last_row = 0;   // of figures, included
  std::uint32_t first_column = 0;
  std::uint32_t last_column = 0;
  std::string title;
};

/// Tables from the top down; side by side where an empty column parts two of them that each begin with words. Text below or between is no table.
std::vector<Block> find_blocks(const reading::Sheet& sheet, Places& places);

/// The heading of a column, level by level, with merged cells and heads that stand once for several columns to their right.
std::vector<std::string> heading_of(const reading::Sheet& sheet, const Block& block, std::uint32_t column,
                                    const std::vector<bool>& has_figures);

/// Whether the cell holds a figure or a sign for one.
inline bool is_figure(const reading::Cell& cell) {
  return cell.kind == reading::Kind::number || cell.kind == reading::Kind::mark;
}

}  // namespace handlingsrom::importing
