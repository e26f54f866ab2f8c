// Kindergartens, care homes and staffed homes: the municipality's users by year, what it takes to run a place, and each place's share. Not for clients of the façade.
#pragma once

#include <span>
#include <vector>

#include "base/assumptions.hpp"
#include "choice/structure/study/study.hpp"
#include "outlook/rooms/figures.hpp"

namespace handlingsrom::api {

/// What is the same for all places of a service. Users by group: a kindergarten has those of 1–2 and of 3–5 years, a home has one.
struct UnitService {
  std::vector<staffing::ByGrade> users;  // [year] in the municipality, the services' and the care room's own
  structure_study::UnitRules rules;
  double fte_cost = 0;                    // kr a year
  std::vector<staffing::ByGrade> spread;  // [year] as structure_study::Study has it
  double today() const;                   // users of the first year, all groups
};
/// `assumptions` of the room structure_study; `counted`: the last count of the population.
UnitService unit_service(structure_study::Service service, const rooms::Figures& figures,
                         const Assumptions& assumptions, Year counted);

struct UnitPlace {
  double users = facts::missing;  // today; NaN: a share of what the others leave
  double seats = facts::missing;
  bool open_today = true;
};
/// [place][year] users by group: each keeps its share of the municipality's. Places without users share what is left by seats; where those of the list have more than the municipality's own (private ones
/// counted, neighbours' users), each keeps what the list says today. Empty for a place that is not there today.
std::vector<std::vector<staffing::ByGrade>> users_of_places(std::span<const UnitPlace> places,
                                                            const UnitService& service);

}  // namespace handlingsrom::api
