// …/municipalities/{}/measures (GET), …/municipalities/{}/measures/choice (POST): what could be decided, and which together.
#include <algorithm>

#include "base/error.hpp"
#include "surface/api/measures.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_name = 200, most_ids = 200, most_demands = 12, most_own = 40;

Json card(const api::MeasureCard& card) {
  const measures::Measure& measure = card.measure;
  Json gives = Json::array();
  for (std::size_t room = 0; room < card.gives.size(); ++room) {
    gives.push_back(
        {{"room", scenario::room_ids[room]}, {"text", card.gives[room]}, {"by_year", numbers(measure.gives[room])}});
  }
  return {{"id", measure.id},
          {"lever", measure.lever ? Json(scenario::all_levers()[*measure.lever]->id) : Json(nullptr)},
          {"value", measure.lever ? number(measure.value) : Json(nullptr)},
          {"name", card.name},
          {"what", card.what},
          {"from", measure.from.value},
          {"full", measure.full.value},
          {"gives", std::move(gives)},
          {"once", card.once},
          {"certainty", card.certainty},
          {"notices", card.notices},
          {"law", card.law},
          {"price", card.price}};
}

Json measures_json(const api::Measures& all) {
  Json cards = Json::array(), most = Json::array();
  for (const api::MeasureCard& one : all.cards) cards.push_back(card(one));
  for (std::size_t room = 0; room < all.giving_most.size(); ++room) {
    Json ids = Json::array();
    for (const std::size_t position : all.giving_most[room]) ids.push_back(all.cards[position].measure.id);
    most.push_back({{"room", scenario::room_ids[room]}, {"measures", std::move(ids)}});
  }
  return {{"first_year", all.first.value},
          {"decided", all.decided.value},
          {"year", all.year.value},
          {"measures", std::move(cards)},
          {"giving_most", std::move(most)}};
}

/// Of objects and names.
const Json& list_of(const Json& object, const char* key, std::size_t most) {
  const Json& list = read_list(object, key, most);
  for (const Json& item : list) {
    if (!item.is_object() && !item.is_string()) refuse_body(std::string("/") + key, "object");
  }
  return list;
}

std::vector<std::string> ids_of(const Json& object, const char* key) {
  std::vector<std::string> ids;
  for (const Json& item : list_of(object, key, most_ids)) {
    if (!item.is_string()) refuse_body(std::string("/") + key, "text");
    ids.push_back(item.get<std::string>());
  }
  return ids;
}

std::size_t room_of(const Json& item) {
  const auto text = read_text(item, "room", longest_id).value_or("");
  const auto found = std::find(scenario::room_ids.begin(), scenario::room_ids.end(), text);
  if (found == scenario::room_ids.end()) refuse_body("/room", "rooms.money, rooms.people, rooms.places");
  return static_cast<std::size_t>(found - scenario::room_ids.begin());
}

Year year_of(const Json& item, const char* key) {
  constexpr int earliest = 1900, latest = 2200;
  const auto year = read_integer(item, key, earliest, latest);
  if (!year) refuse_body(std::string("/") + key, "number");
  return Year{*year};
}

api::FrameAsked frame_of(const Json& body) {
  api::FrameAsked frame;
  for (const Json& item : list_of(body, "demands", most_demands)) {
    if (!item.is_object()) refuse_body("/demands", "object");
    frame.demands.push_back({room_of(item), year_of(item, "year"), read_number(item, "at_least")});
  }
  for (const Json& item : list_of(body, "floors", most_demands)) {
    if (!item.is_object()) refuse_body("/floors", "object");
    frame.floors.push_back(
        {read_text(item, "figure", longest_id).value_or(""), year_of(item, "year"), read_number(item, "level")});
  }
  constexpr int fewest = 1, most = 40;
  frame.most = read_integer(body, "most", fewest, most).value_or(frame.most);
  frame.with = ids_of(body, "with");
  frame.without = ids_of(body, "without");
  frame.spare_others = body.value("spare_others", Json(true)) != Json(false);
  for (const Json& item : list_of(body, "worth", most_ids)) {
    if (!item.is_object()) refuse_body("/worth", "object");
    frame.worth.emplace_back(read_text(item, "id", longest_id).value_or(""), read_number(item, "worth").value_or(0));
  }
  return frame;
}

std::vector<api::OwnMeasureAsked> own_of(const Json& body) {
  std::vector<api::OwnMeasureAsked> own;
  for (const Json& item : list_of(body, "own", most_own)) {
    if (!item.is_object()) refuse_body("/own", "object");
    own.push_back({read_text(item, "id", longest_id).value_or(""),
                   read_text(item, "name", longest_name).value_or(""),
                   {read_number(item, "kroner").value_or(0), read_number(item, "fte").value_or(0),
                    read_number(item, "places").value_or(0)},
                   year_of(item, "from")});
  }
  return own;
}

Json choice_json(const api::Proposal& proposal) {
  const measures::Choice& choice = proposal.choice;
  const auto id = [&](std::size_t position) { return proposal.all.cards[position].measure.id; };
  Json chosen = Json::array(), outside = Json::array(), demands = Json::array(), colliding = Json::array();
  for (const std::size_t position : choice.chosen) chosen.push_back(card(proposal.all.cards[position]));
  for (const measures::Outside& one : choice.outside) {
    outside.push_back({{"id", id(one.measure)},
                       {"name", proposal.all.cards[one.measure].name},
                       {"what", proposal.all.cards[one.measure].what},
                       {"loss", one.loss ? number(*one.loss) : Json(nullptr)}});
  }
  for (std::size_t d = 0; d < proposal.demands.size(); ++d) {
    const measures::Demand& demand = proposal.demands[d];
    demands.push_back({{"room", demand.watched ? Json(nullptr) : Json(scenario::room_ids[demand.room])},
                       {"figure", demand.watched ? Json(proposal.watched.at(*demand.watched)) : Json(nullptr)},
                       {"year", demand.year.value},
                       {"at_least", number(demand.at_least)},
                       {"asked", d < proposal.asked},
                       {"reached", d < choice.reached.size() ? number(choice.reached[d]) : Json(nullptr)},
                       {"text", d < proposal.demand_texts.size() ? proposal.demand_texts[d] : std::string()}});
  }
  for (const std::size_t position : choice.colliding) colliding.push_back(position);
  return {{"sentence", proposal.sentence},           {"met", choice.met},
          {"others_spared", proposal.others_spared}, {"chosen", std::move(chosen)},
          {"outside", std::move(outside)},           {"demands", std::move(demands)},
          {"colliding", std::move(colliding)}};
}

http::Response choice(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"demands", "floors", "most", "with", "without", "spare_others", "worth",
                                               "own", "decided", "year"});
  api::MeasuresRequest wanted;
  wanted.municipality = context.municipality(request.captures.at(0));
  wanted.own = own_of(body);
  if (body.contains("decided")) wanted.decided = year_of(body, "decided");
  if (body.contains("year")) wanted.year = year_of(body, "year");
  return respond(choice_json(api::propose(*context.service, wanted, frame_of(body), context.catalogue(request))));
}

}  // namespace

void add_measures(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/municipalities/{}/measures", [context](const http::Request& request) {
    api::MeasuresRequest wanted;
    wanted.municipality = context->municipality(request.captures.at(0));
    wanted.decided = year_asked(request, "decided");
    wanted.year = year_asked(request, "year");
    return respond_lasting(measures_json(api::measures_of(*context->service, wanted, context->catalogue(request))));
  });
  router.add(http::Method::post, "/api/v1/municipalities/{}/measures/choice",
             [context](const http::Request& request) { return choice(*context, request); });
}

}  // namespace handlingsrom::routes
