// Alternatives side by side say what is said everywhere else: today's course as the report reads it, a scenario's course as the plan does.
#include "surface/api/alternatives_made.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "outlook/rooms/reading.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/rooms_beside.hpp"

namespace handlingsrom::api {
namespace {

constexpr int few = 12;

AlternativesRequest asked(std::vector<Alternative> alternatives) {
  AlternativesRequest request;
  request.municipality = service().find("skaun");
  request.alternatives = std::move(alternatives);
  request.paths = few;
  return request;
}

Change turned(const char* lever, double value) { return {lever, value, {}, {}, {}}; }

const report::SideBySide::Row& row(const report::SideBySide& all, const std::string& id) {
  for (const auto& one : all.rows) {
    if (one.id == id) return one;
  }
  throw std::runtime_error("no row " + id);
}

TEST(Alternatives, TodayIsReadAsInTheReport) {
  const report::SideBySide all =
      side_by_side(service(), asked({{"A", {turned("sick_leave", 0.06)}, {}}}), catalogue(messages::Language::bokmaal));
  KnowledgeBasisRequest request;
  request.municipality = service().find("skaun");
  request.paths = few;
  const auto said = report::say_rooms(KnowledgeBasis(service(), request).figures(),
                                      report::Words(catalogue(messages::Language::bokmaal)));
  for (std::size_t room = 0; room < 3; ++room) {
    const auto& lasts = row(all, "lasts." + said[room].key);
    EXPECT_EQ(lasts.entries[0].text, said[room].headline);
    EXPECT_EQ(lasts.entries[0].note, said[room].note);
  }
}

TEST(Alternatives, GiveWhatTheirPlanGives) {
  const std::vector<Change> changes{turned("sick_leave", 0.06)};
  const auto request = asked({{"A", changes, {}}});
  const Courses courses = courses_of(service(), request, catalogue(messages::Language::bokmaal));
  const Plan plan(service(), started(service(), request.alternatives[0]));
  const rooms::Figures figures = plan.outlook(request.municipality, few);
  for (const std::string_view id : rooms::room_figures)
    EXPECT_EQ(courses.alternatives[1].figures->at(id).middle, figures.at(id).middle) << id;
  // Over common random numbers the middle of the differences lies within its range.
  for (std::size_t room = 0; room < 3; ++room) {
    const auto& one = courses.alternatives[1];
    for (std::size_t t = 0; t < one.change[room].size(); ++t) {
      EXPECT_LE(one.low[room][t], one.change[room][t] + 1e-9);
      EXPECT_GE(one.high[room][t], one.change[room][t] - 1e-9);
    }
  }
}

TEST(Alternatives, WhatDiffersComesFirst) {
  const report::SideBySide all =
      side_by_side(service(),
                   asked({{"A", {turned("sick_leave", 0.06), turned("school_count", -1)}, {}},
                          {"B", {turned("sick_leave", 0.06)}, {}}}),
                   catalogue(messages::Language::bokmaal));
  bool same = false;
  for (const auto& one : all.rows) {
    EXPECT_EQ(one.entries.size(), 3U) << one.id;
    EXPECT_FALSE(same && !one.same) << one.id << " differs and stands below what does not";
    same = one.same;
  }
  EXPECT_TRUE(row(all, "asks.sick_leave").same);
  EXPECT_FALSE(row(all, "asks.school_count").same);
  EXPECT_TRUE(row(all, "asks.school_count").entries[2].as_today);
  const auto& picture = std::get<svg::Beside>(all.chart.drawing);
  ASSERT_EQ(picture.panels.size(), 3U);
  for (const auto& panel : picture.panels) EXPECT_EQ(panel.marks.size(), 3U);
}

TEST(Alternatives, StartWhenAskedButNotBeforeTheirLead) {
  const Year first = service().default_assumptions().first_year();
  const Alternative late{"A", {turned("sick_leave", 0.06)}, first + 6};
  EXPECT_EQ(started(service(), late)[0].from, first + 6);
  const Alternative early{"A", {turned("sick_leave", 0.06)}, first};
  const auto& lever = *levers()[lever_index("sick_leave")];
  EXPECT_EQ(started(service(), early)[0].from, first + lever.lead_years);
  EXPECT_EQ(started(service(), early)[0].to, first + lever.lead_years + lever.ramp_years);
  const Alternative own{"A", {{"sick_leave", 0.06, first + 3, first + 5, {}}}, first + 9};
  EXPECT_EQ(started(service(), own)[0].from, first + 3) << "a lever with a year of its own keeps it";
}

TEST(Alternatives, WithoutAnyIsTodaysCourseAlone) {
  const report::SideBySide all = side_by_side(service(), asked({}), catalogue(messages::Language::bokmaal));
  EXPECT_EQ(all.names.size(), 1U);
  EXPECT_TRUE(std::isfinite(row(all, "left.money").entries[0].value));
}

TEST(Alternatives, RefusesMoreThanFiveAndYearsOutside) {
  std::vector<Alternative> six(6, Alternative{"A", {}, {}});
  EXPECT_THROW(side_by_side(service(), asked(six), catalogue(messages::Language::bokmaal)), Error);
  auto request = asked({});
  request.year = Year{2199};
  EXPECT_THROW(side_by_side(service(), request, catalogue(messages::Language::bokmaal)), Error);
}

TEST(RoomsBeside, OnePictureForAllPlacesPerInhabitant) {
  RoomsBesideRequest request;
  request.municipalities = {service().find("skaun"), service().find("utsira")};
  request.paths = few;
  const auto json = rooms_beside_json(service(), request, catalogue(messages::Language::bokmaal));
  EXPECT_EQ(json["chart"]["table"]["rows"].size(), 2U);
  EXPECT_NE(json["chart"]["svg"].get<std::string>().find("Utsira"), std::string::npos);
  request.year = Year{2199};
  EXPECT_THROW(rooms_beside_json(service(), request, catalogue(messages::Language::bokmaal)), Error);
}

}  // namespace
}  // namespace handlingsrom::api
