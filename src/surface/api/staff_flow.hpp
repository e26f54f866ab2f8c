// Where staff comes from and goes, and what a supplement would move: a municipality's flow along the people room's own line.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outlook/rooms/staff_flow.hpp"
#include "surface/api/outlook.hpp"

namespace handlingsrom::api {

/// What a supplement moves in one group. Kroner a year.
struct SupplementEffect {
  struct Neighbour {
    MunicipalityIndex municipality{};
    double before = 0, after = 0;  // FTE, when the municipality alone pays
  };
  double before = 0;
  double alone = 0;                     // FTE when the municipality alone pays
  double all = 0;                       // FTE when its neighbours pay the same
  double cost_alone = 0, cost_all = 0;  // to the municipality
  double cost_area = 0;                 // to all of them together, when all pay
  std::vector<Neighbour> neighbours;
};

/// The defaults with the settings in every year; a name without a dot is one of `workforce.flow.`. Throws what Assumptions::set throws.
Assumptions flow_assumptions(const Service& service, const std::vector<std::pair<std::string, double>>& settings);

/// Today's course without paths, at the request's assumptions. Throws what api::outlook throws.
rooms::StaffFlow staff_flow(const Service& service, const OutlookRequest& request);

/// `group` as in "nurse"; `share` of the wage. The staff is that of the first year's line; what a year of work costs is
/// `vulnerability.post_kroner`. Throws Error(unknown_name, "flow_group") and Error(usage, "flow_supplement") outside 0–1.
SupplementEffect supplement_effect(const Service& service, const OutlookRequest& request, std::string_view group,
                                   double share);

}  // namespace handlingsrom::api
