// Transition intensities of the ladder for one municipality, calibrated to its own users, to length of stay and to deaths.
#pragma once

#include <array>
#include <vector>

#include <Eigen/Core>

#include "outlook/care/demography.hpp"
#include "outlook/care/levers.hpp"
#include "outlook/care/model.hpp"
#include "outlook/care/today.hpp"

namespace handlingsrom::care {

/// States of a simulated person: 0 = no care, 1 … steps = the ladder, then one state more for each step with duration
/// dependence (those who will not stay long). Death and moving out are not states but ends.
struct StateSpace {
  std::size_t steps = 0;
  std::vector<std::size_t> step_of;        // [state]: step + 1, 0 for no care
  std::vector<std::size_t> early_of_step;  // [step]: the early state, 0 where there is none
  std::vector<double> early_share;         // [step]: of those who enter
  std::vector<double> early_death_factor;  // [step]: death rate of the early over the step's mean
  std::vector<double> late_death_factor;   // [step]
  std::size_t states() const { return step_of.size(); }
};
inline constexpr std::size_t largest_state_count = 24;

StateSpace state_space(const Ladder& ladder);

/// Share of entrants in the early group so that `early_deaths` of all die within half a year, when the whole stays `mean`
/// years on average and the early group `early_mean`: a mixture of two exponentials (hyperexponential; Feldmann and Whitt
/// 1998). The larger root is taken when two fit; 0 when even none early gives more deaths.
double early_share(double mean, double early_deaths, double early_mean);

/// By sex and age on 1 January. Rates per person and year.
struct Intensities {
  StateSpace space;
  /// Share of persons of the age in each state today, [sex][age][state].
  std::array<std::vector<std::array<double, largest_state_count>>, sex_count> prevalence;
  /// Moves other than death, [sex][age]: off-diagonal states × states.
  std::array<std::vector<Eigen::MatrixXd>, sex_count> moves;
  /// Death rate of a state = relative × rate of people without care (solved so that the sum is the population's), or fixed ×
  /// population's rate over that of the first year.
  struct Deaths {
    std::array<double, largest_state_count> relative{};  // 0 where fixed
    std::array<double, largest_state_count> fixed{};     // per year in the first year
  };
  std::array<std::vector<Deaths>, sex_count> deaths;

  /// Death rates of all states when the population's is `population`, in a year whose rate was `first` at the start.
  void death_rates(std::size_t sex, std::size_t age, double population, double first,
                   std::array<double, largest_state_count>& rates) const;
};

/// Solves for the entry rates from the top of the ladder down: at each age the entrants to a step must make up for what
/// ageing, deaths, moves upward and returns do to its prevalence (the consistency of DisMod; Barendregt et al. 2003; the
/// illness–death model's balance, Keiding 1991), and come from the lighter steps in proportion to people there times the
/// ladder's propensities. Where fewer than none would enter, the surplus returns instead. Prevalence is therefore met exactly
/// at every age in a population that does not change; smooth because shapes and levels are. O(2 × 106 × states²).
Intensities calibrate(const Model& model, const Today& today, const Demography& people, const LeverYear& levers = {});

/// Changes calibrated intensities by the levers of one year (see LeverYear).
void apply_levers(const Ladder& ladder, const LeverYear& levers, Intensities& intensities);

}  // namespace handlingsrom::care
