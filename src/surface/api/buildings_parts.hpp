// The report on the buildings, section by section: paper and page show the same. Not for clients of the façade.
#pragma once

#include "surface/api/buildings.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::api {

std::vector<report::Part> buildings_parts(const BuildingsAnswer& answer, const report::Words& words,
                                          double width = 640);

}  // namespace handlingsrom::api
