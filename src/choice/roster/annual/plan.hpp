// A rota of a unit as it is written: for the checker, as files, and read back.
#pragma once

#include <string>

#include "choice/roster/annual/times.hpp"
#include "choice/roster/work_plan.hpp"

namespace handlingsrom::annual {

/// For the checker: every shift and every day of leave as an entry.
roster::WorkPlan work_plan(const Unit& unit, const Rota& rota);

/// CSV that `read_work_plan` reads: person,date,start,end,kind,break.
std::string rota_csv(const Unit& unit, const Rota& rota);
/// CSV: person,contract,position,born.
std::string people_csv(const Unit& unit);

/// The unit's rota out of a plan. Throws Error(bad_input) with place: a person who is not of the unit, a day outside the period, times that are no shift of the unit, two shifts on a
/// day. Persons of the unit without a line in the plan are free.
Rota rota_of(const Unit& unit, const roster::WorkPlan& plan, const std::string& file);

}  // namespace handlingsrom::annual
