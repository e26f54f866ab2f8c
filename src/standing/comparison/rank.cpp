#include "standing/comparison/rank.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace handlingsrom::comparison {
namespace {

constexpr std::array parameters{
    ParameterSpec{"comparison.rank_level", Unit::share, 0.8, 0.5, 0.95, "judgement", 0.01, 0.99},
    ParameterSpec{"comparison.rank_prior_years", Unit::none, 5, 1, 20, "judgement", 0, 1000},
};

/// Own's draw in standard deviations: worked out at these, and in between by a straight line.
constexpr int nodes = 11, between = 6;
constexpr double farthest = 3;

/// Median of s²/σ² for five differences, about that of χ² with five degrees of freedom over five.
constexpr double median_of_variance = 0.87;
constexpr std::size_t classes = 7;

/// Φ from a table with straight lines in between, within 2e-7 of the true one: a rank needs no more, and asks it a hundred thousand times.
class NormalTable {
 public:
  NormalTable() {
    for (std::size_t i = 0; i < values_.size(); ++i)
      values_[i] = 0.5 * std::erfc((reach - static_cast<double>(i) / steps) / std::sqrt(2.0));
  }
  double below(double x) const {
    const double place = (x + reach) * steps;
    if (!(place > 0)) return 0;
    if (place >= static_cast<double>(last)) return 1;
    const auto i = static_cast<std::size_t>(place);
    return values_[i] + (place - static_cast<double>(i)) * (values_[i + 1] - values_[i]);
  }

 private:
  static constexpr double reach = 6, steps = 400;
  static constexpr auto last = static_cast<std::size_t>(2 * reach * steps);
  std::array<double, last + 1> values_{};
};

double normal_below(double x) {
  static const NormalTable table;
  return table.below(x);
}

struct Variation {
  double variance = 0;
  int differences = 0;
};
Variation variation_of(const std::vector<double>& years) {
  Variation result;
  for (std::size_t t = 1; t < years.size(); ++t) {
    const double difference = years[t] - years[t - 1];
    if (std::isnan(difference)) continue;
    result.variance += 0.5 * difference * difference;
    ++result.differences;
  }
  if (result.differences > 0) result.variance /= result.differences;
  return result;
}

double median_variance(std::span<const std::size_t> members, const std::vector<Variation>& variations) {
  std::vector<double> known;
  for (const std::size_t m : members) {
    if (variations[m].differences > 0) known.push_back(variations[m].variance);
  }
  if (known.empty()) return std::nan("");
  const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
  std::nth_element(known.begin(), middle, known.end());
  return *middle / median_of_variance;
}

/// The normal density at the points between the nodes, up to a factor.
std::array<double, (nodes - 1) * between + 1> weights_between() {
  std::array<double, (nodes - 1) * between + 1> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double point = farthest * (2.0 * static_cast<double>(i) / ((nodes - 1) * between) - 1);
    weights[i] = std::exp(-point * point / 2);
  }
  return weights;
}

/// The rank less one, given own's draw: a sum of independent indicators.
struct Above {
  double mean = 0, deviation = 0;
};

}  // namespace

std::span<const ParameterSpec> rank_parameters() { return parameters; }

std::vector<double> year_deviations(const std::vector<std::vector<double>>& years, std::span<const double> size,
                                    double prior_years) {
  std::vector<Variation> variations;
  for (const std::vector<double>& each : years) variations.push_back(variation_of(each));
  std::vector<std::size_t> order(years.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return size[a] < size[b]; });
  std::vector<double> deviations(years.size(), std::nan(""));
  for (std::size_t k = 0; k < classes; ++k) {
    const std::size_t from = order.size() * k / classes, to = order.size() * (k + 1) / classes;
    const auto members = std::span(order).subspan(from, to - from);
    const double usual = median_variance(members, variations);
    if (std::isnan(usual)) continue;
    for (const std::size_t m : members) {
      const Variation& own = variations[m];
      const double weight = own.differences + prior_years;
      if (weight > 0) deviations[m] = std::sqrt((own.differences * own.variance + prior_years * usual) / weight);
    }
  }
  return deviations;
}

RankInterval rank_interval(std::span<const double> values, std::span<const double> deviations, std::size_t own,
                           double level) {
  RankInterval result;
  if (std::isnan(values[own])) return result;
  result.rank = 1;
  bool known = true;
  for (std::size_t j = 0; j < values.size(); ++j) {
    if (std::isnan(values[j])) continue;
    ++result.of;
    result.rank += values[j] > values[own] ? 1 : 0;
    known = known && !std::isnan(deviations[j]);
  }
  if (!known) return result;
  std::array<Above, nodes> above{};
  for (std::size_t k = 0; k < nodes; ++k) {
    const double point = farthest * (2.0 * static_cast<double>(k) / (nodes - 1) - 1);
    const double drawn = values[own] + point * deviations[own];
    double variance = 0;
    for (std::size_t j = 0; j < values.size(); ++j) {
      if (j == own || std::isnan(values[j])) continue;
      const double distance = values[j] - drawn, reach = 5 * deviations[j];
      if (distance < -reach) continue;
      const double p =
          distance > reach || deviations[j] <= 0 ? (distance > 0 ? 1.0 : 0.0) : normal_below(distance / deviations[j]);
      above[k].mean += p;
      variance += p * (1 - p);
    }
    above[k].deviation = std::sqrt(variance);
  }
  static const auto density = weights_between();
  const auto at_most = [&](int rank) {
    double sum = 0, weights = 0;
    for (int i = 0; i <= (nodes - 1) * between; ++i) {
      const auto k = static_cast<std::size_t>(std::min(i / between, nodes - 2));
      const double part = static_cast<double>(i) / between - static_cast<double>(k);
      const double mean = above[k].mean + part * (above[k + 1].mean - above[k].mean);
      const double deviation = above[k].deviation + part * (above[k + 1].deviation - above[k].deviation);
      const double weight = density[static_cast<std::size_t>(i)], beyond = rank - 0.5 - mean;
      const double below = deviation > 0 ? normal_below(beyond / deviation) : (beyond > 0 ? 1.0 : 0.0);
      sum += weight * below;
      weights += weight;
    }
    return sum / weights;
  };
  const auto least = [&](double probability) {
    int low = 1, high = result.of;
    while (low < high) {
      const int middle = (low + high) / 2;
      if (at_most(middle) >= probability)
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  };
  result.best = std::min(result.rank, least((1 - level) / 2));
  result.worst = std::max(result.rank, least((1 + level) / 2));
  return result;
}

}  // namespace handlingsrom::comparison
