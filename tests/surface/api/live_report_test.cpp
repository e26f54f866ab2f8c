// The report on a page says what the report says: the same words, figures and rounding, each year's text from the table behind.
#include "surface/api/live_page.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/knowledge_basis.hpp"

namespace handlingsrom::api {
namespace {

LiveRequest request_for(const char* place) {
  LiveRequest request;
  request.municipality = service().find(place);
  return request;
}

TEST(LiveReport, SaysOfTheRoomsWhatTheReportSays) {
  for (const char* place : {"skaun", "oslo", "utsira", "kautokeino"}) {
    const FirstPage page = first_page(service(), request_for(place), catalogue(messages::Language::bokmaal));
    KnowledgeBasisRequest request;
    request.municipality = service().find(place);
    const report::Report report = KnowledgeBasis(service(), request).report(catalogue(messages::Language::bokmaal));
    const auto& rooms = report::the<report::Readings>(report).rooms;
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(page.rooms[i].said.headline, rooms[i].said.headline) << place;
      EXPECT_EQ(page.rooms[i].said.note, rooms[i].said.note) << place;
      EXPECT_EQ(page.rooms[i].gap, rooms[i].gap) << place;
    }
    EXPECT_EQ(page.sentences.size() + 1, report::the<report::Bullets>(report, "sentences").sentences.size()) << place;
  }
}

TEST(LiveReport, TheSentenceIsOfTheRoomThatClosesFirst) {
  const FirstPage page = first_page(service(), request_for("skaun"), catalogue(messages::Language::bokmaal));
  for (const report::RoomCard& card : page.rooms) {
    if (!page.sentence.starts_with(card.said.sentence)) continue;
    for (const report::RoomCard& other : page.rooms) {
      EXPECT_LE(card.said.reading.closes.value_or(Year{0}), other.said.reading.closes.value_or(Year{9999}));
    }
  }
}

TEST(LiveReport, EveryYearOfARoomSpeaksHistoryIncluded) {
  const FirstPage page = first_page(service(), request_for("skaun"), catalogue(messages::Language::bokmaal));
  for (const report::RoomCard& card : page.rooms) {
    const auto& panel = std::get<svg::RoomPanel>(card.drawing);
    const int from = card.has_history ? panel.first_year : panel.series_first_year;
    ASSERT_EQ(static_cast<int>(panel.said.size()), panel.last_year - from + 1);
    EXPECT_EQ(panel.said.back(), card.said.in_year.back());
    const std::string svg = svg::draw(card.drawing);
    EXPECT_NE(svg.find("data-year=\"2040\""), std::string::npos);
    EXPECT_EQ(card.has_history, svg.find("data-year=\"2024\"") != std::string::npos);
  }
  // Published money of earlier years is told by its figure.
  const auto& money = std::get<svg::RoomPanel>(page.rooms[0].drawing);
  ASSERT_LT(money.first_year, money.series_first_year);
  EXPECT_NE(money.said.at(static_cast<std::size_t>(money.series_first_year - money.first_year - 1)).find("kr"),
            std::string::npos);
}

TEST(LiveReport, OfficialNamesInOtherLanguages) {
  EXPECT_TRUE(first_page(service(), request_for("skaun"), catalogue(messages::Language::bokmaal)).other_names.empty());
  EXPECT_FALSE(
      first_page(service(), request_for("kautokeino"), catalogue(messages::Language::bokmaal)).other_names.empty());
}

TEST(LiveReport, DrawsAsWideAsAskedFor) {
  LiveRequest request = request_for("skaun");
  request.widths = {300, 500};
  const FirstPage page = first_page(service(), request, catalogue(messages::Language::bokmaal));
  EXPECT_NE(svg::draw(page.rooms[0].drawing).find("viewBox=\"0 0 300 "), std::string::npos);
  EXPECT_NE(svg::draw(page.sections.front().charts.front().drawing).find("viewBox=\"0 0 500 "), std::string::npos);
}

TEST(LiveReport, PartsAreTheReports) {
  const report::Part outlook =
      live_part(service(), request_for("skaun"), catalogue(messages::Language::bokmaal), "outlook");
  EXPECT_EQ(outlook.sections.size(), 6U);
  EXPECT_THROW(live_part(service(), request_for("skaun"), catalogue(messages::Language::bokmaal), "nonsense"), Error);
}

}  // namespace
}  // namespace handlingsrom::api
