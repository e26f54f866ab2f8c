#include "outlook/rooms/spending_methods.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <Eigen/Dense>

#include "standing/facts/facts.hpp"

namespace handlingsrom::rooms {
namespace {

using Table = std::vector<std::vector<double>>;

/// Takes from each year's row its mean over those who are known in every year, weighted by kr: what all have in common is foreseen by none.
void centre(Table& table, const SpendingPanel& panel) {
  for (std::size_t t = 0; t < table.size(); ++t) {
    double sum = 0, weight = 0;
    for (std::size_t m = 0; m < table[t].size(); ++m) {
      double all = 0;
      for (const auto& year : panel.brought) all += year[m];
      if (facts::is_missing(all) || facts::is_missing(table[t][m])) continue;
      sum += panel.brought[t][m] * table[t][m];
      weight += panel.brought[t][m];
    }
    for (double& each : table[t]) each -= sum / weight;
  }
}

/// log of spending at the same need, less the country's.
Table levels_of(const SpendingPanel& panel) {
  Table level = panel.brought;
  for (auto& year : level) {
    for (std::size_t m = 0; m < year.size(); ++m) year[m] = std::log(year[m] / panel.need[m]);
  }
  centre(level, panel);
  return level;
}

/// log growth of need to the target beyond the country's.
Table growths_of(const SpendingPanel& panel) {
  Table growth = panel.growth;
  for (auto& year : growth) {
    for (double& each : year) each = std::log(each);
  }
  centre(growth, panel);
  return growth;
}

/// Own level less the group's mean by need, in one year.
std::vector<double> gaps(const SpendingPanel& panel, const Table& level, std::size_t t) {
  std::map<int, std::pair<double, double>> sums;
  for (std::size_t m = 0; m < level[t].size(); ++m) {
    if (facts::is_missing(level[t][m])) continue;
    auto& [spent, need] = sums[panel.group[m]];
    spent += panel.need[m] * std::exp(level[t][m]);
    need += panel.need[m];
  }
  std::vector<double> gap(level[t].size(), facts::missing);
  for (std::size_t m = 0; m < gap.size(); ++m) {
    if (facts::is_missing(level[t][m])) continue;
    const auto& [spent, need] = sums[panel.group[m]];
    gap[m] = level[t][m] - std::log(spent / need);
  }
  return gap;
}

/// Forecasts from the base year's kr and the change of the logarithm that each municipality is foreseen to have.
std::vector<double> forecast(const SpendingPanel& panel, std::size_t base, const std::vector<double>& change) {
  std::vector<double> result(change.size(), facts::missing);
  for (std::size_t m = 0; m < change.size(); ++m) result[m] = panel.brought[base][m] * std::exp(change[m]);
  return result;
}

/// Calls each(t, m) for every step from a year to the next that lies before the base year and is known at both ends.
template <class Each>
void for_each_step(const Table& level, std::size_t base, Each&& each) {
  for (std::size_t t = 0; t < base; ++t) {
    for (std::size_t m = 0; m < level[t].size(); ++m) {
      if (!facts::is_missing(level[t][m] + level[t + 1][m])) each(t, m);
    }
  }
}

/// The value of `grid` with the least error, which is a sum over the steps.
template <class Error>
double least(double from, double to, double by, Error&& error) {
  double best = from, smallest = std::numeric_limits<double>::infinity();
  const auto count = static_cast<int>(std::lround((to - from) / by));
  for (int i = 0; i <= count; ++i) {
    const double value = from + i * by, found = error(value);
    if (found < smallest) {
      smallest = found;
      best = value;
    }
  }
  return best;
}

std::vector<double> nothing(const SpendingPanel& panel) {
  return std::vector<double>(panel.need.size(), facts::missing);
}

/// The smoothed level in year t: the first year known, then a share of every surprise.
double smoothed_level(const Table& level, std::size_t m, std::size_t t, double share) {
  double value = facts::missing;
  for (std::size_t year = 0; year <= t; ++year) {
    const double own = level[year][m];
    if (facts::is_missing(own)) continue;
    value = facts::is_missing(value) ? own : value + share * (own - value);
  }
  return value;
}

}  // namespace

std::vector<double> foresee_smoothed(const SpendingPanel& panel, std::size_t base) {
  if (base == 0) return nothing(panel);
  const Table level = levels_of(panel);
  const double share = least(0.3, 1, 0.05, [&](double value) {
    double error = 0;
    for_each_step(level, base, [&](std::size_t t, std::size_t m) {
      error += panel.brought[t][m] * std::abs(smoothed_level(level, m, t, value) - level[t + 1][m]);
    });
    return error;
  });
  std::vector<double> change(panel.need.size());
  for (std::size_t m = 0; m < change.size(); ++m) change[m] = smoothed_level(level, m, base, share) - level[base][m];
  return forecast(panel, base, change);
}

std::vector<double> foresee_towards_group(const SpendingPanel& panel, std::size_t base, int ahead) {
  if (base == 0) return nothing(panel);
  const Table level = levels_of(panel);
  Table gap;
  for (std::size_t t = 0; t <= base; ++t) gap.push_back(gaps(panel, level, t));
  const double left = least(0.5, 1, 0.02, [&](double value) {
    double error = 0;
    for_each_step(level, base, [&](std::size_t t, std::size_t m) {
      error += panel.brought[t][m] * std::abs(level[t][m] + (value - 1) * gap[t][m] - level[t + 1][m]);
    });
    return error;
  });
  std::vector<double> change;
  for (const double each : gap[base]) change.push_back((std::pow(left, ahead) - 1) * each);
  return forecast(panel, base, change);
}

Adjusting fit_adjusting(const SpendingPanel& panel, std::size_t base) {
  const Table level = levels_of(panel), growth = growths_of(panel);
  Table gap;
  for (std::size_t t = 0; t <= base; ++t) gap.push_back(gaps(panel, level, t));
  std::vector<Eigen::Vector4d> causes;
  std::vector<double> changes, weights;
  for_each_step(level, base, [&](std::size_t t, std::size_t m) {
    const Eigen::Vector4d row(1, gap[t][m], growth[t][m] - growth[t + 1][m], panel.result[t][m]);
    if (!row.allFinite()) return;
    causes.push_back(row);
    changes.push_back(level[t + 1][m] - level[t][m]);
    weights.push_back(panel.brought[t][m]);
  });
  constexpr int rounds = 40;
  constexpr double nearest = 1e-3;  // a deviation this small weighs no more
  Eigen::Vector4d found = Eigen::Vector4d::Zero();
  for (int round = 0; round < rounds; ++round) {
    Eigen::Matrix4d left = Eigen::Matrix4d::Zero();
    Eigen::Vector4d right = Eigen::Vector4d::Zero();
    for (std::size_t i = 0; i < causes.size(); ++i) {
      const double off = round == 0 ? 1 : std::max(nearest, std::abs(changes[i] - causes[i].dot(found)));
      left += weights[i] / off * causes[i] * causes[i].transpose();
      right += weights[i] / off * changes[i] * causes[i];
    }
    found = left.completeOrthogonalDecomposition().solve(right);
  }
  return {found(0), std::clamp(found(1), -1.0, 0.0), found(2), found(3)};
}

std::vector<double> foresee_adjusting(const SpendingPanel& panel, std::size_t base, int ahead) {
  if (base == 0) return nothing(panel);
  const Adjusting by = fit_adjusting(panel, base);
  const Table level = levels_of(panel), growth = growths_of(panel);
  const std::vector<double> gap = gaps(panel, level, base);
  double results = 0;
  for (int year = 0; year < ahead; ++year) results += std::pow(panel.result_left, year);
  std::vector<double> change(gap.size());
  for (std::size_t m = 0; m < change.size(); ++m) {
    const double result = facts::is_missing(panel.result[base][m]) ? 0 : panel.result[base][m];
    change[m] =
        gap[m] * (std::pow(1 + by.towards_group, ahead) - 1) + by.need * growth[base][m] + by.result * result * results;
  }
  return forecast(panel, base, change);
}

}  // namespace handlingsrom::rooms
