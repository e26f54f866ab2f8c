// The buildings as the page shows them: a table sent as bytes, the same figures as from a file, refusals with their place.
#include "surface/api/buildings.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "surface/api/bundled.hpp"

namespace handlingsrom::api {
namespace {

messages::Catalogue in(messages::Language language) { return messages::Catalogue("data/messages", language); }

BuildingsQuestion skaun() {
  std::ifstream input("examples/skaun-bygg.csv", std::ios::binary);
  std::ostringstream text;
  text << input.rdbuf();
  BuildingsQuestion question;
  question.file = "skaun-bygg.csv";
  question.bytes = text.str();
  question.municipality = "5029";
  return question;
}

TEST(BuildingsPage, BytesGiveWhatTheFileGives) {
  const messages::Catalogue words = in(messages::Language::english);
  BuildingsQuestion file = skaun();
  file.bytes.reset();
  file.file = "examples/skaun-bygg.csv";
  const BuildingsAnswer sent = buildings_of(service(), skaun(), words), read = buildings_of(service(), file, words);
  ASSERT_EQ(sent.all.buildings.size(), read.all.buildings.size());
  EXPECT_EQ(sent.renewal, read.renewal);
  EXPECT_EQ(sent.money_after, read.money_after);
  EXPECT_EQ(sent.scenario, read.scenario);
}

TEST(BuildingsPage, SectionsInThreeLanguagesWithPicturesAndNoBareKeys) {
  for (const messages::Language language :
       {messages::Language::bokmaal, messages::Language::nynorsk, messages::Language::english}) {
    const messages::Catalogue words = in(language);
    const nlohmann::ordered_json json = buildings_json(service(), skaun(), 640, words);
    EXPECT_EQ(json["sections"].size(), 6U);
    const std::string text = json.dump();
    for (const char* bare : {"buildings.column", "buildings.section", "buildings.about", "nan", "inf\""})
      EXPECT_EQ(text.find(bare), std::string::npos) << bare;
    int drawn = 0;
    for (const auto& section : json["sections"]) {
      for (const auto& chart : section["charts"]) drawn += !chart["svg"].is_null() && chart["svg"] != "";
    }
    EXPECT_EQ(drawn, 2) << "room by year, and the money with and without";
    EXPECT_EQ(json["assumptions"].size(), 9U);
  }
}

TEST(BuildingsPage, WhatIsSetActs) {
  const messages::Catalogue words = in(messages::Language::english);
  BuildingsQuestion dear = skaun();
  dear.settings = {"buildings.renew_grade_2=40000"};
  EXPECT_GT(buildings_of(service(), dear, words).renewal, buildings_of(service(), skaun(), words).renewal);
  BuildingsQuestion later = skaun();
  later.from = 2040;
  EXPECT_EQ(buildings_of(service(), later, words).investment.front(), 0);
}

TEST(BuildingsPage, WhatCannotBeReadIsRefused) {
  const messages::Catalogue words = in(messages::Language::english);
  const auto refused = [&](const BuildingsQuestion& question, const std::string& key) {
    try {
      buildings_json(service(), question, 640, words);
      ADD_FAILURE() << key;
    } catch (const Error& error) {
      EXPECT_EQ(error.key(), key);
    }
  };
  BuildingsQuestion question = skaun();
  question.bytes = "a;b\n1;2\n";
  refused(question, "buildings_no_table");
  question.bytes = "Navn;Bruk;Tilstandsgrad\nA;skole;7\n";
  refused(question, "buildings_cell");
  question = skaun();
  question.from = 1999;
  refused(question, "study_year");
}

}  // namespace
}  // namespace handlingsrom::api
