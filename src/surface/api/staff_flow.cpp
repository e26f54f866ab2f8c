#include "surface/api/staff_flow.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/staff_flow_along.hpp"
#include "outlook/workforce/flow.hpp"
#include "outlook/workforce/vulnerability/vulnerability.hpp"

namespace handlingsrom::api {
namespace {

rooms::Request flow_request(const OutlookRequest& request) {
  rooms::Request result;
  result.municipality = request.municipality;
  result.assumptions = request.assumptions;
  result.own = request.own;
  result.alternative = request.alternative;
  return result;
}

std::string line_of(std::string_view group) { return fmt::format("workforce.available.{}", group); }

}  // namespace

Assumptions flow_assumptions(const Service& service, const std::vector<std::pair<std::string, double>>& settings) {
  Assumptions assumptions = service.chain().default_assumptions();
  for (const auto& [name, value] : settings)
    assumptions.set(name.find('.') == std::string::npos ? "workforce.flow." + name : name, value);
  return assumptions;
}

rooms::StaffFlow staff_flow(const Service& service, const OutlookRequest& request) {
  const rooms::Request asked = flow_request(request);
  return rooms::staff_flow(service.chain(), asked, service.chain().run(asked));
}

SupplementEffect supplement_effect(const Service& service, const OutlookRequest& request, std::string_view group,
                                   double share) {
  const rooms::Chain& chain = service.chain();
  const rooms::Figures own = chain.run(flow_request(request));
  if (own.find(line_of(group)) == nullptr) {
    std::string known;
    for (int g = 0; g < workforce::group_count; ++g)
      known += (known.empty() ? "" : ", ") + std::string(workforce::key_of(static_cast<workforce::Group>(g)));
    throw Error(ErrorCode::unknown_name, "flow_group", {{"found", std::string(group)}, {"expected", known}});
  }
  if (!(share >= 0 && share <= 1))
    throw Error(ErrorCode::usage, "flow_supplement", {{"found", fmt::format("{}", 100 * share)}});
  const auto today = [&](const rooms::Figures& figures) { return figures.at(line_of(group)).middle.front(); };
  SupplementEffect effect;
  effect.before = today(own);
  std::vector<double> staff{effect.before};
  for (const MunicipalityIndex neighbour : service.municipality(request.municipality).neighbours) {
    const double before = today(chain.run({.municipality = neighbour, .assumptions = request.assumptions}));
    effect.neighbours.push_back({neighbour, before, before});
    staff.push_back(before);
  }
  const Assumptions assumptions = request.assumptions != nullptr ? *request.assumptions : chain.default_assumptions();
  const double elasticity = assumptions.first("workforce.flow.elasticity");
  const double overall = assumptions.first("workforce.flow.elasticity_all");
  std::vector<double> supplements(staff.size(), 0.0);
  supplements.front() = share;
  const std::vector<double> alone = workforce::after_supplements(staff, supplements, elasticity, overall);
  std::fill(supplements.begin(), supplements.end(), share);
  const std::vector<double> all = workforce::after_supplements(staff, supplements, elasticity, overall);
  const double supplement = share * vulnerability::default_assumptions().first("vulnerability.post_kroner");
  effect.alone = alone.front();
  effect.all = all.front();
  effect.cost_alone = supplement * effect.alone;
  effect.cost_all = supplement * effect.all;
  for (const double fte : all) effect.cost_area += supplement * fte;
  for (std::size_t k = 0; k < effect.neighbours.size(); ++k) effect.neighbours[k].after = alone[k + 1];
  return effect;
}

}  // namespace handlingsrom::api
