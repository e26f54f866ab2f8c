// The way behind a projected number of persons: start population, deaths, births, moves, and the country's total.
#pragma once

#include "base/trace.hpp"
#include "outlook/population/population.hpp"

namespace handlingsrom::population {

/// Persons aged `range` on 1 January t years after the start. The tree adds up: those who lived there at the start, and those born since, each
/// a product of a count and of the shares that survive, of what moving changes, and of the control to the country; leaves are
/// cells of the population table, national rates, and the named assumptions.
trace::Node explain_persons(const Frame& frame, MunicipalityIndex municipality, int t, int from_age, int to_age);

}  // namespace handlingsrom::population
