// Several municipalities as one: what they have and need together, path by path.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "outlook/rooms/figures.hpp"

namespace handlingsrom::rooms {

class Chain;
struct Request;

/// What a room's sum hides: municipalities that lack while others have to spare.
struct Shortage {
  std::string_view room;            // "rooms.money", "rooms.people", "rooms.places"
  std::vector<int> municipalities;  // [year] how many have a negative middle
  std::vector<double> missing;      // [year] sum of the negative middles, ≤ 0: the gap when nothing is shared
};

struct RegionFigures {
  Figures figures;                    // sums, and rooms.money_per_inhabitant of the sums
  std::array<Shortage, 3> shortages;  // money, people, places
};

/// A region's run. Figures that do not add up (shares, indexes, growth) are left out; kr per inhabitant is the sum of kr over the sum of
/// inhabitants. Middles are the sums of the members' middles, added in the order given.
///
/// Range: quantiles of the sums path by path. In a path all members meet the same country (PathSampler draws its
/// shocks once) and the same draw of every other assumption, and each its own chance, levels and movers, which are keyed by
/// municipality and so independent. A region of one therefore has that municipality's range.
///
/// `municipality` of the request is not read; own figures and settlers belong to one municipality and are not taken.
/// `unwanted` is asked between members; when it says yes, Error(interrupted, "interrupted") is thrown. O(members × paths × chain).
/// Throws Error(internal) for no members.
RegionFigures run_region(const Chain& chain, std::span<const MunicipalityIndex> members, const Request& request,
                         const std::function<bool()>& unwanted = {});

}  // namespace handlingsrom::rooms
