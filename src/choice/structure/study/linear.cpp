#include "choice/structure/study/linear.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace handlingsrom::structure_study {

std::vector<std::pair<int, int>> blocks_of(const Study& study) {
  // Stages have limits of their own for how far, so they divide too.
  std::set<int> begins{1, 5, 8};
  for (const Site& site : study.sites) {
    begins.insert(site.lowest);
    if (site.highest < grades) begins.insert(site.highest + 1);
  }
  std::vector<std::pair<int, int>> blocks;
  for (auto at = begins.begin(); at != begins.end(); ++at) {
    const auto next = std::next(at);
    blocks.emplace_back(*at, next == begins.end() ? grades : *next - 1);
  }
  return blocks;
}

Linear linear_of(const Study& study, Goal goal, const Evaluator* evaluator) {
  Linear linear;
  location::Problem& problem = linear.problem;
  const auto blocks = blocks_of(study);
  std::size_t fullest = 0;
  double most = -1;
  for (std::size_t t = 0; t < static_cast<std::size_t>(study.years); ++t) {
    double sum = 0;
    for (const Area& area : study.areas) {
      for (const double pupils : area.pupils[t]) sum += pupils;
    }
    if (sum > most) {
      most = sum;
      fullest = t;
    }
  }
  const auto pupils_of = [&](std::size_t a, std::size_t b, std::size_t t) {
    double sum = 0;
    for (int g = blocks[b].first; g <= blocks[b].second; ++g)
      sum += study.areas[a].pupils[t][static_cast<std::size_t>(g - 1)];
    return sum;
  };
  for (std::size_t a = 0; a < study.areas.size(); ++a) {
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      double sum = 0;
      for (std::size_t t = 0; t < static_cast<std::size_t>(study.years); ++t) sum += pupils_of(a, b, t);
      if (sum > 0) linear.customers.emplace_back(a, b);
    }
  }
  problem.sites = static_cast<int>(study.sites.size());
  problem.customers = static_cast<int>(linear.customers.size());
  bool seats = false;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    const Site& site = study.sites[s];
    problem.rule.push_back(site.rule);
    seats = seats || !std::isnan(site.seats);
    for (const auto& [a, b] : linear.customers) {
      const int lowest = blocks[b].first, stage = lowest < 5 ? 0 : lowest < 8 ? 1 : 2;
      const double way = study.way(s, a);
      const bool can =
          site.has(lowest) && site.has(blocks[b].second) && way <= study.longest[static_cast<std::size_t>(stage)];
      double pupil_years = 0;
      for (std::size_t t = 0; t < static_cast<std::size_t>(study.years); ++t) pupil_years += pupils_of(a, b, t);
      problem.cost.push_back(!can                   ? location::no_way
                             : goal == Goal::travel ? way * pupil_years / study.years
                                                    : evaluator->transport(s, a, lowest, blocks[b].second));
    }
  }
  if (seats) {
    for (const auto& [a, b] : linear.customers) problem.demand.push_back(pupils_of(a, b, fullest));
    for (const Site& site : study.sites) problem.capacity.push_back(std::isnan(site.seats) ? 2 * most : site.seats);
  }
  if (goal == Goal::travel) return linear;
  // Costs of a location problem are not negative; a sale is what keeping the school open costs. Where closing costs more than keeping open, the difference is
  // taken from the constant, as if the school were open: less than any choice costs.
  const std::vector<char> none(study.sites.size(), 0);
  linear.constant = evaluator->bound_without_ways(none);
  const double base = linear.constant;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    std::vector<char> one = none;
    one[s] = 1;
    const double opening = evaluator->bound_without_ways(one) - base;
    problem.opening.push_back(std::max(0.0, opening));
    linear.constant += std::min(0.0, opening);
  }
  return linear;
}

}  // namespace handlingsrom::structure_study
