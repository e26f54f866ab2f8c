#include <gtest/gtest.h>

#include <algorithm>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

/// Exit code and what is said, in English.
std::pair<int, std::string> care(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "care");
  const Outcome outcome = run_with(std::move(arguments));
  return {outcome.code, outcome.out + outcome.err};
}

void expect_refused(const std::vector<std::string>& arguments, const std::string& said) {
  const auto [code, text] = care(arguments);
  EXPECT_EQ(code, 2) << text;
  EXPECT_NE(text.find(said), std::string::npos) << text;
}

TEST(Care, RefusesWhatCannotBe) {
  expect_refused({"capacity", "utsira", "--places", "-1"}, "fewer than none");
  expect_refused({"capacity", "utsira", "--step", "home_nursing", "--places", "5"}, "no places");
  expect_refused({"capacity", "utsira", "--step", "hotel"}, "hotel");
  expect_refused({"capacity", "utsira", "--risk", "1.5"}, "1.5");
  expect_refused({"simulate"}, "--all");
  expect_refused({"simulate", "utsira", "--paths", "0"}, "--paths");
  expect_refused({"simulate", "utsira", "--to", "2020"}, "2020");
  expect_refused({"simulate", "utsira", "--set", "care.threshold_nursing"}, "care.threshold_nursing");
  expect_refused({"simulate", "utsira", "--set", "care.nothing=1"}, "care.nothing");
  expect_refused({"simulate", "utsira", "--ladder", "data/none.toml"}, "none.toml");
  expect_refused({"simulate", "utsira", "--scenario", "examples/none.toml"}, "none.toml");
  expect_refused({"backtest", "--base", "2013"}, "2013");
}

TEST(Care, TestsItselfOnThePastAndYearByYear) {
  const auto [code, rows] = care({"backtest", "--format", "csv"});
  EXPECT_EQ(code, 0) << rows;
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 11);
  const auto [panel_code, panel] = care({"backtest", "--panel", "--format", "csv"});
  EXPECT_EQ(panel_code, 0) << panel;
  EXPECT_EQ(std::count(panel.begin(), panel.end(), '\n'), 6);
}

}  // namespace
}  // namespace handlingsrom::cli
