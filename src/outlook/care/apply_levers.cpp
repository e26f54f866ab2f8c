// The levers' effect on calibrated intensities.
#include <algorithm>
#include <cmath>

#include "outlook/care/intensities.hpp"

namespace handlingsrom::care {
namespace {

/// Entry to a step and to its early state from one state.
void scale_entry(const StateSpace& space, std::size_t step, double factor, Eigen::MatrixXd& moves) {
  const std::size_t early = space.early_of_step[step];
  for (Eigen::Index from = 0; from < moves.rows(); ++from) {
    const std::size_t origin = space.step_of[static_cast<std::size_t>(from)];
    if (origin > step) continue;  // a return, not an entry
    moves(from, static_cast<Eigen::Index>(step + 1)) *= factor;
    if (early != 0) moves(from, static_cast<Eigen::Index>(early)) *= factor;
  }
}

/// A share of those who would enter `step` go to `instead` (where they are already there: stay).
void reroute(const StateSpace& space, std::size_t step, std::size_t instead, double share, Eigen::MatrixXd& moves) {
  const std::size_t early = space.early_of_step[step];
  for (Eigen::Index from = 0; from < moves.rows(); ++from) {
    if (space.step_of[static_cast<std::size_t>(from)] > step) continue;
    double moved = moves(from, static_cast<Eigen::Index>(step + 1)) * share;
    moves(from, static_cast<Eigen::Index>(step + 1)) *= 1 - share;
    if (early != 0) {
      moved += moves(from, static_cast<Eigen::Index>(early)) * share;
      moves(from, static_cast<Eigen::Index>(early)) *= 1 - share;
    }
    if (space.step_of[static_cast<std::size_t>(from)] != instead + 1)
      moves(from, static_cast<Eigen::Index>(instead + 1)) += moved;
  }
}

bool has(const Ladder& ladder, const char* id) {
  return std::any_of(ladder.steps.begin(), ladder.steps.end(), [&](const Step& step) { return step.id == id; });
}

}  // namespace

void apply_levers(const Ladder& ladder, const LeverYear& levers, Intensities& intensities) {
  const StateSpace& space = intensities.space;
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    auto& all = intensities.moves[sex];
    if (levers.onset_later_years != 0) {
      const auto before = all;
      for (std::size_t age = 0; age < age_count; ++age) {
        const double at =
            std::clamp(static_cast<double>(age) - levers.onset_later_years, 0.0, static_cast<double>(oldest_age));
        const auto low = static_cast<std::size_t>(at);
        const std::size_t high = std::min<std::size_t>(low + 1, oldest_age);
        const double part = at - static_cast<double>(low);
        all[age].row(0) = (1 - part) * before[low].row(0) + part * before[high].row(0);
      }
    }
    for (std::size_t age = 0; age < age_count; ++age) {
      Eigen::MatrixXd& moves = all[age];
      moves.row(0) *= levers.informal_care;
      for (std::size_t s = 0; s < space.steps; ++s) {
        const Figure figure = ladder.steps[s].figure;
        const double threshold = figure == Figure::home_care || figure == Figure::home_other ? levers.threshold_home
                                 : figure == Figure::staffed_homes                           ? levers.threshold_staffed
                                 : figure == Figure::long_stay                               ? levers.threshold_nursing
                                                                                             : 1.0;
        if (threshold != 1) scale_entry(space, s, threshold, moves);
      }
      if (levers.reablement != 1 && has(ladder, "reablement")) {
        moves(static_cast<Eigen::Index>(ladder.index_of("reablement") + 1), 0) *= levers.reablement;
      }
      if (has(ladder, "staffed_home") && has(ladder, "home_nursing")) {
        if (levers.staffed_to_home > 0) {
          reroute(space, ladder.index_of("staffed_home"), ladder.index_of("home_nursing"), levers.staffed_to_home,
                  moves);
        }
        if (levers.institution_to_staffed > 0 && has(ladder, "nursing_home")) {
          reroute(space, ladder.index_of("nursing_home"), ladder.index_of("staffed_home"),
                  levers.institution_to_staffed, moves);
        }
      }
      if (levers.length_of_stay != 1) {
        for (std::size_t s = 0; s < space.steps; ++s) {
          if (!ladder.steps[s].duration_dependent()) continue;
          intensities.deaths[sex][age].fixed[s + 1] /= levers.length_of_stay;
          if (space.early_of_step[s] != 0)
            intensities.deaths[sex][age].fixed[space.early_of_step[s]] /= levers.length_of_stay;
        }
      }
    }
  }
}

}  // namespace handlingsrom::care
