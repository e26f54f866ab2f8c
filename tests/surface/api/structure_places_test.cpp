// Kindergartens and homes: the municipality as a whole, and the places of a list, whose numbers add up.
#include "surface/api/structure_places.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/structure_places_parts.hpp"

namespace handlingsrom::api {
namespace {

using StudyService = structure_study::Service;

PlacesQuestion of(const char* municipality, StudyService kind, std::string list = {}, std::string name = "liste.csv") {
  PlacesQuestion question;
  question.municipality = service().find(municipality);
  question.service = kind;
  if (list.empty()) return question;
  question.list = name;
  question.bytes = std::move(list);
  return question;
}

void refusal_of(const PlacesQuestion& question, const std::string& key, const std::string& part = "") {
  try {
    places_outlook(service(), question);
    ADD_FAILURE() << key;
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), key) << error.what();
    EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
  }
}

TEST(StructurePlaces, WithoutAListTheMunicipalityStandsAsAWhole) {
  for (const StudyService kind : {StudyService::kindergarten, StudyService::care_home, StudyService::staffed_home}) {
    const PlacesOutlook outlook = places_outlook(service(), of("Sunnfjord", kind));
    EXPECT_TRUE(outlook.places.empty());
    EXPECT_GT(outlook.whole.front().users, 20);
    EXPECT_NEAR(outlook.whole.front().low, outlook.whole.front().users, 1e-9) << "today is known";
    EXPECT_LT(outlook.whole.back().low, outlook.whole.back().users);
    EXPECT_TRUE(std::isnan(outlook.whole.front().groups)) << "nobody knows how they are divided";
    EXPECT_EQ(outlook.seats_from, kind == StudyService::care_home ? "public" : "none");
    EXPECT_EQ(std::isnan(outlook.seats), kind != StudyService::care_home);
    for (const auto language :
         {messages::Language::english, messages::Language::bokmaal, messages::Language::nynorsk}) {
      for (const std::string& said : places_words(outlook, catalogue(language)))
        EXPECT_EQ(said.find('{'), std::string::npos) << said;
    }
  }
}

TEST(StructurePlaces, AListsPlacesKeepTheirShareAndTheOthersHaveTheRest) {
  const PlacesOutlook whole = places_outlook(service(), of("Sunnfjord", StudyService::care_home));
  const double today = whole.whole.front().users;
  const PlacesOutlook outlook = places_outlook(
      service(),
      of("Sunnfjord", StudyService::care_home,
         "Navn;Bruk;Plasser;Brukere;Tom fra\nFørde;sykehjem;60;40;\nSande;sykehjem;30;;\nSkei;sykehjem;10;;\n"
         "Gamle;sykehjem;20;;2020\nRådhuset;administrasjon;;;\n"));
  ASSERT_EQ(outlook.places.size(), 3U) << "what is emptied and what is something else is left out";
  EXPECT_EQ(outlook.seats, 100);
  EXPECT_EQ(outlook.seats_from, "list");
  EXPECT_NEAR(outlook.places[0].years[0].users, 40, 1e-9);
  EXPECT_NEAR(outlook.places[0].years[0].high, 40, 1e-9) << "the list has counted them";
  EXPECT_GT(outlook.places[1].years[0].high, outlook.places[1].years[0].users + 1) << "nobody has";
  EXPECT_GT(outlook.places[0].years[1].high, 45);
  EXPECT_NEAR(outlook.places[1].years[0].users, 3 * outlook.places[2].years[0].users, 1e-9) << "by places";
  for (std::size_t t = 0; t < outlook.whole.size(); ++t) {
    double sum = 0, staff = 0;
    for (const PlaceOutlook& place : outlook.places) {
      sum += place.years[t].users;
      staff += place.years[t].staff;
      EXPECT_LE(place.years[t].low, place.years[t].users);
    }
    EXPECT_NEAR(sum, whole.whole[t].users, 1e-6) << "nobody is lost or counted twice";
    EXPECT_NEAR(staff, outlook.whole[t].staff, 1e-6);
  }
  EXPECT_NEAR(outlook.places[0].years[10].users / whole.whole[10].users, 40 / today, 1e-9);
}

TEST(StructurePlaces, AStudyIsAListToo) {
  const PlacesOutlook outlook =
      places_outlook(service(), of("Skaun", StudyService::kindergarten,
                                   "title = \"T\"\nservice = \"kindergarten\"\nmunicipality = \"Skaun\"\n"
                                   "[[site]]\nname = \"A\"\nusers = 30\nseats = 40\n[[site]]\nname = \"B\"\n"
                                   "[[site]]\nname = \"C\"\nnew = true\nseats = 50\n",
                                   "studie.toml"));
  ASSERT_EQ(outlook.places.size(), 2U) << "what is not there today has nobody";
  EXPECT_TRUE(outlook.places[0].users_given);
  EXPECT_FALSE(outlook.places[1].users_given);
  EXPECT_GT(outlook.places[1].years[0].users, 100);
  EXPECT_EQ(outlook.seats_from, "none") << "one place's seats are not the municipality's";
}

TEST(StructurePlaces, BadLists) {
  const std::string study = "title = \"T\"\nservice = \"kindergarten\"\nmunicipality = \"Skaun\"\n";
  refusal_of(of("Skaun", StudyService::care_home, study, "s.toml"), "places_other", "kindergarten");
  refusal_of(of("Malvik", StudyService::kindergarten, study, "s.toml"), "places_elsewhere", "Skaun");
  refusal_of(of("Skaun", StudyService::kindergarten, study, "s.toml"), "places_none", "s.toml");
  refusal_of(of("Skaun", StudyService::kindergarten, "Navn;Bruk\nRådhuset;administrasjon\n"), "places_none",
             "kindergarten");
  refusal_of(of("Skaun", StudyService::kindergarten, "Navn;Bruk;Brukere\nVenn;barnehage;-3\n"), "buildings_cell", "C2");
  refusal_of(of("Skaun", StudyService::kindergarten, "Barnehage;Barn\nVenn;mange\n"), "buildings_cell", "mange");
  refusal_of(of("Skaun", StudyService::kindergarten, "Barnehage;Barn\nVenn;30\nVenn;40\n"), "buildings_double", "Venn");
  refusal_of(of("Skaun", StudyService::kindergarten, "\xff\xfe tull"), "reading_not_text");
  PlacesQuestion question = of("Skaun", StudyService::kindergarten);
  question.assumptions = {"structure_study.nothing=3"};
  EXPECT_THROW(places_outlook(service(), question), Error);
  EXPECT_THROW(places_service("school"), Error);
}

TEST(StructurePlaces, PageAndPlanHaveEveryYearAndPlace) {
  const auto json = places_json(
      service(), of("Skaun", StudyService::kindergarten, "Barnehage;Barn\nVenn;30\nBuvik;40\n"), 640, catalogue());
  ASSERT_EQ(json["sections"].size(), 2U);
  EXPECT_EQ(json["sections"][0]["charts"][0]["table"]["rows"].size(), 25U);
  EXPECT_EQ(json["sections"][1]["charts"][0]["table"]["rows"].size(), 2U);
  const PlacesOutlook outlook = places_outlook(service(), of("Skaun", StudyService::kindergarten));
  EXPECT_EQ(places_json(service(), of("Skaun", StudyService::kindergarten), 640, catalogue())["sections"].size(), 1U);
  EXPECT_NE(places_in_short(outlook, Year{2035}, catalogue()).find("2035"), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::api
