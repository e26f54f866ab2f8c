// Workbooks of Excel and of what writes its format (ECMA-376, Office Open XML, transitional and strict).
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "base/error.hpp"
#include "base/text.hpp"
#include "standing/reading/readers.hpp"
#include "standing/reading/xlsx_styles.hpp"
#include "standing/reading/xml.hpp"

namespace handlingsrom::reading {
namespace {

constexpr std::size_t longest_fault = 40;  // of the words that stand where a number should

constexpr double days_1904 = 1462;  // between the two calendars that Excel counts days by
constexpr std::size_t most_merges = 100'000;

struct Relation {
  std::string type;    // last part of the type's address: "worksheet"
  std::string target;  // resolved part; empty where it leads out of the file
};

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string{} : part.substr(0, slash);
}

std::map<std::string, Relation, std::less<>> relations_of(Package& package, const std::string& part) {
  std::map<std::string, Relation, std::less<>> result;
  const std::string folder = folder_of(part);
  const std::string name =
      (folder.empty() ? "" : folder + "/") + "_rels/" + part.substr(folder.empty() ? 0 : folder.size() + 1) + ".rels";
  if (!package.has(name)) return result;
  pugi::xml_document document;
  parse_part(package, name, document);
  for (const pugi::xml_node node : document.document_element().children()) {
    const std::string_view type = attribute_of(node, "Type");
    Relation relation;
    relation.type = std::string(type.substr(type.rfind('/') + 1));
    if (attribute_of(node, "TargetMode") != "External")
      relation.target = Package::resolve(folder, attribute_of(node, "Target"));
    result.emplace(std::string(attribute_of(node, "Id")), std::move(relation));
  }
  return result;
}

std::string target_of(const std::map<std::string, Relation, std::less<>>& relations, std::string_view type) {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type) return relation.target;
  }
  return {};
}

/// "_x000D_" is a character that XML cannot hold or Excel guards: "_x005F_" the underscore itself, controls a blank (ECMA-376 part 1, 22.9.2.19); a carriage return is nothing.
std::string without_escapes(const std::string& text) {
  constexpr std::size_t length = 7;  // "_x", four digits, "_"
  std::string result;
  std::size_t from = 0;
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at)) {
    unsigned code = 0;
    const char* const digits = text.data() + at + 2;
    const bool whole = text.size() >= at + length && digits[4] == '_' &&
                       std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4;
    if (!whole || (code >= ' ' && code != '_')) {
      ++at;
      continue;
    }
    result.append(text, from, at - from);
    if (code != '\r') result += code == '_' ? '_' : code == '\n' ? '\n' : ' ';
    at += length;
    from = at;
  }
  return from == 0 ? text : result.append(text, from);
}

// The text of <si> or <is>: its own <t>, or those of its runs; readings for pronunciation (rPh) are no part of it.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "t") text += child.text().get();
    if (name == "r") text += child_of(child, "t").text().get();
  }
  return without_escapes(text);
}

// "AB12" → column 27, row 11; false where it is no address.
bool read_address(std::string_view text, std::uint64_t& row, std::uint64_t& column) {
  std::size_t i = 0;
  column = 0;
  for (; i < text.size() && i < 4 && ((text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= 'a' && text[i] <= 'z')); ++i) {
    column = column * 26 + static_cast<std::uint64_t>((text[i] & ~0x20) - 'A' + 1);
  }
  if (i == 0 || i == text.size()) return false;
  const auto [stop, fault] = std::from_chars(text.data() + i, text.data() + text.size(), row);
  if (fault != std::errc{} || stop != text.data() + text.size() || row == 0) return false;
  --row;
  --column;
  return true;
}

class SheetReader {
 public:
  SheetReader(Package& package, Sheet& sheet, Texts& texts, const std::vector<std::uint32_t>& shared,
              const Styles& styles, bool calendar_1904, SheetFiller& filler)
      : package_(package),
        sheet_(sheet),
        texts_(texts),
        shared_(shared),
        styles_(styles),
        calendar_1904_(calendar_1904),
        filler_(filler) {}

  void row(const pugi::xml_node& node) {
    std::uint64_t row = next_row_;
    std::uint64_t next_column = 0;
    bool hidden = false;
    const std::size_t cells_before = sheet_.cell_count();
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "r") {
        const std::string_view text = attribute.value();
        std::uint64_t number = 0;
        const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (fault != std::errc{} || number == 0) package_.refuse("xml", "row r=" + std::string(text));
        row = number - 1;
      } else if (name == "hidden") {
        hidden = attribute.as_bool();
      }
    }
    for (const pugi::xml_node cell : node.children()) {
      if (local_name(cell.name()) == "c") add(cell, row, next_column);
    }
    if (hidden && sheet_.cell_count() > cells_before) ++hidden_rows;
    next_row_ = row + 1;
  }

  /// What stands before the rows: which columns are hidden.
  void before(const std::string& part, std::string_view text) {
    pugi::xml_document document;
    if (!parse_within(package_, part, text, "cols", document)) return;
    for (const pugi::xml_node column : document.document_element().children()) {
      const std::string_view hidden = attribute_of(column, "hidden");
      if (hidden != "1" && hidden != "true") continue;
      const auto at = [&](const char* name) { return std::clamp(integer_of(column, name, 0), 0LL, 1LL << 20U) - 1; };
      hidden_.push_back({at("min"), at("max")});
    }
  }
  std::size_t hidden_columns() const { return filled_columns(sheet_, hidden_); }

  void rest(const pugi::xml_node& node) {
    for (const pugi::xml_node merges : node.children()) {
      if (local_name(merges.name()) != "mergeCells") continue;
      for (const pugi::xml_node merge : merges.children()) {
        const std::string_view reference = attribute_of(merge, "ref");
        const std::size_t colon = reference.find(':');
        if (colon == std::string_view::npos) continue;
        std::uint64_t r1 = 0, c1 = 0, r2 = 0, c2 = 0;
        if (!read_address(reference.substr(0, colon), r1, c1) || !read_address(reference.substr(colon + 1), r2, c2))
          continue;
        if (sheet_.merges.size() >= most_merges) refuse_limit(package_.file(), "merges", most_merges);
        sheet_.merges.push_back({static_cast<std::uint32_t>(r1), static_cast<std::uint32_t>(c1),
                                 static_cast<std::uint32_t>(r2), static_cast<std::uint32_t>(c2)});
      }
    }
  }

  std::size_t hidden_rows = 0;
  std::size_t unsaved_formulas = 0;
  std::size_t percent_cells = 0;
  std::size_t scaled_cells = 0;

 private:
  void add(const pugi::xml_node& node, std::uint64_t row, std::uint64_t& next_column) {
    std::uint64_t column = next_column;
    std::string_view type;
    std::size_t style = 0;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "r") {
        std::uint64_t named_row = 0;
        if (!read_address(attribute.value(), named_row, column) || named_row != row) {
          package_.refuse("xml", "c r=" + std::string(attribute.value()));
        }
      } else if (name == "t") {
        type = attribute.value();
      } else if (name == "s") {
        style = attribute.as_uint();
      }
    }
    next_column = column + 1;
    bool formula = false;
    const char* value = nullptr;
    pugi::xml_node inline_text;
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child.name());
      if (name == "v") value = child.text().get();
      if (name == "f") formula = true;
      if (name == "is") inline_text = child;
    }
    Cell cell;
    if (inline_text) {
      set_text(cell, text_of(inline_text));
    } else if (value == nullptr || *value == '\0') {
      if (!formula) return;
      ++unsaved_formulas;
      cell.kind = Kind::mark;
      cell.mark = Mark::fault;
    } else if (type == "s") {
      set_shared(cell, value);
    } else if (type.empty() || type == "n") {
      set_number(cell, value, style);
    } else if (type == "e") {
      cell.kind = Kind::mark;
      cell.mark = mark_of(value) == Mark::none ? Mark::fault : mark_of(value);
      cell.text = texts_.intern(value);
    } else if (type == "b") {
      set_text(cell, std::string_view(value) == "1" || std::string_view(value) == "true" ? "SANN" : "USANN");
    } else {
      set_text(cell, value);  // str, d
    }
    if (cell.kind != Kind::empty) filler_.add(sheet_, row, column, cell);
  }

  void set_text(Cell& cell, std::string_view text) const {
    text = words_of_cell(text);
    if (text.empty()) return;
    cell.kind = Kind::text;
    cell.text = texts_.intern(text);
  }

  void set_shared(Cell& cell, std::string_view value) const {
    std::size_t index = 0;
    const auto [stop, fault] = std::from_chars(value.data(), value.data() + value.size(), index);
    if (fault != std::errc{} || stop != value.data() + value.size() || index >= shared_.size()) {
      package_.refuse("xml", "shared string " + shortened(value));
    }
    cell.text = shared_[index];
    if (cell.text != 0) cell.kind = Kind::text;
  }

  void set_number(Cell& cell, std::string_view value, std::size_t style) {
    const bool percent = styles_.is_percent(style);
    const int thousands = styles_.thousands_of(style);
    const auto [stop, fault] = std::from_chars(value.data(), value.data() + value.size(), cell.number);
    if (percent) cell.number *= 100;                          // as it is shown, and as a text file has it: 12 %
    for (int i = 0; i < thousands; ++i) cell.number /= 1000;  // "1 234" under "1000 kr" is 1 234 000
    if (fault != std::errc{} || stop != value.data() + value.size() || !std::isfinite(cell.number)) {
      // "NaN", 1e400: the program that wrote it had no number there.
      cell.number = std::numeric_limits<double>::quiet_NaN();
      cell.kind = Kind::mark;
      cell.mark = Mark::fault;
      cell.text = texts_.intern(value.substr(0, longest_fault));
      return;
    }
    constexpr std::size_t digits = 15;  // fewer are what was typed
    percent_cells += percent ? 1U : 0U;
    scaled_cells += thousands > 0 ? 1U : 0U;
    if (value.size() > digits || percent || thousands > 0) cell.number = shown(cell.number);
    cell.kind = Kind::number;
    if (styles_.is_date(style)) {
      cell.kind = Kind::date;
      if (calendar_1904_) cell.number += days_1904;
    }
  }

  Package& package_;
  Sheet& sheet_;
  Texts& texts_;
  const std::vector<std::uint32_t>& shared_;
  const Styles& styles_;
  bool calendar_1904_;
  SheetFiller& filler_;
  std::uint64_t next_row_ = 0;
  std::vector<ColumnRange> hidden_;
};

}  // namespace

void read_xlsx(std::string_view bytes, Document& document, const Limits& limits) {
  document.recognised.format = Format::xlsx;
  Package package(bytes, document.file, limits);
  const std::string workbook = target_of(relations_of(package, ""), "officeDocument");
  if (workbook.empty() || !package.has(workbook)) package.refuse("part_missing", "workbook");
  if (workbook.ends_with(".bin")) package.refuse("binary", workbook);
  const auto relations = relations_of(package, workbook);
  pugi::xml_document book;
  parse_part(package, workbook, book);
  const pugi::xml_node root = book.document_element();
  const std::string_view calendar = attribute_of(child_of(root, "workbookPr"), "date1904");
  const bool calendar_1904 = calendar == "1" || calendar == "true";

  const auto texts = std::make_shared<Texts>(document.file, limits.text_bytes);
  std::vector<std::uint32_t> shared;
  if (const std::string part = target_of(relations, "sharedStrings"); !part.empty() && package.has(part)) {
    stream_elements(
        package, part, "si",
        [&](const pugi::xml_node& node) {
          if (shared.size() >= limits.cells) refuse_limit(document.file, "cells", limits.cells);
          shared.push_back(texts->intern(words_of_cell(text_of(node))));
        },
        [](const pugi::xml_node&) {});
  }
  Styles styles;
  if (const std::string part = target_of(relations, "styles"); !part.empty() && package.has(part))
    styles = read_styles(package, part);

  std::size_t cells = 0;
  SheetFiller filler(document.file, limits, cells);
  std::size_t hidden_rows = 0;
  std::size_t hidden_columns = 0;
  std::size_t unsaved = 0;
  std::size_t percents = 0;
  std::size_t scaled = 0;
  for (const pugi::xml_node node : child_of(root, "sheets").children()) {
    std::string_view id;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      if (std::string_view(attribute.name()).ends_with(":id")) id = attribute.value();
    }
    const auto relation = relations.find(id);
    if (relation == relations.end() || relation->second.type != "worksheet") continue;
    if (relation->second.target.empty() || !package.has(relation->second.target))
      package.refuse("part_missing", attribute_of(node, "name"));
    if (document.sheets.size() >= limits.sheets) refuse_limit(document.file, "sheets", limits.sheets);
    Sheet& sheet = document.sheets.emplace_back(std::string(attribute_of(node, "name")), texts);
    sheet.hidden = !attribute_of(node, "state").empty() && attribute_of(node, "state") != "visible";
    SheetReader reader(package, sheet, *texts, shared, styles, calendar_1904, filler);
    stream_elements(
        package, relation->second.target, "row", [&](const pugi::xml_node& row) { reader.row(row); },
        [&](const pugi::xml_node& rest) { reader.rest(rest); },
        [&](std::string_view text) { reader.before(relation->second.target, text); });
    hidden_rows += reader.hidden_rows;
    hidden_columns += reader.hidden_columns();
    unsaved += reader.unsaved_formulas;
    percents += reader.percent_cells;
    scaled += reader.scaled_cells;
  }
  if (document.sheets.empty()) package.refuse("part_missing", "worksheet");
  if (hidden_rows > 0) document.notices.push_back({"hidden_rows", {{"count", std::to_string(hidden_rows)}}});
  if (hidden_columns > 0) document.notices.push_back({"hidden_columns", {{"count", std::to_string(hidden_columns)}}});
  if (percents > 0) document.notices.push_back({"percent_cells", {{"count", std::to_string(percents)}}});
  if (scaled > 0) document.notices.push_back({"scaled_cells", {{"count", std::to_string(scaled)}}});
  if (unsaved > 0) document.notices.push_back({"unsaved_formulas", {{"count", std::to_string(unsaved)}}});
  if (package.has_folder("xl/externalLinks/")) document.notices.push_back({"external_links", {}});
  settle_numbers(document, DecimalMark::comma);
}

}  // namespace handlingsrom::reading
