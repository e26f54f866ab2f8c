#include <gtest/gtest.h>

#include "base/error.hpp"
#include "surface/api/care.hpp"

namespace handlingsrom::api {
namespace {

CareSimulation simulate(const std::filesystem::path& scenario) {
  static const Service service("data/handlingsrom.bundle");
  CareRequest wanted;
  wanted.municipalities = {service.find("sunnfjord")};
  wanted.paths = 40;
  wanted.last = Year{2041};
  wanted.scenario = scenario;
  return *Care(service, std::move(wanted)).simulate(false, *join_ranks());
}

TEST(CareScenario, LeversOfAScenarioReachTheLadder) {
  const CareSimulation today = simulate({});
  const CareSimulation turned = simulate("examples/sunnfjord-heime-lenger.toml");
  constexpr std::size_t in_2040 = 14;
  constexpr std::size_t staffed_home = 7;
  constexpr std::size_t nursing_home = 8;
  // Fifteen of a hundred who would have gone to a nursing home get a staffed home, fully from 2034.
  EXPECT_LT(turned.steps[nursing_home][in_2040].mean, 0.92 * today.steps[nursing_home][in_2040].mean);
  EXPECT_GT(turned.steps[staffed_home][in_2040].mean, 1.05 * today.steps[staffed_home][in_2040].mean);
  EXPECT_EQ(turned.steps[nursing_home][0].mean, today.steps[nursing_home][0].mean);
}

TEST(CareScenario, AFileThatIsNoScenarioIsRefused) {
  EXPECT_THROW((void)simulate("data/care-ladder.toml"), Error);
  EXPECT_THROW((void)simulate("examples/none.toml"), Error);
}

}  // namespace
}  // namespace handlingsrom::api
