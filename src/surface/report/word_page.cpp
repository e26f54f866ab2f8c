// A report's page as a word processor reads it best.
#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "surface/report/html.hpp"
#include "surface/report/svg/drawing.hpp"

namespace handlingsrom::report {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (at + k < bytes.size() ? static_cast<unsigned char>(bytes[at + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += at + k <= bytes.size() ? digits[group >> (18 - 6 * k) & 63U] : '=';
  }
  return text;
}

/// Colours without variables: `var(--name,value)` becomes the value. Drawing programs outside browsers know no variables.
std::string plain_colours(std::string css) {
  for (std::size_t at = css.find("var("); at != std::string::npos; at = css.find("var(", at)) {
    const std::size_t comma = css.find(',', at), end = css.find(')', at);
    if (comma == std::string::npos || end == std::string::npos || comma > end) break;
    css.replace(at, end + 1 - at, css.substr(comma + 1, end - comma - 1));
  }
  return css;
}

void remove_all(std::string& page, std::string_view from, std::string_view to) {
  for (std::size_t at = page.find(from); at != std::string::npos; at = page.find(from, at)) {
    const std::size_t end = page.find(to, at);
    if (end == std::string::npos) return;
    page.erase(at, end + to.size() - at);
  }
}

/// The text between two marks after `from`; empty where they are not there.
std::string_view between(std::string_view text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string_view::npos) return {};
  const std::size_t start = at + from.size(), end = text.find(to, start);
  return end == std::string_view::npos ? std::string_view() : text.substr(start, end - start);
}

/// The drawing as an <img> that carries its own style and size.
std::string picture(std::string_view svg, const Painter& painter) {
  const std::string_view box = between(svg, "viewBox=\"0 0 ", "\"");
  const std::string_view width = box.substr(0, box.find(' '));
  const std::string_view height = box.find(' ') == std::string_view::npos ? box : box.substr(box.find(' ') + 1);
  std::string_view title = between(svg, "<title", "</title>");
  title = title.substr(std::min(title.size(), title.find('>') + 1));
  std::string own(svg);
  own.insert(own.find('>') + 1, fmt::format("<style>{}</style>", plain_colours(svg::stylesheet())));
  own.insert(own.find("<svg") + 4, fmt::format(" width=\"{}\" height=\"{}\"", width, height));
  if (own.substr(0, own.find('>')).find("xmlns=") == std::string::npos)
    own.insert(own.find("<svg") + 4, " xmlns=\"http://www.w3.org/2000/svg\"");
  const std::string painted = painter ? painter(own) : std::string();
  const std::string source = painted.empty() ? "data:image/svg+xml;base64," + base64(own) : svg::escape(painted);
  return fmt::format("<p><img alt=\"{}\" width=\"{}\" height=\"{}\" src=\"{}\"></p>", title, width, height, source);
}

void replace_all(std::string& page, std::string_view from, std::string_view to) {
  for (std::size_t at = page.find(from); at != std::string::npos; at = page.find(from, at + to.size()))
    page.replace(at, from.size(), to);
}

/// Characters of a cell's text and of its longest word.
struct Extent {
  double text = 0, word = 0;
};

Extent extent_of(std::string_view cell) {
  Extent extent;
  double word = 0;
  bool in_tag = false;
  for (const char c : cell) {
    if (c == '<') in_tag = true;
    if (!in_tag && (static_cast<unsigned char>(c) & 0xc0U) != 0x80U) {
      ++extent.text;
      word = c == ' ' ? 0 : word + 1;
      extent.word = std::max(extent.word, word);
    }
    if (c == '>') in_tag = false;
  }
  return extent;
}

/// Shares of the page's width by what the columns hold: a word processor would else make them all alike. A column gets room for its longest
/// word first; what is left goes where there is most text.
std::string column_widths(std::string_view table) {
  // Characters on a line of the document, beside a cell's margins; longer words may be broken, longer texts wrapped.
  constexpr double line = 72, margin = 2, longest_word = 12, longest_text = 40;
  std::vector<Extent> columns;
  std::size_t column = 0;
  for (std::size_t at = table.find('<'); at != std::string_view::npos; at = table.find('<', at + 1)) {
    const std::string_view tag = table.substr(at, 4);
    if (tag.starts_with("<tr")) column = 0;
    if (!(tag.starts_with("<td") || (tag.starts_with("<th") && tag != "<the"))) continue;
    const std::size_t start = table.find('>', at) + 1;
    const std::size_t end = std::min(table.find("</td>", start), table.find("</th>", start));
    if (end == std::string_view::npos) break;
    const Extent extent = extent_of(table.substr(start, end - start));
    if (columns.size() <= column) columns.emplace_back();
    columns[column].word = std::max(columns[column].word, std::min(extent.word, longest_word));
    columns[column].text = std::max(columns[column].text, std::min(extent.text, longest_text));
    ++column;
  }
  double words = 0, wanted = 0;
  for (const Extent& one : columns) {
    words += one.word + margin;
    wanted += one.text - std::min(one.text, one.word);
  }
  const double given = wanted > 0 ? std::min(1.0, std::max(0.0, line - words) / wanted) : 0;
  const double whole = std::max(line, words);
  std::string html = "<colgroup>";
  for (const Extent& one : columns) {
    const double width = one.word + margin + given * (one.text - std::min(one.text, one.word));
    html += fmt::format("<col style=\"width:{:.0f}%\">", 100 * width / whole);
  }
  return html + "</colgroup>";
}

void size_columns(std::string& page) {
  constexpr std::string_view begin = "<table>";
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
    const std::size_t end = page.find("</table>", at);
    if (end == std::string::npos) return;
    page.insert(at + begin.size(), column_widths(std::string_view(page).substr(at, end - at)));
  }
}

}  // namespace

std::string word_page(const std::string& html, const Painter& painter) {
  std::string page = html;
  remove_all(page, "<style>", "</style>");
  remove_all(page, "<h1", "</h1>");            // the document's title says it
  remove_all(page, "<caption", "</caption>");  // the heading above says it
  remove_all(page, "<a class=\"skip\"", "</a>");
  remove_all(page, "<nav", "</nav>");
  remove_all(page, "<details", "</details>");
  remove_all(page, "<span class=\"mark none\"", "</span>");
  // A figure would keep its picture only, and lose title, unit and source.
  replace_all(page, "<figure", "<div");
  replace_all(page, "</figure>", "</div>");
  replace_all(page, " class=\"n\"", " style=\"text-align:right\"");
  size_columns(page);
  for (std::size_t at = page.find("<svg"); at != std::string::npos; at = page.find("<svg", at)) {
    constexpr std::string_view end_mark = "</svg>";
    const std::size_t end = page.find(end_mark, at);
    if (end == std::string::npos) break;
    const std::string image = picture(std::string_view(page).substr(at, end + end_mark.size() - at), painter);
    page.replace(at, end + end_mark.size() - at, image);
    at += image.size();
  }
  return page;
}

}  // namespace handlingsrom::report
