// All municipalities at once are the municipalities one by one.
#include "outlook/population/together.hpp"

#include <gtest/gtest.h>

#include "outlook/population/population.hpp"
#include "outlook/population/sums.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::population {
namespace {

TEST(Together, EachHasTheInhabitantsOfItsOwnProjectionBitForBit) {
  const auto facts = facts::load("data/handlingsrom.bundle");
  Settings settings = default_settings(Year{2026}, Year{2050});
  settings.local_migration_factor = {1.3};
  const auto frame = prepare(facts, settings);
  std::vector<BySexAge> sums(frame->inhabitants.size());
  for (int m = 0; m < facts->population.areas(); ++m) {
    const Projection alone = project(*frame, MunicipalityIndex{m});
    for (int t = 0; t < alone.years(); ++t) {
      const auto year = static_cast<std::size_t>(t);
      ASSERT_EQ(frame->inhabitants[year][static_cast<std::size_t>(m)],
                sum(alone.ages(t, Sex::female)) + sum(alone.ages(t, Sex::male)))
          << m << ' ' << t;
      for (const Sex sex : {Sex::female, Sex::male}) {
        for (std::size_t age = 0; age < age_count; ++age)
          sums[year][static_cast<std::size_t>(index_of(sex))][age] += alone.ages(t, sex)[age];
      }
    }
  }
  for (std::size_t t = 0; t < sums.size(); ++t) {
    for (std::size_t s = 0; s < sex_count; ++s) {
      for (std::size_t age = 0; age < age_count; ++age) EXPECT_EQ(frame->municipalities[t][s][age], sums[t][s][age]);
    }
  }
}

TEST(Together, NobodyAndNoYearsIsNothing) {
  const Together none = advance_together({}, {}, NationalRates{}, LocalEstimate{}, {});
  EXPECT_TRUE(none.control.empty());
  EXPECT_EQ(none.inhabitants.size(), 1U);
}

}  // namespace
}  // namespace handlingsrom::population
