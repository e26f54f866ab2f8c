#include "surface/report/html.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/appendix.hpp"
#include "surface/report/svg/drawing.hpp"

namespace handlingsrom::report {
namespace {

using svg::escape;

std::string paragraph(const std::string& style, const std::string& text) {
  return text.empty() ? std::string() : fmt::format("<p class=\"{}\">{}</p>", style, escape(text));
}

std::string behind(const Table& table, const Words& words) {
  if (table.rows.empty()) return {};
  return fmt::format("<details><summary>{}</summary>{}</details>", escape(words.say("show_table")),
                     html_table(table, words));
}

std::string room(const RoomCard& card, const Words& words) {
  return fmt::format(
      "<article class=\"room{}\"><h3>{}</h3><p class=\"about\">{}</p><p class=\"big\">{}</p><p class=\"note\">{}</p><p "
      "class=\"gap\">{}</p><div>{}{}</div></article>",
      card.said.reading.closes ? " short" : "", escape(card.said.name), escape(card.about), escape(card.said.headline),
      escape(card.said.note), escape(card.gap), svg::draw(card.drawing), behind(card.table, words));
}

/// A table across the page that may go on to the next: its head is repeated there.
bool is_long(const Chart& chart) {
  constexpr std::size_t many = 6;
  return chart.layout == Chart::Layout::wide && svg::is_empty(chart.drawing) && chart.table.rows.size() > many;
}

std::string chart(const Chart& chart, const Words& words) {
  const std::string head = fmt::format("<h4>{}</h4>{}", escape(chart.title), paragraph("shown", chart.shown));
  const std::string source = paragraph("source", chart.source);
  const std::string picture = svg::draw(chart.drawing);
  if (chart.layout == Chart::Layout::beside) {
    return fmt::format("<figure class=\"beside\"><div>{}{}</div><div>{}{}</div></figure>", head, picture,
                       html_table(chart.table, words), source);
  }
  const char* style = is_long(chart)                        ? " class=\"wide long\""
                      : chart.layout == Chart::Layout::tall ? " class=\"tall\""
                      : chart.layout == Chart::Layout::wide ? " class=\"wide\""
                                                            : "";
  if (!picture.empty())
    return fmt::format("<figure{}>{}{}{}{}</figure>", style, head, picture, source, behind(chart.table, words));
  // A table alone: the heading says what its caption would say again.
  const bool doubled = chart.table.caption == chart.title;
  return fmt::format("<figure{}>{}{}{}{}{}</figure>", style, head, doubled ? "<div class=\"tables\">" : "",
                     html_table(chart.table, words), doubled ? "</div>" : "", source);
}

std::string list(const std::vector<std::string>& sentences) {
  std::string html = "<ul class=\"say\">";
  for (const std::string& sentence : sentences) html += fmt::format("<li>{}</li>", escape(sentence));
  return html + "</ul>";
}

std::string first_page(const Report& report, const Words& words) {
  std::string html =
      fmt::format("<section aria-labelledby=\"short\"><h2 id=\"short\">{}</h2>", escape(words.say("rooms_heading")));
  html += paragraph("lead", words.say("rooms_lead"));
  html += "<div class=\"rooms\">";
  for (const RoomCard& card : report.rooms) html += room(card, words);
  std::string note = words.say("fan_note") + " " + words.say("hatch_note");
  if (std::any_of(report.rooms.begin(), report.rooms.end(), [](const RoomCard& card) { return card.has_history; }))
    note += " " + words.say("history_note");
  html += fmt::format("</div>{}", paragraph("shown", note));
  html += fmt::format("<h3>{}</h3>{}<h3>{}</h3>{}</section>", escape(words.say("summary")), list(report.sentences),
                      escape(words.say("sureness")), list(report.sureness));
  return html;
}

/// Charts that fill the first row of the grid: a heading is not left alone at the foot of a printed page.
std::size_t first_row(const std::vector<Chart>& charts) {
  const auto across = [](const Chart& chart) {
    return chart.layout == Chart::Layout::beside || chart.layout == Chart::Layout::wide;
  };
  if (charts.size() < 2 || across(charts.front())) return std::min<std::size_t>(1, charts.size());
  if (across(charts[1])) return 1;
  const bool tall = charts[0].layout == Chart::Layout::tall || charts[1].layout == Chart::Layout::tall;
  return std::min<std::size_t>(tall ? 3 : 2, charts.size());
}

std::string grid(const std::vector<Chart>& charts, std::size_t from, std::size_t to, const Words& words) {
  if (from >= to) return {};
  std::string html = "<div class=\"grid\">";
  for (std::size_t i = from; i < to; ++i) html += chart(charts[i], words);
  return html + "</div>";
}

std::string part(const Part& part, const Words& words) {
  std::string html = fmt::format("<section class=\"part\" aria-labelledby=\"{0}\"><h2 id=\"{0}\">{1}</h2>{2}", part.id,
                                 escape(part.heading), paragraph("lead", part.lead));
  for (const Section& section : part.sections) {
    html += fmt::format("<section aria-labelledby=\"{0}\"{2}><div class=\"together{3}\"><h3 id=\"{0}\">{1}</h3>",
                        section.id, escape(section.heading), section.own_page ? " class=\"own-page\"" : "",
                        !section.charts.empty() && is_long(section.charts.front()) ? " long" : "");
    for (const std::string& text : section.paragraphs) html += paragraph("", text);
    for (const std::string& text : section.notes) html += paragraph("notice", text);
    const std::size_t row = first_row(section.charts);
    html += grid(section.charts, 0, row, words) + "</div>";
    html += grid(section.charts, row, section.charts.size(), words) + "</section>";
  }
  return html + "</section>";
}

std::string marks(const Report& report, const Words& words) {
  if (report.marks.empty()) return {};
  std::string html = fmt::format("<h3 id=\"marks\">{}</h3>{}<dl>", escape(words.say("marks_heading")),
                                 paragraph("", words.say("marks_lead")));
  for (const Provenance provenance : report.marks) {
    html += fmt::format("<dt id=\"mark-{0}\">{0}</dt><dd>{1}</dd>", mark_of(provenance),
                        escape(words.entry(fmt::format("provenance.{}", key_of(provenance)))));
  }
  return html + "</dl>";
}

std::string manifest(const Report& report, const Words& words) {
  std::string html = fmt::format("<h3 id=\"manifest\">{}</h3>{}<dl>", escape(words.say("manifest.heading")),
                                 paragraph("", words.say("manifest.lead")));
  for (const auto& [name, value] : manifest_rows(report, words))
    html += fmt::format("<dt>{}</dt><dd>{}</dd>", escape(name), escape(value));
  return html + "</dl>";
}

}  // namespace

std::string html(const Report& report, const Words& words) {
  std::string page;
  page.reserve(600'000);
  page += fmt::format(
      "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\"><title>{}</title><style>{}</style></head>\n<body>",
      report.language, escape(report.title), page_style());
  page += fmt::format(
      "<a class=\"skip\" href=\"#content\">{}</a><header><p class=\"place\">{}</p><h1>{}</h1>{}</header>\n",
      escape(words.say("skip")), escape(words.say("county", {{"county", report.county}, {"number", report.number}})),
      escape(report.title), paragraph("lead", report.summary_heading));
  page += fmt::format("<nav aria-label=\"{}\"><ul>", escape(words.say("contents")));
  for (const Part& one : report.parts)
    page += fmt::format("<li><a href=\"#{}\">{}</a></li>", one.id, escape(one.heading));
  page += fmt::format("<li><a href=\"#sources-heading\">{}</a></li></ul></nav>\n<main id=\"content\">",
                      escape(words.say("sources_heading")));
  page += first_page(report, words);
  for (const Part& one : report.parts) page += part(one, words) + "\n";
  page += fmt::format(
      "<section class=\"appendix tables\" aria-labelledby=\"sources-heading\"><h2 "
      "id=\"sources-heading\">{}</h2>{}{}<h3>{}</h3>{}<h3>{}</h3>{}{}</section>",
      escape(words.say("sources_heading")), paragraph("", words.say("sources_lead")), marks(report, words),
      escape(words.say("sources_caption")), html_table(source_table(report, words), words),
      escape(words.say("assumptions_caption")), html_table(assumption_table(report, words), words),
      manifest(report, words));
  page += fmt::format("</main><footer>{}</footer></body></html>\n",
                      paragraph("", words.say("printed_from", {{"version", report.manifest.program_version},
                                                               {"date", report.manifest.data_date}})));
  return page;
}

}  // namespace handlingsrom::report
