#include <cmath>

#include "surface/api/live_json.hpp"
#include "surface/api/live_page.hpp"
#include "surface/api/alternatives_made.hpp"
#include "surface/report/json.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;

Json rounded(double value, double scale) {
  return std::isfinite(value) ? Json(std::round(value * scale) / scale) : Json(nullptr);
}

/// Each cell as it is written, and what a spreadsheet takes: the same figure at the same rounding, null for words.
Json table(const report::Table& table, const report::Words& words) {
  Json columns = Json::array(), rows = Json::array(), values = Json::array();
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const report::Column& column = table.columns[c];
    columns.push_back({{"head", column.head}, {"unit", column.unit}, {"figures", report::is_numeric(table, c)}});
  }
  for (const auto& row : table.rows) {
    Json texts = Json::array(), figures = Json::array();
    for (std::size_t c = 0; c < row.size(); ++c) {
      const report::Column& column = table.columns[c];
      texts.push_back(report::cell_text(row[c], column, words));
      const double scale = std::pow(10.0, row[c].decimals < 0 ? column.decimals : row[c].decimals);
      figures.push_back(row[c].is_number ? rounded(row[c].value / column.divisor, scale) : Json(nullptr));
    }
    rows.push_back(std::move(texts));
    values.push_back(std::move(figures));
  }
  return {{"columns", std::move(columns)}, {"rows", std::move(rows)}, {"values", std::move(values)}};
}

Json sections(const std::vector<report::Section>& all, const report::Words& words) {
  Json list = Json::array();
  for (const report::Section& section : all) {
    Json charts = Json::array();
    for (const report::Chart& one : section.charts) charts.push_back(chart_json(one, words));
    list.push_back({{"id", section.id},
                    {"heading", section.heading},
                    {"paragraphs", section.paragraphs},
                    {"charts", std::move(charts)},
                    {"notes", section.notes}});
  }
  return list;
}

}  // namespace

Json chart_json(const report::Chart& chart, const report::Words& words) {
  return {{"id", chart.table.id},
          {"title", chart.title},
          {"shown", chart.shown},
          {"source", chart.source},
          {"svg", svg::draw(chart.drawing)},
          {"table", table(chart.table, words)}};
}

Json live_sections(const std::vector<report::Section>& all, const report::Words& words) { return sections(all, words); }

Json first_page_json(const Service& service, const LiveRequest& request, const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  const FirstPage page = first_page(service, request, catalogue);
  Json rooms = Json::array();
  for (std::size_t i = 0; i < page.rooms.size(); ++i) {
    const report::RoomCard& card = page.rooms[i];
    rooms.push_back({{"reading", report::reading(card.said)},
                     {"about", card.about},
                     {"gap", card.gap},
                     {"basis", key_of(basis_of(card.said.reading.provenance))},
                     {"badge", page.badges[i]},
                     {"svg", svg::draw(card.drawing)},
                     {"table", table(card.table, words)}});
  }
  return {{"number", page.number},     {"place", page.place},       {"other_names", page.other_names},
          {"county", page.county},     {"sentence", page.sentence}, {"sentences", page.sentences},
          {"rooms", std::move(rooms)}, {"sureness", page.sureness}, {"sections", sections(page.sections, words)}};
}

Json live_part_json(const Service& service, const LiveRequest& request, const messages::Catalogue& catalogue,
                    std::string_view part) {
  const report::Part found = live_part(service, request, catalogue, part);
  return {{"id", found.id},
          {"heading", found.heading},
          {"lead", found.lead},
          {"sections", sections(found.sections, report::Words(catalogue))}};
}

Json alternatives_json(const Service& service, const AlternativesRequest& request,
                       const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  const report::SideBySide all = side_by_side(service, request, catalogue);
  Json rows = Json::array(), changes = Json::array();
  for (const report::SideBySide::Row& row : all.rows) {
    Json entries = Json::array();
    for (const report::SideBySide::Entry& entry : row.entries)
      entries.push_back({{"text", entry.text}, {"note", entry.note}, {"as_today", entry.as_today}});
    rows.push_back({{"id", row.id},
                    {"group", row.group},
                    {"head", row.head},
                    {"note", row.note},
                    {"entries", std::move(entries)},
                    {"same", row.same}});
  }
  // Each alternative's levers with the years that they act in, for pages that carry one of them.
  for (const Alternative& alternative : request.alternatives) {
    Json list = Json::array();
    for (const Change& change : started(service, alternative)) {
      Json one{{"id", change.id}, {"value", change.value}};
      if (change.from && change.to) one["from"] = change.from->value, one["to"] = change.to->value;
      list.push_back(std::move(one));
    }
    changes.push_back(std::move(list));
  }
  const Assumptions defaults = service.default_assumptions();
  return {{"year", all.year},
          {"first_year", defaults.first_year().value},
          {"last_year", (defaults.first_year() + (defaults.years() - 1)).value},
          {"names", all.names},
          {"sentences", all.sentences},
          {"rows", std::move(rows)},
          {"chart", chart_json(all.chart, words)},
          {"changes", std::move(changes)}};
}

}  // namespace handlingsrom::api
