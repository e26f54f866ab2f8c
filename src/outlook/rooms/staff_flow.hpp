// The flow behind the people room's staff to be had: group by group, along the room's own line.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"
#include "outlook/workforce/flow_year.hpp"

namespace handlingsrom::rooms {

struct StaffFlow {
  struct Group {
    std::string key;                         // "nurse"
    std::vector<workforce::FlowYear> years;  // from 1 January of a year to the next; one fewer than the chain's years
    std::vector<double> needed;              // [year] FTE, 1 January
    workforce::FlowRates rates;
    double potential = 0;  // FTE that part-timers would add at the mean position of `workforce.flow.position_reach`
    Provenance provenance = Provenance::municipality;
    bool own_ages = false, own_turnover = false;  // the municipality's own count stands in place of the country's

    /// Of a part of the flow: own where it rests on the municipality's count, else the country's.
    Provenance mark(std::string_view part) const;
  };
  Year first{};
  std::vector<Group> groups;
  double from_neighbours = 0;             // the part of the labour force that the line takes from the neighbours
  double agency_share = 0;                // of what is lacking, filled by agencies
  std::vector<double> sick_share;         // [year] of contracted FTE: doctor-certified
  std::array<double, 4> sick_quarters{};  // each quarter's share of sick leave over the year's

  /// FTE of `group` that are away ill in a quarter (0–3) of `year`: what substitutes, colleagues or nobody fill. Counted from the year's first day.
  double away_ill(const Group& group, Year year, std::size_t quarter) const;

  /// nullptr where there is none of that key.
  const Group* find(std::string_view key) const;
};

/// Means of the flows of the calendar years from … to, both inclusive; start, older of the first and end of the last.
workforce::FlowYear mean_flow(const StaffFlow::Group& group, Year first, Year from, Year to);
/// Sums of several groups' flows.
workforce::FlowYear sum_of(const std::vector<workforce::FlowYear>& flows);

/// Ids that explain knows beside the sheet's: "workforce.flow.nurse.retired" …
std::vector<std::string> flow_ids();

}  // namespace handlingsrom::rooms
