// Places and the risk of a shortage: what chance does to the need for places, worked out from the care ladder's intensities.
#pragma once

#include <array>
#include <vector>

#include "outlook/care/places_outlook.hpp"
#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {

/// The figures that Chain::add_chance adds, in their order.
inline constexpr std::array<const char*, 4> chance_figures{"care.places_need", "care.places_enough",
                                                           "care.places_today", "care.shortage_risk"};

/// Need for places in institutions, year by year, for a population and its assumptions.
std::vector<care::PlacesOutlookYear> places_in_institutions(const care::Model& model, MunicipalityIndex municipality,
                                                            const population::Projection& persons,
                                                            const care::Survival& survival,
                                                            const Assumptions& assumptions,
                                                            const StartingPoint& starting);

/// The risk of a shortage under changes that move the balance of places (`rooms.places` of `changed` against that of `today`, both without
/// paths): the need is close to normal with the spread that today's `care.places_need` has, so a place more moves the risk's normal
/// quantile by one part in the spread. Without a change the very risk of today. Same id and unit as care.shortage_risk; no
/// years where `today` has no risk.
Figure carry_risk(const Figures& today, const Figures& changed);

}  // namespace handlingsrom::rooms
