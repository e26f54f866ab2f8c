// What is published of the years before the first, against figures read in the source tables.
#include "outlook/rooms/history.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "outlook/rooms/chain_fixture.hpp"
#include "standing/facts/source.hpp"

namespace handlingsrom::rooms {
namespace {

Figures figures_of(const char* place) {
  Request request;
  request.municipality = municipality(place);
  return bundled_chain().run(request);
}

std::vector<double> before(const char* place, const char* id) {
  return observed_before(bundled_chain().facts(), municipality(place), figures_of(place), id, Year{2020});
}

TEST(History, PopulationIsTheRegistersOwn) {
  const std::vector<double> skaun = before("skaun", "population.total");
  ASSERT_EQ(skaun.size(), 6U);
  EXPECT_EQ(skaun[0], 8325);  // table 07459, 1 January 2020
  const std::vector<double> children = before("skaun", "population.age_6_15");
  EXPECT_EQ(children.size(), 6U);
}

TEST(History, CareHasTheYearsOfItsTables) {
  const std::vector<double> residents = before("sunnfjord", "care.users.nursing_home");
  ASSERT_EQ(residents.size(), 6U);
  EXPECT_EQ(residents[0], 100);  // 2020
  EXPECT_TRUE(std::isnan(residents[1]));
  EXPECT_EQ(residents[4], 111);  // 2024
  EXPECT_EQ(residents[5], 101);  // 2025
  const std::vector<double> fte = before("skaun", "care.fte");
  EXPECT_EQ(fte[4], 161);
  EXPECT_EQ(fte[5], 213);
}

TEST(History, PlacesAreTodaysMinusTheResidentsOfThen) {
  const Figures skaun = figures_of("skaun");
  const std::vector<double> room = before("skaun", "rooms.places");
  ASSERT_EQ(room.size(), 6U);
  EXPECT_TRUE(std::isnan(room[3]));
  EXPECT_NEAR(room[4], 50 - (17274 / 365.0 - 37.5) - 33, 1e-9);  // 14 short stays at both ends of the year
  EXPECT_NEAR(room[5], skaun.middle("rooms.places", Year{2026}), 1e-9);
}

TEST(History, MoneyIsTheResultOfTheYearOnTodaysRevenue) {
  const Figures sogndal = figures_of("sogndal");
  const std::vector<double> room = before("sogndal", "rooms.money");
  ASSERT_EQ(room.size(), 6U);
  EXPECT_NEAR(room[5] / sogndal.middle("economy.gross_revenue", Year{2026}), -0.0093, 0.0001);
  EXPECT_NEAR(room[5], sogndal.middle("rooms.money", Year{2026}), 1);
  const std::vector<double> oslo = before("oslo", "rooms.money");
  ASSERT_EQ(oslo.size(), 6U);
  EXPECT_GT(oslo[2], 0);  // 5.4 % in 2022
  EXPECT_LT(oslo[3], 0);  // −0.8 % in 2023
}

TEST(History, NothingIsInvented) {
  EXPECT_TRUE(before("skaun", "rooms.people").empty());
  EXPECT_TRUE(before("skaun", "services.pupils.total").empty());
  EXPECT_TRUE(before("skaun", "no.such.figure").empty());
}

TEST(History, ASplitMunicipalityLacksWhatCannotBeFollowed) {
  const std::vector<double> haram = before("haram", "population.total");
  ASSERT_EQ(haram.size(), 6U);
  EXPECT_TRUE(std::isnan(haram[3]));   // to 2023
  EXPECT_FALSE(std::isnan(haram[4]));  // its own from 2024
}

TEST(History, EveryObservedFigureNamesItsSource) {
  const facts::Facts& facts = bundled_chain().facts();
  const Figures sogndal = figures_of("sogndal");
  for (const Figure& figure : sogndal.all()) {
    const bool known = !before("sogndal", figure.id.c_str()).empty();
    EXPECT_EQ(known, !sources_of_observed(figure.id).empty()) << figure.id;
    for (const std::string& source : sources_of_observed(figure.id)) EXPECT_NO_THROW(facts.source(source)) << source;
  }
}

}  // namespace
}  // namespace handlingsrom::rooms
