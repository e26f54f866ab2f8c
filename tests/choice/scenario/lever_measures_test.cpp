#include "standing/comparison/measure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "choice/scenario/lever.hpp"
#include "standing/comparison/distribution.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::scenario {
namespace {

using comparison::Distribution;
using comparison::distribution;
using comparison::lever_measure;
using comparison::lever_measures;
using comparison::Measure;

const facts::Facts& bundle() {
  static const auto instance = facts::load("data/handlingsrom.bundle");
  return *instance;
}

TEST(LeverMeasures, EveryNameThatALeverUsesIsThereAndEveryMeasureIsUsed) {
  std::set<std::string_view> used;
  for (const Lever* lever : all_levers()) {
    if (lever->standing.empty()) continue;
    EXPECT_NE(lever_measure(lever->standing), nullptr) << lever->id;
    used.insert(lever->standing);
  }
  for (const Measure& measure : lever_measures()) {
    EXPECT_TRUE(used.contains(measure.id)) << measure.id;
    EXPECT_NO_THROW(bundle().source(measure.source_id)) << measure.id;
  }
  EXPECT_EQ(lever_measure(""), nullptr);
}

TEST(LeverMeasures, ReadsTheFigureFromTheTables) {
  const MunicipalityIndex skaun = bundle().registry->find("skaun");
  const auto& users = bundle().care_users[static_cast<std::size_t>(skaun.value)][4];
  const double over_80 = bundle().population.total(skaun.value, Year{2026}, 80, oldest_age);
  EXPECT_DOUBLE_EQ(lever_measure("home_care_80")->of(bundle(), skaun).value, 100 * users.home_care[2] / over_80);
  EXPECT_DOUBLE_EQ(lever_measure("kindergarten_share_1_2")->country(bundle()), 89.7);
  EXPECT_TRUE(std::isnan(lever_measure("kindergarten_share_1_2")->of(bundle(), skaun).value));
}

TEST(LeverMeasures, QuantilesAreInOrderAndAroundTheCountry) {
  for (const Measure& measure : lever_measures()) {
    const Distribution spread = distribution(bundle(), measure, bundle().registry->find("skaun"));
    if (spread.all.known < comparison::least_known) {
      EXPECT_TRUE(std::isnan(spread.all.median)) << measure.id;
      continue;
    }
    EXPECT_LE(spread.all.p10, spread.all.p25) << measure.id;
    EXPECT_LE(spread.all.p25, spread.all.median) << measure.id;
    EXPECT_LE(spread.all.median, spread.all.p75) << measure.id;
    EXPECT_LE(spread.all.p75, spread.all.p90) << measure.id;
    if (!std::isnan(spread.country) && measure.id != "children_per_school" && measure.id != "population_growth" &&
        measure.id != "staffed_home_share") {
      EXPECT_LE(spread.all.p10, spread.country) << measure.id;
      EXPECT_GE(spread.all.p90, spread.country) << measure.id;
    }
  }
}

}  // namespace
}  // namespace handlingsrom::scenario
