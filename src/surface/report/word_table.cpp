#include "surface/report/word_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/word_parts.hpp"

namespace handlingsrom::report {
namespace {

/// Characters of a text and of its longest word.
struct Extent {
  double text = 0, word = 0;

  void add(std::string_view cell) {
    double all = 0, run = 0;
    for (const char c : cell) {
      if ((static_cast<unsigned char>(c) & 0xc0U) == 0x80U) continue;
      ++all;
      run = c == ' ' ? 0 : run + 1;
      word = std::max(word, run);
    }
    text = std::max(text, all);
  }
};

std::vector<int> column_widths(const Table& table, const Words& words) {
  // Characters on a line of the document; longer words may be broken, longer texts wrapped.
  constexpr double line = 96, margin = 2, longest_word = 14, longest_text = 44;
  std::vector<Extent> columns(table.columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    columns[c].add(table.columns[c].head);
    columns[c].add(table.columns[c].unit);
    for (const auto& row : table.rows) {
      if (c < row.size()) columns[c].add(cell_text(row[c], table.columns[c], words));
    }
  }
  double least = 0, wanted = 0;
  for (Extent& one : columns) {
    one.word = std::min(one.word, longest_word);
    one.text = std::min(one.text, longest_text);
    least += one.word + margin;
    wanted += std::max(0.0, one.text - one.word);
  }
  const double given = wanted > 0 ? std::clamp((line - least) / wanted, 0.0, 1.0) : 0;
  std::vector<double> shares;
  double whole = 0;
  for (const Extent& one : columns) {
    shares.push_back(one.word + margin + given * std::max(0.0, one.text - one.word));
    whole += shares.back();
  }
  const double scale = text_width / std::max(whole, line);
  std::vector<int> widths;
  for (const double share : shares) widths.push_back(static_cast<int>(share * scale));
  return widths;
}

std::string cell_xml(int width, bool right, const std::string& runs) {
  return fmt::format(
      "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{}</w:pPr>{}</w:p></w:tc>",
      width, right ? "<w:jc w:val=\"right\"/>" : "", runs);
}

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
  const std::vector<int> widths = column_widths(table, words);
  std::string xml =
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"Figures\"/><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout "
      "w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>";
  for (const int width : widths) xml += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  xml += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const Column& column = table.columns[c];
    std::string runs = word_run(column.head, "<w:b/>");
    if (!column.unit.empty()) runs += word_run((column.head.empty() ? "" : " ") + column.unit);
    xml += cell_xml(widths[c], is_numeric(table, c), runs);
  }
  xml += "</w:tr>";
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
      xml += cell_xml(widths[c], is_numeric(table, c), runs);
    }
    xml += "</w:tr>";
  }
  return xml + "</w:tbl>";
}

}  // namespace handlingsrom::report
