// …/municipalities/{}/first-page, …/municipalities/{}/parts/{}, …/municipalities/{}/told: the report for a screen
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "surface/api/live_report.hpp"
#include "surface/report/json.hpp"
#include "surface/routes/live_report.hpp"

namespace handlingsrom::routes {
namespace {

/// Pixels; what is not asked for stands as it is. Throws Error(bad_input, "width_invalid").
double width_of(const http::Request& request, std::string_view name, double otherwise) {
  const auto text = request.target.parameter(name);
  if (!text) return otherwise;
  int width = 0;
  const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), width);
  if (failure != std::errc{} || end != text->data() + text->size() || width < api::narrowest_drawing ||
      width > api::widest_drawing)
    throw Error(ErrorCode::bad_input, "width_invalid", {{"found", std::string(text->substr(0, 20))}});
  return width;
}

api::LiveRequest asked(const Context& context, const http::Request& request) {
  api::LiveRequest wanted;
  wanted.municipality = context.municipality(request.captures.at(0));
  wanted.widths.room = width_of(request, "room", wanted.widths.room);
  wanted.widths.chart = width_of(request, "width", wanted.widths.chart);
  return wanted;
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
      figures.push_back(row[c].is_number ? number(std::round(row[c].value / column.divisor * scale) / scale)
                                         : Json(nullptr));
    }
    rows.push_back(std::move(texts));
    values.push_back(std::move(figures));
  }
  return {{"columns", std::move(columns)}, {"rows", std::move(rows)}, {"values", std::move(values)}};
}

Json chart(const report::Chart& chart, const report::Words& words) {
  return {{"id", chart.table.id},
          {"title", chart.title},
          {"shown", chart.shown},
          {"source", chart.source},
          {"svg", svg::draw(chart.drawing)},
          {"table", table(chart.table, words)}};
}

Json sections(const std::vector<report::Section>& all, const report::Words& words) {
  Json list = Json::array();
  for (const report::Section& section : all) {
    Json charts = Json::array();
    for (const report::Chart& one : section.charts) charts.push_back(chart(one, words));
    list.push_back({{"id", section.id},
                    {"heading", section.heading},
                    {"paragraphs", section.paragraphs},
                    {"charts", std::move(charts)},
                    {"notes", section.notes}});
  }
  return list;
}

Json part(const Context& context, const http::Request& request) {
  const messages::Catalogue& catalogue = context.catalogue(request);
  const report::Part found =
      api::live_part(*context.service, asked(context, request), catalogue, request.captures.at(1));
  return {{"id", found.id},
          {"heading", found.heading},
          {"lead", found.lead},
          {"sections", sections(found.sections, report::Words(catalogue))}};
}

Json told(const Context& context, const http::Request& request) {
  constexpr std::size_t most = 40;
  std::vector<std::string> ids;
  const std::string_view asked_for = request.target.parameter("figures").value_or("");
  for (std::size_t from = 0; from < asked_for.size() && ids.size() < most;) {
    const std::size_t to = std::min(asked_for.find(',', from), asked_for.size());
    ids.emplace_back(asked_for.substr(from, to - from));
    from = to + 1;
  }
  const api::ToldFigures all =
      api::told_figures(*context.service, asked(context, request), context.catalogue(request), ids);
  Json list = Json::array();
  for (const api::ToldFigure& one : all.figures)
    list.push_back({{"id", one.id}, {"name", one.name}, {"told", one.told}, {"range", one.range}});
  return {{"first_year", all.first.value}, {"figures", std::move(list)}};
}

}  // namespace

Json first_page(const Context& context, const http::Request& request, const facts::OwnFigures* own) {
  const messages::Catalogue& catalogue = context.catalogue(request);
  const report::Words words(catalogue);
  api::LiveRequest wanted = asked(context, request);
  wanted.own = own;
  const api::FirstPage page = api::first_page(*context.service, wanted, catalogue);
  Json rooms = Json::array();
  for (std::size_t i = 0; i < page.rooms.size(); ++i) {
    const report::RoomCard& card = page.rooms[i];
    rooms.push_back({{"reading", report::reading(card.said)},
                     {"about", card.about},
                     {"gap", card.gap},
                     {"basis", key_of(api::basis_of(card.said.reading.provenance))},
                     {"badge", page.badges[i]},
                     {"svg", svg::draw(card.drawing)},
                     {"table", table(card.table, words)}});
  }
  return {{"number", page.number},     {"place", page.place},       {"other_names", page.other_names},
          {"county", page.county},     {"sentence", page.sentence}, {"sentences", page.sentences},
          {"rooms", std::move(rooms)}, {"sureness", page.sureness}, {"sections", sections(page.sections, words)}};
}

void add_live_report(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/municipalities/{}/first-page",
             [context](const http::Request& request) { return respond_lasting(first_page(*context, request)); });
  router.add(http::Method::get, "/api/v1/municipalities/{}/told",
             [context](const http::Request& request) { return respond_lasting(told(*context, request)); });
  router.add(http::Method::get, "/api/v1/municipalities/{}/parts/{}",
             [context](const http::Request& request) { return respond_lasting(part(*context, request)); });
}

}  // namespace handlingsrom::routes
