// The places of a service as sections: page and plan show the same. Not for clients of the façade.
#pragma once

#include "surface/api/structure_places.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::api {

/// The municipality by year; each place in the first year, ten years on and in the last.
report::Section places_whole(const PlacesOutlook& outlook, const report::Words& words, double width);
report::Section places_each(const PlacesOutlook& outlook, const report::Words& words);

}  // namespace handlingsrom::api
