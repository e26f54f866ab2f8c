// Part-timers in the empty shifts of a rota, and people by length of shift.
#include <array>

#include "choice/roster/annual/grow.hpp"
#include "choice/roster/annual/plan.hpp"
#include "surface/api/annual_made.hpp"

namespace handlingsrom::api {

RotaGrowth rota_growth(const RotaFile& unit, const RotaFile& rota) {
  const ReadRota read = read_rota(unit, rota);
  const annual::Growth found = annual::grow(*read.problem, read.rota);
  RotaGrowth growth;
  growth.asked = found.asked;
  growth.empty_before = found.empty_before;
  growth.empty_after = found.empty_after;
  growth.hours = found.hours;
  for (const annual::Growth::Grown& each : found.people) {
    growth.people.push_back(
        {read.problem->unit.people[each.person].id, each.shifts, each.hours, each.position, each.becomes});
    growth.positions += each.becomes - each.position;
  }
  growth.csv = annual::rota_csv(read.problem->unit, found.rota);
  return growth;
}

std::vector<RotaLength> rota_lengths(const RotaFile& unit, const RotaFile& rota) {
  constexpr std::array lengths{7.0, 7.5, 8.0, 10.0, 12.5};  // 12.5: the most a union may agree, section 10-5 (2)
  const ReadRota read = read_rota(unit, rota);
  std::vector<RotaLength> rows;
  for (const annual::ShiftLength& each : annual::people_by_shift_length(*read.problem, lengths))
    rows.push_back({each.hours, each.by_weekends, each.by_hours, each.needed()});
  return rows;
}

}  // namespace handlingsrom::api
