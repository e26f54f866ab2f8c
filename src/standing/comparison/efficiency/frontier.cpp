#include "standing/comparison/efficiency/frontier.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::comparison {
namespace {

constexpr double pivot_tolerance = 1e-9;
constexpr double feasible = 1e-11;

/// to[j] += factor · from[j]
void add_scaled(double* to, const double* from, double factor, std::size_t count) {
  for (std::size_t j = 0; j < count; ++j) to[j] += factor * from[j];
}

}  // namespace

Frontier::Frontier(const std::vector<double>& in, const std::vector<double>& out, std::size_t inputs,
                   std::size_t outputs, Returns returns)
    : units_(in.size() / inputs),
      inputs_(inputs),
      outputs_(outputs),
      rows_(inputs + outputs + (returns == Returns::constant ? 0 : 1)),
      returns_(returns),
      scale_(rows_, 1.0),
      matrix_(rows_ * units_),
      right_(rows_),
      beta_(rows_),
      basic_(rows_),
      inverse_(rows_ * rows_),
      values_(rows_),
      price_(units_),
      change_(units_) {
  const auto fill = [&](const std::vector<double>& from, std::size_t count, std::size_t first, double sign) {
    for (std::size_t k = 0; k < count; ++k) {
      double sum = 0;
      for (std::size_t j = 0; j < units_; ++j) sum += from[j * count + k];
      const std::size_t row = first + k;
      if (sum > 0) scale_[row] = sum / static_cast<double>(units_);
      for (std::size_t j = 0; j < units_; ++j) matrix_[row * units_ + j] = sign * from[j * count + k] / scale_[row];
    }
  };
  fill(in, inputs, 0, 1);
  fill(out, outputs, inputs, -1);
  largest_.assign(units_, 1.0);
  for (std::size_t k = 0; k < inputs + outputs; ++k) {
    for (std::size_t j = 0; j < units_; ++j) largest_[j] = std::max(largest_[j], std::abs(matrix_[k * units_ + j]));
  }
  if (returns != Returns::constant) {
    const double sign = returns == Returns::increasing ? -1 : 1;
    std::fill(matrix_.end() - static_cast<std::ptrdiff_t>(units_), matrix_.end(), sign);
  }
}

double Frontier::measure(const double* in, const double* out, Orientation orientation, std::size_t without) {
  for (std::size_t k = 0; k < rows_; ++k) {
    const bool is_in = k < inputs_, is_out = !is_in && k < inputs_ + outputs_;
    right_[k] = is_in    ? in[k] / scale_[k]
                : is_out ? -out[k - inputs_] / scale_[k]
                         : (returns_ == Returns::increasing ? -1 : 1);
    const bool moves = orientation == Orientation::in ? is_in : is_out;
    beta_[k] = moves ? std::abs(right_[k]) : 0;
  }
  from_library_ = false;
  // A facet found with a unit left out may not bear that unit.
  const bool warm = warm_ && without == nobody;
  Outcome outcome = warm && invert() ? iterate(without) : Outcome::lost;
  if (outcome != Outcome::optimal && cold_start(orientation, without) && invert()) outcome = iterate(without);
  warm_ = outcome == Outcome::optimal && without == nobody;
  if (outcome == Outcome::lost) return measure_by_library(orientation, without);
  if (outcome == Outcome::infeasible) return std::nan("");
  double beta = 0;
  for (std::size_t k = 0; k < rows_; ++k) {
    if (basic_[k] == units_ + rows_) beta = values_[k];
  }
  return orientation == Orientation::in ? 1 - beta : 1 + beta;
}

std::vector<Peer> Frontier::peers() const {
  if (from_library_) return library_peers_;
  std::vector<Peer> list;
  for (std::size_t k = 0; k < rows_; ++k) {
    if (basic_[k] < units_ && values_[k] > 1e-9) list.push_back({static_cast<int>(basic_[k]), values_[k]});
  }
  std::sort(list.begin(), list.end(), [](const Peer& a, const Peer& b) { return a.unit < b.unit; });
  return list;
}

// A vertex of the dual that is easily seen: one input's price (or one output's), and with it the unit that is best by that price alone.
bool Frontier::cold_start(Orientation orientation, std::size_t without) {
  const std::size_t convexity = inputs_ + outputs_;
  for (std::size_t k = 0; k < rows_; ++k) basic_[k] = units_ + k;
  const auto largest = [&](std::size_t from, std::size_t to) {
    std::size_t best = from;
    for (std::size_t k = from; k < to; ++k) {
      if (beta_[k] > beta_[best]) best = k;
    }
    return best;
  };
  const auto least_unit = [&](const double* row) {
    std::size_t best = nobody;
    for (std::size_t j = 0; j < units_; ++j) {
      if (j != without && (best == nobody || row[j] < row[best])) best = j;
    }
    return best;
  };
  const bool in = orientation == Orientation::in;
  const std::size_t priced = in ? largest(0, inputs_) : largest(inputs_, convexity);
  if (beta_[priced] <= 0) return false;
  basic_[priced] = units_ + rows_;
  const double* row = matrix_.data() + priced * units_;
  if (in) {
    if (returns_ != Returns::variable && returns_ != Returns::increasing) return true;
    basic_[convexity] = least_unit(row);
    return basic_[convexity] != nobody;
  }
  if (returns_ == Returns::variable || returns_ == Returns::decreasing) {
    basic_[convexity] = least_unit(row);  // outputs stand with minus
    return basic_[convexity] != nobody;
  }
  for (std::size_t i = 0; i < inputs_; ++i) {
    const double* input = matrix_.data() + i * units_;
    std::size_t best = nobody;
    bool all = true;
    for (std::size_t j = 0; j < units_ && all; ++j) {
      if (j == without || row[j] == 0) continue;
      all = input[j] > 0;
      if (all && (best == nobody || row[j] / input[j] < row[best] / input[best])) best = j;
    }
    if (!all || best == nobody) continue;
    basic_[i] = best;
    return true;
  }
  return false;
}

bool Frontier::invert() {
  // Gauss–Jordan on [B | I] with partial pivoting; rows are few.
  const std::size_t n = rows_, width = 2 * n;
  std::vector<double> work(n * width, 0.0);
  for (std::size_t column = 0; column < n; ++column) {
    const std::size_t id = basic_[column];
    for (std::size_t row = 0; row < n; ++row) {
      work[row * width + column] = id < units_            ? matrix_[row * units_ + id]
                                   : id == units_ + rows_ ? beta_[row]
                                                          : (id - units_ == row ? 1.0 : 0.0);
    }
    work[column * width + n + column] = 1;
  }
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < n; ++row) {
      if (std::abs(work[row * width + column]) > std::abs(work[pivot * width + column])) pivot = row;
    }
    if (std::abs(work[pivot * width + column]) < 1e-11) return false;
    if (pivot != column) {
      std::swap_ranges(work.begin() + static_cast<std::ptrdiff_t>(pivot * width),
                       work.begin() + static_cast<std::ptrdiff_t>((pivot + 1) * width),
                       work.begin() + static_cast<std::ptrdiff_t>(column * width));
    }
    const double scale = 1 / work[column * width + column];
    for (std::size_t k = column; k < width; ++k) work[column * width + k] *= scale;
    for (std::size_t row = 0; row < n; ++row) {
      const double factor = work[row * width + column];
      if (row != column && factor != 0) {
        add_scaled(&work[row * width + column], &work[column * width + column], -factor, width - column);
      }
    }
  }
  for (std::size_t row = 0; row < n; ++row) {
    std::copy_n(&work[row * width + n], n, &inverse_[row * n]);
  }
  return true;
}

// Small units have small figures, and a little of a large unit is much to them: a slack is compared with its own row, a weight
// with what of the unit would fill a row.
double Frontier::size_of(std::size_t id) const {
  if (id >= units_) return std::max(std::abs(right_[id - units_]), 1e-6);
  double most = 1e-6;
  for (std::size_t k = 0; k < rows_; ++k) {
    if (right_[k] != 0) most = std::max(most, std::abs(matrix_[k * units_ + id] / right_[k]));
  }
  return 1 / most;
}

Frontier::Outcome Frontier::iterate(std::size_t without) {
  const std::size_t n = rows_, beta = units_ + rows_;
  const std::size_t most_steps = 40 * n + 200;
  std::vector<char> is_basic(units_ + rows_ + 1, 0);
  for (const std::size_t id : basic_) is_basic[id] = 1;
  std::vector<double> column(n);
  for (std::size_t step = 0; step < most_steps; ++step) {
    if (step % 40 == 39 && !invert()) return Outcome::lost;
    std::size_t beta_row = 0, leaving = nobody;
    double worst = 0;
    for (std::size_t k = 0; k < n; ++k) {
      double value = 0;
      for (std::size_t l = 0; l < n; ++l) value += inverse_[k * n + l] * right_[l];
      values_[k] = value;
      if (basic_[k] == beta) {
        beta_row = k;
        continue;
      }
      const double size = size_of(basic_[k]);
      if (value / size < worst) {
        worst = value / size;
        leaving = k;
      }
    }
    const double* prices = &inverse_[beta_row * n];
    std::fill(price_.begin(), price_.end(), 0.0);
    for (std::size_t k = 0; k < n; ++k) {
      if (prices[k] != 0) add_scaled(price_.data(), &matrix_[k * units_], prices[k], units_);
    }
    if (leaving == nobody || worst > -feasible) {
      // No unit gains by more than rounding of what it is made of.
      double highest = 0, least = 0;
      for (std::size_t k = 0; k < n; ++k) highest = std::max(highest, std::abs(prices[k]));
      for (std::size_t j = 0; j < units_; ++j) {
        if (j != without) least = std::min(least, price_[j] / largest_[j]);
      }
      for (std::size_t k = 0; k < n; ++k) {
        if (returns_ == Returns::variable && k + 1 == n) continue;
        least = std::min(least, prices[k]);
      }
      return least > -1e-11 * highest ? Outcome::optimal : Outcome::lost;
    }
    const double* row = &inverse_[leaving * n];
    std::fill(change_.begin(), change_.end(), 0.0);
    for (std::size_t k = 0; k < n; ++k) {
      if (row[k] != 0) add_scaled(change_.data(), &matrix_[k * units_], row[k], units_);
    }
    std::size_t entering = nobody;
    double best_ratio = 0, best_pivot = 0;
    const auto consider = [&](std::size_t id, double reduced, double alpha) {
      if (alpha > -pivot_tolerance || is_basic[id] != 0) return;
      const double ratio = std::max(0.0, reduced) / -alpha;
      if (entering == nobody || ratio < best_ratio - 1e-13 || (ratio <= best_ratio + 1e-13 && alpha < best_pivot)) {
        entering = id;
        best_ratio = ratio;
        best_pivot = alpha;
      }
    };
    for (std::size_t j = 0; j < units_; ++j) {
      if (change_[j] <= -pivot_tolerance && j != without) consider(j, price_[j], change_[j]);
    }
    for (std::size_t k = 0; k < n; ++k) {
      if (returns_ == Returns::variable && k + 1 == n) continue;  // an equation has no slack
      consider(units_ + k, prices[k], row[k]);
    }
    if (entering == nobody) return worst < -1e-6 ? Outcome::infeasible : Outcome::lost;
    for (std::size_t k = 0; k < n; ++k) {
      double value = 0;
      if (entering < units_) {
        for (std::size_t l = 0; l < n; ++l) value += inverse_[k * n + l] * matrix_[l * units_ + entering];
      } else {
        value = inverse_[k * n + (entering - units_)];
      }
      column[k] = value;
    }
    const double scale = 1 / column[leaving];
    for (std::size_t l = 0; l < n; ++l) inverse_[leaving * n + l] *= scale;
    for (std::size_t k = 0; k < n; ++k) {
      if (k != leaving && column[k] != 0) add_scaled(&inverse_[k * n], &inverse_[leaving * n], -column[k], n);
    }
    is_basic[basic_[leaving]] = 0;
    is_basic[entering] = 1;
    basic_[leaving] = entering;
    ++steps_;
  }
  return Outcome::lost;
}

}  // namespace handlingsrom::comparison
