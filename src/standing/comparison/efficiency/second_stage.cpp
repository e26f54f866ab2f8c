#include <algorithm>
#include <cmath>
#include <optional>

#include <Eigen/Dense>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/random.hpp"
#include "standing/comparison/efficiency/point.hpp"

namespace handlingsrom::comparison {
namespace {

double normal_density(double z) { return std::exp(-0.5 * z * z) / 2.5066282746310002; }
double normal_share(double z) { return 0.5 * std::erfc(-z / 1.4142135623730951); }
/// φ(z)/Φ(z), also far to the left, where it goes as −z.
double mills(double z) { return z > -30 ? normal_density(z) / normal_share(z) : -z + 1 / -z; }
double log_share(double z) {
  return z > -30 ? std::log(normal_share(z)) : -0.5 * z * z - std::log(-z) - 0.9189385332046727;
}

struct Fit {
  Eigen::VectorXd beta;
  double sigma;
};

/// Maximum likelihood of d = Zβ + ε, ε ~ N(0, σ²), seen only where d > 1 (Hausman and Wise 1977). Olsen's (1978) parameters
/// γ = β/σ, h = 1/σ make the likelihood well shaped for Newton with step halving.
std::optional<Fit> truncated_fit(const Eigen::MatrixXd& z, const Eigen::VectorXd& d) {
  const Eigen::Index n = z.rows(), p = z.cols();
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> factors(z);
  if (factors.rank() < p) return std::nullopt;
  const Eigen::VectorXd start = factors.solve(d);
  const double spread = std::sqrt((d - z * start).squaredNorm() / static_cast<double>(n));
  if (!(spread > 0)) return std::nullopt;
  Eigen::VectorXd theta(p + 1);  // γ, h
  theta << start / spread, 1 / spread;
  const auto likelihood = [&](const Eigen::VectorXd& at) -> double {
    const double h = at[p];
    if (h <= 0) return -INFINITY;
    const Eigen::VectorXd linear = z * at.head(p);
    double sum = static_cast<double>(n) * std::log(h);
    for (Eigen::Index i = 0; i < n; ++i) {
      const double residual = h * d[i] - linear[i];
      sum -= 0.5 * residual * residual + log_share(linear[i] - h);
    }
    return sum;
  };
  double best = likelihood(theta);
  for (int iteration = 0; iteration < 100; ++iteration) {
    const double h = theta[p];
    const Eigen::VectorXd linear = z * theta.head(p);
    Eigen::VectorXd gradient = Eigen::VectorXd::Zero(p + 1);
    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(p + 1, p + 1);  // minus the Hessian
    gradient[p] = static_cast<double>(n) / h;
    information(p, p) = static_cast<double>(n) / (h * h);
    Eigen::VectorXd a(p + 1), c(p + 1);
    for (Eigen::Index i = 0; i < n; ++i) {
      const double residual = h * d[i] - linear[i], edge = linear[i] - h, m = mills(edge);
      a << -z.row(i).transpose(), d[i];  // gradient of the residual
      c << z.row(i).transpose(), -1.0;   // gradient of the edge
      gradient -= residual * a + m * c;
      information += a * a.transpose() - m * (edge + m) * (c * c.transpose());
    }
    const Eigen::VectorXd step = information.ldlt().solve(gradient);
    if (!step.allFinite()) return std::nullopt;
    double length = gradient.dot(step) > 0 ? 1 : -1;
    double value = likelihood(theta + length * step);
    for (int halving = 0; halving < 40 && !(value >= best); ++halving) {
      length /= 2;
      value = likelihood(theta + length * step);
    }
    if (!(value >= best)) break;
    const double gained = value - best;
    theta += length * step;
    best = value;
    if (gained < 1e-11 * std::max(1.0, std::abs(best))) break;
  }
  const double sigma = 1 / theta[p];
  if (!std::isfinite(sigma) || !theta.allFinite()) return std::nullopt;
  return Fit{theta.head(p) * sigma, sigma};
}

/// A normal with this mean and deviation, given that it is above 1; by inversion of the distribution's tail.
double truncated_draw(double mean, double sigma, double u) {
  const double edge = (1 - mean) / sigma, tail = normal_share(-edge);
  // Solve Φ(−z) = u·tail for z ≥ edge by bisection on a range where the tail is spent.
  double low = edge, high = std::max(edge, 0.0) + 10;
  for (int step = 0; step < 60; ++step) {
    const double middle = 0.5 * (low + high);
    (normal_share(-middle) > u * tail ? low : high) = middle;
  }
  return mean + sigma * 0.5 * (low + high);
}

}  // namespace

SecondStage second_stage(const std::vector<Score>& list, Orientation orientation, const std::vector<std::string>& names,
                         const std::vector<double>& explaining, const BootstrapOptions& options) {
  const auto p = static_cast<Eigen::Index>(names.size()) + 1;
  std::vector<std::size_t> used;
  for (std::size_t u = 0; u < list.size(); ++u) {
    const double d = orientation == Orientation::in ? 1 / list[u].value : list[u].value;
    if (std::isfinite(d) && d > 1 + 1e-6) used.push_back(u);
  }
  const auto n = static_cast<Eigen::Index>(used.size());
  const auto refuse = [&] {
    throw Error(ErrorCode::no_solution, "efficiency_second_stage",
                {{"found", std::to_string(used.size())}, {"expected", std::to_string(p + 2)}});
  };
  if (n < p + 2) refuse();
  Eigen::MatrixXd z(n, p);
  Eigen::VectorXd d(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::size_t u = used[static_cast<std::size_t>(i)];
    d[i] = orientation == Orientation::in ? 1 / list[u].value : list[u].value;
    z(i, 0) = 1;
    for (Eigen::Index k = 1; k < p; ++k) z(i, k) = explaining[u * names.size() + static_cast<std::size_t>(k) - 1];
  }
  // Centred and in units of their spread while fitting: a population and a share weigh alike.
  Eigen::VectorXd centre = Eigen::VectorXd::Zero(p), unit = Eigen::VectorXd::Ones(p);
  for (Eigen::Index k = 1; k < p; ++k) {
    centre[k] = z.col(k).mean();
    unit[k] = std::sqrt((z.col(k).array() - centre[k]).square().mean());
    if (!(unit[k] > 0)) refuse();
    z.col(k) = (z.col(k).array() - centre[k]) / unit[k];
  }
  const std::optional<Fit> fit = truncated_fit(z, d);
  if (!fit) refuse();
  const auto in_own_units = [&](Eigen::VectorXd beta) {
    for (Eigen::Index k = 1; k < p; ++k) {
      beta[k] /= unit[k];
      beta[0] -= beta[k] * centre[k];
    }
    return beta;
  };
  const auto draws = static_cast<std::size_t>(options.draws);
  std::vector<std::optional<Eigen::VectorXd>> drawn(draws);
  parallel_for(
      draws,
      [&](std::size_t b) {
        Eigen::VectorXd again(n);
        const Eigen::VectorXd mean = z * fit->beta;
        for (Eigen::Index i = 0; i < n; ++i) {
          const double u = uniform({options.seed, static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(i), 0, 2});
          again[i] = truncated_draw(mean[i], fit->sigma, u);
        }
        if (const std::optional<Fit> one = truncated_fit(z, again)) drawn[b] = in_own_units(one->beta);
      },
      options.threads);
  SecondStage result;
  result.sigma = fit->sigma;
  result.used = static_cast<int>(n);
  const Eigen::VectorXd beta = in_own_units(fit->beta);
  for (Eigen::Index k = 0; k < p; ++k) {
    std::vector<double> of_one;
    for (const auto& each : drawn) {
      if (each) of_one.push_back((*each)[k]);
    }
    Coefficient coefficient{k == 0 ? "" : names[static_cast<std::size_t>(k) - 1], beta[k], 0, 0};
    if (of_one.empty()) refuse();
    const Interval interval = turned_interval(beta[k], of_one, options.level);
    coefficient.low = interval.low;
    coefficient.high = interval.high;
    result.coefficients.push_back(coefficient);
  }
  return result;
}

}  // namespace handlingsrom::comparison
