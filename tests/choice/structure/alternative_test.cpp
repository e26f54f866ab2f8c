#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "worlds.hpp"

namespace handlingsrom::structure {
namespace {

constexpr Year from{2028};

//  A 1–7 (70)        B 1–7 (140)       C 8–10 (60)      D 1–10 (100)
//  |------ 10 km ------|------ 2 km -----|------ 30 km ------|
std::vector<School> line() {
  return {school("A", 1, 7, 70, 0), school("BB", 1, 7, 140, 10), school("CCC", 8, 10, 60, 12),
          school("DDDD", 1, 10, 100, 42)};
}

TEST(Alternative, NothingClosedChangesNothing) {
  const auto schools = line();
  const Alternative result = alternative(schools, level(40, 5), {}, from, Rules{});
  EXPECT_TRUE(result.moves.empty());
  EXPECT_EQ(result.closed, 0);
  for (std::size_t s = 0; s < schools.size(); ++s) {
    EXPECT_EQ(result.today[s].pupils, result.after[s].pupils);
    const double scaled = s < 2 ? schools[s].pupils : s == 2 ? 60 * 4.0 / 3 : 70 + 30 * 4.0 / 3;
    EXPECT_NEAR(result.today[s].pupils[0], scaled, 1e-9) << "10 + 20 + 10 in grades 1–7, 20 + 10 of 40 in 8–10";
  }
}

// Grades 1–7 hold 10 + 20 + 10 = 40 of 40; grades 8–10 hold 20 + 10 = 30 of 40, so C and D get 4/3 there.
TEST(Alternative, SharesOfEveryGradeAreHeld) {
  auto pupils = level(40, 3);
  for (auto& year : pupils.by_year)
    for (std::size_t g = 7; g < 10; ++g) year[g] = 30;
  for (std::size_t g = 0; g < 7; ++g) pupils.by_year[2][g] = 20;
  const Alternative result = alternative(line(), pupils, {}, from, Rules{});
  EXPECT_NEAR(result.today[0].pupils[2], 35, 1e-9);
  EXPECT_NEAR(result.today[2].pupils[2], 60, 1e-9);
  EXPECT_NEAR(result.today[3].pupils[2], 35 + 30, 1e-9);
}

TEST(Alternative, PupilsGoToTheNearestSchoolWithTheirGrade) {
  auto pupils = level(40, 5);
  for (auto& year : pupils.by_year)
    for (std::size_t g = 7; g < 10; ++g) year[g] = 30;
  const std::vector<Closure> closures{{3, 1, 10}};
  const Alternative result = alternative(line(), pupils, closures, from, Rules{});
  ASSERT_EQ(result.moves.size(), 2U);
  EXPECT_EQ(result.moves[0].to, 1U) << "1–7 to B, 32 km";
  EXPECT_EQ(result.moves[0].lowest, 1);
  EXPECT_EQ(result.moves[0].highest, 7);
  EXPECT_NEAR(result.moves[0].straight, 32, 1e-6);
  EXPECT_NEAR(result.moves[0].road, 32 * 1.3, 1e-6);
  EXPECT_EQ(result.moves[1].to, 2U) << "8–10 to C, 30 km";
  EXPECT_EQ(result.moves[0].pupils[1], 0) << "2027: still open";
  EXPECT_NEAR(result.moves[0].pupils[2], 70, 1e-9);
  EXPECT_NEAR(result.moved[2], 100, 1e-9);
  EXPECT_NEAR(result.beyond[2], 100, 1e-9);
  EXPECT_NEAR(result.kilometres[2], 1.3 * (70 * 32 + 30 * 30) / 100, 1e-6);
  EXPECT_NEAR(result.after[1].pupils[2], 210, 1e-9);
  EXPECT_EQ(result.after[3].pupils[2], 0);
  EXPECT_EQ(result.after[3].classes[2], 0);
  EXPECT_EQ(result.closed, 1);
}

// B and C lie 2 km apart: 2.6 km by road is beyond the first grade's limit and within the others'.
TEST(Alternative, LimitIsShorterForTheFirstGrade) {
  const std::vector<School> two{school("A", 1, 7, 70, 0), school("BB", 1, 7, 70, 2)};
  const std::vector<Closure> closures{{0, 1, 10}};
  const Alternative result = alternative(two, level(20, 4), closures, from, Rules{});
  EXPECT_NEAR(result.beyond[3], 10, 1e-9);
  EXPECT_NEAR(result.moved[3], 70, 1e-9);
}

// B lies 10 km from A, D 42: whoever names D has decided, even for grades that D does not have today.
TEST(Alternative, PupilsGoToTheSchoolThatIsNamed) {
  auto schools = line();
  schools[3].lowest = 8;
  schools[3].pupils = 30;
  const std::vector<Closure> closures{{0, 5, 7, 3}};
  const Alternative result = alternative(schools, level(40, 5), closures, from, Rules{});
  ASSERT_EQ(result.moves.size(), 1U);
  EXPECT_EQ(result.moves[0].to, 3U);
  EXPECT_NEAR(result.moves[0].straight, 42, 1e-6);
  EXPECT_NEAR(result.today[0].pupils[3] - result.after[0].pupils[3], result.moves[0].pupils[3], 1e-9);
  EXPECT_NEAR(result.after[3].pupils[3] - result.today[3].pupils[3], result.moves[0].pupils[3], 1e-9);
  EXPECT_EQ(result.after[1].pupils, result.today[1].pupils);
  EXPECT_EQ(result.closed, 0);
  const std::vector<Closure> to_closed{{0, 1, 7, 1}, {1, 1, 7, {}}};
  EXPECT_THROW(alternative(line(), level(40, 5), to_closed, from, Rules{}), Error);
}

TEST(Alternative, SomeGradesCanBeMoved) {
  auto schools = line();
  const std::vector<Closure> closures{{3, 8, 10}};
  const Alternative result = alternative(schools, level(40, 4), closures, from, Rules{});
  ASSERT_EQ(result.moves.size(), 1U);
  EXPECT_EQ(result.moves[0].to, 2U);
  EXPECT_EQ(result.closed, 0) << "the school is still there";
  EXPECT_GT(result.after[3].pupils[3], 0);
}

TEST(Alternative, RefusesWhatCannotBe) {
  auto schools = line();
  const auto close = [&](std::vector<Closure> closures) {
    return alternative(schools, level(40, 4), closures, from, Rules{});
  };
  const auto key = [&](std::vector<Closure> closures) -> std::string {
    try {
      close(std::move(closures));
    } catch (const Error& error) {
      return error.key() + (error.code() == ErrorCode::no_solution ? " 3" : " 2");
    }
    return "";
  };
  EXPECT_EQ(key({{2, 1, 10}, {3, 8, 10}}), "structure_no_school_left 3");
  EXPECT_EQ(key({{0, 8, 10}}), "structure_grade 2");
  schools[0].is_private = true;
  EXPECT_EQ(key({{0, 1, 10}}), "structure_private 2");
  schools[0].lowest = schools[0].highest = 0;
  EXPECT_EQ(key({{0, 1, 10}}), "structure_not_counted 2");
  schools = line();
  schools[0].latitude = facts::missing;
  EXPECT_EQ(key({{0, 1, 10}}), "structure_place_unknown 3") << "B or D? Nobody knows where A is";
}

// The unknown school keeps what the others leave of the year groups; it receives nobody while another has the grade.
TEST(Alternative, UnknownNumberOfPupils) {
  const std::vector<School> schools{school("A", 1, 7, 70, 0), school("BB", 1, 7, -1, 3), school("CCC", 1, 7, 70, 9)};
  const std::vector<Closure> closures{{0, 1, 10}};
  const Alternative result = alternative(schools, level(25, 4), closures, from, Rules{});
  EXPECT_EQ(result.moves.at(0).to, 2U);
  EXPECT_EQ(result.moves[0].nearer_unknown, 1U);
  EXPECT_NEAR(result.today[0].pupils[0], 70, 1e-9);
  EXPECT_NEAR(result.unplaced[0], 7 * 5 + 3 * 25, 1e-9) << "five a year group in 1–7; nobody has 8–10";
  EXPECT_TRUE(std::isnan(result.today[1].classes[0]));
  const std::vector<Closure> unknown{{1, 1, 10}};
  const Alternative other = alternative(schools, level(25, 4), unknown, from, Rules{});
  EXPECT_EQ(other.closed_unknown, 1);
  EXPECT_NEAR(other.after[0].pupils[3], 70, 1e-9);
}

// Slow and obvious: every pupil of every school one by one, to the nearest open school, then counted.
RC_GTEST_PROP(Alternative, SameAsMovingPupilsOneByOne, ()) {
  const auto places = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(0, 60));
  const auto sizes = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(1, 30));
  const auto shut = *rc::gen::container<std::vector<bool>>(5, rc::gen::arbitrary<bool>());
  std::vector<School> schools;
  std::array<double, grades> first{};
  for (std::size_t s = 0; s < 5; ++s) {
    const int lowest = s == 2 ? 8 : 1, highest = s < 2 ? 7 : 10;
    const int per_grade = sizes[s];
    schools.push_back(school(std::string(s + 1, 'A'), lowest, highest, per_grade * (highest - lowest + 1),
                             places[s] + 0.01 * static_cast<double>(s)));
    for (int g = lowest; g <= highest; ++g) first[static_cast<std::size_t>(g - 1)] += per_grade;
  }
  std::vector<Closure> closures;
  for (std::size_t s = 0; s + 1 < 5; ++s) {
    if (shut[s]) closures.push_back({s, 1, 10});
  }
  const Pupils pupils{Year{2026}, std::vector<std::array<double, grades>>(3, first)};
  const Alternative result = alternative(schools, pupils, closures, Year{2027}, Rules{});
  std::array<int, 5> there{};
  double beyond = 0;
  for (std::size_t s = 0; s < 5; ++s) {
    for (int g = schools[s].lowest; g <= schools[s].highest; ++g) {
      for (int pupil = 0; pupil < sizes[s]; ++pupil) {
        std::size_t at = s;
        if (s < 4 && shut[s]) {
          double best = 1e9;
          for (std::size_t k = 0; k < 5; ++k) {
            if ((k < 4 && shut[k]) || !schools[k].has(g)) continue;
            const double far = std::abs(schools[k].latitude - schools[s].latitude) * 111.19492664455873;
            if (far < best) best = far, at = k;
          }
          if (best * 1.3 > (g == 1 ? 2 : 4)) ++beyond;
        }
        ++there[at];
      }
    }
  }
  for (std::size_t s = 0; s < 5; ++s) RC_ASSERT(std::abs(result.after[s].pupils[2] - there[s]) < 1e-6);
  RC_ASSERT(std::abs(result.beyond[2] - beyond) < 1e-6);
}

TEST(Distance, KnownAnswer) {
  School oslo, bergen;  // 59.9139 N 10.7522 E, 60.3913 N 5.3221 E: 305 km
  oslo.latitude = 59.9139, oslo.longitude = 10.7522;
  bergen.latitude = 60.3913, bergen.longitude = 5.3221;
  EXPECT_NEAR(straight_kilometres(oslo, bergen), 305, 1);
  bergen.latitude = facts::missing;
  EXPECT_TRUE(std::isnan(straight_kilometres(oslo, bergen)));
}

}  // namespace
}  // namespace handlingsrom::structure
