#include "outlook/care/places_outlook.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "outlook/care/needs.hpp"
#include "world.hpp"

namespace handlingsrom::care {
namespace {

TEST(CarePlacesOutlook, AgreesWithTheSimulation) {
  constexpr double winter = 0.05;
  constexpr double accepted = 0.1;
  const std::size_t short_stay = test::model().ladder.index_of("short_stay");
  const std::size_t nursing_home = test::model().ladder.index_of("nursing_home");
  for (const auto& [name, runs] :
       {std::pair{"høylandet", 2000}, std::pair{"utsira", 2000}, std::pair{"sogndal", 2000}}) {
    const Rates rates = test::rates(name, test::assumptions());
    for (const std::vector<NeededStep>& steps :
         {std::vector<NeededStep>{{short_stay, 0.6}, {nursing_home}},
          std::vector<NeededStep>{{short_stay}, {nursing_home}}, std::vector<NeededStep>{{nursing_home}}}) {
      const MonthlyNeed need = monthly_need(rates, steps, 1, 7, runs, winter, 1);
      const double capacity = std::round(places(need, 0, 0.3)[8].needed);
      const auto simulated = places(need, capacity, accepted);
      const auto worked_out = places_outlook(rates, steps, capacity, accepted, winter);
      for (const std::size_t t : {std::size_t{3}, std::size_t{8}, std::size_t{15}, std::size_t{23}}) {
        EXPECT_NEAR(worked_out[t].risk, simulated[t].shortage_risk, 0.08) << name << " " << t;
        EXPECT_NEAR(worked_out[t].enough, simulated[t].needed, 1 + 0.02 * simulated[t].needed) << name << " " << t;
      }
    }
  }
}

TEST(CarePlacesOutlook, MorePlacesAreLessRiskAndAStricterWishIsMorePlaces) {
  const Rates rates = test::rates("skaun", test::assumptions());
  const std::vector<NeededStep> steps{{test::model().ladder.index_of("nursing_home")}};
  double before = 1;
  for (const double capacity : {30.0, 40.0, 50.0, 60.0}) {
    const double risk = places_outlook(rates, steps, capacity, 0.1, 0.05)[10].risk;
    EXPECT_LE(risk, before);
    before = risk;
  }
  EXPECT_GT(places_outlook(rates, steps, 40, 0.02, 0.05)[10].enough,
            places_outlook(rates, steps, 40, 0.3, 0.05)[10].enough);
  EXPECT_TRUE(std::isnan(places_outlook(rates, steps, std::nan(""), 0.1, 0.05)[10].risk));
}

}  // namespace
}  // namespace handlingsrom::care
