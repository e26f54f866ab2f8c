#include "surface/report/room_reading.hpp"

#include <cmath>

#include <fmt/format.h>

namespace handlingsrom::report {
namespace {

double hardly_anything(Unit unit) { return unit == Unit::kroner ? 500 : 0.5; }

std::optional<Year> first_below(const std::vector<double>& values, Year first, double threshold) {
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (values[t] < -threshold) return first + static_cast<int>(t);
  }
  return std::nullopt;
}

/// First year after the last one below zero; nullopt when the last year is below.
std::optional<Year> stays_open_from(const std::vector<double>& values, Year first, double threshold) {
  for (std::size_t t = values.size(); t-- > 0;) {
    if (values[t] < -threshold) {
      if (t + 1 == values.size()) return std::nullopt;
      return first + static_cast<int>(t + 1);
    }
  }
  return first;
}

std::string year_text(Year year) { return fmt::format("{}", year.value); }

}  // namespace

RoomReading read_room(const rooms::Figure* figure, Year first_year) {
  RoomReading reading;
  if (figure == nullptr || figure->middle.empty()) return reading;
  for (const double value : figure->middle) {
    if (!std::isfinite(value)) return reading;
  }
  const double threshold = hardly_anything(figure->unit);
  reading.closes = first_below(figure->middle, first_year, threshold);
  reading.opens = stays_open_from(figure->middle, first_year, threshold);
  reading.has_range = figure->has_range();
  if (reading.has_range) {
    reading.earliest = first_below(figure->p10, first_year, threshold);
    reading.latest = first_below(figure->p90, first_year, threshold);
  }
  using enum RoomReading::State;
  if (!reading.closes) {
    reading.state = holds;
  } else if (*reading.closes == first_year) {
    reading.state = reading.opens ? already_opens : already;
  } else {
    reading.state = reading.opens ? reopens : closes;
  }
  return reading;
}

std::string headline(const RoomReading& reading, const Material& material, const Words& words) {
  switch (reading.state) {
    case RoomReading::State::unknown: return words.say("room.unknown");
    case RoomReading::State::holds: return words.say("room.holds", {{"year", year_text(material.last_year())}});
    case RoomReading::State::already:
    case RoomReading::State::already_opens: return words.say("room.today");
    default: return year_text(*reading.closes);
  }
}

std::string headline_note(const RoomReading& reading, const Material& material, const Words& words) {
  const Year first = material.figures.first_year();
  messages::Arguments arguments{{"last", year_text(material.last_year())}};
  if (reading.opens) arguments.emplace_back("open", year_text(*reading.opens));
  if (reading.earliest) arguments.emplace_back("early", year_text(*reading.earliest));
  if (reading.latest) arguments.emplace_back("late", year_text(*reading.latest));
  using enum RoomReading::State;
  switch (reading.state) {
    case unknown: return words.say("room.note.unknown");
    case holds: return words.say(reading.earliest ? "room.note.holds_unsure" : "room.note.holds", arguments);
    case already: return words.say("room.note.already", arguments);
    case already_opens: return words.say("room.note.already_opens", arguments);
    case reopens: return words.say("room.note.reopens", arguments);
    case closes: break;
  }
  const bool spans = reading.has_range && reading.earliest && (!reading.latest || *reading.latest > *reading.earliest);
  if (!spans) return words.say("room.note.closes", arguments);
  if (!reading.latest)
    return words.say(*reading.earliest <= first ? "room.note.closes_wide" : "room.note.closes_open", arguments);
  return words.say("room.note.closes_range", arguments);
}

std::string room_in_year(const Material& material, const Words& words, std::string_view id, Year year,
                         bool with_range) {
  const rooms::Figure* figure = material.figures.find(id);
  const double value = material.middle(id, year);
  if (figure == nullptr || !std::isfinite(value)) return {};
  const auto range = material.range(id, year);
  const double smallest = figure->unit == Unit::kroner ? 1000 : 1;
  const double step = known_step(value, range, smallest);
  const double rounded = round_to(value, step);
  const std::string amount = words.say("about", {{"amount", words.amount(std::abs(value), figure->unit, step)}});
  std::string text = words.say(rounded == 0  ? "room.balance"
                               : rounded > 0 ? "room.left"
                                             : "room.short",
                               {{"year", year_text(year)}, {"amount", amount}});
  if (with_range && range && range->second > range->first) {
    text += words.say("room.range", {{"range", words.between_in_room(range->first, range->second, figure->unit)}});
  }
  return text;
}

std::string room_sentence(const Material& material, const Words& words, std::string_view room) {
  const std::string id = "rooms." + std::string(room);
  const rooms::Figure* figure = material.figures.find(id);
  const RoomReading reading = read_room(figure, material.figures.first_year());
  const Year year = std::min(Year{2040}, material.last_year());
  const double value = material.middle(id, year);
  std::string amount, range;
  if (figure != nullptr && std::isfinite(value)) {
    const auto quantiles = material.range(id, year);
    const double step = known_step(value, quantiles, figure->unit == Unit::kroner ? 1000 : 1);
    amount = words.amount(std::abs(value), figure->unit, step);
    if (quantiles && quantiles->second > quantiles->first) {
      range = words.say("range_brackets",
                        {{"range", words.between_in_room(quantiles->first, quantiles->second, figure->unit)}});
    }
  }
  std::string state;
  using enum RoomReading::State;
  switch (reading.state) {
    case unknown: state = "unknown"; break;
    case holds: state = reading.earliest ? "holds_unsure" : "holds"; break;
    case closes: state = "closes"; break;
    case reopens: state = "reopens"; break;
    case already: state = "already"; break;
    case already_opens: state = "already_opens"; break;
  }
  messages::Arguments arguments{
      {"last", year_text(material.last_year())}, {"year", year_text(year)}, {"amount", amount}, {"range", range}};
  if (reading.closes) arguments.emplace_back("closes", year_text(*reading.closes));
  if (reading.opens) arguments.emplace_back("open", year_text(*reading.opens));
  if (reading.earliest) arguments.emplace_back("early", year_text(*reading.earliest));
  arguments.emplace_back("in_year", words.say(value < 0 ? "room.sentence_short" : "room.sentence_left", arguments));
  return words.say(fmt::format("room.{}.sentence.{}", room, state), arguments);
}

}  // namespace handlingsrom::report
