#include <functional>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "surface/api/care.hpp"

namespace handlingsrom::api {
namespace {

CareSimulation simulated_with(const std::filesystem::path& scenario) {
  static const Service service("data/handlingsrom.bundle");
  CareRequest wanted;
  wanted.municipalities = {service.find("sunnfjord")};
  wanted.paths = 40;
  wanted.last = Year{2041};
  wanted.scenario = scenario;
  return *Care(service, std::move(wanted)).simulate(false, *join_ranks());
}

TEST(CareScenario, LeversOfAScenarioReachTheLadder) {
  const CareSimulation today = simulated_with({});
  const CareSimulation turned = simulated_with("examples/sunnfjord-heime-lenger.toml");
  constexpr std::size_t in_2040 = 14;
  constexpr std::size_t staffed_home = 8;
  constexpr std::size_t nursing_home = 9;
  // Fifteen of a hundred who would have gone to a nursing home get a staffed home, fully from 2034.
  EXPECT_LT(turned.steps[nursing_home][in_2040].mean, 0.92 * today.steps[nursing_home][in_2040].mean);
  EXPECT_GT(turned.steps[staffed_home][in_2040].mean, 1.05 * today.steps[staffed_home][in_2040].mean);
  EXPECT_EQ(turned.steps[nursing_home][0].mean, today.steps[nursing_home][0].mean);
}

TEST(CareScenario, AFileThatIsNoScenarioIsRefused) {
  EXPECT_THROW((void)simulated_with("data/care-ladder.toml"), Error);
  EXPECT_THROW((void)simulated_with("examples/none.toml"), Error);
}

std::string refusal_of(const std::string& id, double value, const std::function<void(const Care&)>& ask) {
  static const Service service("data/handlingsrom.bundle");
  CareRequest wanted;
  wanted.municipalities = {service.find("skaun")};
  wanted.paths = 1;
  wanted.settings = {{id, value}};
  try {
    ask(Care(service, std::move(wanted)));
  } catch (const Error& error) {
    return error.key() + " " + error.arguments().front().second;
  }
  return "";
}

TEST(CareSettings, WhatHasNoSayInAnAnswerIsRefused) {
  const auto simulated = [](const Care& care) { (void)care.simulate(false, *join_ranks()); };
  const auto institution = [](const Care& care) { (void)care.capacity("institution", 0.1, 20); };
  const auto homes = [](const Care& care) { (void)care.capacity("staffed_home", 0.1, 20); };
  for (const char* id :
       {"care.coverage_long_stay", "care.winter_peak", "economy.income_growth", "population.fertility_error"})
    EXPECT_EQ(refusal_of(id, 0.02, simulated), "setting_without_effect " + std::string(id));
  EXPECT_EQ(refusal_of("care.reablement", 1.2, simulated), "");
  EXPECT_EQ(refusal_of("care.coverage_trend", 0.0, simulated), "");
  EXPECT_EQ(refusal_of("population.fertility_factor", 1.1, simulated), "");
  EXPECT_EQ(refusal_of("care.short_stay_in_bed", 0.7, institution), "");
  EXPECT_EQ(refusal_of("care.short_stay_in_bed", 0.7, homes), "setting_without_effect care.short_stay_in_bed");
  EXPECT_EQ(refusal_of("care.waiting_home_hours", 10, homes), "");
  EXPECT_EQ(refusal_of("care.waiting_home_hours", 10, institution), "setting_without_effect care.waiting_home_hours");
}

}  // namespace
}  // namespace handlingsrom::api
