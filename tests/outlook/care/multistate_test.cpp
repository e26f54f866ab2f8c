#include "outlook/care/multistate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "base/csv.hpp"
#include "base/error.hpp"

namespace handlingsrom::care::multistate {
namespace {

/// Heart transplant follow-up: states 1–4, the intensities that the msm manual prints (section 2.9).
Generator heart_transplant() {
  Eigen::MatrixXd rates = Eigen::MatrixXd::Zero(4, 4);
  rates(0, 1) = 0.12787;
  rates(0, 3) = 0.04250;
  rates(1, 0) = 0.22512;
  rates(1, 2) = 0.34261;
  rates(1, 3) = 0.04021;
  rates(2, 1) = 0.13062;
  rates(2, 3) = 0.30648;
  return Generator::from_rates(rates);
}

// The printed intensities have five digits, so what follows from them has four.
constexpr double printed = 2e-4;

TEST(Multistate, TimeInStateIsThePublishedOne) {
  const Eigen::MatrixXd time = heart_transplant().total_time_in_state();
  EXPECT_NEAR(time(0, 0) / 8.815917, 1, printed);
  EXPECT_NEAR(time(0, 1) / 2.229817, 1, printed);
  EXPECT_NEAR(time(0, 2) / 1.747804, 1, printed);
  const Eigen::VectorXd death = heart_transplant().time_to_absorption();
  EXPECT_NEAR(death(0) / 12.793538026, 1, printed);
  EXPECT_NEAR(death(1) / 9.225320058, 1, printed);
  EXPECT_NEAR(death(2) / 5.044716825, 1, printed);
}

TEST(Multistate, TimeInStateOverTenYearsIsThePublishedOne) {
  const Eigen::MatrixXd time = heart_transplant().time_in_state(10);
  const std::array<double, 4> known{5.6023756673, 1.1722128070, 0.7177822381, 2.5076292876};
  for (Eigen::Index j = 0; j < 4; ++j) EXPECT_NEAR(time(0, j) / known[static_cast<std::size_t>(j)], 1, printed);
  EXPECT_NEAR(time.row(0).sum(), 10, 1e-9);
}

TEST(Multistate, TransitionProbabilitiesAreThePublishedOnes) {
  const Eigen::MatrixXd p = heart_transplant().transition_probabilities(10);
  const double known[3][4] = {{0.30940656, 0.09750021, 0.08787255, 0.5052207},
                              {0.17165172, 0.06552639, 0.07794394, 0.6848780},
                              {0.05898093, 0.02971653, 0.04665485, 0.8646477}};
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 4; ++j) EXPECT_NEAR(p(i, j), known[i][j], 3e-5);
  }
}

TEST(Multistate, SojournAndNextStateAreThePublishedOnes) {
  const Eigen::VectorXd sojourn = heart_transplant().mean_sojourn();
  EXPECT_NEAR(sojourn(0) / 5.869552, 1, printed);
  EXPECT_NEAR(sojourn(1) / 1.644897, 1, printed);
  EXPECT_NEAR(sojourn(2) / 2.287819, 1, printed);
  const Eigen::MatrixXd next = heart_transplant().next_state();
  EXPECT_NEAR(next(0, 1), 0.75054, 5e-5);
  EXPECT_NEAR(next(1, 2), 0.56356, 5e-5);
  EXPECT_NEAR(next(2, 3), 0.70116, 5e-5);
}

TEST(Multistate, LikelihoodOfThePublicSetIsThePublishedOne) {
  const std::filesystem::path file = "../shared/benchmarks/multistate/cav.csv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "the public problem sets are not here";
  std::ifstream input(file);
  csv::Reader reader(input, "cav.csv");
  const std::size_t person = reader.column("PTNUM");
  const std::size_t years = reader.column("years");
  const std::size_t state = reader.column("state");
  std::vector<Observation> seen;
  std::int64_t before = -1;
  double time = 0;
  int at = 0;
  while (reader.next()) {
    const int now = static_cast<int>(reader.integer(state)) - 1;
    if (reader.integer(person) == before) seen.push_back({at, now, reader.number(years) - time, now == 3});
    before = reader.integer(person);
    time = reader.number(years);
    at = now;
  }
  EXPECT_NEAR(minus_two_log_likelihood(heart_transplant(), seen), 3968.798, 0.01);
}

/// Chancellor's HIV model (Briggs, Claxton and Sculpher 2006): states A, B, C, D.
CohortModel hiv(double relative_risk) {
  CohortModel model;
  model.transition = Eigen::MatrixXd::Zero(4, 4);
  const double mono[4][4] = {{0, 0.202, 0.067, 0.010}, {0, 0, 0.407, 0.012}, {0, 0, 0, 0.250}, {0, 0, 0, 0}};
  for (int i = 0; i < 4; ++i) {
    for (int j = 0; j < 4; ++j) model.transition(i, j) = mono[i][j] * relative_risk;
    model.transition(i, i) = 1 - model.transition.row(i).sum();
  }
  model.start = Eigen::VectorXd::Zero(4);
  model.start(0) = 1000;
  model.cycles = 50;
  return model;
}

TEST(Multistate, HivCohortModelIsThePublishedOne) {
  const Eigen::Vector4d alive(1, 1, 1, 0);
  const Eigen::Vector4d care(2756, 3052, 9007, 0);
  const auto mono = membership(hiv(1));
  const auto comb = membership(hiv(0.509));
  EXPECT_NEAR(discounted_total(mono, alive, 0), 8585.843, 5e-3);
  EXPECT_NEAR(discounted_total(comb, alive, 0), 17256.937, 5e-3);
  EXPECT_NEAR(discounted_total(mono, care, 0.06), 33891136, 1);
  EXPECT_NEAR(discounted_total(comb, care, 0.06), 48739757, 1);
  EXPECT_NEAR(discounted_total(mono, alive * 2278, 0.06), 14870957, 1);
  EXPECT_NEAR(discounted_total(comb, alive * 4364, 0.06), 44245091, 1);
}

RC_GTEST_PROP(Multistate, ProbabilitiesSumToOneAndTimesToTheYears, ()) {
  Eigen::MatrixXd rates = Eigen::MatrixXd::Zero(5, 5);
  for (int i = 0; i < 4; ++i) {
    for (int j = 0; j < 5; ++j) {
      if (i != j) rates(i, j) = *rc::gen::inRange(0, 1000) / 500.0;
    }
  }
  const double years = *rc::gen::inRange(1, 300) / 10.0;
  const Generator generator = Generator::from_rates(rates);
  const Eigen::MatrixXd p = generator.transition_probabilities(years);
  const Eigen::MatrixXd time = generator.time_in_state(years);
  for (int i = 0; i < 5; ++i) {
    RC_ASSERT(std::abs(p.row(i).sum() - 1) < 1e-9);
    RC_ASSERT(p.row(i).minCoeff() > -1e-12);
    RC_ASSERT(std::abs(time.row(i).sum() - years) < 1e-7 * years);
  }
}

TEST(Multistate, RefusesNegativeRatesAndChainsThatNeverEnd) {
  Eigen::MatrixXd negative = Eigen::MatrixXd::Zero(2, 2);
  negative(0, 1) = -0.1;
  EXPECT_THROW((void)Generator::from_rates(negative), Error);
  Eigen::MatrixXd circle = Eigen::MatrixXd::Zero(3, 3);
  circle(0, 1) = 1;
  circle(1, 0) = 1;
  EXPECT_THROW((void)Generator::from_rates(circle).total_time_in_state(), Error);
}

}  // namespace
}  // namespace handlingsrom::care::multistate
