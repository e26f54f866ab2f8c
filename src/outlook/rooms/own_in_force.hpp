// Own figures that hold for every request to a chain that brings none of its own (Request::own == nullptr).
#pragma once

#include <memory>
#include <span>

#include "outlook/rooms/chain.hpp"
#include "standing/facts/own_in_force.hpp"

namespace handlingsrom::rooms {

/// Once, by whoever made the chain, before it is asked or shared.
void put_in_force(const Chain& chain, std::shared_ptr<const facts::OwnInForce> own);
/// nullptr where the municipality has none.
const facts::OwnFigures* own_in_force(const Chain& chain, MunicipalityIndex municipality);
/// Its schools, as it has counted them itself; empty where it has not.
std::span<const facts::OwnSchool> own_schools_in_force(const Chain& chain, MunicipalityIndex municipality);

}  // namespace handlingsrom::rooms
