// What a fractional master says of whole lines and of days.
#pragma once

#include <cstddef>
#include <vector>

#include "choice/roster/master.hpp"

namespace handlingsrom::roster {

/// By person, day and duty (LineModel::place): the share of the lines that have it.
std::vector<std::vector<double>> shares_by_place(const Master& master);

/// By person the allowed column whose days have the largest shares together.
std::vector<std::size_t> likeliest_columns(const Master& master, const std::vector<std::vector<double>>& shares);

/// Each person's likeliest line.
std::vector<Line> likeliest_lines(const Master& master);

}  // namespace handlingsrom::roster
