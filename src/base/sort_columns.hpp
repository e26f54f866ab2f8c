// Many short columns sorted side by side.
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace handlingsrom {

inline constexpr std::size_t columns_at_once = 8;

/// Each column of `rows` in ascending order. Batcher's merge exchange (Batcher 1968, "Sorting networks and their applications"; Knuth, The Art of Computer
/// Programming 3, 5.2.2, algorithm M): which rows are compared does not depend on the values, so that the columns go through wide registers together,
/// and nothing is guessed wrong. O(n log² n). No value may be NaN.
void sort_columns(std::span<std::array<double, columns_at_once>> rows);

}  // namespace handlingsrom
