#include "standing/facts/facts_held.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/facts/by_year.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/published_projection.hpp"
#include "standing/facts/source.hpp"
#include "standing/facts/vital_rates.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::facts {
namespace {

const Facts& bundled() {
  static const std::shared_ptr<const Facts> facts = load("data/handlingsrom.bundle");
  return *facts;
}

int area(std::string_view name) { return bundled().registry->find(name).value; }

TEST(Facts, HoldsTheKnownPopulations) {
  const Facts& facts = bundled();
  EXPECT_EQ(facts.population.total(area("Sunnfjord"), Year{2026}), 22804);
  EXPECT_EQ(facts.population.total(area("Skaun"), Year{2026}), 8574);
  EXPECT_EQ(facts.population.total(area("Høylandet"), Year{2026}), 1230);
  const double country[] = {5550203, 5594340, 5627400};
  for (int year = 2024; year <= 2026; ++year) {
    double sum = 0;
    for (int i = 0; i < facts.population.areas(); ++i) sum += facts.population.total(i, Year{year});
    EXPECT_EQ(sum, country[year - 2024]);
    EXPECT_EQ(facts.nation.total(0, Year{year}), country[year - 2024]);
  }
}

// Statistics Norway's start values of table 14746 for Oslo's girls 0–11 on 1 January 2026.
TEST(Facts, HoldsOslosGirls) {
  const float* girls = bundled().population.persons(area("Oslo"), Year{2026}, Sex::female);
  const float expected[] = {4355, 4094, 3638, 3348, 3711, 3477, 3471, 3306, 3332, 3393, 3363, 3495};
  for (int age = 0; age < 12; ++age) EXPECT_EQ(girls[age], expected[age]) << age;
}

TEST(Facts, SumsThePastToTheNationWhereEveryMunicipalityIsThere) {
  const Facts& facts = bundled();
  EXPECT_FALSE(facts.population.has(area("Haram"), Year{2023}));
  EXPECT_TRUE(facts.population.has(area("Haram"), Year{2024}));
  EXPECT_FALSE(facts.population.has(area("Hitra"), Year{2019}));
  EXPECT_EQ(facts.population.first_year(), Year{2005});
  EXPECT_EQ(facts.population.last_year(), Year{2026});
  EXPECT_EQ(facts.nation.first_year(), Year{1986});
  EXPECT_EQ(facts.nation.last_year(), Year{2026});
  int present = 0;
  for (int i = 0; i < 357; ++i) {
    for (int year = 2005; year <= 2023; ++year) present += facts.population.has(i, Year{year}) ? 1 : 0;
  }
  EXPECT_EQ(present, 6668);
}

TEST(Facts, HoldsVitalRates) {
  const VitalRates& vital = bundled().vital;
  EXPECT_EQ(vital.mortality_first, Year{1900});
  ASSERT_EQ(vital.mx.size(), 124U);
  EXPECT_EQ(vital.mx[0][0][0], 0.077791);
  double deaths = 0;
  for (int sex = 0; sex < 2; ++sex) {
    for (const double value : vital.deaths[122][static_cast<std::size_t>(sex)]) deaths += value;
  }
  EXPECT_NEAR(deaths, 45774, 1);
  EXPECT_EQ(vital.births[122][0] + vital.births[122][1], 51480);
  double fertility = 0;
  for (const double rate : vital.asfr[55]) fertility += rate;
  EXPECT_NEAR(fertility, 1.41, 0.005);
}

TEST(Facts, HoldsCareEconomyAndSources) {
  const Facts& facts = bundled();
  double long_stay = 0;
  for (const auto& years : facts.care_users)
    long_stay += is_missing(years[4].long_stay_all) ? 0 : years[4].long_stay_all;
  EXPECT_EQ(long_stay, 30622);
  EXPECT_EQ(facts.cost_key.sector_weight[0], 0.2299);
  EXPECT_EQ(facts.cost_key.criteria[1].size(), 2U);
  EXPECT_EQ(facts.need_index[static_cast<std::size_t>(area("Sunnfjord"))][1].total, 1.0088);
  EXPECT_EQ(facts.national_spending[static_cast<std::size_t>(Sector::care)][5], 27759);
  EXPECT_EQ(facts.net_result_percent[static_cast<std::size_t>(area("Kinn"))], 2.1);
  EXPECT_TRUE(facts.in_robek[static_cast<std::size_t>(area("Nesbyen"))]);
  EXPECT_EQ(facts.published.main_total[0].size(), 26U);
  EXPECT_EQ(facts.source("ssb_07459").licence, "CC BY 4.0");
  EXPECT_THROW(facts.source("none"), Error);
  EXPECT_EQ(facts.key_figure("Netto driftsresultat i % av brutto driftsinntekter", "EAK", 2020), 2.7);
}

}  // namespace
}  // namespace handlingsrom::facts
