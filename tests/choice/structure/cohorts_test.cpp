// Year groups moved up: by hand, against moving them one year at a time, and against what happened in Bergen.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include "base/error.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"
#include "worlds.hpp"

namespace handlingsrom::structure {
namespace {

using ByGrade = std::array<double, grades>;

School with_grades(const std::string& name, std::vector<double> pupils) {
  School one = school(name, 1, static_cast<int>(pupils.size()), std::accumulate(pupils.begin(), pupils.end(), 0.0), 0);
  one.known = Known::own;
  one.by_grade = std::move(pupils);
  return one;
}

// Two schools of grades 1–7; the year group that is large at A in 2026 is large there until it leaves, whatever the municipality's numbers do.
TEST(YearGroups, AreMovedUpAYearAtATimeAndScaledToTheMunicipality) {
  const std::vector<School> schools{with_grades("A", {10, 12, 9, 30, 11, 10, 8}),
                                    with_grades("BB", {20, 18, 22, 20, 19, 21, 20})};
  Pupils pupils = level(30, 6);
  for (int t = 0; t < 6; ++t) {
    for (std::size_t g = 0; g < 7; ++g)
      pupils.by_year[static_cast<std::size_t>(t)][g] =
          25 + static_cast<double>((g * 7 + static_cast<std::size_t>(t) * 5) % 13);
  }
  for (std::size_t g = 0; g < 7; ++g) pupils.by_year[0][g] = schools[0].by_grade[g] + schools[1].by_grade[g];
  const auto moved = pupils_by_school(schools, pupils, Rules{});
  std::vector<std::vector<double>> now{schools[0].by_grade, schools[1].by_grade};
  for (std::size_t t = 0; t < 6; ++t) {
    for (std::size_t s = 0; s < 2; ++s) {
      for (std::size_t g = t; g < 7; ++g) EXPECT_NEAR(moved[s][t][g], now[s][g], 1e-9) << s << " " << t << " " << g;
    }
    if (t == 5) break;
    for (std::size_t g = 6; g > t; --g) {  // up by one grade; to the sum that the municipality then has
      const double both = now[0][g - 1] + now[1][g - 1], whole = pupils.by_year[t + 1][g];
      for (auto& one : now) one[g] = one[g - 1] / both * whole;
    }
  }
}

RC_GTEST_PROP(YearGroups, AddUpToTheMunicipalityWhateverIsKnown, ()) {
  std::vector<School> schools;
  for (int k = 0; k < *rc::gen::inRange(1, 6); ++k) {
    School one = school(std::string(static_cast<std::size_t>(k) + 1, 'S'), 1, 10, *rc::gen::inRange(10, 400), 0);
    for (int year = 2023; year <= 2026; ++year) {
      if (*rc::gen::arbitrary<bool>()) one.tested.push_back({5, Year{year}, *rc::gen::inRange(1, 60) / 0.94});
      if (*rc::gen::arbitrary<bool>()) one.tested.push_back({8, Year{year}, *rc::gen::inRange(1, 60) / 0.94});
    }
    if (*rc::gen::arbitrary<bool>()) one.counted_in = Year{2022};
    schools.push_back(one);
  }
  const Pupils pupils = level(*rc::gen::inRange(20, 200), 8, 0.03);
  const Courses course = courses(schools, pupils, Rules{});
  for (std::size_t t = 0; t < 8; ++t) {
    for (std::size_t g = 0; g < grades; ++g) {
      double sum = 0;
      for (const auto& one : course.pupils) {
        RC_ASSERT(one[t][g] >= 0);
        sum += one[t][g];
      }
      RC_ASSERT(std::abs(sum - pupils.by_year[t][g]) < 1e-6 * pupils.by_year[t][g]);
    }
    for (const auto& one : course.deviation) RC_ASSERT(std::isfinite(one[t]) && one[t] >= 0);
  }
}

// Half of the municipality goes to A by the tests of four autumns; a year group of twice the share stays so until it leaves.
TEST(YearGroups, ATestIsRememberedUntilTheYearGroupLeaves) {
  School a = school("A", 1, 7, 70, 0), b = school("BB", 1, 7, 70, 0);
  for (int year = 2023; year <= 2026; ++year) {
    a.tested.push_back({5, Year{year}, year == 2026 ? 16.0 : 10.0});
    b.tested.push_back({5, Year{year}, year == 2026 ? 4.0 : 10.0});
  }
  const auto course = pupils_by_school(std::vector<School>{a, b}, level(20, 6), Rules{});
  EXPECT_GT(course[0][0][4], 14) << "grade 5 in 2026";
  EXPECT_NEAR(course[0][1][5], course[0][0][4], 1e-9) << "grade 6 the year after";
  EXPECT_NEAR(course[0][2][6], course[0][0][4], 1e-9);
  EXPECT_LT(course[0][3][6], 12) << "the next year group is an ordinary one";
}

// What is given by grade stands, and the other school has the rest.
TEST(YearGroups, TheUsersGradesStand) {
  const std::vector<School> schools{with_grades("A", {10, 12, 9, 15, 11, 10, 8}), school("BB", 1, 7, 200, 0)};
  const auto course = pupils_by_school(schools, level(20, 2), Rules{});
  for (std::size_t g = 0; g < 7; ++g) {
    EXPECT_NEAR(course[0][0][g], schools[0].by_grade[g], 1e-9);
    EXPECT_NEAR(course[1][0][g], 20 - schools[0].by_grade[g], 1e-9);
  }
}

// Who is counted by grade is known in that year; each year some move, and who begins later is yet to come.
TEST(YearGroups, ACountIsForgottenAsChildrenMove) {
  const std::vector<School> schools{with_grades("A", {10, 12, 9, 15, 11, 10, 8}), school("BB", 1, 7, 200, 0)};
  Rules rules;
  rules.yearly_moves = 0.04;
  const Courses course = courses(schools, level(40, 9), rules);
  for (std::size_t t = 0; t < 9; ++t) {
    for (std::size_t g = 0; g < 7; ++g) {
      const double k = static_cast<double>(t);
      EXPECT_NEAR(course.unsure[0][t][g], g >= t ? 1 - std::pow(0.96, 2 * k) : 1, 1e-12) << t << " " << g;
      EXPECT_GT(course.unsure[1][t][g], g >= t ? course.unsure[0][t][g] : 0.999)
          << "a number of the whole school tells less of each year group";
      EXPECT_LE(course.unsure[1][t][g], 1);
    }
  }
}

TEST(YearGroups, TheUsersNumberIsMetAndWrongOnesAreRefused) {
  School a = school("A", 1, 7, 70, 0), b = school("BB", 1, 7, 70, 0);
  a.known = Known::own;
  a.tested = {{5, Year{2026}, 5}};
  const auto course = pupils_by_school(std::vector<School>{a, b}, level(20, 2), Rules{});
  const double sum = std::accumulate(course[0][0].begin(), course[0][0].end(), 0.0);
  EXPECT_NEAR(sum, 70, 0.1);
  EXPECT_LT(course[0][0][4], 7);
}

/// Bergen as it could be known after the autumn before `base`: the register's number of 2021 and the tests until then; the municipality's own year groups as they became.
struct Bergen {
  explicit Bergen(Year base) {
    const auto facts = facts::load("data/handlingsrom.bundle");
    const MunicipalityIndex municipality = facts->registry->find("Bergen");
    const auto of = [&](Year year) {
      ByGrade row{};
      for (int g = 1; g <= grades; ++g)
        row[static_cast<std::size_t>(g - 1)] = facts->population.total(municipality.value, year, g + 5, g + 5);
      return row;
    };
    pupils.first = base;
    for (Year year = base; year <= Year{2026}; year = year + 1) pupils.by_year.push_back(of(year));
    for (Year year{2016}; year < base; year = year + 1) pupils.before.push_back(of(year));
    for (School& one : schools_of(*facts, municipality, Rules{})) {
      if (!one.counted() || one.known != Known::register_count) continue;
      std::erase_if(one.tested, [&](const Tested& test) { return test.year > base; });
      schools.push_back(one);
    }
    std::ifstream file("data/backtest/bergen_school_pupils.csv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      std::istringstream fields(line);
      std::int64_t number = 0;
      int autumn = 0;
      double count = 0;
      char comma = 0;
      fields >> number >> comma >> autumn >> comma >> count;
      counted[number][autumn + 1] = count;
    }
  }

  /// Mean of the schools' errors, the sum over all as it became: what goes to which school is tried, not how many there are.
  double error(const std::vector<double>& said, int year) const {
    double all_said = 0, all = 0, sum = 0;
    for (std::size_t s = 0; s < schools.size(); ++s) {
      all_said += said[s];
      all += counted.at(schools[s].number).at(year);
    }
    for (std::size_t s = 0; s < schools.size(); ++s) {
      const double was = counted.at(schools[s].number).at(year);
      sum += std::abs(said[s] * all / all_said - was) / was;
    }
    return sum / static_cast<double>(schools.size());
  }

  /// As it was before: each school keeps its share of every grade, its pupils spread evenly.
  std::vector<double> constant(int year) const {
    const ByGrade& all = pupils.by_year[static_cast<std::size_t>(year - pupils.first.value)];
    ByGrade sum{};
    std::vector<double> said(schools.size(), 0);
    const auto each_grade = [&](auto what) {
      for (std::size_t s = 0; s < schools.size(); ++s) {
        for (int g = schools[s].lowest; g <= schools[s].highest; ++g)
          what(s, static_cast<std::size_t>(g - 1), schools[s].pupils / (schools[s].highest - schools[s].lowest + 1));
      }
    };
    each_grade([&](std::size_t, std::size_t g, double here) { sum[g] += here; });
    each_grade([&](std::size_t s, std::size_t g, double here) { said[s] += here / sum[g] * all[g]; });
    return said;
  }

  std::vector<double> moved(int year, double* within = nullptr) const {
    const Courses course = courses(schools, pupils, Rules{});
    const auto t = static_cast<std::size_t>(year - pupils.first.value);
    std::vector<double> said;
    double all_said = 0, all = 0, count = 0;
    for (std::size_t s = 0; s < schools.size(); ++s) {
      said.push_back(std::accumulate(course.pupils[s][t].begin(), course.pupils[s][t].end(), 0.0));
      all_said += said.back();
      all += counted.at(schools[s].number).at(year);
    }
    for (std::size_t s = 0; s < schools.size(); ++s)
      count += std::abs(said[s] * all / all_said - counted.at(schools[s].number).at(year)) <=
               1.2815515655446004 * course.deviation[s][t];
    if (within != nullptr) *within = count / static_cast<double>(schools.size());
    return said;
  }

  Pupils pupils;
  std::vector<School> schools;
  std::map<std::int64_t, std::map<int, double>> counted;
};

TEST(YearGroups, TheRegistersNumbersAreThoseOfAutumn2021) {
  const Bergen bergen(Year{2026});
  ASSERT_GT(bergen.schools.size(), 75U);
  for (const School& one : bergen.schools) EXPECT_EQ(one.pupils, bergen.counted.at(one.number).at(2022)) << one.name;
}

// The figures of the README's table.
TEST(YearGroups, BergenIsForeseenBetterThanByConstantShares) {
  for (const auto& [base, year] : {std::pair{2026, 2026}, {2025, 2026}, {2024, 2026}, {2023, 2026}, {2024, 2025}}) {
    const Bergen bergen(Year{base});
    double within = 0;
    const double moved = bergen.error(bergen.moved(year, &within), year),
                 constant = bergen.error(bergen.constant(year), year);
    std::printf("known to %d, %d: moved %.1f %%, constant shares %.1f %%, within the band %.0f %%\n", base, year,
                100 * moved, 100 * constant, 100 * within);
    EXPECT_LT(moved, constant) << base << " " << year;
    EXPECT_GT(within, 0.6) << base << " " << year;
    EXPECT_LT(within, 0.95) << base << " " << year;
  }
}

}  // namespace
}  // namespace handlingsrom::structure
