#include "surface/api/live_report.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/live_page.hpp"
#include "surface/report/material.hpp"

namespace handlingsrom::api {
namespace {

using report::Words;

/// What each row of a table by year says: "2031. Inntekter: 812 mill. kr (780–845)."
std::map<int, std::string> said_by_year(const report::Table& table, const Words& words) {
  std::map<int, std::string> said;
  if (table.columns.empty() || !table.columns.front().year) return said;
  for (const auto& row : table.rows) {
    std::string text = fmt::format("{:.0f}.", row.front().value);
    for (std::size_t c = 1; c < row.size(); ++c) {
      const report::Column& column = table.columns[c];
      const auto range_end = [&](std::size_t at, const char* end) {
        return at < row.size() && table.columns[at].head == fmt::format("{}, {}", column.head, words.say(end)) &&
               std::isfinite(row[at].value);
      };
      const bool has_range = range_end(c + 1, "low") && range_end(c + 2, "high");
      if (std::isfinite(row[c].value)) {
        const std::string range =
            has_range ? fmt::format(" ({}–{})", report::cell_text(row[c + 1], table.columns[c + 1], words),
                                    report::cell_text(row[c + 2], table.columns[c + 2], words))
                      : std::string();
        text += " " + words.say("in_year_figure", {{"name", column.head},
                                                   {"value", report::cell_text(row[c], column, words)},
                                                   {"unit", column.unit},
                                                   {"range", range}});
      }
      if (c + 2 < row.size() && table.columns[c + 1].head == fmt::format("{}, {}", column.head, words.say("low")))
        c += 2;
    }
    said[static_cast<int>(row.front().value)] = std::move(text);
  }
  return said;
}

std::vector<std::string> from_to(const std::map<int, std::string>& said, int first, int last) {
  std::vector<std::string> list;
  for (int year = first; year <= last; ++year) {
    const auto found = said.find(year);
    list.push_back(found == said.end() ? fmt::format("{}.", year) : found->second);
  }
  return list;
}

void bring_alive(svg::Picture& picture, const report::Table& table, double width, const Words& words) {
  std::visit(
      [&](auto& drawing) {
        if constexpr (requires { drawing.width; }) drawing.width = width;
        if constexpr (requires { drawing.said; })
          drawing.said = from_to(said_by_year(table, words), drawing.first_year, drawing.last_year);
      },
      picture);
}

void bring_alive(std::vector<report::Section>& sections, double width, const Words& words) {
  for (report::Section& section : sections) {
    for (report::Chart& chart : section.charts) bring_alive(chart.drawing, chart.table, width, words);
  }
}

/// The rooms' sentences speak of the projected years; of those before, the table does.
void bring_alive(report::RoomCard& card, double width, const Words& words) {
  auto* panel = std::get_if<svg::RoomPanel>(&card.drawing);
  if (panel == nullptr) return;
  bring_alive(card.drawing, card.table, width, words);
  if (!card.has_history) {
    panel->said = card.said.in_year;
    return;
  }
  const std::size_t before = static_cast<std::size_t>(panel->series_first_year - panel->first_year);
  for (std::size_t t = 0; t < card.said.in_year.size() && before + t < panel->said.size(); ++t)
    panel->said[before + t] = card.said.in_year[t];
}

/// The room that closes first; where none does, the first of them. Its position.
std::size_t most_pressing(const std::array<report::RoomCard, 3>& rooms) {
  const auto closes = [](const report::RoomCard& card) {
    constexpr int never = 9999;
    return card.said.reading.closes ? card.said.reading.closes->value : never;
  };
  const auto first =
      std::min_element(rooms.begin(), rooms.end(), [&](const auto& a, const auto& b) { return closes(a) < closes(b); });
  return static_cast<std::size_t>(first - rooms.begin());
}

KnowledgeBasis basis_for(const Service& service, const LiveRequest& request) {
  KnowledgeBasisRequest wanted;
  wanted.municipality = request.municipality;
  wanted.own = request.own;
  wanted.plan = request.plan;
  wanted.seed = request.seed;
  wanted.paths = request.paths;
  return KnowledgeBasis(service, wanted);
}

/// A part with its sections put together again from the report's blocks; without id where the report has none of that name.
report::Part part_of(const report::Report& report, std::string_view id) {
  report::Part part;
  bool inside = false;
  for (const report::Block& block : report.blocks) {
    if (const auto* heading = std::get_if<report::Heading>(&block)) {
      if (heading->of == report::Heading::Of::section) {
        if (inside) part.sections.push_back({heading->id, heading->text, {}, {}, {}, heading->own_page});
        continue;
      }
      inside = heading->of == report::Heading::Of::part && heading->id == id;
      if (inside) part.id = heading->id, part.heading = heading->text;
    } else if (const auto* paragraph = std::get_if<report::Paragraph>(&block); paragraph != nullptr && inside) {
      if (part.sections.empty()) {
        part.lead = paragraph->text;
      } else {
        report::Section& section = part.sections.back();
        (paragraph->as == report::Paragraph::As::notice ? section.notes : section.paragraphs)
            .push_back(paragraph->text);
      }
    } else if (const auto* chart = std::get_if<report::Chart>(&block); chart != nullptr && inside) {
      part.sections.back().charts.push_back(*chart);
    }
  }
  return part;
}

/// The charts of these ids, in the order asked for; those that are not there are left out.
report::Section section_of(const report::Report& report, const Words& words, const char* id,
                           std::initializer_list<std::string_view> charts) {
  report::Section section{id, words.say(fmt::format("first_page.{}", id)), {}, {}, {}};
  for (const std::string_view wanted : charts) {
    for (const report::Block& block : report.blocks) {
      const auto* chart = std::get_if<report::Chart>(&block);
      if (chart != nullptr && chart->table.id == wanted) section.charts.push_back(*chart);
    }
  }
  return section;
}

}  // namespace

std::string_view key_of(Basis basis) noexcept {
  constexpr std::string_view keys[] = {"own", "published", "estimated"};
  return keys[static_cast<std::size_t>(basis)];
}

Basis basis_of(Provenance provenance) noexcept {
  if (provenance == Provenance::own) return Basis::own;
  return provenance == Provenance::municipality ? Basis::published : Basis::estimated;
}

FirstPage first_page(const Service& service, const LiveRequest& request, const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const report::Report report = basis_for(service, request).report(catalogue);
  std::array<report::RoomCard, 3> rooms = report::the<report::Readings>(report).rooms;
  const registry::Municipality& place = service.municipality(request.municipality);
  FirstPage page;
  page.place = report.place;
  page.number = report.number;
  page.county = report.county;
  for (const std::string& name : place.names) {
    if (name != place.name) page.other_names.push_back(name);
  }
  const std::size_t first = most_pressing(rooms);
  page.sentence = rooms[first].said.sentence;
  for (const std::string& sentence : report::the<report::Bullets>(report, "sentences").sentences) {
    // The money's sentence carries its cause behind it.
    if (sentence.starts_with(page.sentence))
      page.sentence = sentence;
    else
      page.sentences.push_back(sentence);
  }
  page.sections = {section_of(report, words, "why", {"money_why", "staff_groups"}),
                   section_of(report, words, "who", {"pyramid", "ages"}),
                   section_of(report, words, "others", {"standing_money", "standing_care"})};
  std::erase_if(page.sections, [](const report::Section& section) { return section.charts.empty(); });
  bring_alive(page.sections, request.widths.chart, words);
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    bring_alive(rooms[i], request.widths.room, words);
    if (auto* panel = std::get_if<svg::RoomPanel>(&rooms[i].drawing);
        panel != nullptr && request.widths.room_height > 0)
      panel->height = request.widths.room_height;
    page.badges[i] = words.say(fmt::format("basis.{}", key_of(basis_of(rooms[i].said.reading.provenance))));
  }
  page.rooms = std::move(rooms);
  page.sureness = report::the<report::Bullets>(report, "sureness").sentences;
  return page;
}

report::Part live_part(const Service& service, const LiveRequest& request, const messages::Catalogue& catalogue,
                       std::string_view part) {
  report::Part found = part_of(basis_for(service, request).report(catalogue), part);
  if (found.id.empty()) throw Error(ErrorCode::unknown_name, "report_part_unknown", {{"found", shortened(part)}});
  bring_alive(found.sections, request.widths.chart, Words(catalogue));
  return found;
}

ToldFigures told_figures(const Service& service, const LiveRequest& request, const messages::Catalogue& catalogue,
                         const std::vector<std::string>& ids) {
  const Words words(catalogue);
  const KnowledgeBasis basis = basis_for(service, request);
  const report::Material material = basis.material();
  ToldFigures all{material.figures.first_year(), {}};
  for (const std::string& id : ids) {
    if (material.figures.find(id) == nullptr) continue;
    ToldFigure figure{id, words.figure(id), {}, {}};
    for (Year year = all.first; year <= material.last_year(); year = year + 1) {
      figure.told.push_back(report::told(material, words, id, year));
      figure.range.push_back(report::told_range(material, words, id, year));
    }
    all.figures.push_back(std::move(figure));
  }
  return all;
}

}  // namespace handlingsrom::api
