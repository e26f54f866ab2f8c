// A programme's two papers in three formats: what the board must see stands in them.
#include <filesystem>

#include <gtest/gtest.h>

#include "base/read_file.hpp"
#include "surface/api/programmes.hpp"
#include "surface/report/bundle_fixture.hpp"
#include "surface/report/printer.hpp"

namespace handlingsrom::report {
namespace {

std::vector<std::string> written(api::ProgrammeReport kind, const char* programme = "examples/hoylandet-program.toml") {
  printer(HANDLINGSROM_PRINT_MODULE);
  const api::ProgrammeAnswer answer = api::read_programme(service(), programme, "");
  const std::filesystem::path out = std::filesystem::path(testing::TempDir()) / "programme-papers";
  std::vector<std::string> texts;
  for (const auto& file :
       api::write_programme_report(service(), answer, kind, catalogue(messages::Language::bokmaal), out))
    texts.push_back(read_file(file));
  return texts;
}

TEST(ProgrammeReport, StatusSaysWhatTheBoardMustSee) {
  const std::vector<std::string> texts = written(api::ProgrammeReport::status);
  ASSERT_EQ(texts.size(), 3U);
  for (const char* said : {"Status til formannskapet", "koml. § 13-1", "Teamet kom i gang et halvt år senere.",
                           "Neste på kritisk linje: Arbeidstidsordninger"})
    EXPECT_NE(texts[0].find(said), std::string::npos) << said;
  EXPECT_EQ(texts[0].find("Hvem er hørt"), std::string::npos);
  EXPECT_TRUE(texts[1].starts_with("PK"));
  EXPECT_TRUE(texts[2].starts_with("%PDF"));
}

TEST(ProgrammeReport, TheYearHasDecisionsWithTheirFiguresAndWhoWasHeard) {
  const std::vector<std::string> texts = written(api::ProgrammeReport::yearly);
  for (const char* said : {"Kapittel til årsmeldingen", "har flyttet seg", "Hvem er hørt", "Trygghet om natten",
                           "Planlagt mot det som skjedde", "Årshjulet", "Mandatet i sine versjoner",
                           "Ekstern bistand og prosjektmidler", "Folk mot oppgaver", "Lovet og mulig", "Tre faser",
                           "Fra forslag til resultat", "Mål og penger følger av disse tiltakene", "Gevinstkart"})
    EXPECT_NE(texts[0].find(said), std::string::npos) << said;
}

TEST(ProgrammeReport, WhatWasLearntStandsUnderItsQuestions) {
  const std::vector<std::string> texts =
      written(api::ProgrammeReport::learning, "examples/sunnfjord-laeringsnettverk.toml");
  for (const char* said : {"Læring og evaluering", "Korleis prioriterer vi i dag?", "Vi sit alle i same båt",
                           "Før neste samling", "Merket for deling", "Prosess, 10. april 2025"})
    EXPECT_NE(texts[0].find(said), std::string::npos) << said;
  EXPECT_EQ(texts[0].find("Gevinstene mot rommet"), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::report
