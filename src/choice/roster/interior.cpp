#include "choice/roster/interior.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "choice/roster/cholesky.hpp"

namespace handlingsrom::roster {
namespace {

constexpr double none = std::numeric_limits<double>::infinity();

/// Slacks first (two or three for each row), then columns.
class Inside {
 public:
  Inside(const InteriorProgram& program, const std::vector<double>& duals) : program_(program) {
    for (std::size_t r = 0; r < program.rows.size(); ++r) {
      const InteriorProgram::Row& row = program.rows[r];
      slack(r, 1, row.under, row.most_under);
      if (row.most_under != none) slack(r, 1, row.far_under, none);
      slack(r, -1, row.over, none);
    }
    first_ = cost_.size();
    for (const InteriorProgram::Column& column : program.columns) {
      cost_.push_back(column.cost);
      most_.push_back(none);
    }
    begin(duals);
  }

  InteriorSolution run(double close) {
    constexpr int most_steps = 80;
    for (int k = 0; k < most_steps; ++k) {
      const auto [value, bound] = objectives();
      if (value - bound <= close * (1 + std::abs(value))) break;
      if (!step()) break;
    }
    InteriorSolution result;
    std::tie(result.value, result.bound) = objectives();
    result.shares.assign(x_.begin() + static_cast<std::ptrdiff_t>(first_), x_.end());
    result.row_duals = row_dual_;
    result.group_duals = group_dual_;
    return result;
  }

 private:
  void slack(std::size_t row, double sign, double cost, double most) {
    slack_row_.push_back(row);
    sign_.push_back(sign);
    cost_.push_back(cost);
    most_.push_back(most);
  }
  std::size_t variables() const { return cost_.size(); }
  std::size_t rows() const { return program_.rows.size(); }
  std::size_t groups() const { return static_cast<std::size_t>(program_.groups); }
  const InteriorProgram::Column& column(std::size_t v) const { return program_.columns[v - first_]; }

  double priced(std::size_t v, const std::vector<double>& row, const std::vector<double>& group) const {
    if (v < first_) return sign_[v] * row[slack_row_[v]];
    double sum = group[static_cast<std::size_t>(column(v).group)];
    for (const int r : *column(v).rows) sum += row[static_cast<std::size_t>(r)];
    return sum;
  }

  void spread(const std::vector<double>& values, std::vector<double>& row, std::vector<double>& group) const {
    row.assign(rows(), 0);
    group.assign(groups(), 0);
    for (std::size_t v = 0; v < first_; ++v) row[slack_row_[v]] += sign_[v] * values[v];
    for (std::size_t v = first_; v < variables(); ++v) {
      group[static_cast<std::size_t>(column(v).group)] += values[v];
      for (const int r : *column(v).rows) row[static_cast<std::size_t>(r)] += values[v];
    }
  }

  /// Equal shares of every group's columns, slacks that make up for the rest, prices within their limits.
  void begin(const std::vector<double>& duals) {
    const std::size_t n = variables();
    x_.assign(n, 0);
    std::vector<double> count(groups(), 0);
    for (const InteriorProgram::Column& each : program_.columns) ++count[static_cast<std::size_t>(each.group)];
    for (std::size_t v = first_; v < n; ++v) x_[v] = 1 / count[static_cast<std::size_t>(column(v).group)];
    std::vector<double> row, group;
    spread(x_, row, group);
    row_dual_.assign(rows(), 0);
    std::size_t v = 0;
    for (std::size_t r = 0; r < rows(); ++r) {
      const InteriorProgram::Row& each = program_.rows[r];
      const double rest = each.right - row[r];
      const bool two = each.most_under != none;
      constexpr double little = 0.5;
      double missing = std::max(rest, 0.0) + little;
      x_[v + (two ? 2 : 1)] = missing - rest;
      if (two) {
        x_[v] = std::min(0.5 * each.most_under, 0.5 * missing);
        missing -= x_[v];
        x_[v + 1] = missing;
        v += 3;
      } else {
        x_[v] = missing;
        v += 2;
      }
      const double highest = two ? each.far_under : each.under;
      const double width = highest + each.over;
      const double start = duals.empty() ? 0.5 * (each.under - each.over) : duals[r];
      row_dual_[r] = std::clamp(start, -each.over + 0.02 * width, highest - 0.02 * width);
    }
    group_dual_.assign(groups(), none);
    for (std::size_t j = first_; j < n; ++j) {
      double rest = cost_[j];
      for (const int r : *column(j).rows) rest -= row_dual_[static_cast<std::size_t>(r)];
      double& least = group_dual_[static_cast<std::size_t>(column(j).group)];
      least = std::min(least, rest);
    }
    for (double& each : group_dual_) each -= 1;
    z_.assign(n, 0);
    w_.assign(n, none);
    v_.assign(n, 0);
    for (std::size_t j = 0; j < n; ++j) {
      const double rest = cost_[j] - priced(j, row_dual_, group_dual_);
      if (most_[j] == none) {
        z_[j] = rest;
        continue;
      }
      w_[j] = most_[j] - x_[j];
      z_[j] = std::max(rest, 0.0) + 1;
      v_[j] = z_[j] - rest;
    }
  }

  std::pair<double, double> objectives() const {
    double value = 0;
    double bound = 0;
    for (std::size_t j = 0; j < variables(); ++j) {
      value += cost_[j] * x_[j];
      if (most_[j] != none) bound -= most_[j] * v_[j];
    }
    for (std::size_t r = 0; r < rows(); ++r) bound += program_.rows[r].right * row_dual_[r];
    for (const double each : group_dual_) bound += each;
    return {value, bound};
  }

  /// The normal matrix over rows, groups eliminated, factored.
  void factor() {
    const std::size_t n = variables();
    theta_.resize(n);
    for (std::size_t j = 0; j < n; ++j) theta_[j] = 1 / (z_[j] / x_[j] + (most_[j] == none ? 0 : v_[j] / w_[j]));
    matrix_.clear(rows());
    for (std::size_t j = 0; j < first_; ++j) {
      matrix_.column(slack_row_[j])[slack_row_[j]] += theta_[j];
    }
    panel_.assign(groups() * rows(), 0);
    weight_.assign(groups(), 0);
    border_.assign(groups(), {});
    std::vector<std::vector<int>> members(groups());
    for (std::size_t j = first_; j < n; ++j)
      members[static_cast<std::size_t>(column(j).group)].push_back(static_cast<int>(j));
    std::vector<double> sum(rows(), 0);
    std::vector<char> touched(rows(), 0);
    for (std::size_t g = 0; g < groups(); ++g) {
      std::vector<int> support;
      for (const int j : members[g]) {
        const double theta = theta_[static_cast<std::size_t>(j)];
        const std::vector<int>& own = *column(static_cast<std::size_t>(j)).rows;
        weight_[g] += theta;
        for (std::size_t a = 0; a < own.size(); ++a) {
          const auto r = static_cast<std::size_t>(own[a]);
          if (touched[r] == 0) touched[r] = 1, support.push_back(own[a]);
          sum[r] += theta;
          double* lower = matrix_.column(r);
          for (std::size_t b = a; b < own.size(); ++b) lower[own[b]] += theta;  // rows ascend
        }
      }
      const double scale = 1 / std::sqrt(weight_[g]);
      for (const int each : support) {
        const auto r = static_cast<std::size_t>(each);
        border_[g].emplace_back(each, sum[r]);
        panel_[g * rows() + r] = scale * sum[r];
        sum[r] = 0;
        touched[r] = 0;
      }
    }
    subtract_outer(matrix_, panel_);
    for (std::size_t r = 0; r < rows(); ++r) matrix_.column(r)[r] += 1e-11 * (1 + matrix_.column(r)[r]);
    factor_cholesky(matrix_);
  }

  /// Steps of all from the residuals of the complementarity products.
  struct Direction {
    std::vector<double> x, z, w, v, row, group;
  };
  void direction(const std::vector<double>& product, const std::vector<double>& product_above, Direction& d) const {
    const std::size_t n = variables();
    std::vector<double> h(n), scaled(n), row, group;
    for (std::size_t j = 0; j < n; ++j) {
      const double dual_rest = cost_[j] - priced(j, row_dual_, group_dual_) - z_[j] + v_[j];
      h[j] = dual_rest - product[j] / x_[j];
      if (most_[j] != none) h[j] += (product_above[j] - v_[j] * (most_[j] - x_[j] - w_[j])) / w_[j];
      scaled[j] = theta_[j] * h[j];
    }
    spread(scaled, row, group);
    std::vector<double> have_row, have_group;
    spread(x_, have_row, have_group);
    std::vector<double>& right = d.row;
    right.resize(rows());
    for (std::size_t r = 0; r < rows(); ++r) right[r] = row[r] + program_.rows[r].right - have_row[r];
    for (std::size_t g = 0; g < groups(); ++g) {
      group[g] += 1 - have_group[g];
      for (const auto& [r, value] : border_[g]) right[static_cast<std::size_t>(r)] -= value * group[g] / weight_[g];
    }
    solve_cholesky(matrix_, right);
    d.group.resize(groups());
    for (std::size_t g = 0; g < groups(); ++g) {
      double sum = group[g];
      for (const auto& [r, value] : border_[g]) sum -= value * right[static_cast<std::size_t>(r)];
      d.group[g] = sum / weight_[g];
    }
    d.x.resize(n), d.z.resize(n), d.w.assign(n, 0), d.v.assign(n, 0);
    for (std::size_t j = 0; j < n; ++j) {
      d.x[j] = theta_[j] * (priced(j, d.row, d.group) - h[j]);
      d.z[j] = (product[j] - z_[j] * d.x[j]) / x_[j];
      if (most_[j] == none) continue;
      d.w[j] = most_[j] - x_[j] - w_[j] - d.x[j];
      d.v[j] = (product_above[j] - v_[j] * d.w[j]) / w_[j];
    }
  }

  static double room(const std::vector<double>& at, const std::vector<double>& step, double most) {
    for (std::size_t j = 0; j < at.size(); ++j) {
      if (step[j] < 0 && -at[j] > most * step[j]) most = -at[j] / step[j];
    }
    return most;
  }

  bool step() {
    factor();
    const std::size_t n = variables();
    std::vector<double> product(n), above(n, 0);
    double total = 0;
    double count = 0;
    for (std::size_t j = 0; j < n; ++j) {
      product[j] = -x_[j] * z_[j];
      total += x_[j] * z_[j];
      ++count;
      if (most_[j] == none) continue;
      above[j] = -w_[j] * v_[j];
      total += w_[j] * v_[j];
      ++count;
    }
    const double mu = total / count;
    Direction d;
    direction(product, above, d);
    double primal = room(w_, d.w, room(x_, d.x, 1));
    double dual = room(v_, d.v, room(z_, d.z, 1));
    double after = 0;
    for (std::size_t j = 0; j < n; ++j) {
      after += (x_[j] + primal * d.x[j]) * (z_[j] + dual * d.z[j]);
      if (most_[j] != none) after += (w_[j] + primal * d.w[j]) * (v_[j] + dual * d.v[j]);
    }
    const double centre = std::pow(std::max(0.0, after / total), 3);
    for (std::size_t j = 0; j < n; ++j) {
      product[j] = centre * mu - x_[j] * z_[j] - d.x[j] * d.z[j];
      if (most_[j] != none) above[j] = centre * mu - w_[j] * v_[j] - d.w[j] * d.v[j];
    }
    direction(product, above, d);
    constexpr double most = 1e3;
    constexpr double inside = 0.99;
    primal = std::min(1.0, inside * room(w_, d.w, room(x_, d.x, most)));
    dual = std::min(1.0, inside * room(v_, d.v, room(z_, d.z, most)));
    if (!std::isfinite(mu) || (primal < 1e-8 && dual < 1e-8)) return false;
    for (std::size_t j = 0; j < n; ++j) {
      x_[j] += primal * d.x[j];
      z_[j] += dual * d.z[j];
      if (most_[j] == none) continue;
      w_[j] += primal * d.w[j];
      v_[j] += dual * d.v[j];
    }
    for (std::size_t r = 0; r < rows(); ++r) row_dual_[r] += dual * d.row[r];
    for (std::size_t g = 0; g < groups(); ++g) group_dual_[g] += dual * d.group[g];
    return true;
  }

  const InteriorProgram& program_;
  std::vector<std::size_t> slack_row_;
  std::vector<double> sign_, cost_, most_;
  std::size_t first_ = 0;  // of the columns
  std::vector<double> x_, z_, w_, v_, row_dual_, group_dual_, theta_, weight_;
  std::vector<std::vector<std::pair<int, double>>> border_;
  std::vector<double> panel_;  // what each group's row takes from the matrix
  DenseMatrix matrix_;         // after factor() its factor
};

}  // namespace

InteriorSolution solve_interior(const InteriorProgram& program, double close, const std::vector<double>& duals) {
  return Inside(program, duals).run(close);
}

}  // namespace handlingsrom::roster
