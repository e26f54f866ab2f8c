// When a room closes, and how that is said in three languages.
#include "surface/report/room_reading.hpp"

#include <gtest/gtest.h>

#include "surface/report/bundle_fixture.hpp"

namespace handlingsrom::report {
namespace {

using State = RoomReading::State;

RoomReading reading(const Invented& invented, const char* id) {
  return read_room(invented.material().figures.find(id), Year{2026});
}

TEST(RoomReading, NeverCloses) {
  const RoomReading room = reading(Invented().add("rooms.places", Unit::places, line(5, 12)), "rooms.places");
  EXPECT_EQ(room.state, State::holds);
  EXPECT_FALSE(room.closes);
}

TEST(RoomReading, ClosesOnceWithItsRange) {
  const RoomReading room =
      reading(Invented().add("rooms.people", Unit::full_time_equivalents, line(12, -12), 3), "rooms.people");
  EXPECT_EQ(room.state, State::closes);
  EXPECT_EQ(room.closes->value, 2039);
  EXPECT_EQ(room.earliest->value, 2036);
  EXPECT_EQ(room.latest->value, 2042);
}

TEST(RoomReading, AlreadyClosedAndOpensLater) {
  EXPECT_EQ(reading(Invented().add("rooms.money", Unit::kroner, line(-2e6, -9e6)), "rooms.money").state,
            State::already);
  const RoomReading opens = reading(Invented().add("rooms.money", Unit::kroner, line(-12e6, 12e6)), "rooms.money");
  EXPECT_EQ(opens.state, State::already_opens);
  EXPECT_EQ(opens.opens->value, 2038);
}

TEST(RoomReading, ReopensAfterATightTime) {
  std::vector<double> values = line(4, -4, 10);
  for (const double value : line(-4, 6, 15)) values.push_back(value);
  const RoomReading room = reading(Invented().add("rooms.places", Unit::places, values), "rooms.places");
  EXPECT_EQ(room.state, State::reopens);
  EXPECT_GT(*room.opens, *room.closes);
}

TEST(RoomReading, WhatRoundsToNothingIsNotShort) {
  EXPECT_EQ(reading(Invented().add("rooms.places", Unit::places, line(0.4, -0.4)), "rooms.places").state, State::holds);
}

TEST(RoomReading, MissingFiguresAreNotARoom) {
  EXPECT_EQ(reading(Invented(), "rooms.money").state, State::unknown);
  std::vector<double> values = line(1, 2);
  values[3] = std::nan("");
  EXPECT_EQ(reading(Invented().add("rooms.money", Unit::kroner, values), "rooms.money").state, State::unknown);
}

/// Every state of every room has a whole sentence in every language: no braces, no keys, no missing figures.
TEST(RoomSentences, AreWholeInEveryLanguage) {
  std::vector<double> reopening = line(4e6, -4e6, 10);
  for (const double value : line(-4e6, 6e6, 15)) reopening.push_back(value);
  const std::vector<std::pair<std::vector<double>, double>> cases{
      {line(5e6, 9e6), 0},     {line(5e6, 1e6), 4e6},  {line(9e6, -9e6), 2e6}, {line(9e6, -9e6), 40e6},
      {line(-1e6, -9e6), 3e6}, {line(-9e6, 9e6), 1e6}, {reopening, 0},         {{}, 0}};
  for (const messages::Language language : messages::languages) {
    for (const char* room : {"money", "people", "places"}) {
      for (const auto& [middle, half] : cases) {
        const bool money = std::string(room) == "money";
        std::vector<double> scaled = middle;
        for (double& value : scaled) value *= money ? 1 : 1e-6;
        Invented invented;
        if (!scaled.empty())
          invented.add(std::string("rooms.") + room, money ? Unit::kroner : Unit::full_time_equivalents, scaled,
                       money ? half : half * 1e-6);
        const Material material = invented.material();
        const Words said = words(language);
        const RoomReading read = read_room(material.figures.find(std::string("rooms.") + room), Year{2026});
        for (const std::string& text : {room_sentence(material, said, room), headline(read, material, said),
                                        headline_note(read, material, said)}) {
          EXPECT_FALSE(text.empty());
          EXPECT_EQ(text.find('{'), std::string::npos) << text;
          EXPECT_EQ(text.find("report."), std::string::npos) << text;
          EXPECT_EQ(text.find("nan"), std::string::npos) << text;
          EXPECT_EQ(text.find("  "), std::string::npos) << text;
        }
        EXPECT_EQ(room_sentence(material, said, room).back(), '.');
      }
    }
  }
}

TEST(RoomSentences, ReadAsAnAnalystWouldWrite) {
  const Invented invented = Invented().add("rooms.people", Unit::full_time_equivalents, line(12, -60), 12);
  EXPECT_EQ(
      room_sentence(invented.material(), words(messages::Language::nynorsk), "people"),
      "Slik det ligg an, er det frå 2031 færre årsverk å få enn tenestene treng; i 2040 manglar om lag 30 årsverk.");
}

}  // namespace
}  // namespace handlingsrom::report
