// The flow behind the people room's staff to be had: group by group, along the room's own line.
#pragma once

#include <string>
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
  };
  Year first{};
  std::vector<Group> groups;
  double from_neighbours = 0;  // the part of the labour force that the line takes from the land neighbours
  double agency_share = 0;     // of what is lacking, filled by agencies

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
