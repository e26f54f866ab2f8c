// When a room closes, and how that is said in three languages.
#include "surface/report/room_reading.hpp"
#include "outlook/rooms/lacking.hpp"

#include <gtest/gtest.h>

#include "surface/report/bundle_fixture.hpp"

namespace handlingsrom::report {
namespace {

using State = rooms::Reading::State;

rooms::Reading reading(const Invented& invented, const char* id) {
  return rooms::read_room(invented.material().figures, id);
}

TEST(RoomReading, NeverCloses) {
  const rooms::Reading room = reading(Invented().add("rooms.places", Unit::places, line(5, 12)), "rooms.places");
  EXPECT_EQ(room.state, State::holds);
  EXPECT_FALSE(room.closes);
}

TEST(RoomReading, ClosesOnceWithItsRange) {
  const rooms::Reading room =
      reading(Invented().add("rooms.people", Unit::full_time_equivalents, line(12, -12), 3), "rooms.people");
  EXPECT_EQ(room.state, State::closes);
  EXPECT_EQ(room.closes->value, 2039);
  EXPECT_EQ(room.earliest->value, 2036);
  EXPECT_EQ(room.latest->value, 2042);
}

TEST(RoomReading, AlreadyClosedAndOpensLater) {
  EXPECT_EQ(reading(Invented().add("rooms.money", Unit::kroner, line(-2e6, -9e6)), "rooms.money").state,
            State::already);
  const rooms::Reading opens = reading(Invented().add("rooms.money", Unit::kroner, line(-12e6, 12e6)), "rooms.money");
  EXPECT_EQ(opens.state, State::already_opens);
  EXPECT_EQ(opens.opens->value, 2038);
}

TEST(RoomReading, OneNegativeAccountBeforeOrdinaryYearsDoesNotCloseTheRoom) {
  std::vector<double> values = line(6e6, -9e6);
  values.front() = -8e6;
  const Invented invented = Invented().add("rooms.money", Unit::kroner, values, 1e6);
  const rooms::Reading room = reading(invented, "rooms.money");
  EXPECT_TRUE(room.account_alone);
  EXPECT_EQ(room.state, State::closes);
  EXPECT_EQ(room.closes->value, 2036);
  EXPECT_GT(room.earliest->value, 2027) << "nor does its range";
  EXPECT_TRUE(room.short_in(Year{2026})) << "what the account says is still said of its year";
  const SaidRoom said = say_room(invented.material().figures, words(messages::Language::english), "rooms.money");
  EXPECT_NE(said.note.find("The last account was negative"), std::string::npos) << said.note;
  std::fill(values.begin() + 1, values.end(), 3e6);
  EXPECT_EQ(reading(Invented().add("rooms.money", Unit::kroner, values), "rooms.money").state, State::holds);
  // Of staff and places the first year is a count, not an account.
  values.front() = -8;
  EXPECT_EQ(reading(Invented().add("rooms.people", Unit::full_time_equivalents, values), "rooms.people").state,
            State::already_opens);
}

TEST(RoomReading, ReopensAfterATightTime) {
  std::vector<double> values = line(4, -4, 10);
  for (const double value : line(-4, 6, 15)) values.push_back(value);
  const rooms::Reading room = reading(Invented().add("rooms.places", Unit::places, values), "rooms.places");
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
        const SaidRoom spoken = say_room(material.figures, said, std::string("rooms.") + room);
        std::vector<std::string> texts{spoken.sentence, spoken.headline, spoken.lasts, spoken.note};
        texts.insert(texts.end(), spoken.in_year.begin(), spoken.in_year.end());
        for (const std::string& text : texts) {
          EXPECT_FALSE(text.empty());
          EXPECT_EQ(text.find('{'), std::string::npos) << text;
          EXPECT_EQ(text.find("report."), std::string::npos) << text;
          EXPECT_EQ(text.find("nan"), std::string::npos) << text;
          EXPECT_EQ(text.find("  "), std::string::npos) << text;
        }
        EXPECT_EQ(spoken.sentence.back(), '.');
      }
    }
  }
}

TEST(RoomSentences, ReadAsAnAnalystWouldWrite) {
  const Invented invented = Invented().add("rooms.people", Unit::full_time_equivalents, line(12, -60), 12);
  EXPECT_EQ(say_room(invented.material().figures, words(messages::Language::nynorsk), "rooms.people").sentence,
            "Slik det ligg an, manglar folk frå 2031; i 2040 manglar om lag 30 årsverk i alt.");
}

TEST(RoomReading, AGroupMayBeShortWhileTheSumHolds) {
  Invented invented;
  invented.add("rooms.people", Unit::full_time_equivalents, line(20, 10))
      .add("rooms.people.nurse", Unit::full_time_equivalents, line(2, -22))
      .add("rooms.people.teacher", Unit::full_time_equivalents, line(18, 52))
      .add("rooms.people.other", Unit::full_time_equivalents, line(-5, -20));
  const SaidRoom said = say_room(invented.material().figures, words(messages::Language::bokmaal), "rooms.people");
  EXPECT_EQ(said.reading.state, State::closes);  // a teacher to spare is no nurse
  EXPECT_EQ(said.headline, "2029");
  EXPECT_EQ(said.sentence,
            "Slik det ligger an, mangler sykepleiere fra 2029; i 2040 er om lag 14 årsverk igjen i alt.");
  ASSERT_TRUE(said.reading.short_first);
  EXPECT_EQ(said.reading.short_first->id, "rooms.people.nurse");
  EXPECT_EQ(said.reading.short_first->from.value, 2029);
  EXPECT_EQ(said.note, "Folkene rekker til og med 2028. Fra 2029 mangler sykepleiere.");
}

/// A lack that is assumed from the country is said as such; what lacks beyond it closes the room, and says who and by how much.
Invented with_assumed_vacancies(double nurses_later, double assumed_nurses = 3) {
  constexpr Unit fte = Unit::full_time_equivalents;
  Invented invented;
  invented.add("rooms.people", fte, line(-4, nurses_later - 4))
      .add("rooms.people.nurse", fte, line(-3, nurses_later - 3))
      .add("rooms.people.teacher", fte, line(-1, -1))
      .add("workforce.assumed_vacant.total", fte, line(assumed_nurses + 1, assumed_nurses + 1))
      .add("workforce.assumed_vacant.nurse", fte, line(assumed_nurses, assumed_nurses))
      .add("workforce.beyond_assumed.total", fte, line(assumed_nurses - 3, nurses_later + assumed_nurses - 3))
      .add("workforce.beyond_assumed.nurse", fte, line(assumed_nurses - 3, nurses_later + assumed_nurses - 3))
      .add("workforce.beyond_assumed.teacher", fte, line(0, 0));
  return invented;
}

TEST(RoomReading, TheCountrysVacanciesCloseNoRoom) {
  const SaidRoom said =
      say_room(with_assumed_vacancies(-24).material().figures, words(messages::Language::bokmaal), "rooms.people");
  EXPECT_EQ(said.reading.state, State::closes);
  EXPECT_EQ(said.reading.closes->value, 2027);
  EXPECT_TRUE(said.reading.short_in(Year{2026})) << "posts stand vacant today all the same";
  EXPECT_EQ(said.headline, "2027");
  EXPECT_EQ(
      said.note,
      "Fra 2027 mangler merkbart flere sykepleiere enn i dag, i 2040 om lag 14 årsverk mer. Av dagens mangel er om lag 4 årsverk antatt etter tall for landet.");
  EXPECT_EQ(
      said.sentence,
      "Etter tall for landet mangler om lag 4 årsverk i dag. Slik det ligger an, mangler merkbart flere sykepleiere "
      "enn i dag fra 2027; i 2040 mangler om lag 18 årsverk i alt.");
  EXPECT_EQ(said.in_year[14], "I 2040 mangler om lag 18 årsverk. Det er om lag 14 årsverk mer enn i dag.");
  EXPECT_EQ(
      say_room(with_assumed_vacancies(-24).material().figures, words(messages::Language::bokmaal), "rooms.people.nurse")
          .headline,
      "2027");
}

TEST(RoomReading, ALackCountsWhenItIsNoticed) {
  constexpr Unit fte = Unit::full_time_equivalents;
  Invented invented = with_assumed_vacancies(-24);
  invented.add("workforce.noticed_lack", Unit::share, line(0.05, 0.05))
      .add("workforce.needed.nurse", fte, line(60, 90))
      .add("workforce.needed.total", fte, line(200, 230));
  const rooms::Reading room = reading(invented, "rooms.people");
  EXPECT_EQ(room.closes->value, 2030) << "more than 3 of 60 nurses, 1 more a year";
  EXPECT_EQ(room.short_first->from.value, 2030);
  // Posts that stand vacant by the municipality's own count lack already.
  Invented counted = with_assumed_vacancies(-24, 0);
  counted.add("workforce.noticed_lack", Unit::share, line(0.05, 0.05))
      .add("workforce.needed.nurse", fte, line(600, 600))
      .add("workforce.needed.total", fte, line(2000, 2000));
  EXPECT_EQ(reading(counted, "rooms.people").state, State::already);
}

TEST(RoomReading, WithTheCountrysVacanciesAndNothingMoreItIsAsToday) {
  const SaidRoom said =
      say_room(with_assumed_vacancies(0).material().figures, words(messages::Language::nynorsk), "rooms.people");
  EXPECT_EQ(said.reading.state, State::holds);
  EXPECT_EQ(said.headline, "Som i dag til 2050");
  EXPECT_EQ(said.lasts, "Folka rekk som i dag til 2050");
  EXPECT_FALSE(said.reading.short_first);
}

TEST(RoomReading, OwnVacanciesAreTodaysLack) {
  const SaidRoom said =
      say_room(with_assumed_vacancies(-24, 0).material().figures, words(messages::Language::bokmaal), "rooms.people");
  EXPECT_EQ(said.reading.state, State::already);
  EXPECT_EQ(said.headline, "I dag");
}

TEST(RoomReading, TheRiskDecidesForPlaces) {
  Invented invented;
  invented.add("rooms.places", Unit::places, line(12, 6)).add("care.shortage_risk", Unit::share, line(0.26, 0.74));
  const SaidRoom said = say_room(invented.material().figures, words(messages::Language::bokmaal), "rooms.places");
  EXPECT_EQ(said.reading.state, State::closes);
  EXPECT_EQ(said.reading.closes->value, 2039);  // 0.26 + 0.02 a year is above one half in the fourteenth
  EXPECT_EQ(said.in_year[14], "I 2040 er det 54\u00a0% risiko for at plassene blir for få i minst én måned.");
  EXPECT_EQ(said.in_year[0],
            "I 2026 er om lag 12 plasser igjen. Risikoen for at de blir for få i minst én måned, er 26\u00a0%.");
}

/// Neither a sentence nor a year against the room's own risk, and the line and its span in order, in every municipality.
TEST(RoomReading, NoMunicipalitysReadingContradictsItself) {
  const Words said_in = words(messages::Language::bokmaal);
  for (int i = 0; i < service().facts().registry->size(); ++i) {
    const rooms::Figures& figures = service().with_chance(MunicipalityIndex{i});
    SCOPED_TRACE(service().municipality(MunicipalityIndex{i}).name);
    const rooms::Figure* risk = figures.find("care.shortage_risk");
    for (const SaidRoom& said : say_rooms(figures, said_in)) {
      const rooms::Reading& of = said.reading;
      if (of.state == State::unknown) continue;
      const rooms::Figure& figure = figures.at(of.id);
      for (int t = 0; t < figures.years(); ++t) {
        const auto at = static_cast<std::size_t>(t);
        const std::string& text = said.in_year[at];
        const bool says_missing = text.find(" mangler ") != std::string::npos;
        const bool says_left = text.find(" igjen") != std::string::npos;
        const bool by_risk = of.id == "rooms.places" && risk != nullptr && std::isfinite(risk->middle.front());
        if (by_risk) {
          EXPECT_EQ(of.missing[at], risk->middle[at] > 0.5);
        } else {
          const bool of_group = of.id == "rooms.people" && !rooms::lacking_most(figures, of.id)[at].empty();
          EXPECT_EQ(of.missing[at], of_group || figure.middle[at] < -rooms::hardly_anything(of.unit)) << t;
        }
        EXPECT_TRUE(!says_missing || of.missing[at]) << text;
        EXPECT_TRUE(!says_left || !of.missing[at]) << text;
        EXPECT_FALSE(says_missing && says_left) << text;
      }
      // The years before the one that is said to close are not missing anything, nor is "today" said of one account that ordinary years follow.
      const int closes = of.closes ? *of.closes - of.first : figures.years();
      for (int t = of.account_alone ? 1 : 0; t < closes; ++t) {
        const auto year = static_cast<std::size_t>(t);
        if (of.from_assumed()) {
          EXPECT_GE(figures.at("workforce.beyond_assumed.total").middle[year],
                    -0.05 * figures.at("workforce.needed.total").middle[0] - 0.5)
              << "beyond what is assumed";
        } else {
          EXPECT_FALSE(of.missing[year]);
        }
      }
      if (of.closes) {
        EXPECT_TRUE(of.short_in(*of.closes));
      }
      if (of.id == "rooms.money") {
        EXPECT_EQ(said.headline == "I dag", of.missing[0] && of.missing[1]);
      }
      const bool holds_said = said.headline.starts_with("Holder") || said.headline.starts_with("Som i dag");
      EXPECT_EQ(holds_said, !of.closes.has_value());
      EXPECT_EQ(holds_said, said.lasts.ends_with("til 2050"));
      EXPECT_EQ(of.from_assumed(), said.note.find("antatt etter tall for landet") != std::string::npos);
      if (of.closes && of.earliest) {
        EXPECT_LE(of.earliest->value, of.closes->value);
      }
      if (of.closes && of.latest) {
        EXPECT_GE(of.latest->value, of.closes->value);
      }
    }
  }
}

}  // namespace
}  // namespace handlingsrom::report
