// POST /api/v1/drawings, GET /api/v1/drawings.css
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "surface/api/drawings.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t most_lines = 40, most_years = 120, most_municipalities = 1000, longest_drawn_text = 2000,
                      longest_kind = 60;

std::vector<double> values_of(const Json& object, const char* key, std::size_t most = most_years) {
  std::vector<double> values;
  for (const Json& item : read_list(object, key, most)) {
    if (!item.is_number() && !item.is_null()) refuse_body(std::string("/") + key, "number or null");
    values.push_back(item.is_null() ? std::numeric_limits<double>::quiet_NaN() : item.get<double>());
  }
  return values;
}

api::DrawnLine line_of(const Json& item) {
  if (!item.is_object()) refuse_body("/lines", "object");
  api::DrawnLine line{read_text(item, "name", longest_drawn_text).value_or(""),
                      values_of(item, "values"),
                      values_of(item, "p10"),
                      values_of(item, "p25"),
                      values_of(item, "p75"),
                      values_of(item, "p90"),
                      item.value("quiet", Json(false)) == Json(true)};
  for (const auto* quantile : {&line.p25, &line.p75, &line.p90}) {
    if (quantile->size() != line.p10.size()) refuse_body("/lines", "p10, p25, p75, p90");
  }
  if (!line.p10.empty() && line.p10.size() != line.values.size()) refuse_body("/lines/p10", "values");
  return line;
}

Unit unit_of(const Json& body) {
  const std::string key = read_text(body, "unit", longest_kind).value_or("none");
  for (int i = 0; i <= static_cast<int>(Unit::kroner_per_user); ++i) {
    if (key_of(static_cast<Unit>(i)) == key) return static_cast<Unit>(i);
  }
  refuse_body("/unit", "persons, kroner, full_time_equivalents, places, …");
}

api::DrawingRequest::Kind kind_of(const Json& body) {
  const std::string kind = read_text(body, "kind", longest_kind).value_or("");
  if (kind == "room") return api::DrawingRequest::Kind::room;
  if (kind == "lines") return api::DrawingRequest::Kind::lines;
  if (kind == "ladder") return api::DrawingRequest::Kind::ladder;
  if (kind == "waterfall") return api::DrawingRequest::Kind::waterfall;
  if (kind == "swings") return api::DrawingRequest::Kind::swings;
  if (kind == "strip") return api::DrawingRequest::Kind::strip;
  refuse_body("/kind", "room, lines, ladder, waterfall, swings, strip");
}

std::string id_of(const Json& body) {
  const std::string id = read_text(body, "id", longest_kind).value_or("");
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (id.empty() || !std::all_of(id.begin(), id.end(), allowed)) refuse_body("/id", "letters, figures, -");
  return id;
}

api::DrawnPart part_of(const Json& item) {
  if (!item.is_object()) refuse_body("/parts", "object");
  return {read_text(item, "name", longest_drawn_text).value_or(""), read_number(item, "value").value_or(0),
          read_number(item, "at_low").value_or(0), read_number(item, "at_high").value_or(0)};
}

/// What a waterfall, a tornado and a strip have beside the others.
void read_parts(const Json& body, api::DrawingRequest& request) {
  for (const Json& item : read_list(body, "parts", most_lines)) request.parts.push_back(part_of(item));
  if (const auto start = body.find("start"); start != body.end()) {
    if (!start->is_object()) refuse_body("/start", "object");
    request.start = {read_text(*start, "name", longest_drawn_text).value_or(""),
                     read_number(*start, "value").value_or(0)};
  }
  request.end_name = read_text(body, "end_name", longest_drawn_text).value_or("");
  constexpr int most_decimals = 6, most = static_cast<int>(most_municipalities);
  request.decimals = read_integer(body, "decimals", 0, most_decimals);
  request.values = values_of(body, "values", most_municipalities);
  for (const Json& item : read_list(body, "group", most_municipalities)) {
    if (!item.is_number_integer()) refuse_body("/group", "number");
    request.group.push_back(item.get<int>());
  }
  request.ours = read_integer(body, "ours", -1, most).value_or(-1);
  request.ours_name = read_text(body, "ours_name", longest_drawn_text).value_or("");
}

bool is_by_year(api::DrawingRequest::Kind kind) {
  using Kind = api::DrawingRequest::Kind;
  return kind == Kind::room || kind == Kind::lines || kind == Kind::ladder;
}

void read_years(const Json& body, api::DrawingRequest& request) {
  constexpr int earliest = 1900, latest = 2200;
  const auto first = read_integer(body, "first_year", earliest, latest);
  if (!first) refuse_body("/first_year", "number");
  request.first_year = *first;
  const auto last = read_integer(body, "last_year", *first, *first + static_cast<int>(most_years) - 1);
  if (!last) refuse_body("/last_year", "number");
  request.last_year = *last;
}

api::DrawingRequest read_drawing(const Json& body) {
  constexpr int widest = 2400;
  api::DrawingRequest request;
  request.kind = kind_of(body);
  request.id = id_of(body);
  request.title = read_text(body, "title", longest_drawn_text).value_or("");
  request.description = read_text(body, "description", 10 * longest_drawn_text).value_or("");
  request.unit = unit_of(body);
  if (is_by_year(request.kind)) read_years(body, request);
  read_parts(body, request);
  constexpr int narrowest = 160;
  request.width = read_integer(body, "width", narrowest, widest).value_or(0);
  request.height = read_integer(body, "height", narrowest / 2, widest).value_or(0);
  request.from_zero = body.value("from_zero", Json(true)) != Json(false);
  for (const Json& item : read_list(body, "lines", most_lines)) request.lines.push_back(line_of(item));
  for (const Json& item : read_list(body, "steps", most_lines)) {
    if (!item.is_object()) refuse_body("/steps", "object");
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    request.steps.push_back({read_text(item, "name", longest_drawn_text).value_or(""),
                             read_number(item, "now").value_or(none), read_number(item, "later").value_or(none)});
  }
  for (const Json& item : read_list(body, "in_year", most_years)) {
    if (!item.is_string()) refuse_body("/in_year", "text");
    request.in_year.push_back(item.get<std::string>());
  }
  return request;
}

}  // namespace

void add_drawings(http::Router& router, const SharedContext& context) {
  router.add(http::Method::post, "/api/v1/drawings", [context](const http::Request& request) {
    const Json body = read_object(
        request.body, {"kind",  "id",       "title",     "description", "unit",  "first_year", "last_year",
                       "width", "height",   "from_zero", "lines",       "steps", "in_year",    "parts",
                       "start", "end_name", "decimals",  "values",      "group", "ours",       "ours_name"});
    api::Drawn drawn = api::draw(read_drawing(body), context->catalogue(request));
    return respond({{"svg", std::move(drawn.svg)}, {"unit", std::move(drawn.unit)}, {"texts", std::move(drawn.texts)}});
  });
  router.add(http::Method::get, "/api/v1/drawings.css", [](const http::Request&) {
    http::Response response;
    response.media_type = "text/css; charset=utf-8";
    response.content = std::make_shared<const http::Content>(api::drawing_style(), http::Content::Effort::lasting);
    response.may_be_stored = true;
    return response;
  });
}

}  // namespace handlingsrom::routes
