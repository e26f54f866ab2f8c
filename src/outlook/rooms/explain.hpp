// The calculation tree of any figure of the chain.
#pragma once

#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {

trace::Node explain_figure(const Chain::Prepared& prepared, const Request& request, std::string_view figure, Year year);

}  // namespace handlingsrom::rooms
