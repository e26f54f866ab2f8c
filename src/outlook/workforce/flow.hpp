// How the staff to be had comes about: who leaves, who comes, and whom the municipality must win from other work.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "outlook/population/projection.hpp"
#include "outlook/workforce/flow_year.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::workforce {

using Ages = std::array<double, oldest_age + 1>;

/// Where one group's staff comes from and how many there are to be.
struct FlowCourse {
  std::vector<Ages>
      labour;  // [t] inhabitants by age, own and neighbours' weighted, as parts of the start's persons in work
  std::vector<double> leaving_age;  // [t]
  std::vector<double> young;        // [t] the part of the country's 20–24 year-olds that lives here
  std::vector<double> line;         // [t] FTE to be had: workforce.available.<group>
};

/// "workforce.flow.nurse.retired" → group and part; false for anything else.
bool read_flow_id(std::string_view id, Group& group, std::string_view& part);

/// The inhabitants behind the line L(t): own by `local_weight` (all of it without an area), neighbours by the rest.
std::vector<Ages> labour_of(const population::Projection& own, const LabourArea& area, const Assumptions& assumptions);
/// Leaving age by year, the first year's being the default as in fill_labour.
std::vector<double> leaving_ages(const Assumptions& assumptions, int years);
std::vector<double> young_share(const population::Projection& own, const population::Projection& country);

/// A stock by year of age is followed; what the line asks for comes in under 55, spread as the inhabitants are.
/// years() − 1 flows. Throws nothing.
std::vector<FlowYear> flow_along(const FlowCourse& course, const FlowRates& rates);

/// The rates of a group. What the assumptions say of turnover is all who leave; those who go to other work are what is left of it when the
/// country's retirement and disability of the first year are taken out, and `hired` is what closes the country's first year, so that the
/// country's own flow has `more` = 0 in it.
FlowRates flow_rates(const Assumptions& assumptions, Group group, const population::Projection& country);

/// FTE that part-timers would add if the mean position were `workforce.flow.position_reach`; care's two groups only, 0 for the others.
double position_potential(const Assumptions& assumptions, Group group, double fte);

/// Staff of each employer after a supplement (share of the wage) by each: those who move choose by exp(elasticity · supplement)
/// (multinomial logit, McFadden 1974), and all together grow by overall · the mean supplement. elasticity is that of an employer who is
/// small among the others. Sizes of `staff` and `supplements` are the same.
std::vector<double> after_supplements(std::span<const double> staff, std::span<const double> supplements,
                                      double elasticity, double overall);

}  // namespace handlingsrom::workforce
