#include "surface/api/measures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/reading.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/plan.hpp"
#include "surface/api/scenarios.hpp"
#include "surface/report/lever_words.hpp"

namespace handlingsrom::api {
namespace {

using measures::Measure;
using report::Words;

constexpr std::array<Unit, 3> units{Unit::kroner, Unit::full_time_equivalents, Unit::places};
constexpr std::array<const char*, 3> room_keys{"money", "people", "places"};
constexpr int spoken_of = rooms::shown_year.value;

/// What the figures are known to: two figures, and no less than a tenth of a million, half an FTE, a place.
std::string amount(const Words& words, std::size_t room, double value, bool with_sign) {
  constexpr std::array least{1e5, 0.5, 1.0};
  const double step = report::known_step(value, std::nullopt, least[room]);
  return with_sign ? words.signed_amount(value, units[room], step) : words.amount(value, units[room], step);
}

Year within(const scenario::Period& period, std::optional<Year> year, Year otherwise) {
  const Year wanted = year.value_or(otherwise);
  if (wanted < period.first || wanted >= period.first + period.years)
    throw Error(ErrorCode::bad_input, "year_invalid", {{"year", fmt::format("{}", wanted.value)}});
  return wanted;
}

void say_lever(MeasureCard& card, const Words& words) {
  const scenario::Lever& lever = *scenario::all_levers()[*card.measure.lever];
  const auto text = [&](const char* part) { return words.entry(fmt::format("lever.{}.{}", lever.id, part)); };
  card.name = text("name");
  card.what = words.say(
      "measure.turn",
      {{"from", report::lever_value(words, lever.id, lever.unit, lever.today, card.measure.value, lever.today)},
       {"to", report::lever_value(words, lever.id, lever.unit, lever.today, card.measure.value, card.measure.value)}});
  card.certainty = words.entry(fmt::format("lever_evidence.{}", key_of(lever.evidence)));
  card.notices = text("notices");
  card.price = text("price");
  if (lever.has_law) card.law = text("law");
}

MeasureCard card_of(Measure measure, std::size_t after, const Words& words) {
  MeasureCard card;
  card.measure = std::move(measure);
  if (card.measure.lever) {
    say_lever(card, words);
  } else {
    card.name = card.measure.name;
    card.certainty = words.say("measure.own");
  }
  for (std::size_t room = 0; room < units.size(); ++room) {
    const double value = card.measure.gives[room].at(after);
    if (std::abs(value) > rooms::hardly_anything(units[room])) card.gives[room] = amount(words, room, value, true);
  }
  const double once = std::abs(card.measure.one_off) + std::abs(card.measure.by_loan);
  if (once > rooms::hardly_anything(Unit::kroner)) {
    card.once = words.say(card.measure.by_loan > card.measure.one_off ? "measure.lent" : "measure.once",
                          {{"amount", amount(words, 0, once, false)}});
  }
  return card;
}

std::vector<Measure> bare(const Measures& all) {
  std::vector<Measure> list;
  for (const MeasureCard& card : all.cards) list.push_back(card.measure);
  return list;
}

void check_names(const std::vector<std::string>& ids, const Measures& all) {
  for (const std::string& id : ids) {
    if (std::none_of(all.cards.begin(), all.cards.end(), [&](const auto& card) { return card.measure.id == id; }))
      throw Error(ErrorCode::unknown_name, "measure_unknown", {{"found", shortened(id)}});
  }
}

std::string demand_text(const Words& words, const measures::Demand& demand, std::optional<double> reached) {
  const bool gain = demand.at_least > 0;
  messages::Arguments arguments{{"room", Words::small(words.say(fmt::format("room.{}.name", room_keys[demand.room])))},
                                {"year", fmt::format("{}", demand.year.value)},
                                {"amount", amount(words, demand.room, std::abs(demand.at_least), false)}};
  if (!reached) return Words::capital(words.say(gain ? "measure.demand_gain" : "measure.demand_keep", arguments));
  arguments.emplace_back("reached", amount(words, demand.room, *reached, true));
  return Words::capital(words.say(gain ? "measure.reached_gain" : "measure.reached_keep", arguments));
}

/// "Nurses needed in 2029: 82 FTE (not below 80 FTE)". `now`: on today's course.
std::string floor_text(const Words& words, const rooms::Figure& figure, const measures::Demand& demand, double now,
                       std::optional<double> reached) {
  const auto told = [&](double value) {
    return words.amount(value, figure.unit, report::known_step(value, std::nullopt, 0.5));
  };
  messages::Arguments arguments{{"figure", words.figure(figure.id)},
                                {"year", fmt::format("{}", demand.year.value)},
                                {"amount", told(now + demand.at_least)}};
  if (!reached) return words.say("measure.demand_floor", arguments);
  arguments.emplace_back("reached", told(now + *reached));
  return words.say("measure.reached_floor", arguments);
}

/// A demand in words, of a room or of a watched figure.
std::string demand_in_words(const Words& words, const Proposal& proposal, const rooms::Figures& today,
                            const measures::Demand& demand, std::optional<double> reached) {
  if (!demand.watched) return demand_text(words, demand, reached);
  const rooms::Figure& figure = today.at(proposal.watched.at(*demand.watched));
  return floor_text(words, figure, demand, today.middle(figure.id, demand.year), reached);
}

std::string sentence_of(const Words& words, const Proposal& proposal, const rooms::Figures& today) {
  const measures::Choice& choice = proposal.choice;
  if (choice.status == priority::Status::infeasible) {
    std::string all;
    for (const std::size_t position : choice.colliding)
      all +=
          (all.empty() ? "" : "; ") + demand_in_words(words, proposal, today, proposal.demands[position], std::nullopt);
    return words.say("measure.none", {{"demands", all}});
  }
  if (choice.chosen.empty()) return words.say("measure.nothing_needed");
  return words.say(choice.met ? (choice.chosen.size() == 1 ? "measure.met_one" : "measure.met") : "measure.not_met",
                   {{"count", fmt::format("{}", choice.chosen.size())}});
}

/// Why fewer than three are enough, or what was kept out so that no measure carries half alone; empty where there is nothing to say.
std::string why_so_many(const Words& words, const Proposal& proposal) {
  constexpr std::size_t usual_least = 3, most_named = 3;
  const measures::Choice& choice = proposal.choice;
  if (choice.chosen.empty()) return {};
  const auto demand = std::find_if(proposal.demands.begin(), proposal.demands.end(),
                                   [](const measures::Demand& one) { return one.at_least > 0 && !one.watched; });
  if (demand == proposal.demands.end()) return {};
  const auto after = static_cast<std::size_t>(demand->year - proposal.all.first);
  const auto given = [&](std::size_t position) {
    return proposal.all.cards[position].measure.gives[demand->room].at(after);
  };
  if (choice.chosen.size() < usual_least) {
    const auto most = *std::max_element(choice.chosen.begin(), choice.chosen.end(),
                                        [&](std::size_t a, std::size_t b) { return given(a) < given(b); });
    return " " + words.say("measure.few_enough", {{"name", proposal.all.cards[most].name},
                                                  {"amount", amount(words, demand->room, given(most), false)},
                                                  {"year", fmt::format("{}", demand->year.value)}});
  }
  std::vector<std::size_t> large = choice.too_large;
  std::stable_sort(large.begin(), large.end(), [&](std::size_t a, std::size_t b) { return given(a) > given(b); });
  std::string names;
  for (std::size_t k = 0; k < std::min(large.size(), most_named); ++k)
    names += (k == 0 ? "" : "; ") + proposal.all.cards[large[k]].name;
  return names.empty() ? names : " " + words.say("measure.too_large", {{"names", names}});
}

}  // namespace

Measures measures_of(const Service& service, const MeasuresRequest& request, const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const scenario::Evaluator evaluator(service.chain(), request.municipality);
  const scenario::Period period = evaluator.period();
  Measures result;
  result.first = period.first;
  result.decided = within(period, request.decided, period.first);
  result.year = within(period, request.year, std::min(Year{spoken_of}, period.first + (period.years - 1)));
  const std::vector<std::size_t> levers = own_levers();
  std::vector<Measure> list = measures::candidates(evaluator, levers, result.decided, request.watched);
  for (const OwnMeasureAsked& own : request.own)
    list.push_back(measures::own_measure(own.id, own.name, own.yearly, own.from, period));
  const auto after = static_cast<std::size_t>(result.year - period.first);
  for (std::size_t room = 0; room < result.giving_most.size(); ++room)
    result.giving_most[room] = measures::giving_most(list, room, after, shown_for_each_room);
  for (Measure& measure : list) result.cards.push_back(card_of(std::move(measure), after, words));
  return result;
}

Proposal propose(const Service& service, const MeasuresRequest& request, const FrameAsked& frame,
                 const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const scenario::Evaluator evaluator(service.chain(), request.municipality);
  const scenario::Period period = evaluator.period();
  Proposal proposal;
  MeasuresRequest watching = request;
  for (const FloorAsked& floor : frame.floors) watching.watched.push_back(floor.figure);
  proposal.all = measures_of(service, watching, catalogue);
  proposal.watched = watching.watched;
  check_names(frame.with, proposal.all);
  check_names(frame.without, proposal.all);
  // What is missing is what the pages and the report say is missing: the median of the paths.
  const rooms::Figures today = Plan(service, {}).outlook(request.municipality, default_paths);
  for (const DemandAsked& asked : frame.demands) {
    const Year year = within(period, asked.year, asked.year);
    const double now = today.middle(scenario::room_ids[asked.room], year);
    proposal.demands.push_back({asked.room, year, asked.at_least.value_or(std::max(0.0, -now))});
  }
  const bool any_room = !proposal.demands.empty();
  const Year last = any_room ? proposal.demands.back().year : period.first;
  for (std::size_t k = 0; k < frame.floors.size(); ++k) {
    const FloorAsked& floor = frame.floors[k];
    const Year year = within(period, floor.year, floor.year);
    const double level = floor.level.value_or(today.middle(floor.figure, period.first));
    if (!std::isfinite(level) || !std::isfinite(today.middle(floor.figure, year)))
      throw Error(ErrorCode::bad_input, "measure_floor_unknown", {{"figure", words.figure(floor.figure)}});
    // Where today's course is below already, the measures may not take more of it.
    const double room_to_fall = std::min(0.0, level - today.middle(floor.figure, year));
    proposal.demands.push_back(
        {0, year, floor.level ? level - today.middle(floor.figure, year) : room_to_fall, request.watched.size() + k});
  }
  proposal.asked = proposal.demands.size();
  measures::Frame bounds{proposal.demands, frame.most, frame.with, frame.without, proposal.watched, frame.shared};
  if (frame.spare_others && any_room) {
    for (std::size_t room = 0; room < units.size(); ++room) {
      if (std::none_of(proposal.demands.begin(), proposal.demands.end(),
                       [&](const measures::Demand& one) { return !one.watched && one.room == room; }))
        bounds.demands.push_back({room, last, -rooms::hardly_anything(units[room])});
    }
  }
  std::vector<Measure> list = bare(proposal.all);
  const bool by_worth = !frame.worth.empty();
  if (by_worth) {
    for (Measure& measure : list) {
      const auto own = std::find_if(frame.worth.begin(), frame.worth.end(),
                                    [&](const auto& one) { return one.first == measure.id; });
      if (own == frame.worth.end())
        bounds.without.push_back(measure.id);
      else
        measure.worth = own->second;
    }
    for (const auto& [id, worth] : frame.worth) check_names({id}, proposal.all);
  }
  const auto choose = by_worth ? measures::prioritise : measures::propose;
  proposal.choice = choose(evaluator, list, bounds);
  const bool sparing = bounds.demands.size() > proposal.asked;
  if (sparing && (proposal.choice.status == priority::Status::infeasible || !proposal.choice.met)) {
    bounds.demands = proposal.demands;
    proposal.choice = choose(evaluator, list, bounds);
    proposal.others_spared = false;
  }
  proposal.demands = std::move(bounds.demands);
  proposal.sentence = sentence_of(words, proposal, today);
  if (sparing && !proposal.others_spared && !proposal.choice.chosen.empty())
    proposal.sentence += " " + words.say("measure.others_lose");
  if (!by_worth && proposal.choice.met) proposal.sentence += why_so_many(words, proposal);
  // Where nothing is needed there is nothing to tell of what was reached.
  const bool any = !proposal.choice.chosen.empty();
  for (std::size_t d = 0; any && d < proposal.demands.size() && d < proposal.choice.reached.size(); ++d)
    proposal.demand_texts.push_back(
        demand_in_words(words, proposal, today, proposal.demands[d], proposal.choice.reached[d]));
  return proposal;
}

}  // namespace handlingsrom::api
