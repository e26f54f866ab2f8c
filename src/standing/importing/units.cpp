#include "standing/importing/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "standing/importing/plain_words.hpp"
#include "standing/reading/money_unit.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

using reading::MoneyUnit;
using reading::Sheet;
using reading::UnitPlace;

constexpr std::uint32_t rows_of_notes = 60;  // looked at on either side

/// A head that says what it counts, and that it is not amounts in the unit of the note. Whole words: "Barn", not "Barnehage"; "Andel", not "Egenandel" or "Handel".
bool counts_something_else(const std::string& head) {
  if (head.find('%') != std::string::npos || head.find("m²") != std::string::npos) return true;
  constexpr std::array whole{
      "prosent",   "pst",        "andel",     "antall",   "antal",      "årsverk",   "person",  "personer", "personar",
      "elev",      "elever",     "elevar",    "plass",    "plasser",    "plassar",   "bruker",  "brukere",  "brukar",
      "brukarar",  "barn",       "kvm",       "m2",       "indeks",     "km",        "time",    "timer",    "timar",
      "dager",     "dagar",      "døgn",      "per innb", "per elev",   "kr per",    "pr innb", "pr elev",  "i kr",
      "i hele kr", "i heile kr", "folketall", "folketal", "stillinger", "stillingar"};
  constexpr std::array begun{"innbygg", "per innbygg", "pr innbygg", "årsverk"};
  const std::string words = " " + plain_words(head) + " ";
  return std::any_of(
             whole.begin(), whole.end(),
             [&](const char* word) { return words.find(" " + std::string(word) + " ") != std::string::npos; }) ||
         std::any_of(begun.begin(), begun.end(),
                     [&](const char* word) { return words.find(" " + std::string(word)) != std::string::npos; }) ||
         reading::money_unit(head).has_value();
}

/// The first note that tells a unit among rows [from, to) of the sheet.
std::string note_in(const Sheet& sheet, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t row = from; row < to; ++row) {
    for (const reading::Cell& cell : sheet.row(row)) {
      const bool alone =
          cell.kind == reading::Kind::number && cell.text != 0 && sheet.row(row).size() == 1;  // "NOK 1000"
      if (cell.kind != reading::Kind::text && !alone) continue;
      const std::string text = sheet.text(cell);
      if (reading::money_unit_in(text, UnitPlace::note)) return text;
    }
  }
  return {};
}

std::string note_around(const Sheet& sheet, const std::vector<Block>& blocks, std::size_t of, const Table& table) {
  // In the corner of the table: over the names of the rows.
  for (const ColumnReading& column : table.columns)
    if (column.role != ColumnRole::value && reading::money_unit_in(column.head, UnitPlace::note)) return column.head;
  if (reading::money_unit_in(table.title, UnitPlace::note)) return table.title;
  if (reading::money_unit_in(sheet.name(), UnitPlace::note)) return sheet.name();
  std::uint32_t above = 0, below = sheet.rows();
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (b == of) continue;
    if (blocks[b].last_row < blocks[of].first_heading) above = std::max(above, blocks[b].last_row + 1);
    if (blocks[b].first_heading > blocks[of].last_row) below = std::min(below, blocks[b].first_heading);
  }
  const std::uint32_t first = blocks[of].first_heading;
  above = std::max(above, first > rows_of_notes ? first - rows_of_notes : 0U);
  std::string note = note_in(sheet, above, first);
  const std::uint32_t after = blocks[of].last_row + 1;
  return note.empty() && after < below ? note_in(sheet, after, std::min(below, after + rows_of_notes)) : note;
}

}  // namespace

bool is_unit_head(std::string_view head) {
  constexpr std::array names{"enhet", "eining", "måleenhet", "måleeining", "benevning", "nemning", "unit"};
  const std::u32string folded = registry::fold(head);
  return std::any_of(names.begin(), names.end(), [&](const char* name) { return registry::fold(name) == folded; });
}

void set_units(const Sheet& sheet, const std::vector<Block>& blocks, std::size_t of, Table& table) {
  const bool units_of_rows = std::any_of(table.columns.begin(), table.columns.end(), [](const ColumnReading& each) {
    return each.role != ColumnRole::value && is_unit_head(each.head);
  });
  const std::string note = units_of_rows ? std::string{} : note_around(sheet, blocks, of, table);
  const auto of_note = reading::money_unit_in(note, UnitPlace::note);
  for (ColumnReading& column : table.columns) {
    if (column.role != ColumnRole::value) continue;
    if (const auto unit = reading::money_unit_in(column.head, UnitPlace::head)) {
      column.times = unit->factor;
      column.unit = column.head.substr(unit->from, unit->to - unit->from);
      column.unit_in_head = true;
      if (const auto named = reading::money_unit_in(column.quantity, UnitPlace::head))
        column.quantity = reading::in_kroner(column.quantity, *named);
    } else if (of_note && !counts_something_else(column.head)) {
      column.times = of_note->factor;
      column.unit = note.substr(of_note->from, of_note->to - of_note->from);
      table.unit_note = note;
    }
  }
}

double times_of_row(const std::vector<const ColumnReading*>& units, std::string& of_row,
                    const std::function<std::string(std::uint32_t)>& words) {
  if (const auto unit = reading::money_unit_in(of_row, UnitPlace::head)) {
    of_row = reading::in_kroner(of_row, *unit);
    return unit->factor;
  }
  for (const ColumnReading* column : units)
    if (const auto unit = reading::money_unit(words(column->column))) return *unit;
  return 1;
}

double kroner_of(double number, double times) {
  constexpr double thousandths = 1000;
  return times == 1 ? number : std::round(number * times * thousandths) / thousandths;
}

}  // namespace handlingsrom::importing
