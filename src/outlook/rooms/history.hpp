// What is known of a figure in the years before the chain's first year.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outlook/rooms/figures.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::rooms {

/// Values of `from` … first year − 1 in the figure's own unit, NaN in years without a published figure; empty where no year has one.
///
/// * population.*: registered persons on 1 January.
/// * care.users.nursing_home, .staffed_home, .short_stay and care.fte: the year's published figure (KOSTRA, at year's end).
/// * rooms.places: today's places minus those in a bed in that year, so that the line is the need of then against the places of now.
/// * rooms.money: the year's published net operating result, a share of gross operating revenue, of today's gross revenue
///   (kr, fixed prices of today). Own figures given for today do not change the share of earlier years.
///
/// rooms.people has none: nobody publishes how many could be had, and need equals staff in the first year by definition.
std::vector<double> observed_before(const facts::Facts& facts, MunicipalityIndex municipality, const Figures& figures,
                                    std::string_view id, Year from);

/// Source ids behind observed_before; empty for a figure without one.
std::vector<std::string> sources_of_observed(std::string_view id);

}  // namespace handlingsrom::rooms
