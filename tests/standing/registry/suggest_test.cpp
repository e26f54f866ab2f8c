// What a few letters may become: without accents, by old names and numbers, namesakes both.
#include "standing/registry/suggest.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "standing/facts/facts_held.hpp"

namespace handlingsrom::registry {
namespace {

const Registry& all() {
  static const auto loaded = facts::load("data/handlingsrom.bundle");
  return *loaded->registry;
}
std::vector<std::string> names(std::string_view text, std::size_t count = 8) {
  std::vector<std::string> list;
  for (const Suggestion& one : suggest(all(), text, count)) list.push_back(all().at(one.municipality).name);
  return list;
}
bool holds(const std::vector<std::string>& list, const char* name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

TEST(Suggest, WithoutAccents) {
  EXPECT_EQ(names("Tromso").front(), "Tromsø");
  EXPECT_EQ(names("hoyland").front(), "Høylandet");
  EXPECT_EQ(names("baerum").front(), "Bærum");
}

TEST(Suggest, WhileItIsTyped) {
  EXPECT_EQ(names("skau").front(), "Skaun");
  EXPECT_EQ(names("5029").front(), "Skaun");
  EXPECT_TRUE(names("").empty());
  EXPECT_TRUE(names("   ").empty());
  EXPECT_TRUE(names("qqqq").empty());
}

TEST(Suggest, OldNamesAndNumbersSayWhatTheyWere) {
  const auto forde = suggest(all(), "Førde");
  ASSERT_FALSE(forde.empty());
  EXPECT_EQ(all().at(forde.front().municipality).name, "Sunnfjord");
  EXPECT_EQ(forde.front().by, "Førde");
  EXPECT_EQ(forde.front().until, 2019);
  EXPECT_EQ(names("1657").front(), "Skaun");
  EXPECT_FALSE(suggest(all(), "1657").front().by.empty());
}

TEST(Suggest, NamesakesAreBothThere) {
  const auto list = suggest(all(), "Herøy");
  EXPECT_EQ(std::count_if(list.begin(), list.end(),
                          [](const Suggestion& one) { return all().at(one.municipality).name == "Herøy"; }),
            2);
}

TEST(Suggest, SamiNamesAndAMunicipalityOfTodayBeforeAnOldOne) {
  EXPECT_TRUE(holds(names("Guovda"), "Kautokeino"));
  EXPECT_EQ(names("Karasjohka").front(), "Karasjok");
  EXPECT_EQ(names("Sunnfjord").front(), "Sunnfjord");
}

TEST(Suggest, EachMunicipalityOnceAndNoMoreThanAskedFor) {
  for (const char* text : {"s", "ma", "nord", "5", "sør"}) {
    const auto list = suggest(all(), text, 5);
    EXPECT_LE(list.size(), 5U);
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t j = i + 1; j < list.size(); ++j)
        EXPECT_FALSE(list[i].municipality == list[j].municipality) << text;
    }
  }
}

}  // namespace
}  // namespace handlingsrom::registry
