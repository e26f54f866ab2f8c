// What a room's figures say: when it closes and how sure that is, who is short first. Decided here and nowhere else.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outlook/rooms/figures.hpp"

namespace handlingsrom::rooms {

/// The three rooms, in the order in which they are shown.
inline constexpr std::array<std::string_view, 3> room_figures{"rooms.money", "rooms.people", "rooms.places"};

/// Less than this would be written as nothing and is no gap: half an FTE, place or person, half a thousand kroner.
double hardly_anything(Unit unit);

/// A group with a room of its own, for example nurses: short while the sum may still be in balance.
struct ShortGroup {
  std::string id;  // "rooms.people.nurse"
  Year from{};     // first year in which it is short
};

struct Reading {
  enum class State { unknown, holds, closes, reopens, already, already_opens };

  std::string id;
  Unit unit = Unit::none;
  Provenance provenance = Provenance::assumption;  // the weakest of what the room rests on
  State state = State::unknown;
  Year first{}, last{};          // the years that are read
  std::optional<Year> closes;    // first year in which something is missing
  std::optional<Year> opens;     // first year from which nothing is missing any more
  std::optional<Year> earliest;  // the same as `closes` at the 10 % quantile, never later than `closes`
  std::optional<Year> latest;    // and at the 90 % quantile, never earlier; nullopt: not within the years
  bool has_range = false;
  std::vector<double> risk;  // by year: that something is missing in some month; empty where no such risk is worked out
  std::optional<ShortGroup> short_first;
  /// FTE that lack today because the country's vacancies are assumed; 0 where the municipality's own are given. True of the country, they say
  /// nothing of this municipality and close no room of people or of a group: what lacks beyond them does.
  double assumed = 0;
  /// Money: the account that the years begin from was negative, the ordinary year after it is not. Then the years from the next on decide.
  bool account_alone = false;

  /// Whether something is missing in that year; false outside the years.
  bool short_in(Year year) const;
  bool by_risk() const { return !risk.empty(); }
  /// Whether the years are read from today's assumed lack, not from none.
  bool from_assumed() const { return assumed > hardly_anything(unit); }

  std::vector<bool> missing;  // by year
};

/// Reads the figure `id` of `figures`, which is the median of the paths where paths were run. Something is missing in a year where the
/// figure is below zero by more than hardly_anything. For rooms.places with a `care.shortage_risk` in every year, the risk decides
/// instead: something is missing where it is above one half. The first year of rooms.money is an account, which says little of the years ahead: where it alone
/// is negative it does not close the room. rooms.people and its groups are read beyond the vacancies that are assumed from the country
/// (`workforce.beyond_assumed.…`) where those figures are there. State::unknown without the figure or with a gap in it.
Reading read_room(const Figures& figures, std::string_view id);

/// The figure of a room of people or of one of its groups without what is assumed from the country, "workforce.beyond_assumed.nurse" of
/// "rooms.people.nurse"; empty for other rooms.
std::string beyond_assumed(std::string_view id);

/// What is left (above zero) or missing (below) in a year, with the ranges that hold 50 and 80 % of the outcomes.
struct Balance {
  double value = 0;  // NaN where there is no figure
  std::optional<std::pair<double, double>> half, most;
};
Balance balance_in(const Figures& figures, std::string_view id, Year year);

}  // namespace handlingsrom::rooms
