#include "outlook/care/projection.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/registry/registry.hpp"
#include "world.hpp"

namespace handlingsrom::care {
namespace {

using test::ageing;
using test::figures;
using test::find;
using test::model;

TEST(CareLevels, MissingGroupIsWhatTheTotalLeaves) {
  const Level level = complete(100, {40, facts::missing, 25}, {1, 1, 1});
  EXPECT_DOUBLE_EQ(level.users[1], 35);
  EXPECT_EQ(level.provenance[1], Provenance::municipality);
}

TEST(CareLevels, SeveralMissingShareTheRestAfterTheirExpectedUsers) {
  const Level level = complete(30, {facts::missing, facts::missing, 22}, {1, 3, 20});
  EXPECT_DOUBLE_EQ(level.users[0], 2);
  EXPECT_DOUBLE_EQ(level.users[1], 6);
  EXPECT_EQ(level.provenance[0], Provenance::interval);
}

TEST(CareLevels, SuppressedWithoutTotalStaysBelowFive) {
  const Level level = complete(facts::missing, {7, facts::missing, facts::missing}, {9, 2, 12});
  EXPECT_DOUBLE_EQ(level.users[1], 2);
  EXPECT_DOUBLE_EQ(level.users[2], largest_suppressed);
}

TEST(CareLevels, NothingPublishedIsTheNationalRateAndMarked) {
  const Level level = complete(facts::missing, {facts::missing, facts::missing, facts::missing}, {1, 2, 3});
  EXPECT_DOUBLE_EQ(level.total(), 6);
  EXPECT_EQ(level.provenance[2], Provenance::national);
}

TEST(CareShapes, GraduationMeetsEachGroup) {
  std::array<double, age_count> population{};
  for (std::size_t age = 0; age < age_count; ++age)
    population[age] = age < 100 ? 1000.0 - 9.0 * static_cast<double>(age) : 5.0;
  const std::array<double, 4> wanted{0.01, 0.08, 0.31, 0.52};
  const AgeShape shape = graduate(wanted, population);
  const std::array<int, 5> bounds{0, 67, 80, 90, 106};
  for (std::size_t g = 0; g < 4; ++g) {
    double users = 0;
    double persons = 0;
    for (auto age = static_cast<std::size_t>(bounds[g]); age < static_cast<std::size_t>(bounds[g + 1]); ++age) {
      users += population[age] * shape[age];
      persons += population[age];
    }
    EXPECT_NEAR(users / persons, wanted[g], 1e-12);
  }
}

TEST(CareProjection, StartsAtTheMunicipalitysOwnUsers) {
  const MunicipalityIndex sunnfjord = find("sunnfjord");
  const Projection users = project(model(), sunnfjord, ageing(sunnfjord), test::assumptions());
  const auto& own = figures().care_users[static_cast<std::size_t>(sunnfjord.value)].back();
  EXPECT_NEAR(users.users(0, model(), Figure::long_stay), own.long_stay_all, 1e-9);
  EXPECT_NEAR(users.users(0, model(), Figure::staffed_homes), own.staffed_homes_all, 1e-9);
  EXPECT_NEAR(users.users(0, model(), Figure::home_care) + users.users(0, model(), Figure::staffed_homes),
              own.home_care_all, 1e-9);
}

TEST(CareProjection, EveryMunicipalityHasFiniteUsersOnEveryStep) {
  const Assumptions values = test::assumptions();
  for (int m = 0; m < figures().registry->size(); ++m) {
    const Projection users = project(model(), MunicipalityIndex{m}, ageing(MunicipalityIndex{m}), values);
    for (int t = 0; t < users.years(); ++t) {
      for (std::size_t step = 0; step < users.steps(); ++step) {
        ASSERT_TRUE(users.users(t, step) >= 0 && users.users(t, step) < 20000) << m << " " << t << " " << step;
      }
    }
  }
}

TEST(CareProjection, LeversActAsTheySay) {
  const MunicipalityIndex skaun = find("skaun");
  const auto persons = ageing(skaun);
  Assumptions values = test::assumptions();
  const Projection base = project(model(), skaun, persons, values);
  values.set("care.coverage_long_stay", 0.5);
  const Projection half = project(model(), skaun, persons, values);
  EXPECT_NEAR(half.users(9, model(), Figure::long_stay), 0.5 * base.users(9, model(), Figure::long_stay), 1e-9);
  EXPECT_NEAR(half.users(9, model(), Figure::home_care), base.users(9, model(), Figure::home_care), 1e-9);
  values = test::assumptions();
  values.set("care.healthy_ageing_months", 6);
  const Projection healthy = project(model(), skaun, persons, values);
  for (std::size_t step = 0; step < base.steps(); ++step) {
    EXPECT_NEAR(healthy.users(0, step), base.users(0, step), 1e-9) << step;
    EXPECT_LT(healthy.users(20, step), base.users(20, step)) << step;
  }
  values = test::assumptions();
  values.set("care.coverage_trend", 0);
  const Projection constant = project(model(), skaun, persons, values);
  EXPECT_GT(constant.users(20, model(), Figure::long_stay), base.users(20, model(), Figure::long_stay));
}

TEST(CareExplain, TreesAddUpAndReachCells) {
  const MunicipalityIndex skaun = find("skaun");
  const auto persons = ageing(skaun);
  Assumptions values = test::assumptions();
  values.set("care.coverage_trend", 1);
  const Projection users = project(model(), skaun, persons, values);
  for (const int t : {0, 14, 24}) {
    for (std::size_t step = 0; step < users.steps(); ++step) {
      const trace::Node node = explain_users(model(), figures(), skaun, persons, values, t, step);
      EXPECT_NEAR(node.value, users.users(t, step), 1e-9 * (1 + node.value));
      EXPECT_LT(trace::largest_discrepancy(node), 1e-9);
    }
  }
}

TEST(CareExplain, SourcesAreInTheBundle) {
  std::vector<const trace::Node*> open;
  const MunicipalityIndex skaun = find("skaun");
  std::vector<trace::Node> roots;
  for (std::size_t step = 0; step < model().ladder.steps.size(); ++step)
    roots.push_back(explain_users(model(), figures(), skaun, ageing(skaun), test::assumptions(), 5, step));
  for (const trace::Node& root : roots) open.push_back(&root);
  while (!open.empty()) {
    const trace::Node* node = open.back();
    open.pop_back();
    if (node->operation == trace::Operation::cell) {
      EXPECT_NO_THROW((void)figures().source(node->reference.source_id));
    }
    for (const trace::Node& child : node->children) open.push_back(&child);
  }
}

// What a command refuses as without effect has none, and what it takes has one.
TEST(CareParameters, MoveWhatTheySayAndNothingElse) {
  const MunicipalityIndex skaun = find("skaun");
  const auto persons = ageing(skaun);
  const auto users = [&](const Assumptions& values) {
    const Projection projected = project(model(), skaun, persons, values);
    std::vector<double> all;
    for (int t = 0; t < projected.years(); ++t) {
      for (std::size_t step = 0; step < projected.steps(); ++step) all.push_back(projected.users(t, step));
    }
    all.insert(all.end(), projected.fte_follows.begin(), projected.fte_follows.end());
    return all;
  };
  const auto drawn_from = [&](const Assumptions& values) {
    const Rates rates = test::rates("skaun", values);
    std::vector<float> all = rates.cumulative;
    for (const Way& way : rates.ways) all.insert(all.end(), {way.leave, way.dying, way.ended});
    return all;
  };
  Assumptions base = test::assumptions();
  base.set("care.coverage_trend", 0.5);  // so that its damping has something to damp
  const auto users_before = users(base);
  const auto rates_before = drawn_from(base);
  for (const ParameterSpec& spec : parameters()) {
    Assumptions changed = base;
    const double other = spec.value == spec.high ? spec.low : spec.high;
    changed.set(spec.id, other == spec.value ? spec.value / 2 : other);
    EXPECT_EQ(users(changed) != users_before, moves_projection(spec.id)) << spec.id;
    EXPECT_EQ(drawn_from(changed) != rates_before, moves_simulation(spec.id)) << spec.id;
  }
}

}  // namespace
}  // namespace handlingsrom::care
