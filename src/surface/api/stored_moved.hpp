// What the ways into the store share.
#pragma once

#include <string>
#include <vector>

#include "surface/api/stored_facts.hpp"

namespace handlingsrom::api {

/// "own/net_spending/school": under which a municipality's own figure lies in the store.
std::string series_of(const facts::OwnFigure& figure);

/// Which figures moved, as people call them.
void tell_moved(const Service& service, const store::Store& store, const std::vector<store::Change>& changes,
                Kept& kept);

}  // namespace handlingsrom::api
