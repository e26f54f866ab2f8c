#include "surface/report/word_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/table_widths.hpp"
#include "surface/report/word_parts.hpp"

namespace handlingsrom::report {
namespace {

/// `keep`: the row stays on the page of the next.
std::string cell_xml(int width, bool right, bool keep, const std::string& runs) {
  return fmt::format(
      "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{}{}</w:pPr>{}</w:p></w:tc>",
      width, keep ? "<w:keepNext/>" : "", right ? "<w:jc w:val=\"right\"/>" : "", runs);
}

/// A table of so few rows is not parted by the end of a page.
constexpr std::size_t rows_together = 12;

}  // namespace

std::string word_run(const std::string& text, const std::string& properties) {
  if (text.empty()) return {};
  return fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                     properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>", svg::escape(text));
}

std::string word_paragraph(std::string_view style, const std::string& runs) {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>", style, runs);
}

std::string word_table(const Table& table, const Words& words) {
  std::vector<int> widths;
  for (const double share : table_widths(table, words)) widths.push_back(static_cast<int>(share * text_width));
  std::string xml =
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"Figures\"/><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout "
      "w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>";
  for (const int width : widths) xml += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  xml += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const Column& column = table.columns[c];
    std::string runs = word_run(column.head, "<w:b/>");
    if (!column.unit.empty()) runs += word_run((column.head.empty() ? "" : " ") + column.unit);
    xml += cell_xml(widths[c], is_numeric(table, c), true, runs);
  }
  xml += "</w:tr>";
  const bool together = table.rows.size() <= rows_together;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const bool total = std::find(table.totals.begin(), table.totals.end(), r) != table.totals.end();
    xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t c = 0; c < widths.size(); ++c) {
      std::string runs;
      if (c < table.rows[r].size()) {
        const Cell& cell = table.rows[r][c];
        runs = word_run(cell_text(cell, table.columns[c], words), total ? "<w:b/>" : "");
        if (cell.is_number)
          runs += word_run(std::string(mark_of(cell.provenance)), "<w:vertAlign w:val=\"superscript\"/>");
      }
      xml += cell_xml(widths[c], is_numeric(table, c), together && r + 1 < table.rows.size(), runs);
    }
    xml += "</w:tr>";
  }
  return xml + "</w:tbl>";
}

}  // namespace handlingsrom::report
