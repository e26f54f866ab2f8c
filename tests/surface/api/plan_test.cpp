// Plans on real figures: nothing changes nothing, levers and assumptions work together, trees and answers add up.
#include "outlook/rooms/chain.hpp"
#include "surface/api/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.hpp"
#include "outlook/rooms/acting.hpp"
#include "surface/api/bundled.hpp"

namespace handlingsrom::api {
namespace {

MunicipalityIndex skaun() { return service().find("skaun"); }

std::string key_of_refusal(const std::vector<Change>& changes) {
  try {
    const Plan plan(service(), changes);
  } catch (const Error& error) {
    return error.key();
  }
  return "";
}

TEST(Plan, WithoutChangesIsTheChain) {
  const rooms::Figures ours = Plan(service(), {}).run(skaun());
  const rooms::Figures chain = service().chain().run({skaun()});
  EXPECT_EQ(ours.at("rooms.money").middle, chain.at("rooms.money").middle);
}

TEST(Plan, TurnsALeverWithItsOwnTimeUnlessAskedOtherwise) {
  const scenario::Lever& lever = *levers()[scenario::lever_index("institution_to_staffed_home")];
  const std::vector<Change> own{{"institution_to_staffed_home", 0.2, {}, {}, ""}};
  const auto values = Plan(service(), own).settings().at(0).values;
  EXPECT_EQ(values.front(), lever.today);
  EXPECT_EQ(values.back(), 0.2);
  const Year first = period_of(service()).first;
  const std::vector<Change> at_once{{"institution_to_staffed_home", 0.2, first + 1, first + 1, ""}};
  EXPECT_EQ(Plan(service(), at_once).settings().at(0).values.at(1), 0.2);
}

TEST(Plan, LeversTurnFromChangedAssumptions) {
  const std::vector<Change> lever{{"class_size", 17, {}, {}, ""}};
  const std::vector<Change> both{{"class_size", 17, {}, {}, ""}, {"care.fte_home", 1.1, {}, {}, ""}};
  const std::vector<Change> assumption{{"care.fte_home", 1.1, {}, {}, ""}};
  const auto last = [&](const std::vector<Change>& changes) {
    return Plan(service(), changes).run(skaun()).at("rooms.people").middle.back();
  };
  EXPECT_NEAR(last(both) - last(assumption), last(lever) - last({}), 1e-6);
  EXPECT_LT(last(assumption), last({}));
}

TEST(Plan, RefusesWhatCannotBe) {
  EXPECT_EQ(key_of_refusal({{"nonsense", 1, {}, {}, ""}}), "lever_unknown");
  EXPECT_EQ(key_of_refusal({{"class_size", 1e6, {}, {}, ""}}), "lever_out_of_range");
  EXPECT_EQ(key_of_refusal({{"class_size", 25, {}, {}, ""}}), "lever_above_law");  // no lowest class in law
  EXPECT_EQ(key_of_refusal({{"class_size", 17, {}, {}, ""}, {"class_size", 16, {}, {}, ""}}), "change_doubled");
  EXPECT_EQ(key_of_refusal({{"housing_programme", 5, {}, {}, ""}, {"in_migration", 5, {}, {}, ""}}), "lever_exclude");
}

TEST(Plan, ExplainsAFigureAsTodaysCourseAndWhatEachLeverAdds) {
  const std::vector<Change> changes{{"class_size", 17, {}, {}, ""},
                                    {"institution_to_staffed_home", 0.2, {}, {}, ""},
                                    {"economy.income_growth", 0.002, {}, {}, ""}};
  const trace::Node tree = explain(service(), skaun(), changes, "money", Year{2040});
  EXPECT_EQ(tree.children.size(), 3U);
  EXPECT_LT(trace::largest_discrepancy(tree), 1e-9);
  EXPECT_NEAR(tree.value, Plan(service(), changes).run(skaun()).middle("rooms.money", Year{2040}), 1);
}

TEST(Plan, SmallestChangeBringsAClosedRoomToZero) {
  const Year year{2040};
  const rooms::Figures today = Plan(service(), {}).run(skaun());
  for (std::size_t room = 0; room < scenario::room_count; ++room) {
    const std::string_view id = scenario::room_ids[room];
    const double gap = today.middle(id, year);
    const auto changes = smallest_change(service(), skaun(), {}, room, Year{2027}, year);
    EXPECT_EQ(changes.empty(), gap >= 0) << id;
    const double left = Plan(service(), changes).run(skaun()).middle(id, year);
    EXPECT_NEAR(std::min(left, 0.0), 0, 1e-3 * std::abs(gap)) << id;
  }
}

TEST(Plan, SmallestChangeKeepsToTheLeversNamed) {
  ASSERT_LT(Plan(service(), {}).run(skaun()).middle("rooms.money", Year{2040}), 0);
  // Tax alone closes the gap; with efficiency beside it both are turned, neither alone as far, and the room is not below zero.
  const std::vector<std::string> two{"property_tax", "efficiency"};
  const auto alone = smallest_change(service(), skaun(), std::span(two).first(1), 0, Year{2027}, Year{2040});
  const auto both = smallest_change(service(), skaun(), two, 0, Year{2027}, Year{2040});
  ASSERT_EQ(alone.size(), 1U);
  ASSERT_EQ(both.size(), 2U);
  std::set<std::string> named;
  for (const Change& change : both) named.insert(change.id);
  EXPECT_EQ(named, std::set<std::string>(two.begin(), two.end()));
  for (const Change& change : both) {
    EXPECT_TRUE(change.id != alone[0].id || change.value < alone[0].value) << change.value;
  }
  EXPECT_GE(Plan(service(), both).run(skaun()).middle("rooms.money", Year{2040}), -1);
  // After-school staffing is too small for it.
  const std::vector<std::string> small{"sfo_staffing"};
  try {
    smallest_change(service(), skaun(), small, 0, Year{2027}, Year{2040});
    ADD_FAILURE() << "after-school closes the gap";
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "scenario_gap_stays");
  }
}

TEST(Plan, SearchesTheOrdinaryRangeFirstAndStaysWithinTheLaw) {
  const SearchRange range = search_range(service(), skaun(), "class_size");
  const scenario::Lever& lever = *levers()[scenario::lever_index("class_size")];
  EXPECT_EQ(range.ends.front(), lever.low);
  for (const double end : range.ends) EXPECT_LE(end, lever.legal_high);
}

TEST(Plan, AnAssumptionThatStandsInForAnAccountIsRefusedWhereThereIsOne) {
  const auto key_of_run = [](const Change& change) -> std::string {
    try {
      (void)Plan(service(), std::span(&change, 1)).run(skaun());
    } catch (const Error& error) {
      return error.key();
    }
    return "";
  };
  for (const char* id : {"economy.free_income_share", "economy.net_result_share"})
    EXPECT_EQ(key_of_run({id, service().chain().default_assumptions().spec(id).high, {}, {}, ""}),
              "assumption_without_effect");
  // Read by the care simulation's capacity alone.
  EXPECT_EQ(key_of_run({"care.waiting_home_hours", 20, {}, {}, ""}), "assumption_without_effect");
  EXPECT_EQ(key_of_run({"economy.income_growth", 0.01, {}, {}, ""}), "");
  EXPECT_EQ(key_of_run({"workforce.leaving_age", 65, {}, {}, ""}), "");
}

// Every assumption that acts moves a figure, its ranges or the risk of a shortage; every one that is refused moves none.
TEST(Plan, AnAssumptionActsWhereItMovesAFigure) {
  const rooms::Chain& chain = service().chain();
  const auto figures = [&](const Assumptions& assumptions) {
    const rooms::Request request{.municipality = skaun(), .assumptions = &assumptions, .paths = 2};  // ranges included
    rooms::Figures result = chain.run(request);
    chain.add_chance(request, result);
    std::vector<double> all;
    for (const rooms::Figure& figure : result.all()) {
      for (const std::vector<double>* part : {&figure.middle, &figure.p10, &figure.p90}) {
        for (const double value : *part) all.push_back(std::isnan(value) ? -1e99 : value);
      }
    }
    return all;
  };
  Assumptions base = chain.default_assumptions();
  base.set("care.coverage_trend", 0.5);  // so that its damping has something to damp
  const std::vector<double> before = figures(base);
  for (const ParameterSpec* spec : base.specs()) {
    if (spec->id.starts_with("population.") || spec->low == spec->high) continue;
    Assumptions changed = base;
    changed.set(spec->id, spec->value == spec->high ? spec->low : spec->high);
    const bool moves = figures(changed) != before;
    // A floor that the municipality's schools stand above has a say, though it moves nothing there.
    if (!moves && (spec->id == "workforce.least_groups_per_stage" || spec->id == "workforce.least_kindergarten_fte"))
      continue;
    EXPECT_EQ(moves, rooms::acts(chain, {skaun()}, spec->id)) << spec->id;
  }
}

}  // namespace
}  // namespace handlingsrom::api
