#include <gtest/gtest.h>

#include "outlook/services/services.hpp"

namespace handlingsrom::services {
namespace {

constexpr Year first{2026};

// A tiny world: ten persons of each sex and age.
population::Projection tiny(int years) {
  population::Projection projection(first, years);
  for (int t = 0; t < years; ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (int age = 0; age < age_count; ++age) projection.ages(t, sex)[static_cast<std::size_t>(age)] = 10;
    }
  }
  return projection;
}

Base base_of_country() {
  Base base;
  base.national_coverage = {Cell{0.897, {}}, Cell{0.975, {}}};
  base.child_protection_index.value = 1.5;
  base.social_index.value = 0.5;
  base.social_cases.value = 300;
  base.national_population.value = 10000;
  base.national_aged_0_24.value = 3000;
  return base;
}

Assumptions defaults(int years) {
  const std::array tables{parameters()};
  return Assumptions(first, years, tables);
}

TEST(Services, CoverageTimesPersons) {
  YearTable result(first, 2, row_count);
  project(tiny(2), defaults(2), base_of_country(), result);
  EXPECT_DOUBLE_EQ(result.at(kindergarten_age_1, 0), 20 * 0.897);
  EXPECT_DOUBLE_EQ(result.at(kindergarten_age_1 + 2, 1), 20 * 0.975);
  EXPECT_DOUBLE_EQ(result.at(pupils_total, 0), 200);
  EXPECT_DOUBLE_EQ(result.at(sfo_grade_1 + 3, 0), 20 * 0.37);
  EXPECT_DOUBLE_EQ(result.at(health_users, 0), 21 * 20);
}

TEST(Services, OwnCoverageReplacesTheCountrys) {
  Base base = base_of_country();
  base.own_coverage[0].value = 0.8;
  YearTable result(first, 1, row_count);
  project(tiny(1), defaults(1), base, result);
  EXPECT_NEAR(result.at(kindergarten_age_1, 0), 20 * 0.8, 1e-12);
  EXPECT_NEAR(result.at(kindergarten_age_1 + 4, 0), 20 * 0.975, 1e-12);
}

TEST(Services, GradeIsTheAgeOn1JanuaryLessFive) {
  // Those who are six on 1 January 2027 turned six in 2026 and began grade 1 that autumn.
  population::Projection projection = tiny(1);
  projection.ages(0, Sex::female)[6] = 25;
  projection.ages(0, Sex::male)[15] = 30;
  YearTable result(first, 1, row_count);
  project(projection, defaults(1), base_of_country(), result);
  EXPECT_DOUBLE_EQ(result.at(pupils_grade_1, 0), 35);
  EXPECT_DOUBLE_EQ(result.at(pupils_grade_1 + 9, 0), 40);
}

TEST(Services, ClientsTodayAreCountrysLevelTimesIndexAndMoveWithTheAgeGroup) {
  population::Projection projection = tiny(2);
  for (const Sex sex : {Sex::female, Sex::male}) {
    for (int age = 18; age <= 66; ++age) projection.ages(1, sex)[static_cast<std::size_t>(age)] = 5;
  }
  YearTable result(first, 2, row_count);
  project(projection, defaults(2), base_of_country(), result);
  const double population = projection.total(0);
  EXPECT_NEAR(result.at(social_clients, 0), 300.0 / 10000 * 0.5 * population, 1e-9);
  EXPECT_NEAR(result.at(social_clients, 1), 0.5 * result.at(social_clients, 0), 1e-9);
  EXPECT_NEAR(result.at(child_protection_clients, 0), 0.0207 * 0.3 * 1.5 * population, 1e-9);
}

TEST(Services, AnEmptyPlaceNeedsNothing) {
  YearTable result(first, 1, row_count);
  project(population::Projection(first, 1), defaults(1), base_of_country(), result);
  for (int row = 0; row < row_count; ++row) EXPECT_EQ(result.at(row, 0), 0) << row;
}

}  // namespace
}  // namespace handlingsrom::services
