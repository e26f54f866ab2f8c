// Whether an assumption has a say in a municipality's figures.
#pragma once

#include <string_view>

#include "outlook/rooms/chain.hpp"

namespace handlingsrom::rooms {

/// Whether any of the request's figures follows the assumption, ranges and the chance of a shortage of places included: one that stands in for what is
/// published has no say. Throws Error(unknown_name) for an id that no room declares.
bool acts(const Chain& chain, const Request& request, std::string_view assumption);

}  // namespace handlingsrom::rooms
