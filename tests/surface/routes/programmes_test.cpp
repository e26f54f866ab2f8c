// A programme as text through the API: begun, read, changed; what is wrong is refused with its place and nothing is changed.
#include "surface/routes/programmes.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "programmes_asked.hpp"
#include "surface/api/programme_edits.hpp"

namespace handlingsrom::routes {
namespace {

using programmes_asked::ask;
using programmes_asked::example;
using programmes_asked::refused;

const std::string head = R"(id = "p"
title = "Sammen"
municipality = "5046"
updated = 2027-01-04
)";

Json begun(const std::string& model, const std::string& language = "nb") {
  return ask("/api/v1/programme/new?lang=" + language, {{"model", model},
                                                        {"municipality", "høylandet"},
                                                        {"title", "Heime lenger"},
                                                        {"project", "Omsorg"},
                                                        {"begins", "2027-03-01"}});
}

TEST(Programmes, WhatIsWrongIsShown) {
  const auto read = [](const std::string& more) { return Json{{"text", head + more}}; };
  const char* path = "/api/v1/programme/read?lang=nb";
  EXPECT_EQ(refused(path,
                    read("[[task]]\nid = \"a\"\nname = \"A\"\ndays = 1\nafter = [\"b\"]\n"
                         "[[task]]\nid = \"b\"\nname = \"B\"\ndays = 1\nafter = [\"a\"]\n"),
                    "found"),
            "programme_circle a → b → a");
  EXPECT_EQ(refused(path, read("[[group]]\nid = \"g\"\nname = \"G\"\nkind = \"steering\"\n"), "name"),
            "programme_no_leader G");
  EXPECT_EQ(refused(path, read("[[phase]]\nid = \"1\"\nname = \"F\"\nfrom = 2027-02-01\nto = 2027-01-01\n"), "line"),
            "programme_dates 9");
  EXPECT_EQ(
      refused(path, read("[[gain]]\nid = \"x\"\nname = \"X\"\nowner = \"leader\"\nunit = \"t\"\ntype = \"quality\"\n"),
              "name"),
      "gain_no_baseline X");
  EXPECT_EQ(refused(path, read("[[task]]\nid = \"a\"\nnamn = \"A\"\n"), "found"), "toml_unknown_key namn");
  EXPECT_EQ(refused(path, {{"text", ""}}, "where"), "body_invalid /text");
}

TEST(Programmes, BeginsWithoutWhatWasOnlyAnExample) {
  for (const char* model : {"three_phases", "prosjektveiviseren"}) {
    for (const char* language : {"nb", "nn", "en"}) {
      const Json made = begun(model, language);
      const auto text = made["text"].get<std::string>();
      EXPECT_EQ(text.find("= \"["), std::string::npos) << "nothing to be filled in is left: " << text;
      EXPECT_EQ(made["programme"]["phases"][0]["from"], "2027-03-01");
      EXPECT_TRUE(made["programme"]["phases"][0]["now"].get<bool>());
      EXPECT_EQ(made["programme"]["tasks"].size(), 0U);
      EXPECT_EQ(made["programme"]["gains"].size(), 0U);
      EXPECT_GE(made["programme"]["groups"].size(), 3U);
    }
  }
  EXPECT_EQ(refused("/api/v1/programme/new",
                    {{"model", "x"}, {"municipality", "5046"}, {"title", "T"}, {"begins", "2027-03-01"}}, "found"),
            "programme_model x");
  EXPECT_EQ(
      refused("/api/v1/programme/new",
              {{"model", "three_phases"}, {"municipality", "5046"}, {"title", " "}, {"begins", "2027-03-01"}}, "where"),
      "body_invalid /title");
}

TEST(Programmes, FromMandateToAYearsGain) {
  std::string text = begun("three_phases")["text"];
  Json answer;
  const auto edit = [&](const Json& one, const char* today) {
    answer = ask("/api/v1/programme/edit?lang=nb", {{"text", text}, {"edit", one}, {"today", today}});
    text = answer["text"];
    return answer["programme"];
  };
  Json page = edit({{"do", "change"},
                    {"what", "mandate"},
                    {"values", {{"text", "Fleire heime"}, {"adopted_by", "council"}, {"adopted", "2027-03-10"}}}},
                   "2027-03-10");
  EXPECT_EQ(page["mandate"]["adopted"], "2027-03-10");
  // Easter of 2027: 25, 26 and 29 March are no working days.
  page = edit({{"do", "add"},
               {"what", "task"},
               {"values", {{"name", "Kartlegging æøå"}, {"from", "2027-03-22"}, {"to", "2027-03-30"}}}},
              "2027-03-10");
  EXPECT_EQ(answer["id"], "kartlegging-aeoa");
  EXPECT_NE(text.find("days = 4"), std::string::npos) << text;
  EXPECT_EQ(page["tasks"][0]["to"], "2027-03-30");
  page = edit({{"do", "change"}, {"what", "task"}, {"id", "kartlegging-aeoa"}, {"values", {{"done", "2027-03-29"}}}},
              "2027-03-29");
  EXPECT_EQ(page["tasks"][0]["state"], "done");
  page = edit({{"do", "add"},
               {"what", "involvement"},
               {"values",
                {{"arena", "Møte"},
                 {"who", "elderly_council"},
                 {"step", "consult"},
                 {"date", "2027-04-05"},
                 {"asked", "Kva trengst?"}}}},
              "2027-04-05");
  page = edit({{"do", "add"},
               {"what", "decision"},
               {"values",
                {{"name", "Bustader"},
                 {"body", "council"},
                 {"date", "2027-06-01"},
                 {"involvement", {answer["id"]}},
                 {"figures", {"rooms.people", "rooms.money"}},
                 {"year", 2040}}}},
              "2027-06-01");
  ASSERT_EQ(page["decisions"][0]["figures"].size(), 2U);
  EXPECT_FALSE(page["decisions"][0]["moved"].get<bool>()) << "today's figures have not moved since today";
  EXPECT_EQ(page["decisions"][0]["version"], page["figures_version"]);
  EXPECT_EQ(page["decisions"][0]["figures"][0]["then"], page["decisions"][0]["figures"][0]["now"]);
  page = edit({{"do", "add"},
               {"what", "gain"},
               {"values",
                {{"name", "Kvardagsrehabilitering"},
                 {"owner", "unit_leader"},
                 {"unit", "timar i veka"},
                 {"type", "avoided_cost"},
                 {"settled", "released"},
                 {"baseline", {{"value", 400}, {"date", "2026-12-31"}, {"source", "Eiga teljing"}}},
                 {"target", Json::array({{{"year", 2028}, {"value", 360}}})},
                 {"planned_money", Json::array({{{"year", 2028}, {"value", 500000}}})}}}},
              "2027-06-02");
  EXPECT_EQ(page["gains"][0]["standing"], "waiting");
  const std::string gain = answer["id"];
  for (const auto& [list, value] : {std::pair("realised", 350), std::pair("realised_money", 450000)}) {
    page = edit({{"do", "put"},
                 {"what", "gain"},
                 {"id", gain},
                 {"list", list},
                 {"by", "year"},
                 {"values", {{"year", 2028}, {"value", value}, {"source", "Rekneskap"}}}},
                "2029-02-01");
  }
  EXPECT_EQ(page["gains"][0]["standing"], "reached");
  EXPECT_EQ(page["portfolio"][0]["realised"], 450000);
  EXPECT_NE(page["charts"]["gains"]["svg"].get<std::string>().find("data-year=\"2028\""), std::string::npos);
  // The same file on the command line: it reads as it is.
  EXPECT_NO_THROW(programme::read_programme(text, "p.toml"));
  EXPECT_EQ(page["file_version"], 9);
}

TEST(Programmes, AYearIsPutInItsPlaceOrReplaced) {
  std::string text = example("hoylandet-program.toml");
  const auto put = [&](int year, int value) {
    const Json answer = ask("/api/v1/programme/edit", {{"text", text},
                                                       {"today", "2026-11-29"},
                                                       {"edit",
                                                        {{"do", "put"},
                                                         {"what", "gain"},
                                                         {"id", "hverdag"},
                                                         {"list", "planned_money"},
                                                         {"by", "year"},
                                                         {"values", {{"year", year}, {"value", value}}}}}});
    text = answer["text"];
    return answer["programme"]["gains"][0]["planned_money"];
  };
  const Json replaced = put(2026, 5);
  EXPECT_EQ(replaced[2]["value"], 5);
  const Json longer = put(2023, 7);
  ASSERT_EQ(longer.size(), replaced.size() + 1);
  EXPECT_EQ(longer[0]["year"], 2023);
  // Comments and all that was not changed stay.
  EXPECT_EQ(text.substr(0, text.find("\nid = ")), example("hoylandet-program.toml").substr(0, text.find("\nid = ")));
}

TEST(Programmes, AChangeThatCannotBeIsRefusedWhole) {
  const std::string text = example("hoylandet-program.toml");
  const auto edit = [&](const Json& one, const char* argument) {
    return refused("/api/v1/programme/edit", {{"text", text}, {"edit", one}, {"today", "2026-11-29"}}, argument);
  };
  EXPECT_EQ(edit({{"do", "change"}, {"what", "task"}, {"id", "nope"}, {"values", {{"done", "2026-11-29"}}}}, "found"),
            "programme_edit_id nope");
  EXPECT_EQ(
      edit({{"do", "change"}, {"what", "task"}, {"id", "kartlegging"}, {"values", {{"after", {"saken"}}}}}, "found"),
      "programme_circle kartlegging → kompetanse → arbeidstid → horing → saken → kartlegging");
  EXPECT_EQ(
      edit({{"do", "add"}, {"what", "task"}, {"values", {{"name", "A"}, {"from", "2027-02-02"}, {"to", "2027-02-01"}}}},
           "found"),
      "programme_task_dates 2027-02-01");
  EXPECT_EQ(edit({{"do", "add"},
                  {"what", "gain"},
                  {"values", {{"name", "G"}, {"owner", "leader"}, {"unit", "t"}, {"type", "quality"}}}},
                 "name"),
            "gain_no_baseline G");
  EXPECT_EQ(edit({{"do", "add"}, {"what", "group"}, {"values", {{"name", "G"}, {"kind", "project"}}}}, "name"),
            "programme_no_leader G");
  EXPECT_EQ(
      edit({{"do", "add"},
            {"what", "decision"},
            {"values",
             {{"name", "V"}, {"body", "council"}, {"date", "2026-11-01"}, {"figures", {"no.such"}}, {"year", 2040}}}},
           "figure"),
      "unknown_figure");
  EXPECT_EQ(edit({{"do", "sing"}, {"what", "task"}}, "where"), "body_invalid /edit/do");
  EXPECT_EQ(
      refused("/api/v1/programme/edit",
              {{"text", text}, {"today", "in March"}, {"edit", {{"do", "remove"}, {"what", "task"}, {"id", "saken"}}}},
              "found"),
      "programme_day in March");
}

TEST(Programmes, ADifferenceIsSaidThingByThing) {
  const std::string before = example("hoylandet-program.toml");
  const auto edited = [&](const std::string& text, const Json& edit) {
    return ask("/api/v1/programme/edit", {{"text", text}, {"edit", edit}, {"today", "2026-11-29"}})["text"]
        .get<std::string>();
  };
  std::string after =
      edited(before, {{"do", "change"}, {"what", "task"}, {"id", "bygg"}, {"values", {{"done", "2026-11-28"}}}});
  after = edited(
      after, {{"do", "add"}, {"what", "risk"}, {"values", {{"name", "Ny"}, {"likelihood", 1}, {"consequence", 1}}}});
  const messages::Catalogue catalogue("data/messages", messages::Language::bokmaal);
  std::vector<std::string> said;
  for (const auto& one : api::programme_difference(before, after, "p.toml"))
    said.push_back(api::difference_words(one, catalogue));
  EXPECT_EQ(said,
            (std::vector<std::string>{"Risiko lagt til: Ny",
                                      "Oppgave endret: Forslag til funksjonelle byggtiltak (eksempel) (ferdig)"}));
}

TEST(Programmes, EveryFindingSaysWhatToDo) {
  for (const char* file :
       {"hoylandet-program.toml", "skaun-program.toml", "sogn-program.toml", "sunnfjord-laeringsnettverk.toml"}) {
    for (const char* language : {"nb", "nn", "en"}) {
      const Json page = ask(std::string("/api/v1/programme/read?lang=") + language, {{"text", example(file)}});
      for (const Json& finding : page["findings"]) EXPECT_NE(finding["todo"], "") << finding["kind"];
      EXPECT_NE(page["sentence"], "");
    }
  }
}

}  // namespace
}  // namespace handlingsrom::routes
