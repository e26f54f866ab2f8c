// Demands that cannot be met together, and of which every one is needed for that.
#include <algorithm>
#include <cmath>

#include "choice/structure/study/linear.hpp"

namespace handlingsrom::structure_study {
namespace {

constexpr double seconds_each = 2;

/// Whether a choice may exist; true where it could not be decided.
bool can_be_met(const Study& study) {
  location::Problem problem = linear_of(study, Goal::travel, nullptr).problem;
  problem.split = false;
  if (study.most_open > 0) {
    // Another open school takes away no way to meet a demand, so the most are opened.
    const auto not_closed = static_cast<int>(
        std::count_if(problem.rule.begin(), problem.rule.end(), [](Rule rule) { return rule != Rule::closed; }));
    const auto must = static_cast<int>(std::count(problem.rule.begin(), problem.rule.end(), Rule::open));
    if (must > study.most_open) return false;
    problem.open_exactly = std::min(study.most_open, not_closed);
    if (problem.open_exactly == 0) return false;
  } else {
    for (Rule& rule : problem.rule) rule = rule == Rule::closed ? Rule::closed : Rule::open;
  }
  if (location::obstacle(problem)) return false;
  int asked = 0;
  location::Limits limits;
  limits.seconds_left = [&asked] { return seconds_each - 1e-4 * ++asked; };  // by how often it is asked: no clock here
  return location::solve(problem, limits).status != location::Status::infeasible;
}

Study with(const Study& study, const std::vector<Demand>& demands) {
  Study only = study;
  for (Site& site : only.sites) {
    site.rule = Rule::free;
    site.seats = facts::missing;
  }
  only.longest = {1e9, 1e9, 1e9};
  only.most_open = 0;
  for (const Demand& demand : demands) {
    switch (demand.kind) {
      case Demand::Kind::stay: only.sites[demand.site].rule = Rule::open; break;
      case Demand::Kind::close: only.sites[demand.site].rule = Rule::closed; break;
      case Demand::Kind::seats: only.sites[demand.site].seats = study.sites[demand.site].seats; break;
      case Demand::Kind::longest: {
        const auto stage = static_cast<std::size_t>(demand.stage);
        only.longest[stage] = study.longest[stage];
        break;
      }
      case Demand::Kind::most_open: only.most_open = study.most_open; break;
    }
  }
  return only;
}

}  // namespace

std::vector<Demand> collision(const Study& study) {
  using Kind = Demand::Kind;
  std::vector<Demand> demands;
  // Left out in this order: what is easiest to give up for whoever reads comes last, and stays.
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    if (!std::isnan(study.sites[s].seats)) demands.push_back({Kind::seats, s, 0});
  }
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    if (study.sites[s].rule == Rule::open) demands.push_back({Kind::stay, s, 0});
  }
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    if (study.sites[s].rule == Rule::closed) demands.push_back({Kind::close, s, 0});
  }
  for (int stage = 0; stage < 3; ++stage) {
    if (study.longest[static_cast<std::size_t>(stage)] < 1e9) demands.push_back({Kind::longest, 0, stage});
  }
  if (study.most_open > 0) demands.push_back({Kind::most_open, 0, 0});
  if (can_be_met(with(study, demands))) return {};
  for (std::size_t k = 0; k < demands.size();) {
    std::vector<Demand> fewer = demands;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
    if (can_be_met(with(study, fewer)))
      ++k;
    else
      demands = std::move(fewer);
  }
  return demands;
}

}  // namespace handlingsrom::structure_study
