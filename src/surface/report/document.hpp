// What a report says, before it is a page, a document, a workbook or data: one list of blocks, which each format visits in its own way.
#pragma once

#include <array>
#include <concepts>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "base/units.hpp"
#include "surface/report/room_reading.hpp"
#include "surface/report/svg/picture.hpp"

namespace handlingsrom::rooms {
struct Workings;
}

namespace handlingsrom::report {

/// One cell: text, or a figure with what it rests on. A figure that is not finite is written as missing.
struct Cell {
  std::string text;
  double value = std::numeric_limits<double>::quiet_NaN();
  bool is_number = false;
  Provenance provenance = Provenance::municipality;
  int decimals = -1;  // of this cell alone; below zero: its column's

  static Cell words(std::string text) { return {std::move(text), 0, false, Provenance::municipality, -1}; }
  static Cell figure(double value, Provenance provenance = Provenance::municipality) {
    return {{}, value, true, provenance, -1};
  }
};

struct Column {
  std::string head;
  std::string unit;  // in the head of the column; empty for names and years
  int decimals = 0;
  double divisor = 1;  // shown = value / divisor, for example 1e6 with the unit "mill. kr"
  bool year = false;   // whole numbers without thousands
};

/// A chart that a spreadsheet draws itself from the table's columns.
struct SheetChart {
  enum class Kind { line, column, area, bar };
  Kind kind = Kind::line;
  std::string title;
  std::vector<std::size_t> series;  // columns; column 0 holds the categories
  bool top_first = false;           // bars: the table's first row uppermost
};

struct Table {
  std::string id;
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> sources;  // source ids
  std::optional<SheetChart> chart;
  std::vector<std::size_t> totals{};  // rows that sum up others
  std::string sheet{};  // name of its sheet in the workbook; empty: from the catalogue by id, else the caption
};

struct Chart {
  std::string title;   // the message, one sentence
  std::string shown;   // what is drawn, and the unit
  std::string source;  // the source line
  svg::Picture drawing;
  Table table;
  enum class Layout {
    plain,
    tall,
    beside,
    wide
  } layout = Layout::plain;  // tall: two rows high; beside: its table open at its side; wide: across the page
};

struct RoomCard {
  SaidRoom said;
  std::string about, gap;
  svg::Picture drawing;
  Table table;
  bool has_history = false;  // published figures of earlier years are drawn
};

struct SourceRow {
  std::string id, publisher, table, title, period, licence, retrieved, note;
};

struct AssumptionRow {
  std::string id, name, explanation, unit, reason, source;
  double value = 0, last_value = 0, standard = 0, low = 0, high = 0;
  int decimals = 2;
  bool changed = false;
  Unit unit_of_value = Unit::none;
};

/// What made this report: the same manifest gives the same bytes.
struct Manifest {
  std::string program_version, bundle_version, bundle_digest, data_date, municipality_number, language, own_figures;
  std::uint64_t seed = 0;
  int paths = 0;
  int price_year = 0;  // of every amount in kroner
  std::vector<std::string> changed_assumptions;
};

struct Heading {
  enum class Of { first_page, part, section, appendix, detail } of;  // section, detail: one level below the others
  std::string id, text;
  bool own_page = false;  // begins on a new page in print

  int level() const { return of == Of::section || of == Of::detail ? 3 : 2; }
};

struct Paragraph {
  enum class As { plain, lead, shown, notice } as = As::plain;  // shown: small, about what is drawn
  std::string text;
};

/// Sentences under each other.
struct Bullets {
  std::string id;  // "sentences", "sureness": of the first page
  std::vector<std::string> sentences;
};

/// The three rooms, each in words beside its picture.
struct Readings {
  std::array<RoomCard, 3> rooms;
};

/// What a word or a sign stands for.
struct Listing {
  std::string id;  // "marks", "manifest"
  std::vector<std::pair<std::string, std::string>> entries;
};

struct SourceList {
  std::vector<SourceRow> rows;
};

struct AssumptionList {
  std::vector<AssumptionRow> rows;
  std::shared_ptr<const rooms::Workings> workings;  // of today's course; none: no live formulas
};

using Block = std::variant<Heading, Paragraph, Bullets, Readings, Chart, Listing, SourceList, AssumptionList>;

struct Report {
  std::string language;  // nb, nn, en
  std::string title, place, number, county, summary_heading;
  Manifest manifest;
  std::vector<Block> blocks;
};

/// The block of a kind, the first of those that `which` accepts. Throws Error(internal) where there is none.
template <class Kind, std::predicate<const Kind&> Which>
const Kind& the(const Report& report, Which which) {
  for (const Block& block : report.blocks) {
    if (const Kind* one = std::get_if<Kind>(&block); one != nullptr && which(*one)) return *one;
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "the report lacks a block"}});
}
template <class Kind>
const Kind& the(const Report& report) {
  return the<Kind>(report, [](const Kind&) { return true; });
}
/// By its id.
template <class Kind>
const Kind& the(const Report& report, std::string_view id) {
  return the<Kind>(report, [&](const Kind& one) { return one.id == id; });
}

/// A cell's figure as every surface writes it, without mark; text as it is; "missing" in words where there is no figure.
std::string cell_text(const Cell& cell, const Column& column, const Words& words);

/// Whether a column holds figures, which stand to the right; a column of years does not.
bool is_numeric(const Table& table, std::size_t column);

/// The sign that stands after a figure: empty for what is known, else one letter.
std::string_view mark_of(Provenance provenance);

/// "2026-11-21": the data's date, so that the same report gives the same bytes.
std::string date_of(const Manifest& manifest);

}  // namespace handlingsrom::report
