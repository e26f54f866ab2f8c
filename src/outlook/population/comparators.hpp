// Simple methods that a projection must beat.
#pragma once

#include <vector>

#include "outlook/population/projection.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::population {

/// Nobody moves, ages, dies or is born: the start population in every year.
Projection constant_population(const facts::PopulationHistory& history, int area, Year start, int years);

/// Hamilton and Perry 1962 ("A short method for projecting population by age from one decennial census to another"), in single
/// years: cohort change ratios by sex, pooled over the last `window` years; zero-year-olds by their ratio to women aged 15–49.
/// Needs the population of `start` − window … start.
Projection hamilton_perry(const facts::PopulationHistory& history, int area, Year start, int years, int window = 5);

}  // namespace handlingsrom::population
