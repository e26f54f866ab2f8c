// Plans on real figures: nothing changes nothing, levers and assumptions work together, trees and answers add up.
#include "outlook/rooms/chain.hpp"
#include "surface/api/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.hpp"

namespace handlingsrom::api {
namespace {

const Service& service() {
  static const Service bundled{std::filesystem::path("data/handlingsrom.bundle")};
  return bundled;
}

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
  EXPECT_EQ(key_of_refusal({{"class_size", 25, {}, {}, ""}}), "lever_against_law");
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

}  // namespace
}  // namespace handlingsrom::api
