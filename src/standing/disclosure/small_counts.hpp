// Counts of people that are too small to be shown, and what must be hidden with them, in published cells and in the way behind a figure.
#pragma once

#include <array>
#include <cstddef>

#include "base/trace.hpp"

namespace handlingsrom::disclosure {

/// Fewer users of care, child protection or social services than this are not shown; none are.
inline constexpr double fewest_shown = 5;
inline bool too_small(double count) { return count > 0 && count < fewest_shown; }

/// A total and the parts that it is the sum of, where some parts are not published but follow from the rest.
struct Parted {
  double all;                   // NaN where it is not known
  std::array<double, 3> parts;  // NaN likewise
};
/// Which of all, part 0, 1, 2 must be hidden: the small ones, and as few more as suppress() needs. Parts that are not known are not shown in any case.
std::array<bool, 4> hidden_cells(const Parted& table);

/// Hides in a tree what must not be read off it: a published count of users that is too small, what it could be computed from, and every
/// figure that is made of one hidden figure and others that are shown. Hidden nodes have no value and is_hidden(); nothing else is touched. Estimated figures stay: they are no one's.
/// A tree that is hidden already stays as it is. Returns how many nodes were hidden. Not protected against: two years of the same projection held against each other.
std::size_t hide_small_counts(trace::Node& root);

/// Whether the node was hidden: its label then has the argument `hidden`.
bool is_hidden(const trace::Node& node);

}  // namespace handlingsrom::disclosure
