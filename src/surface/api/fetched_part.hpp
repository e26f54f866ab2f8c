// The part of a report that tells which key figures were fetched since the program's figures were made.
#pragma once

#include <vector>

#include "surface/api/in_force.hpp"
#include "surface/report/build.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

report::Part fetched_part(const report::Words& words, const std::vector<FetchedFigure>& figures);

}  // namespace handlingsrom::api
