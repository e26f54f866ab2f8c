#include "standing/comparison/accounts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "standing/facts/income_system.hpp"
#include "standing/facts/by_year.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/series.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
namespace {

const facts::Facts& bundle() {
  static const std::shared_ptr<const facts::Facts> facts = facts::load("data/handlingsrom.bundle");
  return *facts;
}
const AccountsBook& book() {
  static const AccountsBook of_bundle(bundle());
  return of_bundle;
}
MunicipalityIndex place(std::string_view name) { return bundle().registry->find(name); }

const AccountsTrend& find(const std::vector<AccountsTrend>& trends, std::string_view id) {
  return *std::find_if(trends.begin(), trends.end(), [&](const AccountsTrend& one) { return one.figure->id == id; });
}
const AccountsYear& year(const AccountsTrend& trend, int value) {
  return *std::find_if(trend.years.begin(), trend.years.end(),
                       [&](const AccountsYear& one) { return one.year.value == value; });
}

// Worked by hand from the published tables: Eigersund 2025.
TEST(Accounts, OfAMunicipalityAreItsOwn) {
  const auto trends = accounts_trends(book(), place("eigersund"), {});
  EXPECT_NEAR(year(find(trends, "net_result"), 2025).own, 100 * 92068.0 / 1928343, 1e-9);
  EXPECT_NEAR(year(find(trends, "net_debt"), 2025).own, 84.4, 0.05);
  EXPECT_NEAR(year(find(trends, "school"), 2025).own, 20478, 0.5);
  EXPECT_NEAR(year(find(trends, "school"), 2025).country, 18726, 0.5);
  EXPECT_NEAR(year(find(trends, "health_and_care"), 2025).country, 32866, 0.5);
  EXPECT_EQ(find(trends, "school").years.size(), 6U);
  EXPECT_EQ(find(trends, "planning").years.size(), 1U);
}

TEST(Accounts, OfAGroupAreTheRatioOfSums) {
  const MunicipalityIndex skaun = place("skaun");
  const Group group = group_of(bundle(), skaun, GroupKind::kostra);
  const auto trends = accounts_trends(book(), skaun, group.members);
  const AccountsYear& school = year(find(trends, "school"), 2025);
  double spent = 0, people = 0;
  for (const MunicipalityIndex member : group.members) {
    spent += bundle().series->at("accounts.net.school", member, Year{2025});
    people += bundle().population.total(member.value, Year{2026});
  }
  EXPECT_NEAR(school.group, spent / people, 1e-9);
  EXPECT_EQ(school.known, static_cast<int>(group.members.size()));
  // With Skaun itself the group is Statistics Norway's printed row.
  spent += bundle().series->at("accounts.net.school", skaun, Year{2025});
  const double number = bundle().series->at("kostra.group", skaun, Year{2025});
  const auto row = bundle().series->area((number < 10 ? "EKG0" : "EKG") + std::to_string(static_cast<int>(number)));
  ASSERT_TRUE(row);
  EXPECT_NEAR(spent, bundle().series->at("accounts.net.school", *row, Year{2025}), 1);
}

TEST(Accounts, AreAdjustedByTheNeedOfTheirSectors) {
  const MunicipalityIndex skaun = place("skaun");
  const auto trends = accounts_trends(book(), skaun, {});
  const AccountsYear& school = year(find(trends, "school"), 2025);
  const double index =
      bundle().need_index.find(skaun, Year{2025})->sector[static_cast<std::size_t>(facts::Sector::school)];
  EXPECT_NEAR(school.own_adjusted * index, school.own, 1e-9);
  EXPECT_EQ(school.index_year, Year{2025});
  EXPECT_EQ(year(find(trends, "school"), 2020).index_year, Year{2025});
  EXPECT_TRUE(std::isnan(year(find(trends, "culture"), 2025).own_adjusted));
  // A municipality whose sector index is not published has no adjusted figure, but its own.
  const auto without = accounts_trends(book(), place("5605"), {});
  EXPECT_TRUE(std::isnan(year(find(without, "school"), 2025).own_adjusted));
  EXPECT_FALSE(std::isnan(year(find(without, "school"), 2025).own));
}

TEST(Accounts, LeaveOutYearsThatAreNoTrendAndMarkOslo) {
  const auto trends = accounts_trends(book(), place("stjørdal"), {});
  EXPECT_TRUE(std::isnan(year(find(trends, "health_and_care"), 2020).own));
  EXPECT_FALSE(std::isnan(year(find(trends, "health_and_care"), 2022).own));
  EXPECT_FALSE(std::isnan(year(find(trends, "school"), 2020).own));
  const auto oslo = accounts_trends(book(), place("oslo"), {});
  EXPECT_TRUE(find(oslo, "net_debt").wider_tasks);
  EXPECT_FALSE(find(oslo, "school").wider_tasks);
  // Haram came in 2024.
  const auto haram = accounts_trends(book(), place("haram"), {});
  EXPECT_TRUE(std::isnan(year(find(haram, "school"), 2023).own));
  EXPECT_FALSE(std::isnan(year(find(haram, "school"), 2024).own));
}

TEST(Accounts, RankCountsThoseThatSpendMore) {
  const MunicipalityIndex skaun = place("skaun");
  const AccountsYear own = year(find(accounts_trends(book(), skaun, {}), "school"), 2025);
  int more = 0;
  for (int m = 0; m < bundle().registry->size(); ++m) {
    const double spent = bundle().series->at("accounts.net.school", MunicipalityIndex{m}, Year{2025});
    if (spent / bundle().population.total(m, Year{2026}) > own.own) ++more;
  }
  EXPECT_EQ(own.rank, more + 1);
  EXPECT_EQ(own.ranked, 357);
}

TEST(Accounts, ForEachOfThoseWhomTheServiceIsFor) {
  const MunicipalityIndex skaun = place("skaun");
  const auto trends = accounts_trends(book(), skaun, {});
  const double spent = bundle().series->at("accounts.net.school", skaun, Year{2025});
  EXPECT_NEAR(year(find(trends, "school_6_15"), 2025).own,
              spent / bundle().population.total(skaun.value, Year{2026}, 6, 15), 1e-9);
  EXPECT_GT(year(find(trends, "health_and_care_80"), 2025).country,
            year(find(trends, "health_and_care"), 2025).country);
}

TEST(Accounts, PositionCountsTheGroupAndItself) {
  const MunicipalityIndex skaun = place("skaun");
  const Group group = group_of(bundle(), skaun, GroupKind::kostra);
  const auto trends = accounts_trends(book(), skaun, group.members);
  const Position& school = find(trends, "school").in_group;
  EXPECT_EQ(school.rank.of, static_cast<int>(group.members.size()) + 1);
  EXPECT_EQ(find(trends, "school").in_country.rank.rank, year(find(trends, "school"), 2025).rank);
  EXPECT_EQ(find(trends, "school").in_country.rank.of, 357);
  EXPECT_LE(school.rank.best, school.rank.rank);
  EXPECT_GE(school.rank.worst, school.rank.rank);
  EXPECT_LT(school.spread.p10, school.median);
  EXPECT_EQ(school.spread.known, static_cast<int>(group.members.size()));
  // Planning is published for one year: nothing is known of how years differ.
  EXPECT_EQ(find(trends, "planning").in_group.rank.best, 0);
  EXPECT_GT(find(trends, "planning").in_group.rank.rank, 0);
  EXPECT_EQ(find(trends, "culture").adjusted_in_group.rank.of, 0);
}

}  // namespace
}  // namespace handlingsrom::comparison
