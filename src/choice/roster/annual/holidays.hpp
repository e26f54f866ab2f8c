// Who is on holiday when: what is fixed in the unit's file, and the rest spread over the year.
#pragma once

#include "choice/roster/annual/times.hpp"

namespace handlingsrom::annual {

/// By person and day: on_holiday, away or off. Where the unit asks for it and the period is a year, persons without enough fixed holiday get whole weeks, Monday to Sunday, to
/// five (six from the year one turns sixty): three in a row between 15 June and 20 August, one more before the summer and one after it, in weeks without public holidays, where fewest with the same
/// competences are away. Rules: Annual Holidays Act sections 5 and 7, HTA 7.
Rota place_leave(const Unit& unit);

}  // namespace handlingsrom::annual
