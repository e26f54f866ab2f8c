// What a room's figures say: when it closes, whether it opens again, how sure that is.
#pragma once

#include <optional>
#include <string>

#include "surface/report/material.hpp"

namespace handlingsrom::report {

struct RoomReading {
  enum class State { unknown, holds, closes, reopens, already, already_opens };
  State state = State::unknown;
  std::optional<Year> closes;    // first year below zero in the middle figure
  std::optional<Year> opens;     // first year from which the middle figure stays at or above zero again
  std::optional<Year> earliest;  // first year below zero at the 10 % quantile
  std::optional<Year> latest;    // first year below zero at the 90 % quantile; nullopt: not within the period
  bool has_range = false;
};

/// A room counts as used up when what is missing would show when written: half a place or FTE, half a thousand kroner.
RoomReading read_room(const rooms::Figure* figure, Year first_year);

/// Headline of the room's panel: a year, "Holds to 2050", or "Today".
std::string headline(const RoomReading& reading, const Material& material, const Words& words);
std::string headline_note(const RoomReading& reading, const Material& material, const Words& words);

/// "2040: 24 mill. kr mangler" with the range in a second sentence.
std::string room_in_year(const Material& material, const Words& words, std::string_view id, Year year, bool with_range);

/// The room's sentence on the first page.
std::string room_sentence(const Material& material, const Words& words, std::string_view room);

}  // namespace handlingsrom::report
