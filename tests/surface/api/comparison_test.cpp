#include "surface/api/comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "surface/api/bundled.hpp"

namespace handlingsrom::api {
namespace {

Compared with(std::string_view place, std::string text) {
  return compare(service(), service().find(place), {std::move(text), {}});
}

DecompositionWords said(const Compared& compared, std::string_view id, messages::Language language) {
  const messages::Catalogue catalogue("data/messages", language);
  const auto found = std::find_if(compared.against_group.begin(), compared.against_group.end(),
                                  [&](const comparison::Decomposition& one) { return one.id == id; });
  return words_of(service(), catalogue, compared, compared.group, *found);
}

std::string key_of_failure(const std::string& text) {
  try {
    with("skaun", text);
  } catch (const Error& error) {
    return error.key();
  }
  return "none";
}

TEST(Comparison, AListByNumberAndNameInAnyOrder) {
  EXPECT_EQ(with("skaun", "5031, melhus").group.members, with("skaun", "Melhus,malvik").group.members);
  EXPECT_EQ(with("skaun", "malvik").group.kind, comparison::GroupKind::chosen);
  EXPECT_EQ(with("skaun", "county").group.kind, comparison::GroupKind::county);
  EXPECT_EQ(with("skaun", "similar").near.size(), 30U);
}

TEST(Comparison, AListThatCannotBeRead) {
  EXPECT_EQ(key_of_failure(""), "comparison_list");
  EXPECT_EQ(key_of_failure("malvik,,melhus"), "comparison_list");
  EXPECT_EQ(key_of_failure("malvik, "), "comparison_list");
  EXPECT_EQ(key_of_failure("nabo"), "municipality_unknown");
}

TEST(Comparison, TheGroupOfOneHasItsName) {
  const messages::Catalogue catalogue("data/messages", messages::Language::bokmaal);
  const Compared one = with("skaun", "malvik");
  EXPECT_EQ(group_name(service(), catalogue, one.municipality, one.group), "Malvik");
  for (const ComparedFigure& figure : one.figures) EXPECT_LE(figure.group.known, 1) << figure.measure->id;
}

TEST(Comparison, WordsSayTheDifferenceAndItsLargestCauses) {
  const DecompositionWords words = said(with("skaun", "similar"), "home_care", messages::Language::english);
  EXPECT_NE(words.title.find("Skaun has 24.4 fewer users of home care"), std::string::npos) << words.title;
  EXPECT_NE(words.why.find("use among those under 67"), std::string::npos) << words.why;
  EXPECT_FALSE(words.notes.empty()) << "what chance does";
}

TEST(Comparison, AccountsAreSaidInOneSentence) {
  const messages::Catalogue catalogue("data/messages", messages::Language::english);
  const Compared compared = with("skaun", "malvik");
  const auto found = std::find_if(compared.accounts.begin(), compared.accounts.end(),
                                  [](const comparison::AccountsTrend& one) { return one.figure->id == "school"; });
  const AccountsWords words = words_of(service(), catalogue, compared, *found);
  EXPECT_EQ(words.name, "School");
  EXPECT_EQ(words.sentence.rfind("School: NOK ", 0), 0U) << words.sentence;
  EXPECT_NE(words.sentence.find(" than Malvik; adjusted for need NOK "), std::string::npos) << words.sentence;
  EXPECT_NE(words.sentence.find(" of 2, counted from the highest."), std::string::npos) << words.sentence;
}

TEST(Comparison, EveryTextIsThereInEveryLanguage) {
  for (const messages::Language language : messages::languages) {
    const messages::Catalogue catalogue("data/messages", language);
    for (const char* place : {"skaun", "utsira", "oslo", "5605"}) {
      for (const char* whom : {"similar", "neighbours", "county", "centrality", "kostra", "country", "malvik"}) {
        const Compared compared = with(place, whom);
        for (const comparison::AccountsTrend& one : compared.accounts) {
          const AccountsWords words = words_of(service(), catalogue, compared, one);
          const std::string all = words.name + words.rank + words.sentence;
          EXPECT_EQ(all.find('{'), std::string::npos) << all;
          EXPECT_EQ(all.find("comparison."), std::string::npos) << all;
          EXPECT_EQ(all.find(" nan"), std::string::npos) << all;
          EXPECT_EQ(words.sentence.back(), '.') << words.sentence;
        }
        for (const comparison::Decomposition& one : compared.against_group) {
          const DecompositionWords words = words_of(service(), catalogue, compared, compared.group, one);
          std::string all = words.name + words.title + words.why + words.shown;
          for (const std::string& note : words.notes) all += note;
          for (const comparison::Part& part : one.parts)
            all += part_name(catalogue, part) + level_name(catalogue, part);
          EXPECT_EQ(all.find('{'), std::string::npos) << all;
          EXPECT_EQ(all.find("comparison."), std::string::npos) << all;
          EXPECT_EQ(all.find(" nan"), std::string::npos) << all;
          EXPECT_EQ(words.why.empty(), one.parts.empty()) << one.id;
        }
      }
    }
  }
}

}  // namespace
}  // namespace handlingsrom::api
