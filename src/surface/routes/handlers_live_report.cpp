// …/municipalities/{}/first-page, …/municipalities/{}/parts/{}, …/municipalities/{}/told: the report for a screen
#include <algorithm>

#include "surface/api/live_report.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/body.hpp"

namespace handlingsrom::routes {
namespace {

api::LiveRequest asked(const Context& context, const http::Request& request) {
  api::LiveRequest wanted;
  wanted.municipality = context.municipality(request.captures.at(0));
  wanted.widths.room = width_of(request, "room", wanted.widths.room);
  wanted.widths.chart = width_of(request, "width", wanted.widths.chart);
  wanted.widths.room_height = width_of(request, "height", wanted.widths.room_height);
  return wanted;
}

using Answer = Json (*)(const Context&, const http::Request&, const api::LiveRequest&);

/// What of the store the figures rest on, in front of what else is said of how sure they are.
void tell_in_force(const Context& context, const http::Request& request, const api::LiveRequest& wanted, Json& list) {
  if (!context.in_force) return;
  Json all = Json::array();
  for (const api::InForceNotice& one : api::in_force_for(*context.in_force, wanted.municipality))
    all.push_back(messages::told(context.catalogue(request), one.key, one.arguments));
  for (Json& sentence : list) all.push_back(std::move(sentence));
  list = std::move(all);
}

Json first_page(const Context& context, const http::Request& request, const api::LiveRequest& wanted) {
  Json page = api::first_page_json(*context.service, wanted, context.catalogue(request));
  tell_in_force(context, request, wanted, page["sureness"]);
  return page;
}

/// Key figures that were fetched stand under what the accounts say.
void tell_fetched(const Context& context, const http::Request& request, const api::LiveRequest& wanted, Json& part) {
  constexpr std::size_t most = 12;
  if (!context.own_store || !context.kept || !part.contains("sections") || part["sections"].empty()) return;
  const std::string number = to_string(context.service->municipality(wanted.municipality).number);
  const auto figures = api::fetched_figures(*context.kept, context.own_store->declarations, number);
  Json& notes = part["sections"].front()["notes"];
  for (std::size_t i = 0; i < std::min(most, figures.size()); ++i)
    notes.push_back(api::fetched_words(context.catalogue(request), figures[i]));
  if (figures.size() > most)
    notes.push_back(
        context.catalogue(request).text("in_force.more_figures", {{"count", std::to_string(figures.size() - most)}}));
}

Json part(const Context& context, const http::Request& request, const api::LiveRequest& wanted) {
  const std::string& name = request.captures.at(1);
  Json found = api::live_part_json(*context.service, wanted, context.catalogue(request), name);
  if (name == "standing") tell_fetched(context, request, wanted, found);
  return found;
}

Json told(const Context& context, const http::Request& request, const api::LiveRequest& wanted) {
  constexpr std::size_t most = 40;
  std::vector<std::string> ids;
  const std::string_view asked_for = request.target.parameter("figures").value_or("");
  for (std::size_t from = 0; from < asked_for.size() && ids.size() < most;) {
    const std::size_t to = std::min(asked_for.find(',', from), asked_for.size());
    ids.emplace_back(asked_for.substr(from, to - from));
    from = to + 1;
  }
  const api::ToldFigures all = api::told_figures(*context.service, wanted, context.catalogue(request), ids);
  Json list = Json::array();
  for (const api::ToldFigure& one : all.figures)
    list.push_back({{"id", one.id}, {"name", one.name}, {"told", one.told}, {"range", one.range}});
  return {{"first_year", all.first.value}, {"figures", std::move(list)}};
}

}  // namespace

void add_live_report(http::Router& router, const SharedContext& context) {
  // Asked for, each is as published; sent what is at hand, it is with that.
  const auto add = [&](std::string_view pattern, Answer answer) {
    router.add(http::Method::get, pattern, [context, answer](const http::Request& request) {
      return respond_lasting(answer(*context, request, asked(*context, request)));
    });
    router.add(http::Method::post, pattern, [context, answer](const http::Request& request) {
      api::LiveRequest wanted = asked(*context, request);
      const AtHand at_hand(*context, wanted.municipality, read_object(request.body, {"own", "changes"}));
      wanted.own = at_hand.own();
      wanted.plan = &at_hand.plan();
      return respond(answer(*context, request, wanted));
    });
  };
  add("/api/v1/municipalities/{}/first-page", first_page);
  add("/api/v1/municipalities/{}/told", told);
  add("/api/v1/municipalities/{}/parts/{}", part);
}

}  // namespace handlingsrom::routes
