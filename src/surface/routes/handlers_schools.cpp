// GET and POST /api/v1/municipalities/{}/schools/alternative
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/map.hpp"
#include "surface/api/school_drawing.hpp"
#include "surface/api/schools.hpp"
#include "surface/api/scenarios.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_wish = 200;
constexpr int shown_year = rooms::shown_year.value;

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (comma != 0) parts.emplace_back(text.substr(0, std::min(comma, longest_wish)));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return parts;
}

std::vector<std::string> text_list(const Json& body, const char* key) {
  std::vector<std::string> list;
  const auto found = body.find(key);
  if (found == body.end()) return list;
  if (!found->is_array() || found->size() > api::most_closures)
    refuse_body(std::string("/") + key, "schools, at most 200");
  for (const Json& one : *found) {
    if (!one.is_string() || one.get_ref<const std::string&>().size() > longest_wish)
      refuse_body(std::string("/") + key, "a school's number or name, with grades as NAME:8-10");
    list.push_back(one.get<std::string>());
  }
  return list;
}

const char* state_of(const api::SchoolAnswer& answer, std::size_t school) {
  int closed = 0;
  for (const structure::Move& move : answer.alternative.moves) {
    if (move.from == school) closed += move.highest - move.lowest + 1;
  }
  const structure::School& one = answer.schools[school];
  if (closed == 0) return "open";
  return closed == one.highest - one.lowest + 1 ? "closed" : "partly";
}

Json years_of(const structure::SchoolYears& years) {
  return {{"pupils", numbers(years.pupils)}, {"classes", numbers(years.classes)}};
}

Json school_json(const api::SchoolAnswer& answer, std::size_t s) {
  const structure::School& school = answer.schools[s];
  const auto grade = [&](int value) { return school.counted() ? Json(value) : Json(nullptr); };
  return {{"id", std::to_string(school.number)},
          {"name", school.name},
          {"private", school.is_private},
          {"lowest_grade", grade(school.lowest)},
          {"highest_grade", grade(school.highest)},
          {"grades_assumed", school.grades_assumed},
          {"known", school.counted() ? key_of(school.known) : "outside"},
          {"pupils", number(school.pupils)},
          {"state", state_of(answer, s)},
          {"today", years_of(answer.alternative.today[s])},
          {"after", years_of(answer.alternative.after[s])}};
}

Json moves_of(const api::SchoolAnswer& answer) {
  Json list = Json::array();
  for (const structure::Move& move : answer.alternative.moves) {
    list.push_back({{"from", std::to_string(answer.schools[move.from].number)},
                    {"to", std::to_string(answer.schools[move.to].number)},
                    {"lowest_grade", move.lowest},
                    {"highest_grade", move.highest},
                    {"kilometres", number(move.road)},
                    {"straight_kilometres", number(move.straight)},
                    {"pupils", numbers(move.pupils)}});
  }
  return list;
}

Json sums_of(const std::vector<structure::SchoolYears>& schools, std::vector<double> structure::SchoolYears::*what,
             std::size_t years) {
  std::vector<double> sums(years, 0.0);
  for (const structure::SchoolYears& one : schools) {
    for (std::size_t t = 0; t < years; ++t) {
      if (!std::isnan((one.*what)[t])) sums[t] += (one.*what)[t];
    }
  }
  return numbers(sums);
}

Json rooms_of(const structure::Effect& effect, const messages::Catalogue& catalogue) {
  Json list = Json::array();
  for (const char* id :
       {"rooms.money", "rooms.people", "economy.spending.school", "workforce.needed_by_sector.school"}) {
    const rooms::Figure& before = effect.before.at(id);
    list.push_back({{"id", id},
                    {"name", catalogue.text(std::string("figure.") + id)},
                    {"unit", unit(before.unit, catalogue)},
                    {"before", numbers(before.middle)},
                    {"after", numbers(effect.after.at(id).middle)}});
  }
  return list;
}

/// What of the answer is to be drawn, if anything.
struct WantedDrawing {
  int year = shown_year;
  std::optional<int> width;  // px
  bool near = false;
};
constexpr int narrowest = 160, widest = 4000;

Json map_json(const Context& context, const api::SchoolAnswer& answer, MunicipalityIndex municipality,
              const WantedDrawing& wanted, const messages::Catalogue& catalogue) {
  if (!wanted.width) return nullptr;
  const api::SchoolDrawing drawing = api::school_drawing(*context.service, answer, municipality, Year{wanted.year},
                                                         *wanted.width, wanted.near, catalogue);
  return {{"svg", drawing.svg},
          {"title", drawing.title},
          {"subtitle", drawing.subtitle},
          {"sources", {source(context.service->source(api::map_source))}}};
}

Json beside_json(const Context& context, const api::SchoolAnswer& answer, MunicipalityIndex municipality, Year year,
                 const messages::Catalogue& catalogue) {
  Json list = Json::array();
  for (const api::SchoolRoom& room : api::school_rooms(*context.service, municipality, answer, year, catalogue))
    list.push_back({{"name", room.name}, {"with", room.with}, {"without", room.without}});
  return list;
}

http::Response answer_to(const Context& context, const api::SchoolQuestion& question, const WantedDrawing& wanted,
                         const messages::Catalogue& catalogue) {
  const int year = wanted.year;
  const api::SchoolAnswer answer = api::school_alternative(*context.service, question);
  const structure::Alternative& all = answer.alternative;
  const std::size_t years = all.moved.size();
  if (year < all.first.value || year >= all.first.value + static_cast<int>(years))
    throw Error(ErrorCode::bad_input, "year_invalid", {{"year", std::to_string(year)}});
  const api::SchoolWords words = api::school_words(answer, Year{year}, catalogue);
  Json schools = Json::array(), assumptions = Json::array();
  for (std::size_t s = 0; s < answer.schools.size(); ++s) schools.push_back(school_json(answer, s));
  for (const ParameterSpec& spec : structure::parameters())
    assumptions.push_back(assumption(answer.assumptions, spec, *context.service, catalogue));
  using structure::SchoolYears;
  return respond_lasting({{"municipality", municipality(context.service->municipality(question.municipality))},
                          {"sources", {source(context.service->source("udir_nsr"))}},
                          {"first_year", all.first.value},
                          {"years", years},
                          {"from", all.from.value},
                          {"year", year},
                          {"headline", words.headline},
                          {"notes", words.notes},
                          {"schools", std::move(schools)},
                          {"moves", moves_of(answer)},
                          {"moved", numbers(all.moved)},
                          {"beyond", numbers(all.beyond)},
                          {"mean_kilometres", numbers(all.kilometres)},
                          {"elsewhere", numbers(all.unplaced)},
                          {"classes",
                           {{"today", sums_of(all.today, &SchoolYears::classes, years)},
                            {"after", sums_of(all.after, &SchoolYears::classes, years)}}},
                          {"effect",
                           {{"schools", numbers(answer.effect.schools)},
                            {"spending", numbers(answer.effect.spending)},
                            {"staff", numbers(answer.effect.staff)},
                            {"one_off", numbers(answer.effect.one_off)}}},
                          {"rooms", rooms_of(answer.effect, catalogue)},
                          {"map", map_json(context, answer, question.municipality, wanted, catalogue)},
                          {"beside", beside_json(context, answer, question.municipality, Year{year}, catalogue)},
                          {"assumptions", std::move(assumptions)}});
}

std::optional<int> read_width(const http::Request& request) {
  const auto text = request.target.parameter("width");
  if (!text) return std::nullopt;
  const auto width = whole_number(*text);
  if (!width || *width < narrowest || *width > widest) refuse_body("width", fmt::format("{} … {}", narrowest, widest));
  return static_cast<int>(*width);
}

http::Response asked_by_address(const Context& context, const http::Request& request) {
  const auto list = [&](std::string_view key) { return parts_of(request.target.parameter(key).value_or("")); };
  api::SchoolQuestion question{.municipality = context.municipality(request.captures.at(0)),
                               .close = list("close"),
                               .pupils = list("pupils"),
                               .assumptions = list("set")};
  question.from = year_asked(request, "from");
  WantedDrawing wanted{year_asked(request).value_or(Year{shown_year}).value, read_width(request),
                       request.target.parameter("near") == "true"};
  return answer_to(context, question, wanted, context.catalogue(request));
}

http::Response asked_by_body(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"close", "pupils", "set", "from", "year"});
  const int first = context.defaults->first_year().value, last = first + context.defaults->years() - 1;
  api::SchoolQuestion question{.municipality = context.municipality(request.captures.at(0)),
                               .close = text_list(body, "close"),
                               .pupils = text_list(body, "pupils"),
                               .assumptions = text_list(body, "set")};
  if (const auto from = read_integer(body, "from", first, last)) question.from = Year{*from};
  const WantedDrawing wanted{read_integer(body, "year", first, last).value_or(shown_year), std::nullopt, false};
  http::Response response = answer_to(context, question, wanted, context.catalogue(request));
  response.may_be_stored = false;
  return response;
}

}  // namespace

void add_schools(http::Router& router, const SharedContext& context) {
  constexpr std::string_view pattern = "/api/v1/municipalities/{}/schools/alternative";
  router.add(http::Method::get, pattern,
             [context](const http::Request& request) { return asked_by_address(*context, request); });
  router.add(http::Method::post, pattern,
             [context](const http::Request& request) { return asked_by_body(*context, request); });
}

}  // namespace handlingsrom::routes
