#include "outlook/care/cohort.hpp"

#include <Eigen/Dense>
#include <unsupported/Eigen/MatrixFunctions>

namespace handlingsrom::care {
namespace {

/// Rates among the states of one year, sex and age; what dies or moves out leaves the rows' sums below 0.
Eigen::MatrixXd generator(const Rates& rates, int t, std::size_t sex, int age) {
  const auto n = static_cast<Eigen::Index>(rates.states);
  Eigen::MatrixXd q = Eigen::MatrixXd::Zero(n, n);
  const Way* ways = rates.cohort_ways(t, sex, age) + t;
  for (std::size_t from = 0; from < rates.states; ++from) {
    const auto row = static_cast<Eigen::Index>(from);
    const Way& way = ways[from * static_cast<std::size_t>(rates.years)];
    const auto all = static_cast<double>(way.leave);
    q(row, row) = -all;
    const double among = all * (1 - static_cast<double>(way.ended));
    const float* cumulative = rates.cumulative_row(t, sex, age, from);
    double before = 0;
    for (std::size_t k = 0; k < rates.target_count[from]; ++k) {
      const bool last = k + 1U == rates.target_count[from];
      const double until = last ? 1.0 : static_cast<double>(cumulative[k]);
      q(row, static_cast<Eigen::Index>(rates.targets[from * Rates::most_targets + k])) = among * (until - before);
      before = until;
    }
  }
  return q;
}

}  // namespace

Expected expected(const Rates& rates) {
  const auto n = static_cast<Eigen::Index>(rates.states);
  const std::size_t width = rates.space.steps + 1;
  Expected result;
  result.years = rates.years;
  result.steps = rates.space.steps;
  const auto rows = static_cast<std::size_t>(rates.years) + 1;
  result.stock.assign(rows * width, 0);
  result.entries.assign(rows * width, 0);
  result.deaths.assign(rows * width, 0);

  // By sex and age; the oldest are kept apart by age so that those past 105 go on.
  const auto ages = static_cast<std::size_t>(age_count + rates.years + 1);
  std::array<std::vector<Eigen::RowVectorXd>, sex_count> persons;
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    persons[sex].assign(ages, Eigen::RowVectorXd::Zero(n));
    for (std::size_t age = 0; age < age_count; ++age) {
      for (std::size_t state = 0; state < rates.states; ++state) {
        persons[sex][age](static_cast<Eigen::Index>(state)) =
            rates.start[sex][age] * rates.start_share[sex][age][state];
      }
    }
  }
  const auto count = [&](int t) {
    for (const auto& sex : persons) {
      for (const auto& age : sex) {
        for (Eigen::Index state = 0; state < n; ++state) {
          result.stock[result.at(t, rates.space.step_of[static_cast<std::size_t>(state)])] += age(state);
        }
      }
    }
  };
  count(0);
  Eigen::MatrixXd block(2 * n, 2 * n);
  for (int t = 0; t < rates.years; ++t) {
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (std::size_t age = static_cast<std::size_t>(age_count + t); age-- > 0;) {
        Eigen::RowVectorXd& now = persons[sex][age];
        Eigen::RowVectorXd& next = persons[sex][age + 1];
        next.setZero();
        if (now.sum() <= 0) continue;
        const Eigen::MatrixXd q = generator(rates, t, sex, static_cast<int>(age));
        // exp of [[Q, I], [0, 0]]: transition probabilities and time in state at once (Van Loan 1978).
        block.setZero();
        block.topLeftCorner(n, n) = q;
        block.topRightCorner(n, n).setIdentity();
        const Eigen::MatrixXd solved = block.exp();
        next = now * solved.topLeftCorner(n, n);
        const Eigen::RowVectorXd time = now * solved.topRightCorner(n, n);
        const Way* ways = rates.cohort_ways(t, sex, static_cast<int>(age)) + t;
        for (Eigen::Index from = 0; from < n; ++from) {
          const std::size_t column = rates.space.step_of[static_cast<std::size_t>(from)];
          const Way& way = ways[static_cast<std::size_t>(from) * static_cast<std::size_t>(rates.years)];
          result.deaths[result.at(t, column)] +=
              time(from) * static_cast<double>(way.leave) * static_cast<double>(way.dying);
          for (Eigen::Index to = 0; to < n; ++to) {
            const std::size_t into = rates.space.step_of[static_cast<std::size_t>(to)];
            if (into != column) result.entries[result.at(t, into)] += time(from) * q(from, to);
          }
        }
        now.setZero();
      }
      for (std::size_t age = 0; age < age_count; ++age) {
        const double arriving = rates.arriving[static_cast<std::size_t>(t)][sex][age];
        if (arriving <= 0) continue;
        for (std::size_t state = 0; state < rates.states; ++state) {
          persons[sex][age](static_cast<Eigen::Index>(state)) += arriving * rates.arriving_share[sex][age][state];
        }
      }
    }
    count(t + 1);
  }
  return result;
}

}  // namespace handlingsrom::care
