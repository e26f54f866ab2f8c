// How many are present in each cell of the cover, and what that costs.
#pragma once

#include <vector>

#include "choice/roster/line_model.hpp"

namespace handlingsrom::roster {

/// Adds `sign` for every duty of the line.
void add_presence(const LineModel& model, const Line& line, int sign, std::vector<int>& present);

std::vector<int> presence(const LineModel& model, const std::vector<Line>& lines);

/// The greatest number that divides every cost, so that two rotas differ by a multiple of it.
double unit_of_costs(const LineModel& model);

double cover_cost(const LineModel& model, const std::vector<int>& present);

}  // namespace handlingsrom::roster
