// A programme drawn: its time line, and its year.
#pragma once

#include "surface/api/programmes.hpp"
#include "surface/report/svg/picture.hpp"

namespace handlingsrom::api {

svg::Gantt programme_gantt(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue);
svg::Wheel programme_wheel(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue);
/// Measures and their gains: by year against the room that had to be closed, and measure by measure, those that ask for something first.
svg::GainsChart programme_gains_chart(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
