#include "outlook/care/intensities.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "outlook/care/smooth_levels.hpp"

namespace handlingsrom::care {
namespace {

// Of all deaths of an age, at most this share may be on steps with a fixed death rate.
constexpr double highest_death_share = 0.9;
constexpr int reference_age = 85;

using StateValues = std::array<double, largest_state_count>;

/// Values that do not depend on the municipality, per step.
struct StepRates {
  std::vector<std::size_t> from;  // states
  std::vector<double> propensity;
  std::vector<std::size_t> back;
  std::vector<double> rate;
};

std::size_t state_of(const Ladder& ladder, const std::string& name) {
  return name == "none" ? 0 : ladder.index_of(name) + 1;
}

std::vector<StepRates> step_rates(const Ladder& ladder) {
  std::vector<StepRates> result(ladder.steps.size());
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    for (const Move& move : ladder.steps[s].enters_from) {
      result[s].from.push_back(state_of(ladder, move.step));
      result[s].propensity.push_back(move.weight);
    }
    for (const Move& move : ladder.steps[s].returns) {
      result[s].back.push_back(state_of(ladder, move.step));
      result[s].rate.push_back(move.weight);
    }
  }
  return result;
}

double fixed_death_rate(const Step& step, std::size_t age, double length_of_stay) {
  const double growth = std::exp(step.death_rate_growth * (static_cast<double>(age) + 0.5 - reference_age));
  return step.death_rate * growth / (step.duration_dependent() ? length_of_stay : 1.0);
}

/// Death rates of all steps at one age, no care at [0], so that their mean over `share` is `population`.
void solve_deaths(const Ladder& ladder, std::size_t age, double population, double length_of_stay,
                  const StateValues& share, Intensities::Deaths& deaths, StateValues& rates) {
  double fixed = 0;
  double weight = share[0];
  deaths.relative[0] = 1;
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const Step& step = ladder.steps[s];
    if (step.death_rate > 0) {
      deaths.fixed[s + 1] = fixed_death_rate(step, age, length_of_stay);
      fixed += share[s + 1] * deaths.fixed[s + 1];
    } else {
      deaths.relative[s + 1] = step.mortality;
      weight += share[s + 1] * step.mortality;
    }
  }
  if (fixed > highest_death_share * population) {
    const double scale = highest_death_share * population / fixed;
    for (double& rate : deaths.fixed) rate *= scale;
    fixed *= scale;
  }
  const double none = weight > 0 ? (population - fixed) / weight : population;
  for (std::size_t state = 0; state <= ladder.steps.size(); ++state) {
    rates[state] = deaths.fixed[state] > 0 ? deaths.fixed[state] : deaths.relative[state] * none;
  }
}

/// Entry rates that keep prevalence: from the top of the ladder down.
Eigen::MatrixXd balance(const Ladder& ladder, const StateSpace& space, const std::vector<StepRates>& rates,
                        const StateValues& share, const StateValues& change, const StateValues& death,
                        double population) {
  const auto states = static_cast<Eigen::Index>(space.states());
  Eigen::MatrixXd moves = Eigen::MatrixXd::Zero(states, states);
  StateValues out{};        // persons moving up from a state, per person of the age and year
  StateValues returning{};  // persons returning to a state
  for (std::size_t s = ladder.steps.size(); s-- > 0;) {
    const std::size_t state = s + 1;
    const auto row = static_cast<Eigen::Index>(state);
    double leaving = 0;
    for (std::size_t k = 0; k < rates[s].back.size(); ++k) {
      moves(row, static_cast<Eigen::Index>(rates[s].back[k])) += rates[s].rate[k];
      returning[rates[s].back[k]] += rates[s].rate[k] * share[state];
      leaving += rates[s].rate[k] * share[state];
    }
    // Deaths of those who enter and die early come on top of the stock's slower rate; see StateSpace.
    const double late = death[state] * space.late_death_factor[s];
    const double early = death[state] * space.early_death_factor[s];
    const double extra = space.early_share[s] > 0 ? space.early_share[s] * (1 - late / early) : 0;
    double entrants =
        (change[state] + (late - population) * share[state] + out[state] + leaving - returning[state]) / (1 - extra);
    double pool = 0;
    for (std::size_t k = 0; k < rates[s].from.size(); ++k) pool += rates[s].propensity[k] * share[rates[s].from[k]];
    if (entrants < 0 || pool <= 0) {
      if (share[state] > 0 && entrants < 0) {
        const std::size_t down = rates[s].back.empty() ? rates[s].from.front() : rates[s].back.front();
        moves(row, static_cast<Eigen::Index>(down)) += -entrants / share[state];
        returning[down] += -entrants;
      }
      entrants = 0;
    }
    for (std::size_t k = 0; k < rates[s].from.size() && entrants > 0; ++k) {
      const std::size_t from = rates[s].from[k];
      const double rate = entrants * rates[s].propensity[k] / pool;
      moves(static_cast<Eigen::Index>(from), row) += rate;
      out[from] += rate * share[from];
    }
  }
  return moves;
}

/// Splits entry to steps with duration dependence, and gives the early state the moves of its step.
void split_early(const StateSpace& space, Eigen::MatrixXd& moves) {
  for (std::size_t s = 0; s < space.steps; ++s) {
    const std::size_t early = space.early_of_step[s];
    if (early == 0) continue;
    const auto step = static_cast<Eigen::Index>(s + 1);
    const auto e = static_cast<Eigen::Index>(early);
    moves.row(e) = moves.row(step);
    moves(e, e) = 0;
    moves(e, step) = 0;
    for (Eigen::Index from = 0; from < moves.rows(); ++from) {
      if (from == step || from == e) continue;
      moves(from, e) = moves(from, step) * space.early_share[s];
      moves(from, step) *= 1 - space.early_share[s];
    }
  }
}

}  // namespace

double early_share(double mean, double early_deaths, double early_mean) {
  if (early_deaths <= 0 || mean <= early_mean) return 0;
  const auto dead = [&](double p) {
    const double late_mean = (mean - p * early_mean) / (1 - p);
    return 1 - p * std::exp(-0.5 / early_mean) - (1 - p) * std::exp(-0.5 / late_mean);
  };
  if (dead(0) >= early_deaths) return 0;
  double low = 0;
  double high = 0.9;
  if (dead(high) < early_deaths) return high;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (dead(middle) < early_deaths ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

StateSpace state_space(const Ladder& ladder) {
  StateSpace space;
  space.steps = ladder.steps.size();
  space.step_of.push_back(0);
  for (std::size_t s = 0; s < space.steps; ++s) space.step_of.push_back(s + 1);
  space.early_of_step.assign(space.steps, 0);
  space.early_share.assign(space.steps, 0);
  space.early_death_factor.assign(space.steps, 1);
  space.late_death_factor.assign(space.steps, 1);
  for (std::size_t s = 0; s < space.steps; ++s) {
    const Step& step = ladder.steps[s];
    if (!step.duration_dependent()) continue;
    const double mean = 1 / step.death_rate;
    const double share = early_share(mean, step.early_deaths, step.early_mean_stay);
    if (share <= 0) continue;
    space.early_of_step[s] = space.step_of.size();
    space.step_of.push_back(s + 1);
    space.early_share[s] = share;
    space.early_death_factor[s] = mean / step.early_mean_stay;
    space.late_death_factor[s] = mean * (1 - share) / (mean - share * step.early_mean_stay);
  }
  if (space.states() > largest_state_count) {
    throw Error(ErrorCode::bad_input, "care_ladder_too_long",
                {{"found", std::to_string(space.states())}, {"expected", std::to_string(largest_state_count)}});
  }
  return space;
}

void Intensities::death_rates(std::size_t sex, std::size_t age, double population, double first,
                              std::array<double, largest_state_count>& rates) const {
  const Deaths& own = deaths[sex][age];
  const auto& share = prevalence[sex][age];
  const double scale = first > 0 ? population / first : 1.0;
  double fixed = 0;
  double weight = 0;
  for (std::size_t state = 0; state < space.states(); ++state) {
    fixed += share[state] * own.fixed[state] * scale;
    weight += share[state] * own.relative[state];
  }
  const double none = weight > 0 ? std::max(0.0, population - fixed) / weight : population;
  for (std::size_t state = 0; state < space.states(); ++state) {
    rates[state] = own.fixed[state] > 0 ? own.fixed[state] * scale : own.relative[state] * none;
  }
}

Intensities calibrate(const Model& model, const Today& today, const Demography& people, const LeverYear& levers) {
  const Ladder& ladder = model.ladder;
  Intensities result;
  result.space = state_space(ladder);
  const StateSpace& space = result.space;
  const auto rates = step_rates(ladder);
  const auto shares = smooth_prevalence(model, today.long_run_per_need, people.start);
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    const auto& steps = shares[sex];
    auto& prevalence = result.prevalence[sex];
    prevalence.resize(age_count);
    for (std::size_t age = 0; age < age_count; ++age) {
      prevalence[age].fill(0);
      double sum = 0;
      for (std::size_t s = 0; s < space.steps; ++s) sum += prevalence[age][s + 1] = steps[s][age];
      prevalence[age][0] = 1 - sum;
    }
    result.moves[sex].reserve(age_count);
    result.deaths[sex].resize(age_count);
    for (std::size_t age = 0; age < age_count; ++age) {
      const auto& now = prevalence[age];
      const auto& next = prevalence[std::min<std::size_t>(age + 1, oldest_age)];
      StateValues share{};
      StateValues change{};
      for (std::size_t state = 0; state <= space.steps; ++state) {
        share[state] = 0.5 * (now[state] + next[state]);
        change[state] = next[state] - now[state];
      }
      const double population = static_cast<double>(people.death.front()[sex][age]);
      StateValues death{};
      Intensities::Deaths& deaths = result.deaths[sex][age];
      solve_deaths(ladder, age, population, 1, share, deaths, death);
      Eigen::MatrixXd moves = balance(ladder, space, rates, share, change, death, population);
      split_early(space, moves);
      // The early and the late of a step have their own death rates about its mean.
      for (std::size_t s = 0; s < space.steps; ++s) {
        const std::size_t early = space.early_of_step[s];
        if (early == 0) continue;
        deaths.fixed[early] = deaths.fixed[s + 1] * space.early_death_factor[s];
        deaths.fixed[s + 1] *= space.late_death_factor[s];
        double entrants = 0;
        for (Eigen::Index from = 0; from < moves.rows(); ++from) {
          if (static_cast<std::size_t>(from) <= space.steps)
            entrants += share[static_cast<std::size_t>(from)] * moves(from, static_cast<Eigen::Index>(early));
        }
        const double stock = deaths.fixed[early] > 0 ? std::min(0.5 * now[s + 1], entrants / deaths.fixed[early]) : 0;
        prevalence[age][early] = stock;
        prevalence[age][s + 1] -= stock;
      }
      result.moves[sex].push_back(std::move(moves));
    }
  }
  if (!(levers == LeverYear{})) apply_levers(ladder, levers, result);
  return result;
}

}  // namespace handlingsrom::care
