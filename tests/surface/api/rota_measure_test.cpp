// From a rota to the rooms: the scenario that a rota becomes moves people and money by what the rota says, and a supplement is shared among neighbours.
#include "surface/api/annual_measure.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/staff_flow.hpp"

namespace handlingsrom::api {
namespace {

RotaFile unit_with(const std::string& more) {
  RotaFile unit = rota_file("examples/hoylandet-sykehjem.toml");
  unit.text += more;
  return unit;
}

RotaFile solved(const RotaFile& unit, int rounds) {
  RotaSolving solving;
  solving.rounds = rounds;
  solving.bounds = false;
  return {solve_rota(unit, solving).csv, "rota.csv"};
}

TEST(RotaMeasure, MovesTheRoomsByWhatTheRotaSays) {
  const RotaFile unit = unit_with("\n[money]\nhour = 260\nsubstitute_supplement = 0.25\non_costs = 0.4\n");
  const RotaFile rota = solved(unit, 2500);
  const RotaMeasure measure = rota_measure(service(), unit, rota, "høylandet", standard_seed, catalogue());
  ASSERT_GT(measure.fte, 0);
  EXPECT_TRUE(measure.kroner_known);
  const double filled = measure.worth.pattern_hours - measure.worth.annual_hours;
  EXPECT_NEAR(measure.kroner, filled * 260 * 1.25 * 1.4, 1e-6);
  // A full position of 35.5 hours less holidays is some 1,650 hours.
  EXPECT_NEAR(measure.fte, filled / 1650, 0.05 * measure.fte);

  const scenario::Evaluator evaluator(service().chain(), service().find("høylandet"));
  const scenario::Scenario read = scenario::parse_scenario(measure.toml, "measure.toml", evaluator.period());
  const rooms::Figures today = service().chain().run({service().find("høylandet")});
  const rooms::Figures then = evaluator.run(scenario::settings_of(read, evaluator.period()));
  const Year year{measure.from};
  EXPECT_NEAR(then.middle("rooms.people", year) - today.middle("rooms.people", year), measure.fte, 1e-3 * measure.fte);
  EXPECT_NEAR(then.middle("rooms.money", year) - today.middle("rooms.money", year), measure.kroner,
              1e-3 * measure.kroner);
}

TEST(RotaMeasure, WithoutPricesOnlyPeopleMove) {
  const RotaFile unit = unit_with("");
  const RotaMeasure measure =
      rota_measure(service(), unit, solved(unit, 2500), "høylandet", standard_seed, catalogue());
  EXPECT_FALSE(measure.kroner_known);
  EXPECT_EQ(measure.toml.find("spending"), std::string::npos);
  EXPECT_EQ(measure_words(measure, catalogue()).size(), 2U);
}

TEST(Supplement, IsPaidForByAllAndMovesNobodyWhenAllPay) {
  const OutlookRequest request{.municipality = service().find("høylandet")};
  const SupplementEffect effect = supplement_effect(service(), request, "nurse", 0.05);
  EXPECT_GT(effect.alone, effect.all);
  EXPECT_NEAR(effect.all, effect.before * (1 + 0.21 * 0.05), 1e-9);
  ASSERT_FALSE(effect.neighbours.empty());
  double lost = 0, area = effect.all;
  for (const auto& neighbour : effect.neighbours) {
    EXPECT_LT(neighbour.after, neighbour.before);
    lost += neighbour.before - neighbour.after;
    area += neighbour.before * (1 + 0.21 * 0.05);
  }
  // Nearly all that one wins the others lose.
  EXPECT_LT(lost, effect.alone - effect.before);
  EXPECT_GT(lost, 0.8 * (effect.alone - effect.before));
  EXPECT_NEAR(effect.cost_area, area * 0.05 * 950000, 1);
  EXPECT_THROW(supplement_effect(service(), request, "doctor", 0.05), Error);
  EXPECT_THROW(supplement_effect(service(), request, "nurse", 1.5), Error);
}

TEST(StaffFlow, RunsAlongTodaysLine) {
  const OutlookRequest request{.municipality = service().find("leirfjord")};
  const rooms::StaffFlow flow = staff_flow(service(), request);
  const rooms::Figures today = service().chain().run({request.municipality});
  ASSERT_EQ(flow.groups.size(), 5U);
  for (const auto& group : flow.groups) {
    const auto& line = today.at("workforce.available." + group.key).middle;
    for (std::size_t t = 0; t < group.years.size(); ++t) EXPECT_EQ(group.years[t].start, line[t]);
  }
  EXPECT_THROW(flow_assumptions(service(), {{"turnover_nurse", 2}}), Error);
  EXPECT_EQ(flow_assumptions(service(), {{"turnover_nurse", 0.1}}).first("workforce.flow.turnover_nurse"), 0.1);
}

}  // namespace
}  // namespace handlingsrom::api
