// The figures of a JSON-stat cube, with what its dimensions are.
#pragma once

#include <functional>

#include "standing/importing/understanding.hpp"

namespace handlingsrom::importing {

/// What each dimension of the cube is: by its role, else by its name and its codes.
std::vector<ColumnRole> roles_of(const reading::Cube& cube, Places& places);

void each_figure_of_cube(const reading::Cube& cube, std::size_t number, const Options& options, Places& places,
                         const std::function<void(const Figure&)>& take);

}  // namespace handlingsrom::importing
