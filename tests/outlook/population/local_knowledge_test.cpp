#include "outlook/population/local_knowledge.hpp"

#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "outlook/population/population.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::population {
namespace {

const std::string head = "schema = \"handlingsrom/local-knowledge/1\"\n";
const std::string homes =
    "[[housing]]\nreason = \"plan\"\nfrom = 2027\nto = 2028\nhomes_per_year = 20\npersons_per_home = 2.5\nshare_from_outside = 0.6\n";

LocalKnowledge read(const std::string& text, std::string* own = nullptr) {
  std::istringstream input(text);
  std::string file;
  LocalKnowledge knowledge = read_local_knowledge(input, "k.toml", file);
  if (own != nullptr) *own = file;
  return knowledge;
}

std::string refusal(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    std::string result = error.key();
    for (const auto& [key, value] : error.arguments()) {
      if (key == "line" || key == "found" || key == "expected") result += "|" + value;
    }
    return result;
  }
  return "accepted";
}

TEST(LocalKnowledge, ReadsWhatPeopleWrite) {
  std::string own;
  const auto knowledge = read(
      head + homes +
          "[[employer]]\nreason = \"closing\"\nyear = 2028\nyears = 2\njobs = -120\nshare_moving = 0.5\npersons_per_job = 2\n"
          "[[refugees]]\nreason = \"council\"\nfrom = 2026\nto = 2026\npersons_per_year = 15\nshare_staying = 1\n"
          "ages = [ { from = 0, to = 9, share = 0.5 }, { from = 30, to = 34, share = 0.5 } ]\n"
          "[own_projection]\nfile = \"egen.csv\"\nreason = \"area plan\"\n",
      &own);
  ASSERT_EQ(knowledge.flows.size(), 3U);
  EXPECT_DOUBLE_EQ(knowledge.flows[0].persons_per_year, 30.0);
  EXPECT_DOUBLE_EQ(knowledge.flows[1].persons_per_year, -60.0);
  EXPECT_EQ(knowledge.flows[1].to.value, 2029);
  EXPECT_DOUBLE_EQ((*knowledge.flows[2].ages)[31], 0.1);
  EXPECT_EQ(own, "egen.csv");
  EXPECT_EQ(knowledge.own_projection_reason, "area plan");
}

TEST(LocalKnowledge, RefusesWithTheLine) {
  EXPECT_EQ(refusal("schema = \"other\"\n"), "population_local_value|1|other|handlingsrom/local-knowledge/1");
  EXPECT_EQ(refusal(head + "[[housing]]\nfrom = 2027\n"), "toml_missing|2|reason|a reason: what the figure rests on");
  EXPECT_EQ(refusal(head + "[[houses]]\n"),
            "toml_unknown_key|2|houses|schema, housing, employer, refugees, own_projection");
  EXPECT_EQ(
      refusal(head + homes + "homes_a_year = 2\n"),
      "toml_unknown_key|9|homes_a_year|name, reason, from, to, homes_per_year, persons_per_home, share_from_outside, ages");
  EXPECT_EQ(
      refusal(head + "[[refugees]]\nreason = \"x\"\nfrom = 2026\nto = 2025\npersons_per_year = 1\nshare_staying = 1\n"),
      "population_local_value|2|2025|a last year not before the first");
  EXPECT_EQ(refusal(head + homes + "ages = [ { from = 0, to = 9, share = 0.4 } ]\n"),
            "population_local_value|9|0.4|shares that sum to 1");
  EXPECT_TRUE(refusal("schema = ").starts_with("toml_syntax|1|"));
}

TEST(LocalKnowledge, NewcomersComeLiveAndBearChildren) {
  const auto facts = facts::load("data/handlingsrom.bundle");
  const auto frame = prepare(facts, default_settings(Year{2026}, Year{2050}));
  const auto municipality = facts->registry->find("5029");
  const Projection without = project(*frame, municipality);
  const Projection with = project(*frame, municipality, read(head + homes));
  EXPECT_EQ(with.total(1), without.total(1));               // 1 January 2027
  EXPECT_NEAR(with.total(2), without.total(2) + 30, 1e-9);  // those of 2027 have come
  EXPECT_GT(with.total(3), without.total(3) + 55);
  EXPECT_GT(with.births[5], without.births[5]);
  for (int t = 0; t + 1 < with.years(); ++t) {
    const auto k = static_cast<std::size_t>(t);
    EXPECT_NEAR(with.total(t) + with.births[k] - with.deaths[k] + with.net_migration[k], with.total(t + 1), 1e-6);
  }
  const Projection nothing = project(*frame, municipality, LocalKnowledge{});
  for (int t = 0; t < 25; ++t) EXPECT_EQ(nothing.total(t), without.total(t));
  // More people than live there cannot leave.
  const Projection closed = project(
      *frame, facts->registry->find("1151"),
      read(
          head +
          "[[employer]]\nreason = \"x\"\nyear = 2027\nyears = 1\njobs = -900\nshare_moving = 1\npersons_per_job = 2\n"));
  for (int t = 0; t < closed.years(); ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (const double persons : closed.ages(t, sex)) EXPECT_GE(persons, 0.0);
    }
  }
}

TEST(LocalKnowledge, AnOwnProjectionTakesThePlaceOfOurs) {
  std::string text = "year,sex,age,persons\n";
  for (const int year : {2030, 2031}) {
    for (const char sex : {'F', 'M'}) {
      for (int age = 0; age <= oldest_age; ++age) text += fmt::format("{},{},{},{}\n", year, sex, age, 10);
    }
  }
  std::istringstream input(text);
  LocalKnowledge knowledge;
  knowledge.own_projection = read_own_projection(input, "own.csv");
  const auto facts = facts::load("data/handlingsrom.bundle");
  const auto frame = prepare(facts, default_settings(Year{2026}, Year{2050}));
  const Projection p = project(*frame, facts->registry->find("5029"), knowledge);
  EXPECT_DOUBLE_EQ(p.total(4), 2120.0);
  EXPECT_GT(p.total(6), 2120.0);
  EXPECT_NEAR(p.total(4) + p.births[4] - p.deaths[4] + p.net_migration[4], p.total(5), 1e-6);
  std::istringstream half("year,sex,age,persons\n2030,F,0,1\n");
  EXPECT_THROW(read_own_projection(half, "own.csv"), Error);
}

}  // namespace
}  // namespace handlingsrom::population
