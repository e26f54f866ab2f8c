#include "standing/comparison/efficiency/cost_function.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "base/random.hpp"

namespace handlingsrom::comparison {
namespace {

struct Made {
  std::vector<double> cost, size, need;
};

/// log cost = 8 + 0.85·log size + 0.02·log² size + 0.5·need + noise that grows with size.
Made made(std::uint32_t run, std::size_t count, double noise) {
  Made list;
  for (std::uint32_t u = 0; u < count; ++u) {
    const double log_size = 3 * uniform({71, run, u, 0, 0}) - 1.5, need = uniform({71, run, u, 0, 1});
    const double error = noise * (1 + 0.5 * log_size) * standard_normals({71, run, u, 0, 2})[0];
    list.size.push_back(5000 * std::exp(log_size));
    list.need.push_back(need);
    list.cost.push_back(std::exp(8 + 0.85 * log_size + 0.02 * log_size * log_size + 0.5 * need + error));
  }
  return list;
}

TEST(CostFunction, FindsExactlyWhatHasNoNoise) {
  const Made list = made(1, 30, 0);
  const CostFunction found = cost_function(list.cost, list.size, {"need"}, list.need, 0.95);
  EXPECT_NEAR(found.elasticity(5000).value, 0.85, 1e-9);
  EXPECT_NEAR(found.elasticity(5000 * std::exp(1.0)).value, 0.89, 1e-9);
  EXPECT_NEAR(found.coefficients[3].value, 0.5, 1e-9);
  EXPECT_NEAR(found.explained, 1, 1e-12);
  const auto cost = [](double size) {
    const double l = std::log(size / 5000);
    return std::exp(0.85 * l + 0.02 * l * l);
  };
  EXPECT_NEAR(found.joined({2000, 3000}).value, cost(5000) / (cost(2000) + cost(3000)), 1e-9);
}

TEST(CostFunction, IntervalsCoverTheTruthAsOftenAsTheySay) {
  int elasticity = 0, joined = 0;
  const int runs = 400;
  const auto cost = [](double size) {
    const double l = std::log(size / 5000);
    return std::exp(0.85 * l + 0.02 * l * l);
  };
  const double truth = cost(9000) / (cost(4000) + cost(5000));
  for (std::uint32_t run = 0; run < runs; ++run) {
    const Made list = made(run, 60, 0.15);
    const CostFunction found = cost_function(list.cost, list.size, {"need"}, list.need, 0.95);
    const Estimate e = found.elasticity(5000), j = found.joined({4000, 5000});
    elasticity += e.low <= 0.85 && 0.85 <= e.high ? 1 : 0;
    joined += j.low <= truth && truth <= j.high ? 1 : 0;
  }
  // 95 % of 400 is 380, with a standard deviation of 4.4; the variances are unequal, so a plain interval would not do.
  EXPECT_NEAR(elasticity, 380, 16);
  EXPECT_NEAR(joined, 380, 16);
}

TEST(CostFunction, RefusesTooFewAndTheSameTwice) {
  const Made list = made(2, 30, 0.1);
  const std::vector<double> few(list.cost.begin(), list.cost.begin() + 7);
  EXPECT_THROW(cost_function(few, few, {}, {}, 0.95), Error);
  EXPECT_THROW(cost_function(list.cost, list.size, {"one"}, std::vector<double>(30, 1.0), 0.95), Error);
}

}  // namespace
}  // namespace handlingsrom::comparison
