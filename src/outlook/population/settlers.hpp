// People who move in beyond what the projection expects: a housing programme, a new employer.
#pragma once

#include <span>

#include "outlook/population/projection.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/vital_rates.hpp"

namespace handlingsrom::population {

/// Adds to `projection` those who move in during each year (`arrivals[t]`, persons, negative for more who leave), the years they
/// then grow older, and their children at the country's latest fertility rates. They come as young families: three in ten are
/// children under 10, one in twenty 10–15, 55 per cent 20–39, one in ten 40–59, as many women as men. Within the period they
/// neither die nor leave; both are small at these ages. Where they come from is not followed. Never below zero persons.
void add_settlers(Projection& projection, std::span<const double> arrivals, const facts::VitalRates& vital);

}  // namespace handlingsrom::population
