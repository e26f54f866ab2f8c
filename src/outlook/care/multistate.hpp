// Markov chains in continuous and discrete time: transition probabilities, time in state, cost. One solver for the ladder's
// exact companion and for the published problem sets it is tested on.
#pragma once

#include <vector>

#include <Eigen/Dense>

namespace handlingsrom::care::multistate {

/// Square matrix of transition rates per year: off-diagonal ≥ 0, rows sum to 0. Throws Error(bad_input,
/// "care_intensities") otherwise. A row of zeros is an absorbing state.
class Generator {
 public:
  explicit Generator(Eigen::MatrixXd rates);
  /// From off-diagonal rates; the diagonal is filled in.
  static Generator from_rates(Eigen::MatrixXd off_diagonal);

  const Eigen::MatrixXd& matrix() const { return rates_; }
  Eigen::Index states() const { return rates_.rows(); }

  /// P(t) = exp(Q t) by scaling and squaring with a Padé approximant (Higham 2005). Rows sum to 1.
  Eigen::MatrixXd transition_probabilities(double years) const;
  /// ∫₀ᵗ P(u) du: [i, j] is the expected time in j during t years from i (Van Loan 1978, block exponential).
  Eigen::MatrixXd time_in_state(double years) const;
  /// The same without end: absorbing states' columns are 0. Throws Error(bad_input, "care_never_ends") if from some state the
  /// chain need not end (Kulkarni 2016, ch. 6).
  Eigen::MatrixXd total_time_in_state() const;
  /// Expected time to absorption from each state, 0 in absorbing ones.
  Eigen::VectorXd time_to_absorption() const;
  /// Probability that the next state is j.
  Eigen::MatrixXd next_state() const;
  /// Mean length of one visit; infinity in absorbing states.
  Eigen::VectorXd mean_sojourn() const;

 private:
  std::vector<Eigen::Index> transient() const;
  Eigen::MatrixXd rates_;
};

/// A discrete-time cohort model: transition matrix per cycle, membership counted as the mean of a cycle's start and end
/// (life-table counting; Briggs, Claxton and Sculpher 2006), amounts discounted by (1 + rate)^−t from cycle 0.
struct CohortModel {
  Eigen::MatrixXd transition;  // rows sum to 1
  Eigen::VectorXd start;       // persons
  int cycles = 0;
};

/// Persons counted in each state, [cycle][state].
std::vector<Eigen::VectorXd> membership(const CohortModel& model);
/// Σ over cycles of members × value per state, discounted.
double discounted_total(const std::vector<Eigen::VectorXd>& members, const Eigen::VectorXd& value, double rate);

/// Minus twice the log-likelihood of panel data: states seen at visits, death known to the day (Kalbfleisch and Lawless 1985;
/// Jackson 2011). Each observation: state before, state at its end, years between; `exact` where the end state was entered
/// at that moment.
struct Observation {
  int from = 0;
  int to = 0;
  double years = 0;
  bool exact = false;
};
double minus_two_log_likelihood(const Generator& generator, const std::vector<Observation>& observations);

}  // namespace handlingsrom::care::multistate
