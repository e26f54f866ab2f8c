#include "choice/cooperation/study/scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/quantile.hpp"
#include "base/random.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {
namespace {

constexpr double level = 0.8;

}  // namespace

Scale Scale::from_accounts(const facts::Facts& facts, const SharedService& service) {
  std::vector<double> costs, sizes;
  for (int i = 0; i < facts.registry->size(); ++i) {
    const Basis basis = basis_of(facts, MunicipalityIndex{i}, service);
    if (!(basis.cost > 0) || !(basis.size > 0)) continue;
    costs.push_back(basis.cost);
    sizes.push_back(basis.size);
  }
  Scale scale;
  scale.function_ = comparison::cost_function(costs, sizes, {}, {}, level);
  scale.largest_ = *std::max_element(sizes.begin(), sizes.end());
  scale.smallest_ = *std::min_element(sizes.begin(), sizes.end());
  const auto& covariance = scale.function_->covariance;
  scale.root_[0] = std::sqrt(covariance[1][1]);
  scale.root_[1] = covariance[2][1] / scale.root_[0];
  scale.root_[2] = std::sqrt(std::max(0.0, covariance[2][2] - scale.root_[1] * scale.root_[1]));
  return scale;
}

Scale Scale::said(double value, double low, double high) {
  Scale scale;
  scale.value_ = value;
  scale.low_ = low;
  scale.high_ = high;
  scale.largest_ = std::numeric_limits<double>::infinity();
  return scale;
}

double Scale::Drawn::cost(double size) const {
  const double log_size = std::log(size / middle);
  const double outside = size > largest    ? beyond * std::log2(size / largest)
                         : size < smallest ? beyond * std::log2(smallest / size)
                                           : 0;
  return std::exp(linear * log_size + square * log_size * log_size + outside);
}

Scale::Drawn Scale::drawn(const std::array<double, 2>& normals, double beyond) const {
  Drawn drawn;
  if (!function_) {
    // Ends that hold four of five outcomes, each side as wide as it was given.
    constexpr double ninety_per_cent = 1.2815515655446004;
    const double side = normals[0] < 0 ? value_ - low_ : high_ - value_;
    drawn.said = std::max(0.0, value_ + side * normals[0] / ninety_per_cent);
    return drawn;
  }
  drawn.middle = function_->middle;
  drawn.largest = largest_;
  drawn.smallest = smallest_;
  drawn.beyond = beyond;
  drawn.linear = function_->coefficients[1].value + root_[0] * normals[0];
  drawn.square = function_->coefficients[2].value + root_[1] * normals[0] + root_[2] * normals[1];
  return drawn;
}

namespace {

struct Compared {
  comparison::Units units;
  std::vector<int> joined, others;
  int left_out = 0;
};

void add(comparison::Units& units, const comparison::Units& from, int unit) {
  const auto u = static_cast<std::size_t>(unit);
  units.names.push_back(from.names[u]);
  units.in.push_back(from.in[u]);
  units.out.insert(units.out.end(), {from.out[2 * u], from.out[2 * u + 1]});
}

/// The members first, then the others that are of their kind. A municipality whose net spending is next to nothing, because others pay, would be what everyone is held against.
Compared of_a_kind(const comparison::Units& units, const std::vector<int>& joined, const std::vector<int>& others) {
  using comparison::Orientation;
  using comparison::Returns;
  const auto flagged =
      comparison::outliers(comparison::scores(units, Returns::variable, Orientation::in),
                           comparison::super_efficiency(units, Returns::variable, Orientation::in), Orientation::in);
  Compared kept;
  kept.units.inputs = units.inputs;
  kept.units.outputs = units.outputs;
  for (const int unit : joined) {
    kept.joined.push_back(static_cast<int>(kept.units.size()));
    add(kept.units, units, unit);
  }
  for (const int unit : others) {
    if (flagged[static_cast<std::size_t>(unit)].flagged) {
      ++kept.left_out;
      continue;
    }
    kept.others.push_back(static_cast<int>(kept.units.size()));
    add(kept.units, units, unit);
  }
  return kept;
}

}  // namespace

BestPractice best_practice(const facts::Facts& facts, const SharedService& service,
                           const std::vector<MunicipalityIndex>& members, int draws, std::uint64_t seed) {
  comparison::Units all;
  all.inputs = {"net_expenditure"};
  all.outputs = {"people", "need"};
  std::vector<int> joined, others;
  for (int i = 0; i < facts.registry->size(); ++i) {
    const Basis basis = basis_of(facts, MunicipalityIndex{i}, service);
    const bool member = std::find(members.begin(), members.end(), MunicipalityIndex{i}) != members.end();
    if (!(basis.cost > 0) || !(basis.people > 0) || !(basis.size > 0)) continue;
    (member ? joined : others).push_back(static_cast<int>(all.size()));
    all.names.push_back(to_string(facts.registry->at(MunicipalityIndex{i}).number));
    all.in.push_back(basis.cost);
    all.out.push_back(basis.people);
    all.out.push_back(basis.size);
  }
  BestPractice result;
  result.units = static_cast<int>(all.size());
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (joined.size() != members.size() || joined.size() < 2) {
    result.learning = result.harmony = result.scale = result.score = result.bound = none;
    result.scale_low = result.scale_high = none;
    return result;
  }
  using comparison::Orientation;
  using comparison::Returns;
  const Compared compared = of_a_kind(all, joined, others);
  result.left_out = compared.left_out;
  const comparison::Join whole = comparison::join(compared.units, Returns::variable, Orientation::in, compared.joined);
  result.learning = whole.learning;
  result.harmony = whole.harmony;
  result.scale = whole.scale;
  result.score = whole.score;
  result.bound = whole.bound;
  std::vector<double> scales;
  for (int draw = 0; draw < draws; ++draw) {
    comparison::Units fewer;
    fewer.inputs = all.inputs;
    fewer.outputs = all.outputs;
    for (const int unit : compared.joined) add(fewer, compared.units, unit);
    for (const int unit : compared.others) {
      if (uniform({seed, static_cast<std::uint32_t>(draw), static_cast<std::uint32_t>(unit), 0, 1}) < 0.8)
        add(fewer, compared.units, unit);
    }
    const comparison::Join found = comparison::join(fewer, Returns::variable, Orientation::in, compared.joined);
    if (std::isfinite(found.scale)) scales.push_back(found.scale);
  }
  std::sort(scales.begin(), scales.end());
  result.scale_low = scales.empty() ? none : quantile(scales, 0.1);
  result.scale_high = scales.empty() ? none : quantile(scales, 0.9);
  return result;
}

}  // namespace handlingsrom::cooperation
