// Lists of changes as Klass gives them, followed to the municipalities of today. The municipalities are invented.
#include "standing/registry/changes.hpp"

#include <gtest/gtest.h>

#include "standing/facts/facts.hpp"

namespace handlingsrom::registry {
namespace {

Municipality municipality(int number, const char* name) {
  Municipality one;
  one.number.value = number;
  one.name = one.official_name = name;
  one.names = {name};
  one.county_number = "50";
  one.county = "Prøvefylke";
  return one;
}

Change change(int before, int after, const char* date) {
  return {MunicipalityNumber{before}, "gammel " + std::to_string(before), MunicipalityNumber{after},
          "ny " + std::to_string(after), date};
}

/// 5001 and 5002 today; 1601 became 5001 in 2018; 1602's outcome is not known; 1603 was divided.
Registry small() {
  return Registry({municipality(5001, "Nordby"), municipality(5002, "Sørby")},
                  {{MunicipalityNumber{1601}, "Gamleby", 2017, {MunicipalityIndex{0}}},
                   {MunicipalityNumber{1602}, "Ukjentby", 1963, {}},
                   {MunicipalityNumber{1603}, "Deltby", 2019, {MunicipalityIndex{0}}}});
}

std::vector<int> numbers(const std::vector<MunicipalityNumber>& all) {
  std::vector<int> result;
  for (const MunicipalityNumber one : all) result.push_back(one.value);
  return result;
}

TEST(Changes, AreFollowedToTodaysMunicipality) {
  const Registry registry = small();
  // 1602 → 1604 (1964) → 1601 (1990) → 5001 (2018)
  const Changed changed =
      with_changes(registry, std::vector{change(1602, 1604, "1964-01-01"), change(1604, 1601, "1990-01-01"),
                                         change(1601, 5001, "2018-01-01")});
  EXPECT_EQ(numbers(changed.found_heirs), (std::vector{1602, 1604}));
  const Registry after(changed.municipalities, changed.former);
  EXPECT_EQ(after.find("1602"), MunicipalityIndex{0});
  EXPECT_EQ(after.find("1604"), MunicipalityIndex{0}) << "the program had not heard of it";
  EXPECT_EQ(after.find("1601"), MunicipalityIndex{0});
  EXPECT_TRUE(changed.beyond.empty());
  EXPECT_TRUE(changed.otherwise.empty());
}

TEST(Changes, OfADividedMunicipalityHaveSeveralHeirs) {
  const Changed changed =
      with_changes(small(), std::vector{change(1602, 5001, "2018-01-01"), change(1602, 5002, "2018-01-01")});
  const auto former = std::find_if(changed.former.begin(), changed.former.end(),
                                   [](const FormerMunicipality& one) { return one.number.value == 1602; });
  ASSERT_NE(former, changed.former.end());
  EXPECT_EQ(former->successors.size(), 2U);
}

TEST(Changes, DoNotReplaceWhatTheProgramKnowsBetter) {
  // The list knows that 1603 was divided; the program that its part of the figures lies whole in 5001.
  Changed changed =
      with_changes(small(), std::vector{change(1603, 5001, "2020-01-01"), change(1603, 5002, "2020-01-01")});
  EXPECT_EQ(changed.former.at(2).successors, std::vector{MunicipalityIndex{0}});
  EXPECT_TRUE(changed.otherwise.empty());
  // The list says another one altogether: told, and not followed.
  changed = with_changes(small(), std::vector{change(1603, 5002, "2020-01-01")});
  EXPECT_EQ(changed.former.at(2).successors, std::vector{MunicipalityIndex{0}});
  EXPECT_EQ(changed.otherwise, std::vector{change(1603, 5002, "2020-01-01")});
}

TEST(Changes, AMunicipalityThatIsOnlyRenumberedIsFoundByItsNewNumber) {
  const Changed changed = with_changes(small(), std::vector{change(5001, 5901, "2030-01-01")});
  EXPECT_EQ(numbers(changed.renumbered), std::vector{5901});
  const Registry after(changed.municipalities, changed.former);
  EXPECT_EQ(after.find("5901"), MunicipalityIndex{0});
  EXPECT_EQ(after.find("5001"), MunicipalityIndex{0});
}

TEST(Changes, AMergerAfterTheFiguresIsToldAndNotFollowed) {
  const std::vector merger{change(5001, 5950, "2030-01-01"), change(5002, 5950, "2030-01-01")};
  const Changed changed = with_changes(small(), merger);
  EXPECT_EQ(changed.beyond, merger);
  EXPECT_TRUE(changed.renumbered.empty());
  EXPECT_EQ(changed.former.size(), small().former().size());
}

TEST(Changes, InACircleEnd) {
  const Changed changed =
      with_changes(small(), std::vector{change(1602, 1604, "1964-01-01"), change(1604, 1602, "1964-01-01")});
  EXPECT_TRUE(changed.found_heirs.empty());
}

// The genuine pairs of 2024: numbers of 2020–2023 and what they became (kommune_kodehistorikk_2024.csv, from Klass 131's changes). Nothing that the program has is moved.
TEST(Changes, OfTwoThousandAndTwentyFourAreWhatTheProgramHas) {
  const auto facts = facts::load("data/handlingsrom.bundle");
  const std::vector changes{change(3001, 3101, "2024-01-01"), change(3024, 3201, "2024-01-01"),
                            change(1507, 1508, "2024-01-01"), change(1507, 1580, "2024-01-01"),
                            change(3030, 3205, "2024-01-01")};
  const Changed changed = with_changes(*facts->registry, changes);
  EXPECT_TRUE(changed.otherwise.empty());
  EXPECT_TRUE(changed.beyond.empty());
  EXPECT_TRUE(changed.found_heirs.empty());
  EXPECT_EQ(changed.former.size(), facts->registry->former().size());
}

}  // namespace
}  // namespace handlingsrom::registry
