#include "outlook/care/ladder.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"

namespace handlingsrom::care {
namespace {

/// One step of a ladder with some lines changed, as a user would write it.
std::string step(const std::string& id, const std::string& enters, const std::string& leaves,
                 const std::string& share = "{ age_0_66 = 1, age_67_79 = 1, age_80 = 1 }",
                 const std::string& cost = "cost_per_user = 1000", const std::string& figure = "home_care") {
  return "[[step]]\nid = \"" + id + "\"\nname = { nb = \"a\", nn = \"b\", en = \"c\" }\nfigure = \"" + figure +
         "\"\nshare = " + share + "\nfte_per_user = 0.5\n" + cost +
         "\nwomen_to_men = 1\neducation = { nurse = 0.3, health_worker = 0.5, assistant = 0.2 }\nenters_from = " +
         enters + "\nreturns = {}\nleaves_to = " + leaves + "\nsource = \"s\"\ncertainty = \"c\"\n";
}

std::string file(const std::string& steps) { return "version = 1\nprice_year = 2025\n" + steps; }

/// Key of the refusal and the line it names.
std::pair<std::string, std::string> refusal(const std::string& text) {
  try {
    (void)parse_ladder(text, "ladder.toml");
  } catch (const Error& error) {
    std::string line;
    for (const auto& [name, value] : error.arguments()) {
      if (name == "line") line = value;
    }
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return {error.key(), line};
  }
  return {};
}

TEST(Ladder, DefaultHasTheTenStepsFromLightestToHeaviest) {
  const Ladder ladder = default_ladder();
  ASSERT_EQ(ladder.steps.size(), 10U);
  EXPECT_EQ(ladder.steps.front().id, "welfare_technology");
  EXPECT_EQ(ladder.steps.back().id, "nursing_home");
  EXPECT_TRUE(ladder.steps[ladder.index_of("nursing_home")].place_bound);
  for (std::size_t i = 1; i < ladder.steps.size(); ++i) {
    for (const std::string& name : ladder.steps[i].names) EXPECT_FALSE(name.empty());
  }
}

TEST(Ladder, AgesThatDoNotAddUpAreRefusedWithTheirLine) {
  const std::string whole(default_ladder_text());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = whole;
    return text.replace(text.find(from), from.size(), to);
  };
  EXPECT_EQ(refusal(with("age_0_66 = 0.490", "age_0_66 = 0.590")).first, "care_ladder_ages");
  EXPECT_EQ(refusal(with("[ages.staffed_homes]", "[ages.homes]")).first, "care_ladder_unknown_name");
  EXPECT_EQ(refusal(with("age_0_66 = 0.490", "age_0_50 = 0.490")).first, "toml_unknown_key");
  EXPECT_EQ(refusal(with("age_0_66 = 0.490\n", "")).first, "toml_missing");
}

TEST(Ladder, StepThatTakesTheRestCompletesItsFigure) {
  const Ladder ladder = default_ladder();
  for (std::size_t g = 0; g < age_group_count; ++g) {
    double sum = 0;
    for (const Step& rung : ladder.steps) {
      if (rung.figure == Figure::home_care) sum += rung.share[g];
    }
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(Ladder, RefusesAStepThatCannotBeReached) {
  const auto [key, line] =
      refusal(file(step("a", "{}", "[\"b\", \"death\"]", "\"rest\"") +
                   step("b", "{ a = 1 }", "[\"death\"]", "{ age_0_66 = 0, age_67_79 = 0, age_80 = 0 }")));
  EXPECT_EQ(key, "care_ladder_unreachable");
  EXPECT_EQ(line, "3");
}

TEST(Ladder, RefusesACircleThatNeverEnds) {
  EXPECT_EQ(refusal(file(step("a", "{ none = 1 }", "[\"b\"]", "\"rest\"") +
                         step("b", "{ a = 1 }", "[\"a\"]", "{ age_0_66 = 0, age_67_79 = 0, age_80 = 0 }")))
                .first,
            "care_ladder_endless_circle");
}

TEST(Ladder, RefusesMovesThatTheOtherStepDoesNotKnow) {
  const std::string nothing = "{ age_0_66 = 0, age_67_79 = 0, age_80 = 0 }";
  EXPECT_EQ(refusal(file(step("a", "{ none = 1 }", "[\"death\"]", "\"rest\"") +
                         step("b", "{ a = 1 }", "[\"death\"]", nothing)))
                .first,
            "care_ladder_one_way");
  EXPECT_EQ(refusal(file(step("a", "{ b = 1 }", "[\"death\"]", "\"rest\"") +
                         step("b", "{ none = 1 }", "[\"death\"]", nothing)))
                .first,
            "care_ladder_not_lighter");
}

TEST(Ladder, RefusesAStepThatCannotBeLeft) {
  EXPECT_EQ(refusal(file(step("a", "{ none = 1 }", "[]"))).first, "care_ladder_no_way_out");
}

TEST(Ladder, RefusesAMissingCost) {
  EXPECT_EQ(refusal(file(step("a", "{ none = 1 }", "[\"death\"]", "\"rest\"", ""))).first, "toml_missing");
}

TEST(Ladder, RefusesSharesAboveOne) {
  const std::string seven = "{ age_0_66 = 0.7, age_67_79 = 0.2, age_80 = 0.2 }";
  EXPECT_EQ(
      refusal(file(step("a", "{ none = 1 }", "[\"death\"]", seven) + step("b", "{ none = 1 }", "[\"death\"]", seven)))
          .first,
      "care_ladder_shares");
}

TEST(Ladder, RefusesUnknownNamesWithTheLine) {
  EXPECT_EQ(refusal(file(step("a", "{ none = 1 }", "[\"heaven\"]"))).first, "care_ladder_unknown_name");
  const auto [key, line] =
      refusal(file(step("a", "{ none = 1 }", "[\"death\"]", "\"rest\"", "cost_per_user = 1", "hotel")));
  EXPECT_EQ(key, "care_ladder_unknown_name");
  EXPECT_EQ(line, "6");
}

TEST(Ladder, RefusesNegativeCostsNamesTwiceAndOtherVersions) {
  EXPECT_EQ(refusal(file(step("a", "{ none = 1 }", "[\"death\"]", "\"rest\"", "cost_per_user = -1"))).first,
            "toml_value");
  EXPECT_EQ(
      refusal(file(step("a", "{ none = 1 }", "[\"death\"]", "\"rest\"") + step("a", "{ none = 1 }", "[\"death\"]")))
          .first,
      "care_ladder_doubled");
  EXPECT_EQ(refusal("version = 2\nprice_year = 2025\n" + step("a", "{ none = 1 }", "[\"death\"]")).first,
            "care_ladder_version");
  EXPECT_EQ(refusal("version = \n").first, "toml_syntax");
  EXPECT_EQ(refusal("").first, "toml_missing");
}

}  // namespace
}  // namespace handlingsrom::care
