// A region by what a user calls it: its name in the user's language, and its figures.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "outlook/rooms/region.hpp"
#include "standing/registry/region.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// "Trøndelag", "Skaun with neighbours", "Melhus, Orkland, Skaun".
std::string name_of(const Service& service, const registry::Region& region, const messages::Catalogue& catalogue);

/// The region's sums on today's course, with ranges over `paths` paths. Throws Error(interrupted) when `unwanted` says so.
rooms::RegionFigures outlook(const Service& service, const registry::Region& region, int paths, std::uint64_t seed = 1,
                             const std::function<bool()>& unwanted = {});

}  // namespace handlingsrom::api
