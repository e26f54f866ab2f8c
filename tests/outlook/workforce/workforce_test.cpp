#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "outlook/workforce/labour.hpp"

namespace handlingsrom::workforce {
namespace {

constexpr Year first{2026};

population::Projection tiny(int years, double later = 10) {
  population::Projection projection(first, years);
  for (int t = 0; t < years; ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (int age = 0; age < age_count; ++age)
        projection.ages(t, sex)[static_cast<std::size_t>(age)] = t == 0 ? 10 : later;
    }
  }
  return projection;
}

Base base_of_tests() {
  Base base;
  base.nurse_fte.value = 20;
  base.health_educated_share.value = 0.7;
  base.group_size.value = 16;
  base.children_per_fte.value = 5;
  base.kindergarten_teacher_share.value = 0.4;
  base.doctors.value = 0.001;
  base.physiotherapists.value = 0.001;
  base.health_centre.value = 0.005;
  base.health_index.value = 1;
  base.administration_index.value = 1;
  base.national_fte.value = 700;
  base.national_population.value = 10000;
  base.sick_leave.value = 0.08;
  return base;
}

Assumptions defaults(int years) {
  const std::array tables{parameters()};
  return Assumptions(first, years, tables);
}

struct Series {
  explicit Series(std::size_t years)
      : pupils(years, 160),
        sfo(years, 50),
        children(years, 100),
        protection(years, 10),
        social(years, 40),
        care(years, 100) {}
  Drivers drivers() const { return {pupils, sfo, children, protection, social, care}; }
  std::vector<double> pupils, sfo, children, protection, social, care;
};

TEST(Workforce, NeedBySectorAndGroup) {
  const Series series(1);
  YearTable result(first, 1, row_count);
  project(tiny(1), {}, series.drivers(), defaults(1), base_of_tests(), result);
  EXPECT_DOUBLE_EQ(result.at(needed_first + static_cast<int>(Group::teacher), 0), 160.0 / 16 * 1.53);
  EXPECT_DOUBLE_EQ(result.at(sector_first + static_cast<int>(facts::Sector::kindergarten), 0), 20);
  EXPECT_DOUBLE_EQ(result.at(needed_first + static_cast<int>(Group::kindergarten_teacher), 0), 8);
  EXPECT_DOUBLE_EQ(result.at(needed_first + static_cast<int>(Group::nurse), 0), 20);
  EXPECT_DOUBLE_EQ(result.at(needed_first + static_cast<int>(Group::health_worker), 0), 50);
}

TEST(Workforce, GroupsSumToSectors) {
  const Series series(2);
  YearTable result(first, 2, row_count);
  project(tiny(2, 8), {}, series.drivers(), defaults(2), base_of_tests(), result);
  for (int t = 0; t < 2; ++t) {
    double groups = 0;
    for (int g = 0; g < group_count; ++g) groups += result.at(needed_first + g, t);
    EXPECT_NEAR(groups, result.at(needed_total, t), 1e-9);
    EXPECT_NEAR(result.at(room_total, t), result.at(available_total, t) - result.at(needed_total, t), 1e-9);
  }
}

TEST(Workforce, TodayWhatIsThereIsWhatIsNeededUnlessPostsAreVacant) {
  const Series series(1);
  YearTable result(first, 1, row_count);
  Assumptions assumptions = defaults(1);
  project(tiny(1), {}, series.drivers(), assumptions, base_of_tests(), result);
  EXPECT_NEAR(result.at(room_total, 0), 0, 1e-9);
  assumptions.set("workforce.vacancy_rate", 0.05);
  project(tiny(1), {}, series.drivers(), assumptions, base_of_tests(), result);
  EXPECT_NEAR(result.at(room_total, 0), -0.05 * result.at(needed_total, 0), 1e-9);
}

TEST(Labour, MovesWithWorkingAgeAndTheLeavingAge) {
  Assumptions assumptions = defaults(2);
  EXPECT_DOUBLE_EQ(own_growth(tiny(2, 5), assumptions, 1), 0.5);
  // 44 years of age are at work up to 64; leaving at 66 adds two.
  assumptions.ramp("workforce.leaving_age", 66, Year{2027}, Year{2027});
  EXPECT_NEAR(own_growth(tiny(2), assumptions, 1), 46.0 / 44.0, 1e-12);
  assumptions.ramp("workforce.leaving_age", 64.5, Year{2027}, Year{2027});
  EXPECT_NEAR(own_growth(tiny(2), assumptions, 1), 44.5 / 44.0, 1e-12);
}

TEST(Labour, NeighboursCountByTheirWeight) {
  LabourArea area;
  area.persons.resize(2);
  area.persons[0].fill(100);
  area.persons[1].fill(200);
  const Assumptions assumptions = defaults(2);
  EXPECT_NEAR(labour_factor(tiny(2), area, assumptions, 1), 0.7 * 1 + 0.3 * 2, 1e-12);
  EXPECT_DOUBLE_EQ(labour_factor(tiny(2), {}, assumptions, 1), 1);
}

TEST(Labour, LessSickLeaveGivesMorePresence) {
  Assumptions assumptions = defaults(2);
  assumptions.ramp("workforce.sick_leave", 0.05, Year{2027}, Year{2027});
  EXPECT_NEAR(presence(assumptions, 1), 0.95 / (1 - 0.077), 1e-12);
  EXPECT_DOUBLE_EQ(presence(assumptions, 0), 1);
}

TEST(Workforce, OwnFteReplacesTodaysLevelOnly) {
  Base base = base_of_tests();
  base.own_fte[static_cast<std::size_t>(facts::Sector::kindergarten)] = {30, {"own", "x.csv:2"}, Provenance::own};
  Series series(2);
  series.children[1] = 50;
  YearTable result(first, 2, row_count);
  project(tiny(2), {}, series.drivers(), defaults(2), base, result);
  EXPECT_DOUBLE_EQ(result.at(sector_first + static_cast<int>(facts::Sector::kindergarten), 0), 30);
  EXPECT_DOUBLE_EQ(result.at(sector_first + static_cast<int>(facts::Sector::kindergarten), 1), 15);
}

RC_GTEST_PROP(Workforce, MorePupilsNeverNeedFewerTeachers, ()) {
  const auto pupils = *rc::gen::inRange(0, 5000);
  const auto more = *rc::gen::inRange(0, 500);
  Series few(1);
  Series many(1);
  few.pupils[0] = pupils;
  many.pupils[0] = pupils + more;
  YearTable a(first, 1, row_count);
  YearTable b(first, 1, row_count);
  project(tiny(1), {}, few.drivers(), defaults(1), base_of_tests(), a);
  project(tiny(1), {}, many.drivers(), defaults(1), base_of_tests(), b);
  RC_ASSERT(b.at(needed_first + static_cast<int>(Group::teacher), 0) >=
            a.at(needed_first + static_cast<int>(Group::teacher), 0));
}

}  // namespace
}  // namespace handlingsrom::workforce
