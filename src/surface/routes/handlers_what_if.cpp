// POST /api/v1/municipalities/{}/rooms, …/contributions, …/solve, …/explain
#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/standard_seed.hpp"
#include "surface/api/outlook.hpp"
#include "surface/api/plan.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/manifest.hpp"

namespace handlingsrom::routes {
namespace {

constexpr int most_paths = 400;

// "rooms." names a whole family, "rooms.money" one figure.
bool wanted(const std::vector<std::string>& prefixes, const std::string& id) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
    return id == prefix || (prefix.ends_with('.') && id.starts_with(prefix));
  });
}

std::vector<std::string> read_prefixes(const Json& body) {
  if (!body.contains("figures")) return {"rooms."};
  const Json& list = body["figures"];
  constexpr std::size_t most = 50;
  if (!list.is_array() || list.size() > most) refuse_body("/figures", "list, at most 50");
  std::vector<std::string> prefixes;
  for (const Json& item : list) {
    if (!item.is_string()) refuse_body("/figures", "text");
    prefixes.push_back(item.get<std::string>());
  }
  return prefixes;
}

struct Question {
  std::string figure;
  Year year;
};

Question read_question(const Json& body, const Assumptions& defaults) {
  const auto figure = read_text(body, "figure", longest_id);
  if (!figure) refuse_body("/figure", "text");
  const int first = defaults.first_year().value;
  const auto year = read_integer(body, "year", first, first + defaults.years() - 1);
  if (!year) refuse_body("/year", "number");
  return {*figure, Year{*year}};
}

http::Response rooms_under(const Context& context, const http::Request& request) {
  const MunicipalityIndex index = context.municipality(request.captures.at(0));
  const messages::Catalogue& catalogue = context.catalogue(request);
  const Json body = read_object(request.body, {"changes", "figures", "paths", "own", "readings"});
  const std::vector<std::string> prefixes = read_prefixes(body);
  const AtHand at_hand(context, index, body);
  const int paths = read_integer(body, "paths", 0, most_paths).value_or(0);
  constexpr std::uint64_t seed = standard_seed;
  // A slider that moves keeps its words until it rests: they are half the work.
  const bool said = read_flag(body, "readings", true);
  const rooms::Figures figures =
      said ? at_hand.plan().outlook(index, paths, seed) : at_hand.plan().run(index, paths, seed);
  std::string text =
      "{\"municipality\":" + dumped(municipality(context.service->municipality(index))) +
      ",\"manifest\":" + dumped(manifest(context, seed, at_hand.changes())) +
      fmt::format(",\"first_year\":{},\"years\":{},\"figures\":[", figures.first_year().value, figures.years());
  for (const rooms::Figure& one : figures.all()) {
    if (!wanted(prefixes, one.id)) continue;
    if (text.back() != '[') text += ',';
    context.figure_texts->write(one, catalogue, text);
  }
  text += "],\"readings\":" + (said ? dumped(api::readings(figures, catalogue)) : "[]") + "}";
  return http::answer(200, "application/json", std::move(text));
}

http::Response contributions(const Context& context, const http::Request& request) {
  const MunicipalityIndex index = context.municipality(request.captures.at(0));
  const Json body = read_object(request.body, {"changes", "figure", "year", "own"});
  const Question question = read_question(body, *context.defaults);
  const AtHand at_hand(context, index, body);
  const std::vector<api::Change>& changes = at_hand.changes();
  const api::Contributions result = api::contributions(
      changes, api::valuation(*context.service, index, question.figure, question.year, at_hand.own()));
  Json parts = Json::array();
  for (std::size_t i = 0; i < changes.size(); ++i)
    parts.push_back({{"id", changes[i].id}, {"effect", number(result.effects[i])}});
  return respond({{"figure", question.figure},
                  {"year", question.year.value},
                  {"before", number(result.before)},
                  {"after", number(result.after)},
                  {"all_orders", result.all_orders},
                  {"error", number(result.error)},
                  {"parts", std::move(parts)}});
}

http::Response solve(const Context& context, const http::Request& request) {
  const MunicipalityIndex index = context.municipality(request.captures.at(0));
  const Json body = read_object(request.body, {"changes", "figure", "year", "vary", "target"});
  const Question question = read_question(body, *context.defaults);
  const auto vary = read_text(body, "vary", longest_id);
  if (!vary) refuse_body("/vary", "text");
  const double target = read_number(body, "target").value_or(0);
  const api::Solution solution =
      api::solve_for(read_changes(body), *vary, api::search_range(*context.service, index, *vary), target,
                     api::valuation(*context.service, index, question.figure, question.year));
  return respond({{"figure", question.figure},
                  {"year", question.year.value},
                  {"vary", *vary},
                  {"target", number(target)},
                  {"value", number(solution.value)},
                  {"reached", number(solution.reached)}});
}

http::Response explain(const Context& context, const http::Request& request) {
  const MunicipalityIndex index = context.municipality(request.captures.at(0));
  const Json body = read_object(request.body, {"changes", "figure", "year", "own"});
  const Question question = read_question(body, *context.defaults);
  const AtHand at_hand(context, index, body);
  return respond(trace_tree(
      api::explain(*context.service, index, at_hand.changes(), question.figure, question.year, at_hand.own()),
      *context.service, context.catalogue(request), request));
}

}  // namespace

void add_what_if(http::Router& router, const SharedContext& context) {
  const auto add = [&](std::string_view pattern, http::Response (*handler)(const Context&, const http::Request&)) {
    router.add(http::Method::post, pattern,
               [context, handler](const http::Request& request) { return handler(*context, request); });
  };
  add("/api/v1/municipalities/{}/rooms", rooms_under);
  add("/api/v1/municipalities/{}/contributions", contributions);
  add("/api/v1/municipalities/{}/solve", solve);
  add("/api/v1/municipalities/{}/explain", explain);
}

}  // namespace handlingsrom::routes
