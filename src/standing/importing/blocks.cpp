#include "standing/importing/blocks.hpp"

#include <algorithm>

#include "standing/importing/column_heads.hpp"
#include "standing/importing/period.hpp"
#include "standing/importing/sum_words.hpp"
#include "standing/reading/money_unit.hpp"
#include "standing/reading/number.hpp"

namespace handlingsrom::importing {
namespace {

using reading::Cell;
using reading::Kind;
using reading::Sheet;

struct RowSummary {
  std::uint32_t cells = 0;
  std::uint32_t figures = 0;
  std::uint32_t periods = 0;  // figures or texts that are years
  std::uint32_t texts = 0;    // the rest
  std::uint32_t truths = 0;   // of the texts: answers where a figure could stand
  bool blank() const { return cells == 0; }
};

/// True or false as spreadsheets show them.
bool is_truth(std::string_view text) {
  return text == "SANN" || text == "USANN" || text == "TRUE" || text == "FALSE" || text == "Sann" || text == "Usann" ||
         text == "True" || text == "False" || text == "true" || text == "false";
}

RowSummary summary_of(const Sheet& sheet, std::uint32_t row) {
  RowSummary result;
  for (const Cell& cell : sheet.row(row)) {
    ++result.cells;
    if (read_period(sheet, cell)) {
      ++result.periods;
    } else if (is_figure(cell) || cell.kind == Kind::date) {
      ++result.figures;
    } else {
      ++result.texts;
      result.truths += is_truth(sheet.texts().at(cell.text)) ? 1U : 0U;
    }
  }
  return result;
}

bool begins_with_place(const Sheet& sheet, std::uint32_t row, Places& places) {
  const auto cells = sheet.row(row);
  if (cells.empty() || cells.front().kind == Kind::mark) return false;
  const auto& place = places.read(sheet.text(cells.front()));
  return place && !place->other_words && !read_period(sheet, cells.front());
}

bool has_key_head(const Sheet& sheet, std::uint32_t row) {
  for (const Cell& cell : sheet.row(row)) {
    if (cell.kind == Kind::text && is_key_head(sheet.text(cell))) return true;
  }
  return false;
}

/// "Kilde: SSB" or "Sist oppdatert", and what stands beside it.
bool is_note_row(const Sheet& sheet, std::uint32_t row) {
  constexpr std::size_t most_cells = 3;
  const auto cells = sheet.row(row);
  return cells.size() <= most_cells && !cells.empty() && cells.front().kind == Kind::text &&
         is_note(sheet.texts().at(cells.front().text));
}

/// Under the heads and above the figures: "1000 kr", "antall", "prosent", and nothing where the rows have their names.
bool is_unit_row(const Sheet& sheet, std::uint32_t row, const std::vector<std::uint32_t>& heading) {
  const auto cells = sheet.row(row);
  if (heading.empty() || cells.empty() || cells.front().column <= sheet.row(heading.back()).front().column)
    return false;
  bool any = false;
  for (const Cell& cell : cells) {
    if (cell.kind == Kind::text) continue;
    if (cell.kind != Kind::number || cell.text == 0 || !reading::money_unit(sheet.text(cell))) return false;
    any = true;
  }
  return any;
}

/// The row begins under a head such as "Kommune" on row `heads`: a municipality there begins the figures, though words stand where they should be.
bool under_key_head(const Sheet& sheet, std::uint32_t row, std::uint32_t heads) {
  const auto cells = sheet.row(row);
  const auto above = sheet.row(heads);
  return cells.size() > 1 && above.size() > 1 && above.front().kind == Kind::text &&
         above.front().column == cells.front().column && is_key_head(sheet.text(above.front()));
}

/// Words where a figure should be, right under them: "Helse;ca. 7". Words over several columns of figures are heads, unless one is nearly a figure: "12 årsverk".
bool stands_for_figures(const Sheet& sheet, std::uint32_t row, std::uint32_t figures, const Block& block) {
  if (sheet.row(row).size() < 2 || has_key_head(sheet, row) || is_note_row(sheet, row)) return false;
  std::size_t words = 0;
  bool nearly = false;
  for (const Cell& cell : sheet.row(row)) {
    if (cell.kind != Kind::text || !is_figure(sheet.at(figures, cell.column))) continue;
    if (block.first_heading < block.first_row &&
        sheet.texts().at(cell.text) == sheet.text(sheet.at(block.first_row - 1, cell.column)))
      return false;  // the head again, of a table that counts the same
    ++words;
    const char first = sheet.texts().at(cell.text).front();
    nearly = nearly || (first >= '0' && first <= '9');
  }
  return words == 1 || nearly;
}

/// Heads that a blank row parts from their figures: they reach as far to the right, or one of them is such as "Kommune".
bool stands_over(const Sheet& sheet, std::uint32_t heads, std::uint32_t figures) {
  const auto cells = sheet.row(heads);
  return cells.size() > 1 && (has_key_head(sheet, heads) || cells.back().column >= sheet.row(figures).back().column);
}

// A row of figures rather than of heads. Years alone are heads, unless a place stands before them or figures have come above.
// A lone number at the left edge ("31.12" among the notes) is no row of a table that has several columns.
bool is_data(const Sheet& sheet, std::uint32_t row, const RowSummary& summary, const Block* open,
             const std::vector<std::uint32_t>& heading, Places& places) {
  const bool table_open = open != nullptr;
  if (is_note_row(sheet, row)) return false;
  const bool has_heads = table_open ? open->first_heading < open->first_row : !heading.empty();
  if (has_heads && under_key_head(sheet, row, table_open ? open->first_row - 1 : heading.back()) &&
      begins_with_place(sheet, row, places))
    return true;
  if (summary.figures > 0) {
    const auto cells = sheet.row(row);
    const bool lone = cells.size() == 1 && cells.front().column == 0;
    if (table_open) return !lone || open->last_column == open->first_column;
    return !has_key_head(sheet, row) && (!lone || sheet.columns() == 1);
  }
  if (table_open && summary.truths > 0) return true;
  if (summary.periods == 0) return false;
  if (begins_with_place(sheet, row, places)) return true;
  return table_open && summary.texts == 0 && summary.periods == 1;
}

// Words and years right across: a new heading under a table.
bool is_new_heading(const Sheet& sheet, std::uint32_t row, const RowSummary& summary, const Block& block,
                    Places& places) {
  if (summary.figures > 0 || summary.texts + summary.periods < 2) return false;
  if (has_key_head(sheet, row)) return true;
  if (is_note_row(sheet, row)) return false;
  if (begins_with_place(sheet, row, places)) return false;  // a municipality with words where its figures should be
  const auto cells = sheet.row(row);
  // Heads stand over the figures; words in the first columns alone belong to the rows.
  return cells.back().column + 1U >= block.last_column && summary.texts + summary.periods >= 2 &&
         cells.size() * 2 >= block.last_column - block.first_column + 1U;
}

std::string title_above(const Sheet& sheet, const std::vector<std::uint32_t>& rows) {
  std::string title;
  for (const std::uint32_t row : rows) {
    const auto cells = sheet.row(row);
    if (cells.size() != 1 || cells.front().kind != Kind::text) continue;
    const std::string text = sheet.text(cells.front());
    title += (title.empty() ? "" : " · ") + text;
    if (title.size() > 300) break;
  }
  return title;
}

void set_columns(const Sheet& sheet, Block& block) {
  block.first_column = sheet.columns();
  block.last_column = 0;
  for (std::uint32_t row = block.first_heading; row <= block.last_row; ++row) {
    const auto cells = sheet.row(row);
    if (cells.empty() || (cells.size() == 1 && row >= block.first_row && !is_figure(cells.front()))) continue;
    block.first_column = std::min<std::uint32_t>(block.first_column, cells.front().column);
    block.last_column = std::max<std::uint32_t>(block.last_column, cells.back().column);
  }
}

// Two tables beside each other: an empty column, and words (places, say) right behind it.
void split_sideways(const Sheet& sheet, const Block& block, std::vector<Block>& result) {
  std::vector<std::uint32_t> filled(block.last_column + 2U, 0);
  std::vector<std::uint32_t> below(block.last_column + 2U, 0);  // filled under the heads
  std::vector<std::uint32_t> worded(block.last_column + 2U, 0);
  for (std::uint32_t row = block.first_heading; row <= block.last_row; ++row) {
    for (const Cell& cell : sheet.row(row)) {
      if (cell.column > block.last_column) break;
      ++filled[cell.column];
      if (row < block.first_row) continue;
      ++below[cell.column];
      if (cell.kind == Kind::text) ++worded[cell.column];
    }
  }
  Block rest = block;
  for (std::uint32_t column = block.first_column + 1; column + 1 < block.last_column; ++column) {
    if (filled[column] != 0 || filled[column + 1] == 0) continue;
    const bool words_behind = worded[column + 1] * 2 > below[column + 1] && worded[column + 1] > 0;
    if (!words_behind || column - rest.first_column < 2) continue;
    Block left = rest;
    left.last_column = column - 1;
    result.push_back(left);
    rest.first_column = column + 1;
  }
  result.push_back(rest);
}

}  // namespace

std::vector<Block> find_blocks(const Sheet& sheet, Places& places) {
  std::vector<Block> blocks;
  std::vector<std::uint32_t> above;    // rows with something since the last table
  std::vector<std::uint32_t> heading;  // those right above, without a blank row between
  std::vector<std::uint32_t> parted;   // the same with blank rows between, and nothing else
  std::vector<std::uint32_t> since;    // lines of words right above, since the last row of figures
  std::vector<std::uint32_t> groups;   // lines of one word between heads and figures: "Oppvekst", over the services
  bool gap = false;                    // a blank row has come
  bool open = false;
  std::uint32_t last_figures = 0;  // the last row of the open table that has any
  Block block;
  const auto close = [&] {
    if (!open) return;
    open = false;
    set_columns(sheet, block);
    split_sideways(sheet, block, blocks);
    above.clear();
    heading.clear();
  };
  for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
    const RowSummary summary = summary_of(sheet, row);
    if (open && is_data(sheet, row, summary, &block, heading, places)) {
      block.last_row = last_figures = row;
      since.clear();
      gap = false;
      continue;
    }
    if (summary.blank()) {
      gap = true;
      if (!open && !heading.empty()) {
        parted = heading;
        heading.clear();
      }
      groups.clear();
      continue;
    }
    if (open) {
      // Heads say when, or stand under a blank line or a title.
      if (!gap && since.empty() && summary.periods == 0 && stands_for_figures(sheet, row, last_figures, block)) {
        block.last_row = row;
        continue;
      }
      if (!is_new_heading(sheet, row, summary, block,
                          places)) {  // a note, a line of words between, or the title of the next
        if (gap) since.clear();
        gap = false;
        since.push_back(row);
        continue;
      }
      close();
      above = since;
    }
    gap = false;
    if (!is_unit_row(sheet, row, heading) && is_data(sheet, row, summary, nullptr, heading, places)) {
      if (heading.empty() && !parted.empty() && above.back() == parted.back() && stands_over(sheet, parted.back(), row))
        heading = parted;
      block = Block{};
      block.first_heading = heading.empty() ? row : heading.front();
      block.first_row = groups.empty() ? row : groups.front();
      block.last_row = last_figures = row;
      std::vector<std::uint32_t> titles;
      for (const std::uint32_t each : above) {
        if (each < block.first_heading) titles.push_back(each);
      }
      block.title = title_above(sheet, titles);
      open = true;
      heading.clear();
      parted.clear();
      groups.clear();
      above.clear();
      set_columns(sheet, block);
      continue;
    }
    above.push_back(row);
    const auto cells = sheet.row(row);
    // One cell at the left edge is a title; one further in stands over figures.
    const bool over_figures = cells.size() > 1 || cells.front().column > 0 || is_key_head(sheet.text(cells.front()));
    if (over_figures) {
      if (!groups.empty()) heading.clear();  // it was the title of what begins here
      groups.clear();
      heading.push_back(row);
    } else if (!heading.empty() && sheet.row(heading.back()).size() > 1) {
      groups.push_back(row);
    } else {
      heading.clear();
    }
  }
  close();
  return blocks;
}

std::vector<std::string> heading_of(const Sheet& sheet, const Block& block, std::uint32_t column,
                                    const std::vector<bool>& has_figures) {
  const auto words = [&](std::uint32_t row, std::uint32_t at) {
    const Cell& cell = sheet.at(row, at);
    if (cell.kind != Kind::empty) return sheet.text(cell);
    for (const reading::Merge& merge : sheet.merges) {
      if (row >= merge.first_row && row <= merge.last_row && at >= merge.first_column && at <= merge.last_column) {
        return sheet.text(sheet.at(merge.first_row, merge.first_column));
      }
    }
    return std::string{};
  };
  std::vector<std::string> levels;
  for (std::uint32_t row = block.first_heading; row < block.first_row; ++row) {
    std::string text = words(row, column);
    const bool last = row + 1 == block.first_row;
    const bool row_merged = std::any_of(sheet.merges.begin(), sheet.merges.end(), [&](const reading::Merge& merge) {
      return merge.first_row <= row && row <= merge.last_row && merge.first_column >= block.first_column &&
             merge.last_column > merge.first_column;
    });
    if (text.empty() && !last && !row_merged && has_figures[column]) {
      for (std::uint32_t left = column; left > block.first_column && text.empty();) {
        --left;
        if (!has_figures[left]) break;
        text = words(row, left);
      }
    }
    if (!text.empty() && (levels.empty() || levels.back() != text)) levels.push_back(std::move(text));
  }
  return levels;
}

}  // namespace handlingsrom::importing
