// What leaves the bundle holds no count of fewer than five people, and cannot be made to give one.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "standing/facts/bundle.hpp"
#include "standing/facts/missing.hpp"
#include "standing/facts/small_cells.hpp"

namespace handlingsrom::facts {
namespace {

const std::shared_ptr<const Bundle>& source() {
  static const std::shared_ptr<const Bundle> bundle = Bundle::open("data/handlingsrom.bundle");
  return bundle;
}

Column numbers(const std::string& name, std::vector<double> values) {
  Column column;
  column.name = name;
  column.type = ColumnType::number;
  column.numbers = std::move(values);
  return column;
}

/// One row of users by age, and the same after.
std::vector<double> users(std::vector<double> row) {
  Table table{"care_users", {}, 1, {}};
  std::size_t k = 0;
  for (const char* name : {"longstay_all", "longstay_0_66", "longstay_67_79", "longstay_80p"})
    table.columns.push_back(numbers(name, {row[k++]}));
  for (const char* name : {"homecare_all", "homecare_0_66", "homecare_67_79", "homecare_80p"})
    table.columns.push_back(numbers(name, {100}));
  table.columns.push_back(numbers("staffed_homes_all", {row.at(4)}));
  const Table after = without_small_cells(table);
  std::vector<double> left;
  for (const char* name : {"longstay_all", "longstay_0_66", "longstay_67_79", "longstay_80p", "staffed_homes_all"})
    left.push_back(after.numbers(name)[0]);
  return left;
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

std::vector<double> services(double short_stay, double long_stay, double all) {
  Table table{"care_services", {}, 1, {}};
  table.columns = {numbers("short_stay_residents", {short_stay}), numbers("long_stay_residents", {long_stay}),
                   numbers("nursing_home_residents", {all}), numbers("home_care_users", {90}),
                   numbers("home_care_users_80p", {60})};
  const Table after = without_small_cells(table);
  return {after.numbers("short_stay_residents")[0], after.numbers("long_stay_residents")[0],
          after.numbers("nursing_home_residents")[0]};
}

TEST(SmallCells, ASmallAgeTakesAnotherWithIt) {
  const auto left = users({25, missing, 8, 13, 20});  // 25 − 8 − 13 = 4
  EXPECT_EQ(left[0], 25);
  EXPECT_TRUE(std::isnan(left[1]) && std::isnan(left[2]));
  EXPECT_EQ(left[3], 13);
  EXPECT_EQ(left[4], 20);
  const auto whole = users({30, 5, 10, 15, 0});
  EXPECT_EQ(whole, (std::vector<double>{30, 5, 10, 15, 0})) << "none and five are shown";
}

TEST(SmallCells, ASmallTotalIsTheSameForOneAndForFour) {
  for (const double residents : {1.0, 2.0, 3.0, 4.0}) EXPECT_EQ(users({30, 5, 10, 15, residents})[4], small_total);
  for (const double residents : {1.0, 4.0}) {
    const auto left = users({residents, 0, 0, residents, 9});
    EXPECT_EQ(left[0], small_total);
    EXPECT_TRUE(std::isnan(left[3]));
  }
}

TEST(SmallCells, ShortStaysAreNotWhatIsLeftOfTheNursingHome) {
  EXPECT_TRUE(std::isnan(services(missing, 31, 34)[2])) << "3 are left";
  EXPECT_TRUE(std::isnan(services(3, 31, 34)[2]));
  EXPECT_EQ(services(3, 31, 34)[0], small_total);
  EXPECT_EQ(services(8, 31, 38)[2], 38);
}

/// Tables that were hidden before are as they were: a published page starts from them, and reckons with what the server has.
TEST(SmallCells, AreHiddenOnce) {
  for (const char* name : {"care_users", "care_panel", "care_services", "schools", "kindergartens"}) {
    const Table once = shown_table(*source(), name), twice = without_small_cells(once);
    for (std::size_t c = 0; c < once.columns.size(); ++c) {
      EXPECT_EQ(once.columns[c].integers, twice.columns[c].integers) << name;
      for (std::size_t row = 0; row < once.columns[c].numbers.size(); ++row)
        EXPECT_TRUE(same(once.columns[c].numbers[row], twice.columns[c].numbers[row]))
            << name << ' ' << once.columns[c].name << ' ' << row;
    }
  }
}

/// A country's total is known elsewhere: one hidden municipality in a year would be what it lacks.
TEST(SmallCells, NeverStandAloneInAYear) {
  const Table before = source()->table("care_users"), after = shown_table(*source(), "care_users");
  for (const char* name : {"longstay_all", "homecare_all", "staffed_homes_all"}) {
    std::map<std::int64_t, int> hidden, unknown;
    for (std::size_t row = 0; row < before.rows; ++row) {
      const bool gone = !same(before.numbers(name)[row], after.numbers(name)[row]);
      hidden[before.integers("year")[row]] += gone ? 1 : 0;
      unknown[before.integers("year")[row]] += gone || std::isnan(before.numbers(name)[row]) ? 1 : 0;
    }
    for (const auto& [year, count] : hidden) EXPECT_TRUE(count == 0 || unknown[year] > 1) << name << ' ' << year;
  }
}

TEST(SmallCells, AreNotInWhatIsPublished) {
  const auto published = Bundle::from_bytes(for_publication(*source()), "published");
  EXPECT_EQ(published->tables().size(), source()->tables().size());
  int hidden = 0;
  for (const char* name : {"care_users", "care_panel", "care_services"}) {
    const Table table = published->table(name), before = source()->table(name);
    ASSERT_EQ(table.rows, before.rows);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const std::string& column = table.columns[c].name;
      if (!column.starts_with("homecare") && !column.starts_with("longstay") && !column.starts_with("staffed") &&
          !column.ends_with("residents") && !column.starts_with("home_care"))
        continue;
      for (std::size_t row = 0; row < table.rows; ++row) {
        const double value = table.columns[c].numbers[row];
        EXPECT_FALSE(value > 0 && value < 5 && value != small_total) << name << ' ' << column << ' ' << row;
        hidden += same(value, before.columns[c].numbers[row]) ? 0 : 1;
      }
    }
  }
  EXPECT_GT(hidden, 300);
  const Table schools = published->table("schools");
  for (const std::int64_t pupils : schools.integers("pupils"))
    EXPECT_TRUE(pupils == missing_integer || pupils == 0 || pupils >= 5);
}

}  // namespace
}  // namespace handlingsrom::facts
