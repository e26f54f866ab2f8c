#include "followup/gains/gains.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"

namespace handlingsrom::gains {
namespace {

constexpr const char* head = R"(
[[gain]]
id = "g"
name = "Færre reiser"
owner = "enhetsleder"
unit = "timer"
type = "saved_time"
)";
constexpr const char* baseline = "baseline = {value = 100, date = 2025-01-01, source = \"egen telling\"}\n";

std::vector<Gain> read(const std::string& text) {
  const toml::Document document(text, "g.toml");
  return read_gains(document.root());
}

std::string fault(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

Day day(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

TEST(GainFile, RefusesAGainWithoutBaselineAtItsPlace) {
  EXPECT_EQ(fault(head), "gain_no_baseline: file=g.toml, line=2, column=1, name=Færre reiser");
}

TEST(GainFile, RefusesYearsOutOfOrder) {
  const std::string text = std::string(head) + baseline +
                           "[[gain.target]]\nyear = 2028\nvalue = 80\n[[gain.target]]\nyear = 2027\nvalue = 90\n";
  EXPECT_NE(fault(text).find("gain_years"), std::string::npos);
}

TEST(Split, KnownAnswer) {
  // 10 persons × 5 × 2 = 100 planned; 12 × 5 × 2 = 120 happened: all of it is people. Accounts 130 against 100: ten that nothing explains.
  const Split people = split_of({2027, 100, 130, {10, 5, 2}, {12, 5, 2}});
  EXPECT_DOUBLE_EQ(people.demography, 20);
  EXPECT_NEAR(people.price, 0, 1e-12);
  EXPECT_NEAR(people.measure, 0, 1e-12);
  EXPECT_DOUBLE_EQ(people.rest, 10);
  // Two that change share what they make together evenly: (2−1)·(2−1) = 1.
  const Split both = split_of({2027, 1, 4, {1, 1, 1}, {2, 1, 2}});
  EXPECT_DOUBLE_EQ(both.demography, 1.5);
  EXPECT_DOUBLE_EQ(both.price, 1.5);
}

RC_GTEST_PROP(Split, AddsUpAndTheRestIsWhatTheFactorsDoNotHold, ()) {
  const auto draw = [] { return static_cast<double>(*rc::gen::inRange(0, 1000)) / 10; };
  const Outcome outcome{2027, draw(), draw(), {draw(), draw(), draw()}, {draw(), draw(), draw()}};
  const Split split = split_of(outcome);
  const double parts = split.demography + split.price + split.measure;
  const double size = 1 + outcome.planned.product() + outcome.happened.product();
  RC_ASSERT(std::abs(parts + split.rest - split.difference) < 1e-9 * size);
  RC_ASSERT(std::abs(parts - (outcome.happened.product() - outcome.planned.product())) < 1e-9 * size);
}

TEST(Status, IsByTheLastYearThatHasEnded) {
  const std::string targets = std::string(head) + baseline +
                              "[[gain.target]]\nyear = 2026\nvalue = 80\n[[gain.target]]\nyear = 2028\nvalue = 60\n";
  const auto standing = [&](const std::string& more, Day at) {
    return status_of(read(targets + more), at)[0].standing;
  };
  EXPECT_EQ(standing("", day(2026, 12, 31)), Standing::waiting);
  EXPECT_EQ(standing("", day(2027, 1, 1)), Standing::unmeasured);
  const auto realised = [](double value) {
    return "[[gain.realised]]\nyear = 2026\nsource = \"x\"\nvalue = " + std::to_string(value) + "\n";
  };
  EXPECT_EQ(standing(realised(80), day(2027, 3, 1)), Standing::reached);
  EXPECT_EQ(standing(realised(81), day(2027, 3, 1)), Standing::on_course);  // 95 % of the way
  EXPECT_EQ(standing(realised(90), day(2027, 3, 1)), Standing::behind);
  EXPECT_EQ(standing(realised(80), day(2029, 1, 1)), Standing::unmeasured);  // the next target is due
}

TEST(Portfolio, CountsOnlyWhatIsTakenOutOfTheBudget) {
  const auto gain = [](const std::string& id, const std::string& settled) {
    return "[[gain]]\nid = \"" + id +
           "\"\nname = \"n\"\nowner = \"o\"\nunit = \"kr\"\ntype = \"avoided_cost\"\nconfidence = \"high\"\nsettled = \"" +
           settled + "\"\n" + baseline + "planned_money = [{year = 2027, value = 100}]\n";
  };
  const auto gains = read(gain("a", "released") + "realised_money = [{year = 2027, value = 60, source = \"r\"}]\n" +
                          gain("b", "moved") + gain("c", "time_only"));
  const auto rows = portfolio(gains, day(2028, 2, 1), 2026, {500, 400});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].year, 2026);
  EXPECT_DOUBLE_EQ(rows[0].rest, 500);
  EXPECT_TRUE(std::isnan(rows[0].realised));
  EXPECT_DOUBLE_EQ(rows[1].planned, 100);
  EXPECT_DOUBLE_EQ(rows[1].counted_on, 90);
  EXPECT_DOUBLE_EQ(rows[1].moved, 100);
  EXPECT_DOUBLE_EQ(rows[1].realised, 60);
  EXPECT_DOUBLE_EQ(rows[1].rest, 340);
}

TEST(Portfolio, SaysWhatIsKnownAndThatItIsNotAll) {
  const auto gain = [](const std::string& id, const std::string& more) {
    return "[[gain]]\nid = \"" + id +
           "\"\nname = \"n\"\nowner = \"o\"\nunit = \"kr\"\ntype = \"avoided_cost\"\nsettled = \"released\"\n" +
           baseline + "planned_money = [{year = 2026, value = 100}, {year = 2027, value = 100}]\n" + more;
  };
  const auto gains = read(gain("a", "realised_money = [{year = 2026, value = 60}, {year = 2027, value = 70}]\n") +
                          gain("b", "") + gain("c", ""));
  const auto at = [&](Day on, std::size_t row) { return portfolio(gains, on, 2026, {500, 500})[row]; };
  const PortfolioYear ended = at(day(2027, 2, 1), 0);
  EXPECT_EQ(ended.expected, 3);
  EXPECT_EQ(ended.recorded, 1);
  EXPECT_TRUE(ended.is_provisional());
  EXPECT_DOUBLE_EQ(ended.realised, 60);
  EXPECT_DOUBLE_EQ(ended.rest, 440);
  // Under way: said, and not yet a year. After the day: not said.
  EXPECT_TRUE(at(day(2027, 2, 1), 1).is_provisional());
  EXPECT_DOUBLE_EQ(at(day(2027, 2, 1), 1).realised, 70);
  EXPECT_TRUE(std::isnan(at(day(2026, 12, 31), 1).realised));
  EXPECT_FALSE(at(day(2026, 12, 31), 1).is_provisional());
  const auto whole = read(gain("a", "realised_money = [{year = 2026, value = 60}]\n"));
  EXPECT_FALSE(portfolio(whole, day(2027, 1, 1), 2026, {500})[0].is_provisional());
}

TEST(Decimals, ShowWhyAGainIsBehind) {
  const auto decimals = [&](const std::string& figures) {
    const auto gains =
        read(head + std::string("baseline = {value = 7.7, date = 2025-12-31, source = \"s\"}\n") + figures);
    return decimals_of(gains[0], status_of(gains, day(2028, 1, 1))[0]);
  };
  EXPECT_EQ(decimals("target = [{year = 2027, value = 7.36}]\nrealised = [{year = 2027, value = 7.4}]\n"), 2);
  EXPECT_EQ(decimals("target = [{year = 2027, value = 7.3}]\nrealised = [{year = 2027, value = 7.4}]\n"), 1);
  EXPECT_EQ(decimals("target = [{year = 2027, value = 7.4}]\nrealised = [{year = 2027, value = 7.4}]\n"), 1);
}

TEST(GainFile, ACorrectionNeedsItsReasonAndBothAreKept) {
  const std::string typed = head + std::string(baseline);
  EXPECT_NE(fault(typed + "realised = [{year = 2026, value = 80}, {year = 2026, value = 82}]\n").find("toml_missing"),
            std::string::npos);
  EXPECT_NE(fault(typed + "realised = [{year = 2026, value = 80}, {year = 2025, value = 82, reason = \"r\"}]\n")
                .find("gain_years"),
            std::string::npos);
  const auto gains =
      read(typed +
           "realised = [{year = 2026, value = 80, source = \"a\"}, {year = 2026, value = 82, source = \"b\", "
           "reason = \"En måned manglet\", recorded = 2027-02-01}]\n");
  ASSERT_EQ(gains[0].realised.size(), 1U);
  EXPECT_DOUBLE_EQ(gains[0].realised[0].value, 82);
  ASSERT_EQ(gains[0].corrections.size(), 1U);
  EXPECT_DOUBLE_EQ(gains[0].corrections[0].was, 80);
  EXPECT_EQ(gains[0].corrections[0].source, "a");
  EXPECT_EQ(gains[0].corrections[0].reason, "En måned manglet");
}

std::string fault_key(const std::string& text) {
  const std::string said = fault(text);
  return said.substr(0, said.find(':'));
}

TEST(Origins, WhatFollowsFromAMeasureIsNotTyped) {
  const std::string measure = "measure = {id = \"sick_leave:0.06\", from = 2027, figure = \"lever\"}\n";
  EXPECT_EQ(fault_key(head + (baseline + measure) + "target = [{year = 2027, value = 1}]\n"), "gain_typed_twice");
  EXPECT_EQ(fault_key(head + (baseline + measure) + "planned_money = [{year = 2027, value = 1}]\n"),
            "gain_typed_twice");
  EXPECT_EQ(
      fault_key(head + (baseline +
                        std::string("realised_from = {figure = \"school\"}\nrealised = [{year = 2027, value = 1}]\n"))),
      "gain_typed_twice");
  // Money alone: the target is the municipality's own.
  EXPECT_EQ(
      fault_key(head + (baseline +
                        std::string("measure = {id = \"x:1\", from = 2027}\ntarget = [{year = 2027, value = 1}]\n"))),
      "");
  Gain gain = read(head + (baseline + measure)).front();
  take_effect(gain, 2026, {0, -1, -2, -3, -4, -5, -6}, {0, 10, 20, 30, 40, 50, 60}, "v");
  ASSERT_EQ(gain.targets.size(), 4U);  // the plan's four years
  EXPECT_EQ(gain.targets[0].year, 2027);
  EXPECT_DOUBLE_EQ(gain.targets[0].value, 99);
  EXPECT_DOUBLE_EQ(gain.targets[3].value, 96);
  EXPECT_DOUBLE_EQ(gain.planned_money[3].value, 40);
  EXPECT_EQ(gain.version, "v");
}

TEST(Origins, WhatIsPublishedGivesBaselineAndWhatWasRealised) {
  Gain gain =
      read(
          head +
          std::string(
              "baseline = {date = 2023-12-31, source = \"KOSTRA\"}\nrealised_from = {figure = \"f\", kroner_per = 50}\n"))
          .front();
  take_published(gain, {{2022, 7, "s"}, {2023, 10, "s"}, {2024, 9, "s"}, {2025, 8, "s"}}, "p.toml");
  EXPECT_DOUBLE_EQ(gain.baseline, 10);
  ASSERT_EQ(gain.realised.size(), 2U);
  EXPECT_EQ(gain.realised[0].year, 2024);
  EXPECT_DOUBLE_EQ(gain.realised_money[1].value, 100);
  Gain none =
      read(head +
           std::string("baseline = {date = 2020-12-31, source = \"KOSTRA\"}\nrealised_from = {figure = \"f\"}\n"))
          .front();
  EXPECT_THROW(take_published(none, {{2022, 7, "s"}}, "p.toml"), Error);
  EXPECT_EQ(fault_key(head + std::string("baseline = {date = 2023-12-31, source = \"x\"}\n")), "toml_missing");
}

}  // namespace
}  // namespace handlingsrom::gains
