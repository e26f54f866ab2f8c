// Where do we stand? Today's figures of one municipality beside the country's.
#pragma once

#include "outlook/rooms/figures.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::rooms {

std::vector<StandingFigure> standing_figures(const facts::Facts& facts, MunicipalityIndex municipality);

}  // namespace handlingsrom::rooms
