#include "outlook/economy/result_process.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "base/random.hpp"

namespace handlingsrom::economy {
namespace {

constexpr double reference_inhabitants = 5000;
constexpr std::uint32_t first_draw = 0x72657331, year_draw = 0x72657332;  // "res1", "res2": apart from other draws

/// Of what alternates, so many years away.
double sign_of(int years_apart) { return years_apart % 2 == 0 ? 1 : -1; }

/// χ²/df by its cube root, which is nearly normal (Wilson and Hilferty 1931); within a per cent from four degrees of freedom.
double chi_square_per_degree(double degrees, double normal) {
  const double part = 2 / (9 * degrees);
  const double root = 1 - part + normal * std::sqrt(part);
  return std::max(1e-3, root * root * root);
}

/// Cholesky's root, with zeros where a part has no variance of its own.
std::array<double, 6> lower_root(const Eigen::Matrix3d& of) {
  const auto over = [](double value, double by) { return by > 0 ? value / by : 0; };
  const auto rest = [](double value) { return std::sqrt(std::max(0.0, value)); };
  std::array<double, 6> root{};
  root[0] = rest(of(0, 0));
  root[1] = over(of(1, 0), root[0]);
  root[2] = rest(of(1, 1) - root[1] * root[1]);
  root[3] = over(of(2, 0), root[0]);
  root[4] = over(of(2, 1) - root[1] * root[3], root[2]);
  root[5] = rest(of(2, 2) - root[3] * root[3] - root[4] * root[4]);
  return root;
}

}  // namespace

double ResultProcess::variance(double inhabitants) const {
  return spread * spread * std::pow(std::max(1.0, inhabitants) / reference_inhabitants, -by_size);
}

double ResultProcess::shared(int years_apart) const {
  return years_apart == 0 ? 1 : lasting + passing * std::pow(left, years_apart) + alternating * sign_of(years_apart);
}

ResultProcess result_process(const Assumptions& assumptions) {
  ResultProcess process;
  process.lasting = assumptions.first("economy.result_lasting");
  process.passing = std::min(assumptions.first("economy.result_passing"), 1 - process.lasting);
  process.alternating =
      std::min(assumptions.first("economy.result_alternating"), 1 - process.lasting - process.passing);
  process.left = assumptions.first("economy.result_left");
  process.spread = assumptions.first("economy.result_spread");
  process.by_size = assumptions.first("economy.result_spread_by_size");
  process.tails = assumptions.first("economy.result_tails");
  return process;
}

ResultLevel result_level(const ResultProcess& process, double inhabitants, std::span<const double> deviations) {
  std::vector<int> back;
  for (std::size_t k = 0; k < deviations.size(); ++k) {
    if (!std::isnan(deviations[k])) back.push_back(static_cast<int>(k));
  }
  const auto n = static_cast<Eigen::Index>(back.size());
  Eigen::MatrixXd common(n, n), parts(n, 3);
  Eigen::VectorXd known(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto at = static_cast<std::size_t>(i);
    for (Eigen::Index j = 0; j < n; ++j)
      common(i, j) = process.shared(std::abs(back[at] - back[static_cast<std::size_t>(j)]));
    parts(i, 0) = process.lasting;
    parts(i, 1) = process.passing * std::pow(process.left, back[at]);
    parts(i, 2) = process.alternating * sign_of(back[at]);
    known(i) = deviations[static_cast<std::size_t>(back[at])];
  }
  ResultLevel level;
  const double variance = process.variance(inhabitants);
  const double scale = (process.tails - 2) / process.tails;  // from the variance to a t distribution's scale
  Eigen::Matrix3d unknown = Eigen::Vector3d(process.lasting, process.passing, process.alternating).asDiagonal();
  double distance = 0;
  if (n > 0 && variance > 0) {
    const Eigen::LDLT<Eigen::MatrixXd> solver(common);
    const Eigen::MatrixXd weights = solver.solve(parts);
    const Eigen::Vector3d expected = weights.transpose() * known;
    level.lasting = expected(0);
    level.passing = expected(1);
    level.alternating = expected(2);
    unknown -= weights.transpose() * parts;
    distance = known.dot(solver.solve(known)) / (variance * scale);
  }
  level.degrees = process.tails + static_cast<double>(n);
  level.spread = std::sqrt(variance * scale * (process.tails + distance) / level.degrees);
  level.root = lower_root(unknown);
  return level;
}

double ordinary_deviation(const ResultProcess& process, const ResultLevel& level, int years_ahead) {
  return level.lasting + std::pow(process.left, years_ahead) * level.passing;
}

double expected_deviation(const ResultProcess& process, const ResultLevel& level, int years_ahead) {
  return ordinary_deviation(process, level, years_ahead) + sign_of(years_ahead) * level.alternating;
}

void ResultChance::draw(int path, std::span<double> years) const {
  std::fill(years.begin(), years.end(), 0.0);
  if (level_.spread <= 0) return;
  const auto pair = static_cast<std::uint32_t>(path / 2);
  const auto [a, b] = standard_normals({seed_, pair, municipality_, 0, first_draw});
  const auto [size, c] = standard_normals({seed_, pair, municipality_, 1, first_draw});
  const double scale =
      (path % 2 == 0 ? 1 : -1) * level_.spread / std::sqrt(chi_square_per_degree(level_.degrees, size));
  const double own = std::sqrt(std::max(0.0, 1 - process_.lasting - process_.passing - process_.alternating));
  const double renewed = std::sqrt(process_.passing * (1 - process_.left * process_.left));
  const double lasting = level_.root[0] * a;
  double passing = level_.root[1] * a + level_.root[2] * b;
  const double alternating = level_.root[3] * a + level_.root[4] * b + level_.root[5] * c;
  for (std::size_t t = 1; t < years.size(); ++t) {
    const auto [of_passing, of_year] =
        standard_normals({seed_, pair, municipality_, static_cast<std::uint32_t>(t), year_draw});
    passing = process_.left * passing + renewed * of_passing;
    years[t] = scale * (lasting + passing + sign_of(static_cast<int>(t)) * alternating + own * of_year);
  }
}

}  // namespace handlingsrom::economy
