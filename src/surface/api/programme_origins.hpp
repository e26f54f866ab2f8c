// Gains whose figures are not typed: targets and money from the choice room's measures, what was realised from published figures.
#pragma once

#include "surface/api/programmes.hpp"

namespace handlingsrom::api {

/// Fills targets, planned money and realised values of the answer's gains, and its effects. `figures`: today's course. Throws Error(bad_input) with the gain's
/// line: "gain_measure" (no such measure), "gain_figure" (no such figure, or one that is not published for the municipality), "gain_measure_twice" (two gains
/// that take the same measure's money out of the budget), "scenario_exclude" (two measures that count the same saving), and what api::settings_of throws.
void take_origins(const Service& service, const rooms::Figures& figures, ProgrammeAnswer& answer);

}  // namespace handlingsrom::api
