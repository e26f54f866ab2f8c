// Tables for reading, copying and printing.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/html.hpp"
#include "surface/report/svg/drawing.hpp"

namespace handlingsrom::report {
namespace {

using svg::escape;

std::string mark(Provenance provenance, const Words& words) {
  const std::string_view sign = mark_of(provenance);
  if (sign.empty()) return "<span class=\"mark none\" aria-hidden=\"true\">x</span>";
  return fmt::format("<a class=\"mark\" href=\"#mark-{}\" title=\"{}\">{}</a>", sign,
                     escape(words.entry(fmt::format("provenance.{}", key_of(provenance)))), sign);
}

std::string html_cell(const Cell& cell, const Column& column, const Words& words) {
  const std::string text = escape(cell_text(cell, column, words));
  return !cell.is_number || std::isfinite(cell.value) ? text : fmt::format("<span class=\"missing\">{}</span>", text);
}

bool any_mark(const Table& table) {
  for (const auto& row : table.rows) {
    for (const Cell& cell : row) {
      if (cell.is_number && !mark_of(cell.provenance).empty()) return true;
    }
  }
  return false;
}

}  // namespace

std::string html_table(const Table& table, const Words& words) {
  std::string html = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{0}-caption\"><table><caption "
      "id=\"{0}-caption\">{1}</caption><thead><tr>",
      escape(table.id), escape(table.caption));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    html += fmt::format("<th scope=\"col\"{}>{}", is_numeric(table, i) ? " class=\"n\"" : "", escape(column.head));
    if (!column.unit.empty()) html += fmt::format(" <span class=\"unit\">{}</span>", escape(column.unit));
    html += "</th>";
  }
  html += "</tr></thead><tbody>";
  const bool marked = any_mark(table);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& row = table.rows[r];
    const bool total = std::find(table.totals.begin(), table.totals.end(), r) != table.totals.end();
    html += total ? "<tr class=\"total\">" : "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Cell& cell = row[i];
      const std::string text = html_cell(cell, table.columns[i], words);
      if (i == 0) {
        html += fmt::format("<th scope=\"row\">{}</th>", text);
      } else {
        html += fmt::format("<td{}>{}{}</td>", is_numeric(table, i) ? " class=\"n\"" : "", text,
                            cell.is_number && !table.columns[i].year && marked ? mark(cell.provenance, words) : "");
      }
    }
    html += "</tr>";
  }
  return html + "</tbody></table></div>";
}

}  // namespace handlingsrom::report
