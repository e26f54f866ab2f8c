#include "standing/comparison/efficiency/cost_function.hpp"

#include <cmath>

#include <Eigen/Dense>

#include "base/error.hpp"

namespace handlingsrom::comparison {
namespace {

/// Student's t by its expansion from the normal (Abramowitz and Stegun 1964, 26.7.5), four terms: to 1e-3 from 5 degrees of freedom on.
double student(double level, double freedom) {
  double low = 0, high = 10;
  for (int step = 0; step < 80; ++step) {
    const double middle = 0.5 * (low + high);
    (std::erf(middle / std::sqrt(2.0)) < level ? low : high) = middle;
  }
  const double z = low, z2 = z * z;
  return z + z * (z2 + 1) / (4 * freedom) + z * ((5 * z2 + 16) * z2 + 3) / (96 * freedom * freedom) +
         z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * freedom * freedom * freedom);
}

/// Estimate of g'β.
Estimate of_line(const CostFunction& function, const std::vector<double>& g) {
  double value = 0, variance = 0;
  for (std::size_t k = 0; k < g.size(); ++k) {
    value += g[k] * function.coefficients[k].value;
    for (std::size_t l = 0; l < g.size(); ++l) variance += g[k] * function.covariance[k][l] * g[l];
  }
  const double reach = function.spread * std::sqrt(std::max(0.0, variance));
  return {value, value - reach, value + reach};
}

}  // namespace

CostFunction cost_function(const std::vector<double>& cost, const std::vector<double>& size,
                           const std::vector<std::string>& names, const std::vector<double>& explaining, double level) {
  const auto n = static_cast<Eigen::Index>(cost.size());
  const auto p = static_cast<Eigen::Index>(names.size()) + 3;
  const auto refuse = [&] {
    throw Error(ErrorCode::no_solution, "cost_function_units",
                {{"found", std::to_string(n)}, {"expected", std::to_string(p + 5)}});
  };
  if (n < p + 5) refuse();
  CostFunction result;
  result.units = static_cast<int>(n);
  double mean_log = 0;
  for (const double each : size) mean_log += std::log(each) / static_cast<double>(n);
  result.middle = std::exp(mean_log);
  Eigen::MatrixXd x(n, p);
  Eigen::VectorXd y(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto u = static_cast<std::size_t>(i);
    const double log_size = std::log(size[u]) - mean_log;
    y[i] = std::log(cost[u]);
    x(i, 0) = 1;
    x(i, 1) = log_size;
    x(i, 2) = log_size * log_size;
    for (Eigen::Index k = 3; k < p; ++k) x(i, k) = explaining[u * names.size() + static_cast<std::size_t>(k) - 3];
  }
  // Columns in units of their own length, for the rank and the last digits.
  Eigen::VectorXd unit = x.colwise().norm().transpose();
  for (Eigen::Index k = 0; k < p; ++k) {
    if (!(unit[k] > 0)) refuse();
    x.col(k) /= unit[k];
  }
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> factors(x);
  factors.setThreshold(1e-9);
  if (factors.rank() < p) refuse();
  const Eigen::VectorXd beta = factors.solve(y);
  const Eigen::VectorXd residual = y - x * beta;
  const Eigen::MatrixXd inverse = (x.transpose() * x).ldlt().solve(Eigen::MatrixXd::Identity(p, p));
  Eigen::MatrixXd middle = Eigen::MatrixXd::Zero(p, p);
  for (Eigen::Index i = 0; i < n; ++i) {
    const double leverage = x.row(i) * inverse * x.row(i).transpose();
    const double weighed = residual[i] / std::max(1e-6, 1 - leverage);
    middle += weighed * weighed * x.row(i).transpose() * x.row(i);
  }
  const Eigen::MatrixXd covariance = inverse * middle * inverse;
  result.spread = student(level, static_cast<double>(n - p));
  result.explained = 1 - residual.squaredNorm() / (y.array() - y.mean()).square().sum();
  for (Eigen::Index k = 0; k < p; ++k) {
    std::vector<double> row;
    for (Eigen::Index l = 0; l < p; ++l) row.push_back(covariance(k, l) / (unit[k] * unit[l]));
    result.covariance.push_back(row);
    const double value = beta[k] / unit[k], reach = result.spread * std::sqrt(row[static_cast<std::size_t>(k)]);
    const std::string name = k == 0 ? "" : k == 1 ? "log" : k == 2 ? "log²" : names[static_cast<std::size_t>(k) - 3];
    result.coefficients.push_back({name, value, value - reach, value + reach});
  }
  return result;
}

Estimate CostFunction::elasticity(double size) const { return of_line(*this, {0, 1, 2 * std::log(size / middle)}); }

Estimate CostFunction::joined(const std::vector<double>& sizes) const {
  // Delta method on log(cost of the whole) − log(sum of the parts' costs).
  const auto curve = [&](double size) {
    return std::vector<double>{0, std::log(size / middle), std::pow(std::log(size / middle), 2)};
  };
  double whole = 0, sum = 0;
  std::vector<double> mean(3, 0.0);
  for (const double size : sizes) {
    const std::vector<double> at = curve(size);
    const double cost = std::exp(coefficients[1].value * at[1] + coefficients[2].value * at[2]);
    for (std::size_t k = 0; k < 3; ++k) mean[k] += cost * at[k];
    sum += cost;
    whole += size;
  }
  std::vector<double> gradient = curve(whole);
  const double value = std::exp(coefficients[1].value * gradient[1] + coefficients[2].value * gradient[2]) / sum;
  for (std::size_t k = 0; k < 3; ++k) gradient[k] -= mean[k] / sum;
  const Estimate line = of_line(*this, gradient);
  const double reach = line.high - line.value;
  return {value, value * std::exp(-reach), value * std::exp(reach)};
}

}  // namespace handlingsrom::comparison
