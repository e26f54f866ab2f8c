#include "outlook/care/multistate.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <unsupported/Eigen/MatrixFunctions>

#include "base/error.hpp"

namespace handlingsrom::care::multistate {
namespace {

constexpr double tolerance = 1e-9;

[[noreturn]] void refuse(Eigen::Index row, double found, const char* expected) {
  throw Error(ErrorCode::bad_input, "care_intensities",
              {{"row", std::to_string(row + 1)}, {"found", fmt::format("{:g}", found)}, {"expected", expected}});
}

}  // namespace

Generator::Generator(Eigen::MatrixXd rates) : rates_(std::move(rates)) {
  if (rates_.rows() != rates_.cols() || rates_.rows() == 0) {
    refuse(rates_.rows(), static_cast<double>(rates_.cols()), "a square matrix");
  }
  for (Eigen::Index i = 0; i < rates_.rows(); ++i) {
    for (Eigen::Index j = 0; j < rates_.cols(); ++j) {
      if (!std::isfinite(rates_(i, j)) || (i != j && rates_(i, j) < 0)) refuse(i, rates_(i, j), "≥ 0");
    }
    if (std::abs(rates_.row(i).sum()) > tolerance * std::max(1.0, -rates_(i, i))) refuse(i, rates_.row(i).sum(), "0");
  }
}

Generator Generator::from_rates(Eigen::MatrixXd off_diagonal) {
  for (Eigen::Index i = 0; i < off_diagonal.rows(); ++i) {
    off_diagonal(i, i) = 0;
    off_diagonal(i, i) = -off_diagonal.row(i).sum();
  }
  return Generator(std::move(off_diagonal));
}

Eigen::MatrixXd Generator::transition_probabilities(double years) const {
  return Eigen::MatrixXd(rates_ * years).exp();
}

Eigen::MatrixXd Generator::time_in_state(double years) const {
  const Eigen::Index n = states();
  Eigen::MatrixXd block = Eigen::MatrixXd::Zero(2 * n, 2 * n);
  block.topLeftCorner(n, n) = rates_ * years;
  block.topRightCorner(n, n) = Eigen::MatrixXd::Identity(n, n) * years;
  return block.exp().topRightCorner(n, n);
}

std::vector<Eigen::Index> Generator::transient() const {
  std::vector<Eigen::Index> result;
  for (Eigen::Index i = 0; i < states(); ++i) {
    if (rates_(i, i) < 0) result.push_back(i);
  }
  return result;
}

Eigen::MatrixXd Generator::total_time_in_state() const {
  const auto moving = transient();
  const auto count = static_cast<Eigen::Index>(moving.size());
  Eigen::MatrixXd sub(count, count);
  for (Eigen::Index i = 0; i < count; ++i) {
    for (Eigen::Index j = 0; j < count; ++j) {
      sub(i, j) = -rates_(moving[static_cast<std::size_t>(i)], moving[static_cast<std::size_t>(j)]);
    }
  }
  const Eigen::FullPivLU<Eigen::MatrixXd> solver(sub);
  if (count == states() || !solver.isInvertible()) {
    throw Error(ErrorCode::bad_input, "care_never_ends", {{"states", std::to_string(states())}});
  }
  const Eigen::MatrixXd inverse = solver.inverse();
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(states(), states());
  for (Eigen::Index i = 0; i < count; ++i) {
    for (Eigen::Index j = 0; j < count; ++j) {
      result(moving[static_cast<std::size_t>(i)], moving[static_cast<std::size_t>(j)]) = inverse(i, j);
    }
  }
  return result;
}

Eigen::VectorXd Generator::time_to_absorption() const { return total_time_in_state().rowwise().sum(); }

Eigen::MatrixXd Generator::next_state() const {
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(states(), states());
  for (const Eigen::Index i : transient()) {
    result.row(i) = rates_.row(i) / -rates_(i, i);
    result(i, i) = 0;
  }
  return result;
}

Eigen::VectorXd Generator::mean_sojourn() const {
  Eigen::VectorXd result = Eigen::VectorXd::Constant(states(), std::numeric_limits<double>::infinity());
  for (const Eigen::Index i : transient()) result(i) = -1 / rates_(i, i);
  return result;
}

std::vector<Eigen::VectorXd> membership(const CohortModel& model) {
  std::vector<Eigen::VectorXd> result;
  Eigen::RowVectorXd now = model.start.transpose();
  for (int cycle = 0; cycle < model.cycles; ++cycle) {
    const Eigen::RowVectorXd next = now * model.transition;
    result.emplace_back(0.5 * (now + next).transpose());
    now = next;
  }
  return result;
}

double discounted_total(const std::vector<Eigen::VectorXd>& members, const Eigen::VectorXd& value, double rate) {
  double total = 0;
  double factor = 1;
  for (const Eigen::VectorXd& counted : members) {
    total += factor * counted.dot(value);
    factor /= 1 + rate;
  }
  return total;
}

double minus_two_log_likelihood(const Generator& generator, const std::vector<Observation>& observations) {
  double sum = 0;
  for (const Observation& seen : observations) {
    const Eigen::MatrixXd p = generator.transition_probabilities(seen.years);
    double likelihood = 0;
    if (seen.exact) {
      for (Eigen::Index k = 0; k < generator.states(); ++k) {
        if (k != seen.to) likelihood += p(seen.from, k) * generator.matrix()(k, seen.to);
      }
    } else {
      likelihood = p(seen.from, seen.to);
    }
    sum += std::log(likelihood);
  }
  return -2 * sum;
}

}  // namespace handlingsrom::care::multistate
