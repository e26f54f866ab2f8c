// A programme drawn: its time line, and its year.
#pragma once

#include <string>

#include "surface/api/programmes.hpp"
#include "surface/report/svg/picture.hpp"

namespace handlingsrom::api {

svg::Gantt programme_gantt(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue);
/// What the time line is called in words: how many tasks, and the day that they end, written as `ends`.
std::string gantt_words(const ProgrammeAnswer& answer, const std::string& ends, const messages::Catalogue& catalogue);
svg::Wheel programme_wheel(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue);
/// Measures and their gains: by year against the room that had to be closed, and measure by measure, those that ask for something first.
svg::GainsChart programme_gains_chart(const ProgrammeAnswer& answer, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
