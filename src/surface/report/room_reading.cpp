#include "surface/report/room_reading.hpp"

#include "outlook/rooms/lacking.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace handlingsrom::report {
namespace {

using rooms::Reading;
using State = Reading::State;

constexpr Year spoken_of{2040};

std::string written_year(Year year) { return fmt::format("{}", year.value); }

/// "money" of "rooms.money"; "part" of a part of a room.
std::string key_of_room(const Reading& reading) {
  const auto& all = rooms::room_figures;
  if (std::find(all.begin(), all.end(), reading.id) == all.end()) return "part";
  return reading.id.substr(std::string_view("rooms.").size());
}

/// The same, of people where what lacks today is assumed: "people_as_today".
std::string key_from_today(const Reading& reading) {
  return key_of_room(reading) + (reading.from_assumed() ? "_as_today" : "");
}

messages::Arguments years_of(const Reading& reading) {
  messages::Arguments arguments{{"last", written_year(reading.last)}};
  if (reading.closes) arguments.emplace_back("closes", written_year(*reading.closes));
  if (reading.opens) arguments.emplace_back("open", written_year(*reading.opens));
  if (reading.earliest) arguments.emplace_back("early", written_year(*reading.earliest));
  if (reading.latest) arguments.emplace_back("late", written_year(*reading.latest));
  return arguments;
}

/// The sentence about how early or late it may be; empty where nothing is known of it or it is one year.
std::string span_key(const Reading& reading) {
  switch (reading.state) {
    case State::holds: return reading.earliest ? "holds" : "";
    case State::reopens:
    case State::already_opens: return "reopens";
    case State::closes: break;
    default: return "";
  }
  if (!reading.has_range || !reading.earliest) return "";
  if (!reading.latest) return *reading.earliest <= reading.first ? "wide" : "open";
  return *reading.latest > *reading.earliest ? "range" : "";
}

/// An amount of a room in a year, at the step that its range allows.
struct Told {
  bool known = false;
  double rounded = 0;
  std::string amount;  // without sign
  std::string range;   // empty: none
};

Told told_balance(const rooms::Figures& figures, const Reading& reading, const Words& words, Year year) {
  Told told;
  const rooms::Balance balance = rooms::balance_in(figures, reading.id, year);
  if (!std::isfinite(balance.value)) return told;
  const double step = known_step(balance.value, balance.most, reading.unit == Unit::kroner ? 1000 : 1);
  told.known = true;
  told.rounded = std::abs(balance.value) < rooms::hardly_anything(reading.unit) ? 0 : round_to(balance.value, step);
  told.amount = words.amount(std::abs(told.rounded), reading.unit, step);
  if (balance.most && balance.most->second > balance.most->first)
    told.range = words.between_in_room(balance.most->first, balance.most->second, reading.unit);
  return told;
}

/// The risk decides, and the balance at the year's first day would say something else.
bool risk_says_otherwise(const Reading& reading, const Told& told, Year year) {
  return reading.by_risk() && reading.short_in(year) != (told.rounded < 0);
}

std::string risk_in(const Reading& reading, const Words& words, Year year) {
  return chance(words, reading.risk[static_cast<std::size_t>(year - reading.first)]);
}

std::string_view state_key(const Reading& reading) {
  switch (reading.state) {
    case State::holds: return reading.earliest ? "holds_unsure" : "holds";
    case State::closes: return "closes";
    case State::reopens: return "reopens";
    case State::already: return "already";
    case State::already_opens: return "already_opens";
    case State::unknown: break;
  }
  return "unknown";
}

/// "sykepleiere" of "rooms.people.nurse".
std::string group_name(const Reading& reading, const Words& words, std::string_view id) {
  return words.entry("group." + std::string(id.substr(reading.id.size() + 1)));
}

/// Whether the group that is short first is what closes the room; else it is all of them together.
bool group_closes(const Reading& reading) {
  return reading.short_first && reading.closes && reading.short_first->from == *reading.closes;
}

std::string about(const Words& words, double amount, Unit unit) {
  return words.say("about", {{"amount", words.amount(amount, unit, 1)}});
}

std::string about_assumed(const Reading& reading, const Words& words) {
  return about(words, round_to(reading.assumed, known_step(reading.assumed, std::nullopt, 1)), reading.unit);
}

/// How much more lacks in a year than what is assumed of today, at the step that its range allows; below zero where less does.
double more_than_assumed(const rooms::Figures& figures, const Reading& reading, std::string_view id, Year year) {
  const rooms::Balance beyond = rooms::balance_in(figures, rooms::beyond_assumed(id), year);
  if (std::abs(beyond.value) < rooms::hardly_anything(reading.unit)) return 0;
  return -round_to(beyond.value, known_step(beyond.value, beyond.most, 1));
}

/// "Fra 2028 mangler flere sykepleiere enn i dag, i 2040 om lag 12 årsverk flere." Empty where no group is short.
std::string short_group(const rooms::Figures& figures, const Reading& reading, const Words& words) {
  if (!reading.short_first) return {};
  const rooms::ShortGroup& group = *reading.short_first;
  messages::Arguments arguments{{"year", written_year(group.from)}, {"group", group_name(reading, words, group.id)}};
  std::string key = group.from == reading.first ? "already" : "from";
  if (reading.from_assumed() && group.from > reading.first) {
    const Year later = std::min(std::max(spoken_of, group.from), reading.last);
    const double more = more_than_assumed(figures, reading, group.id, later);
    const bool by_then = later > group.from && more > 0;
    key = by_then ? "more_by" : "more";
    arguments.emplace_back("later", written_year(later));
    arguments.emplace_back("amount", by_then ? about(words, more, reading.unit) : std::string());
  }
  return Words::capital(words.say("room.group_short." + key, arguments));
}

/// " Det er om lag 12 årsverk flere enn i dag." after a year's amount, where today's is assumed.
std::string beside_today(const rooms::Figures& figures, const Reading& reading, const Words& words, Year year) {
  if (!reading.from_assumed() || year == reading.first) return {};
  const double more = more_than_assumed(figures, reading, reading.id, year);
  if (!std::isfinite(more)) return {};
  return words.say(more == 0  ? "room.people.beside_today.same"
                   : more > 0 ? "room.people.beside_today.more"
                              : "room.people.beside_today.fewer",
                   {{"amount", about(words, std::abs(more), reading.unit)}});
}

/// What follows after how long the room lasts: its span, and what that rests on. Begins with a space where it is not empty.
std::string how_sure(const Reading& reading, const Words& words) {
  std::string note;
  if (const std::string key = span_key(reading); !key.empty())
    note += " " + words.say((reading.from_assumed() ? "room.span_from_today." : "room.span.") + key, years_of(reading));
  if (reading.by_risk() && reading.closes) note += " " + words.say("room.span.by_risk");
  if (reading.account_alone)
    note += " " + words.say("room.note.account_alone", {{"next", written_year(reading.first + 1)}});
  return note;
}

}  // namespace

std::string chance(const Words& words, double share) {
  return fmt::format("{}\u00a0%", words.number(std::clamp(100 * share, 1.0, 99.0)));
}

std::string headline(const Reading& reading, const Words& words) {
  if (reading.from_assumed() && reading.state == State::holds)
    return words.say("room.as_today", {{"year", written_year(reading.last)}});
  switch (reading.state) {
    case State::unknown: return words.say("room.unknown");
    case State::holds: return words.say("room.holds", {{"year", written_year(reading.last)}});
    case State::already:
    case State::already_opens: return words.say("room.today");
    default: return written_year(*reading.closes);
  }
}

std::string lasts(const Reading& reading, const Words& words) {
  const char* key = !reading.closes ? "whole" : *reading.closes <= reading.first ? "never" : "until";
  return words.say(fmt::format("room.lasts.{}.{}", key_from_today(reading), key),
                   {{"year", written_year(reading.closes ? *reading.closes - 1 : reading.last)}});
}

std::string headline_note(const Reading& reading, const Words& words) {
  if (reading.state == State::unknown) return words.say("room.note.unknown");
  return Words::capital(lasts(reading, words)) + "." + how_sure(reading, words);
}

std::string room_in_year(const rooms::Figures& figures, const Reading& reading, const Words& words, Year year,
                         bool with_range) {
  const Told told = told_balance(figures, reading, words, year);
  if (!told.known) return {};
  if (risk_says_otherwise(reading, told, year)) {
    return words.say(reading.short_in(year) ? "room.risk_short" : "room.risk_left",
                     {{"year", written_year(year)}, {"risk", risk_in(reading, words, year)}});
  }
  if (told.rounded >= 0 && reading.short_in(year) && reading.short_first) {
    // The sum holds, a group does not.
    const std::string group = rooms::lacking_most(figures, reading.id)[static_cast<std::size_t>(year - reading.first)];
    const double missing = -rooms::balance_in(figures, group, year).value;
    return words.say("room.people.group_in_year", {{"year", written_year(year)},
                                                   {"amount", about(words, missing, reading.unit)},
                                                   {"group", group_name(reading, words, group)}});
  }
  const char* key = told.rounded == 0 ? "room.balance" : told.rounded > 0 ? "room.left" : "room.short";
  std::string text =
      words.say(key, {{"year", written_year(year)}, {"amount", words.say("about", {{"amount", told.amount}})}});
  // What is left over is not told beside today's lack: "38 left, 40 less than today" would be read as if more had been left.
  if (told.rounded < 0) text += beside_today(figures, reading, words, year);
  if (with_range && !told.range.empty()) text += words.say("room.range", {{"range", told.range}});
  // Places that are enough may still be too few in some month.
  if (with_range && reading.by_risk() && told.rounded > 0)
    text += " " + words.say("room.risk_beside", {{"risk", risk_in(reading, words, year)}});
  return text;
}

std::string room_sentence(const rooms::Figures& figures, const Reading& reading, const Words& words) {
  const Year year = std::min(spoken_of, reading.last);
  const Told told = told_balance(figures, reading, words, year);
  messages::Arguments arguments = years_of(reading);
  arguments.emplace_back("year", written_year(year));
  arguments.emplace_back("amount", told.amount);
  arguments.emplace_back("range",
                         told.range.empty() ? std::string() : words.say("range_brackets", {{"range", told.range}}));
  const char* key = "room.sentence_left";
  if (reading.state != State::unknown && risk_says_otherwise(reading, told, year)) {
    arguments.emplace_back("risk", risk_in(reading, words, year));
    key = "room.sentence_risk";
  } else if (told.rounded <= 0) {
    key = told.rounded == 0 ? "room.sentence_balance" : "room.sentence_short";
  }
  // Of people the sentence is about a group, and the amount about all of them.
  const bool of_people = reading.id == rooms::room_figures[1];
  std::string in_year = key;
  if (of_people) in_year.replace(0, std::string_view("room.sentence").size(), "room.people.amount");
  arguments.emplace_back("in_year", words.say(in_year, arguments));
  arguments.emplace_back("group", group_closes(reading) ? group_name(reading, words, reading.short_first->id)
                                                        : words.say("room.people.anyone"));
  arguments.emplace_back("today", about_assumed(reading, words));
  std::string state(state_key(reading));
  // Too few by the risk of some month, while the year's first day has enough of them.
  if (reading.state == State::already &&
      risk_says_otherwise(reading, told_balance(figures, reading, words, reading.first), reading.first))
    state += "_by_risk";
  return words.say(fmt::format("room.{}.sentence.{}", key_from_today(reading), state), arguments);
}

SaidRoom say_room(const rooms::Figures& figures, const Words& words, std::string_view id) {
  SaidRoom said;
  said.reading = rooms::read_room(figures, id);
  said.key = key_of_room(said.reading);
  said.name = words.say(fmt::format("room.{}.name", said.key));
  said.headline = headline(said.reading, words);
  said.note = headline_note(said.reading, words);
  said.sentence = room_sentence(figures, said.reading, words);
  if (said.reading.state == State::unknown) {
    said.lasts = said.headline;
    return said;
  }
  said.lasts = Words::capital(lasts(said.reading, words));
  said.short_first = short_group(figures, said.reading, words);
  // From when more lack than today says until when as many are there.
  if (said.reading.from_assumed() && group_closes(said.reading)) {
    said.note = said.short_first + how_sure(said.reading, words);
  } else if (!said.short_first.empty()) {
    said.note += " " + said.short_first;
  }
  if (said.reading.from_assumed())
    said.note += " " + words.say("room.note.assumed", {{"amount", about_assumed(said.reading, words)}});
  const std::string basis = fmt::format("report.sure.{}.{}", said.key, key_of(said.reading.provenance));
  if (words.has(basis)) said.rests_on = words.entry(basis);
  for (Year year = said.reading.first; year <= said.reading.last; year = year + 1)
    said.in_year.push_back(room_in_year(figures, said.reading, words, year, true));
  return said;
}

std::array<SaidRoom, 3> say_rooms(const rooms::Figures& figures, const Words& words) {
  return {say_room(figures, words, rooms::room_figures[0]), say_room(figures, words, rooms::room_figures[1]),
          say_room(figures, words, rooms::room_figures[2])};
}

}  // namespace handlingsrom::report
