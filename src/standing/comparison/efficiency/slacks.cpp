#include <algorithm>
#include <cmath>

#include "base/linear/program.hpp"
#include "standing/comparison/efficiency/efficiency.hpp"

namespace handlingsrom::comparison {
namespace {

std::vector<double> means(const std::vector<double>& figures, std::size_t count) {
  std::vector<double> mean(count, 0.0);
  for (std::size_t k = 0; k < figures.size(); ++k) mean[k % count] += figures[k];
  for (double& each : mean) each = each > 0 ? each / static_cast<double>(figures.size() / count) : 1;
  return mean;
}

}  // namespace

std::vector<Slacks> slacks(const Units& units, Returns returns, Orientation orientation,
                           const std::vector<Score>& list) {
  const std::size_t inputs = units.inputs.size(), outputs = units.outputs.size(), n = units.size();
  const std::vector<double> mean_in = means(units.in, inputs), mean_out = means(units.out, outputs);
  const auto in_target = [&](std::size_t u, std::size_t k) {
    return (orientation == Orientation::in ? list[u].value : 1) * units.in_of(u)[k];
  };
  const auto out_target = [&](std::size_t u, std::size_t k) {
    return (orientation == Orientation::out ? list[u].value : 1) * units.out_of(u)[k];
  };
  std::vector<Slacks> result(n, {std::vector<double>(inputs, 0.0), std::vector<double>(outputs, 0.0)});
  if (returns == Returns::free_disposal) {
    for (std::size_t u = 0; u < n; ++u) {
      double best = -1;
      for (std::size_t j = 0; j < n; ++j) {
        Slacks slack = result[u];
        double sum = 0;
        bool reaches = true;
        for (std::size_t k = 0; k < inputs; ++k) {
          slack.in[k] = in_target(u, k) - units.in_of(j)[k];
          reaches = reaches && slack.in[k] >= -1e-9 * mean_in[k];
          sum += slack.in[k] / mean_in[k];
        }
        for (std::size_t k = 0; k < outputs; ++k) {
          slack.out[k] = units.out_of(j)[k] - out_target(u, k);
          reaches = reaches && slack.out[k] >= -1e-9 * mean_out[k];
          sum += slack.out[k] / mean_out[k];
        }
        if (!reaches || sum <= best) continue;
        best = sum;
        result[u] = slack;
      }
    }
    return result;
  }
  // Rows Σλx + s = target, Σλy − t = target, Σλ; columns λ, s, t. From unit to unit only the right-hand side changes.
  linear::Program program(linear::Sense::maximise);
  program.set_tolerances(1e-10, 1e-10);
  const std::size_t rows = inputs + outputs + (returns == Returns::constant ? 0 : 1);
  for (std::size_t k = 0; k < rows; ++k) program.add_row(0, 0);
  if (returns != Returns::constant) {
    program.set_row_bounds(static_cast<int>(rows) - 1, returns == Returns::decreasing ? -linear::infinity : 1,
                           returns == Returns::increasing ? linear::infinity : 1);
  }
  std::vector<int> where(rows);
  for (std::size_t k = 0; k < rows; ++k) where[k] = static_cast<int>(k);
  for (std::size_t j = 0; j < n; ++j) {
    std::vector<double> column;
    for (std::size_t k = 0; k < inputs; ++k) column.push_back(units.in_of(j)[k] / mean_in[k]);
    for (std::size_t k = 0; k < outputs; ++k) column.push_back(units.out_of(j)[k] / mean_out[k]);
    if (returns != Returns::constant) column.push_back(1);
    program.add_column(0, 0, linear::infinity, where, column);
  }
  for (std::size_t k = 0; k < inputs + outputs; ++k) {
    const int row = static_cast<int>(k);
    program.add_column(1, 0, linear::infinity, std::span(&row, 1), std::vector<double>{k < inputs ? 1.0 : -1.0});
  }
  for (std::size_t u = 0; u < n; ++u) {
    if (!std::isfinite(list[u].value)) continue;
    // The score is known to some 1e-10: the target may lie that much inside or outside.
    const auto aim = [&](std::size_t k, double target) {
      const double room = 1e-9 * std::max(std::abs(target), 1e-6);
      program.set_row_bounds(static_cast<int>(k), k < inputs ? target : target - room,
                             k < inputs ? target + room : target);
    };
    for (std::size_t k = 0; k < inputs; ++k) aim(k, in_target(u, k) / mean_in[k]);
    for (std::size_t k = 0; k < outputs; ++k) aim(inputs + k, out_target(u, k) / mean_out[k]);
    if (program.solve(linear::Method::dual) != linear::Status::optimal) {
      program.reset_basis();
      if (program.solve(linear::Method::primal) != linear::Status::optimal) continue;
    }
    const auto slack = [&](std::size_t k) {
      const double value = program.value(static_cast<int>(n + k));
      return value < 1e-7 ? 0 : value;
    };
    for (std::size_t k = 0; k < inputs; ++k) result[u].in[k] = slack(k) * mean_in[k];
    for (std::size_t k = 0; k < outputs; ++k) result[u].out[k] = slack(inputs + k) * mean_out[k];
  }
  return result;
}

}  // namespace handlingsrom::comparison
