#include "outlook/population/migration_schedule.hpp"

#include <cmath>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

namespace handlingsrom::population {

namespace {

constexpr double child_decline = 0.1;    // per year of age
constexpr double labour_decline = 0.1;   // per year of age
constexpr double labour_ascent = 0.4;    // per year of age
constexpr double retirement_age = 63.0;  // peak
constexpr double retirement_width = 5.0;
constexpr double oldest_ascent = 0.1;  // per year of age
constexpr std::array<double, 4> labour_peaks{18.0, 21.0, 25.0, 31.0};
constexpr double open_group_age = 92.0;

using Curves = Eigen::Matrix<double, Eigen::Dynamic, schedule_curves>;
using Coefficients = Eigen::Matrix<double, schedule_curves, 1>;
using Square = Eigen::Matrix<double, schedule_curves, schedule_curves>;

Coefficients curves_at(double age) {
  Coefficients values;
  values[0] = 1.0;
  values[1] = std::exp(-child_decline * age);
  for (std::size_t k = 0; k < labour_peaks.size(); ++k) {
    const double past = age - labour_peaks[k];
    values[static_cast<int>(k) + 2] = std::exp(-labour_decline * past - std::exp(-labour_ascent * past));
  }
  const double off = (age - retirement_age) / retirement_width;
  values[6] = std::exp(-0.5 * off * off);
  values[7] = std::exp(oldest_ascent * (age - oldest_age));
  return values;
}

Curves curves_by_group() {
  Curves result = Curves::Zero(migration_groups, schedule_curves);
  for (int g = 0; g < migration_groups; ++g) {
    const int from = migration_group_edges[static_cast<std::size_t>(g)];
    const int to = migration_group_edges[static_cast<std::size_t>(g) + 1];
    if (g + 1 == migration_groups) {
      result.row(g) = curves_at(open_group_age).transpose();
      continue;
    }
    for (int age = from; age < to; ++age) result.row(g) += curves_at(age).transpose() / (to - from);
  }
  return result;
}

struct Fit {
  Coefficients coefficients = Coefficients::Zero();
  Square variance = Square::Zero();
};

Fit least_squares(const MeasuredDeviation& one, const Curves& curves) {
  const Eigen::VectorXd precision = one.noise.cwiseMax(1e-14).cwiseInverse();
  const Square information = curves.transpose() * precision.asDiagonal() * curves;
  const Eigen::LDLT<Square> factor(information);
  Fit fit;
  fit.coefficients = factor.solve(curves.transpose() * precision.cwiseProduct(one.rate));
  fit.variance = factor.solve(Square::Identity());
  return fit;
}

}  // namespace

std::vector<std::optional<ByAge>> scheduled_deviations(const std::vector<MeasuredDeviation>& measured,
                                                       double noise_factor) {
  const Curves curves = curves_by_group();
  std::vector<Fit> fits(measured.size());
  Square between = Square::Zero();
  double weights = 0;
  for (std::size_t i = 0; i < measured.size(); ++i) {
    if (measured[i].rate.size() == 0) continue;
    fits[i] = least_squares(measured[i], curves);
    between += measured[i].weight * (fits[i].coefficients * fits[i].coefficients.transpose() - fits[i].variance);
    weights += measured[i].weight;
  }
  if (weights > 0) between /= weights;
  const Eigen::SelfAdjointEigenSolver<Square> spectrum(between);
  between =
      spectrum.eigenvectors() * spectrum.eigenvalues().cwiseMax(0.0).asDiagonal() * spectrum.eigenvectors().transpose();

  std::vector<std::optional<ByAge>> result(measured.size());
  for (std::size_t i = 0; i < measured.size(); ++i) {
    if (measured[i].rate.size() == 0) continue;
    const Square total = between + noise_factor * fits[i].variance;
    const Coefficients drawn = between * Eigen::LDLT<Square>(total).solve(fits[i].coefficients);
    ByAge& by_age = result[i].emplace();
    for (std::size_t age = 1; age < age_count; ++age)
      by_age[age] = curves_at(std::min(static_cast<double>(age), open_group_age)).dot(drawn);
  }
  return result;
}

}  // namespace handlingsrom::population
