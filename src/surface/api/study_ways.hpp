// How far it is between a study's members, from a table that somebody has: a router's, a county's, a secretariat's.
#pragma once

#include <string>

#include "choice/cooperation/study/study.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// Puts the table's ways between members (ways.hpp; names or numbers, matrices in the order of the members) where the study's own file gives none. Who travels goes
/// there and back, so a pair whose two directions differ has their mean. `name` is what refusals call it.
/// Throws Error(bad_input, "study_ways" or "reading_…") with place, found and expected.
void add_ways(const Service& service, const std::string& text, const std::string& name, cooperation::Study& study);

}  // namespace handlingsrom::api
