// Which education group lacks most.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outlook/rooms/figures.hpp"

namespace handlingsrom::rooms {

/// By year, the id of the group of the room `id` ("rooms.people.nurse") that lacks most; empty where none lacks more than hardly_anything. "Others" are
/// what is left over, no group that anyone could look for. Empty without the figure.
std::vector<std::string> lacking_most(const Figures& figures, std::string_view id);

}  // namespace handlingsrom::rooms
