#include "surface/report/html.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "surface/report/place_line.hpp"
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

/// Charts that fill the first row of the grid: a heading is not left alone at the foot of a printed page.
std::size_t first_row(std::span<const Chart* const> charts) {
  const auto across = [](const Chart& chart) {
    return chart.layout == Chart::Layout::beside || chart.layout == Chart::Layout::wide;
  };
  if (charts.size() < 2 || across(*charts.front())) return std::min<std::size_t>(1, charts.size());
  if (across(*charts[1])) return 1;
  const bool tall = charts[0]->layout == Chart::Layout::tall || charts[1]->layout == Chart::Layout::tall;
  return std::min<std::size_t>(tall ? 3 : 2, charts.size());
}

/// Writes block after block; what stands under a heading is one section with it.
class HtmlWriter {
 public:
  HtmlWriter(const Report& report, const Words& words) : report_(report), words_(words) {}

  std::string write() {
    const std::vector<Block>& blocks = report_.blocks;
    for (std::size_t k = 0; k < blocks.size();) {
      if (std::holds_alternative<Chart>(blocks[k])) {
        k = charts(k);
        continue;
      }
      if (const Heading* heading = std::get_if<Heading>(&blocks[k])) {
        open(*heading, begins_long(k + 1));
      } else {
        std::visit([this](const auto& block) { add(block); }, blocks[k]);
      }
      ++k;
    }
    close_section();
    close_part();
    return std::move(html_);
  }

 private:
  void open(const Heading& heading, bool goes_on) {
    close_section();
    if (heading.level() == 2) {
      close_part();
      const char* style = heading.of == Heading::Of::part       ? " class=\"part\""
                          : heading.of == Heading::Of::appendix ? " class=\"appendix tables\""
                                                                : "";
      html_ += fmt::format("<section{0} aria-labelledby=\"{1}\"><h2 id=\"{1}\">{2}</h2>", style, heading.id,
                           escape(heading.text));
      in_part_ = true;
      return;
    }
    // What stands under a detail's heading, a table or a list, carries the same name: one landmark is enough.
    const std::string named =
        heading.of == Heading::Of::detail ? std::string() : fmt::format(" aria-labelledby=\"{}\"", heading.id);
    html_ +=
        fmt::format("<section{4}{2}><div class=\"together{3}\"><h3 id=\"{0}\">{1}</h3>", heading.id,
                    escape(heading.text), heading.own_page ? " class=\"own-page\"" : "", goes_on ? " long" : "", named);
    in_section_ = together_ = true;
  }

  /// Whether what follows a heading may go on to the next page.
  bool begins_long(std::size_t k) const {
    for (; k < report_.blocks.size(); ++k) {
      const Block& block = report_.blocks[k];
      if (std::holds_alternative<Heading>(block)) return false;
      if (const Chart* chart = std::get_if<Chart>(&block)) return is_long(*chart);
      if (std::holds_alternative<SourceList>(block) || std::holds_alternative<AssumptionList>(block)) return true;
    }
    return false;
  }

  void close_together() {
    if (together_) html_ += "</div>";
    together_ = false;
  }
  void close_section() {
    close_together();
    if (in_section_) html_ += "</section>";
    in_section_ = false;
  }
  void close_part() {
    if (in_part_) html_ += "</section>\n";
    in_part_ = false;
  }

  /// Those that follow each other, in a grid; gives the block after them.
  std::size_t charts(std::size_t k) {
    std::vector<const Chart*> all;
    for (; k < report_.blocks.size() && std::holds_alternative<Chart>(report_.blocks[k]); ++k)
      all.push_back(&std::get<Chart>(report_.blocks[k]));
    const std::size_t row = first_row(all);
    grid(std::span(all).first(row));
    close_together();
    grid(std::span(all).subspan(row));
    return k;
  }
  void grid(std::span<const Chart* const> charts) {
    if (charts.empty()) return;
    html_ += "<div class=\"grid\">";
    for (const Chart* one : charts) html_ += chart(*one, words_);
    html_ += "</div>";
  }

  void add(const Heading&) {}
  void add(const Chart&) {}
  void add(const Paragraph& one) {
    constexpr const char* styles[] = {"", "lead", "shown", "notice"};
    html_ += paragraph(styles[static_cast<std::size_t>(one.as)], one.text);
  }
  void add(const Bullets& bullets) {
    html_ += "<ul class=\"say\">";
    for (const std::string& sentence : bullets.sentences) html_ += fmt::format("<li>{}</li>", escape(sentence));
    html_ += "</ul>";
  }
  void add(const Readings& readings) {
    html_ += "<div class=\"rooms\">";
    for (const RoomCard& card : readings.rooms) html_ += room(card, words_);
    html_ += "</div>";
  }
  void add(const Listing& listing) {
    html_ += "<dl>";
    for (const auto& [name, meaning] : listing.entries) {
      const std::string anchor = listing.id == "marks" ? fmt::format(" id=\"mark-{}\"", name) : "";
      html_ += fmt::format("<dt{}>{}</dt><dd>{}</dd>", anchor, escape(name), escape(meaning));
    }
    html_ += "</dl>";
  }
  void add(const SourceList& list) { html_ += html_table(source_table(list, words_), words_); }
  void add(const AssumptionList& list) { html_ += html_table(assumption_table(list, words_), words_); }

  const Report& report_;
  const Words& words_;
  std::string html_;
  bool in_part_ = false, in_section_ = false, together_ = false;
};

}  // namespace

std::string html(const Report& report, const Words& words) {
  std::string page;
  page.reserve(600'000);
  page += fmt::format(
      "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\"><title>{}</title><style>{}</style></head>\n<body>",
      report.language, escape(report.title), page_style());
  page +=
      fmt::format("<a class=\"skip\" href=\"#content\">{}</a><header><p class=\"place\">{}</p><h1>{}</h1>{}</header>\n",
                  escape(words.say("skip")), escape(place_line(report, words)), escape(report.title),
                  paragraph("lead", report.summary_heading));
  std::string parts;
  for (const Block& block : report.blocks) {
    const Heading* heading = std::get_if<Heading>(&block);
    if (heading != nullptr && (heading->of == Heading::Of::part || heading->of == Heading::Of::appendix))
      parts += fmt::format("<li><a href=\"#{}\">{}</a></li>", heading->id, escape(heading->text));
  }
  // A report of one page needs no way around in it.
  if (!parts.empty())
    page += fmt::format("<nav aria-label=\"{}\"><ul>{}</ul></nav>", escape(words.say("contents")), parts);
  page += "\n<main id=\"content\">" + HtmlWriter(report, words).write();
  page += fmt::format("</main><footer>{}</footer></body></html>\n",
                      paragraph("", words.say("printed_from", {{"version", report.manifest.program_version},
                                                               {"date", report.manifest.data_date}})));
  return page;
}

}  // namespace handlingsrom::report
