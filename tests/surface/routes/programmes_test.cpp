// A programme through the API: begun, read, changed; what is wrong is refused with its place and nothing is changed.
#include "surface/routes/programmes.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/store/store.hpp"
#include "surface/api/programme_edits.hpp"

namespace handlingsrom::routes {
namespace {

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "programmes-XXXXXX").string();
    path = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
};
const Folder& folder() {
  static const Folder made;
  return made;
}

const http::Router& router() {
  folder();  // outlives the store in it
  static const api::Service service{std::filesystem::path("data/handlingsrom.bundle")};
  static const http::Router made = [] {
    http::Catalogues catalogues;
    for (std::size_t i = 0; i < catalogues.size(); ++i)
      catalogues[i] = std::make_shared<const messages::Catalogue>("data/messages", messages::languages[i]);
    auto context = std::make_shared<Context>(make_context(service, catalogues, "test"));
    context->kept = std::make_shared<const store::Store>(store::Address(folder().path / "store.sqlite"));
    return make_router(context);
  }();
  return made;
}

http::Response send(http::Method method, const std::string& path, const Json& body = nullptr) {
  http::Request request;
  request.method = method;
  request.target = http::parse_target(path).value();
  request.body = body.is_null() ? std::string() : body.dump();
  http::Router::Match match = router().match(method, request.target.parts);
  EXPECT_NE(match.handler, nullptr) << path;
  request.captures = std::move(match.captures);
  return (*match.handler)(request);
}
Json ask(const std::string& path, const Json& body) {
  return Json::parse(send(http::Method::post, path, body).content->plain());
}

/// "key argument" of the refusal.
std::string refused(const std::string& path, const Json& body, const std::string& argument) {
  try {
    ask(path, body);
  } catch (const Error& error) {
    for (const auto& [name, value] : error.arguments()) {
      if (name == argument) return error.key() + " " + value;
    }
    return error.key();
  }
  return "";
}

std::string example(const std::string& name) {
  std::ifstream in("examples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

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

TEST(Programmes, TwoAtOnceAreBothKept) {
  const std::string text = example("hoylandet-program.toml");
  const Json first = ask("/api/v1/municipalities/5046/programmes?lang=nb", {{"text", text}});
  EXPECT_EQ(first["version"], "1");
  const std::string path = "/api/v1/programmes/" + http::percent_encode(first["id"].get<std::string>());
  const auto risk = [](const char* name) {
    return Json{{"do", "add"}, {"what", "risk"}, {"values", {{"name", name}, {"likelihood", 1}, {"consequence", 2}}}};
  };
  const Json second = ask(path + "/edits", {{"version", "1"}, {"today", "2026-11-29"}, {"edit", risk("A")}});
  EXPECT_EQ(second["version"], "2");
  const Json stale{{"version", "1"}, {"today", "2026-11-29"}, {"edit", risk("B")}};
  EXPECT_EQ(refused(path + "/edits", stale, "newest"), "programme_changed_meanwhile 2");
  // The same once more, after an answer that was lost, is kept once.
  EXPECT_EQ(refused(path + "/edits", stale, "newest"), "programme_changed_meanwhile 2");
  const Json versions = Json::parse(send(http::Method::get, path + "/versions").content->plain())["versions"];
  ASSERT_EQ(versions.size(), 3U);
  std::string beside;
  for (const Json& one : versions) {
    if (one["beside"].get<bool>()) beside = one["version"];
  }
  const auto risks = [&](const std::string& version) {
    std::string names;
    const Json page = Json::parse(send(http::Method::get, path + "?version=" + version).content->plain());
    for (const Json& one : page["programme"]["risks"]) {
      const auto name = one["name"].get<std::string>();
      if (name.size() == 1) names += name;
    }
    return names;
  };
  EXPECT_EQ(risks("1") + "," + risks("2") + "," + risks(beside), ",A,B");
  const Json joined =
      ask(path + "/edits", {{"version", "2"}, {"today", "2026-11-29"}, {"edit", risk("B")}, {"settles", beside}});
  EXPECT_EQ(risks(joined["version"]), "AB");
  // A file of another municipality, a programme that is not there.
  EXPECT_EQ(refused("/api/v1/municipalities/5029/programmes", {{"text", text}}, "found"),
            "programme_of_another Høylandet");
  EXPECT_EQ(refused("/api/v1/programmes/5046.none/edits", stale, "found"), "programme_not_kept 5046.none");
  // The same name again is another programme.
  EXPECT_NE(ask("/api/v1/municipalities/5046/programmes", {{"text", text}})["id"], first["id"]);
}

/// A programme of Høylandet that is kept, and its address.
struct KeptHere {
  Json first;
  std::string path;
};
KeptHere kept_here() {
  Json first = ask("/api/v1/municipalities/5046/programmes?lang=nb", {{"text", example("hoylandet-program.toml")}});
  std::string path = "/api/v1/programmes/" + http::percent_encode(first["id"].get<std::string>());
  return {std::move(first), std::move(path)};
}

TEST(Programmes, AYearIsCorrectedWithAReasonAndBothStay) {
  const KeptHere here = kept_here();
  const auto put = [&](const std::string& version, const Json& values) {
    return Json{{"version", version},
                {"today", "2026-11-29"},
                {"edit",
                 {{"do", "put"},
                  {"what", "gain"},
                  {"id", "hverdag"},
                  {"list", "realised"},
                  {"by", "year"},
                  {"values", values}}}};
  };
  const std::string edits = here.path + "/edits?lang=nb";
  EXPECT_EQ(refused(edits, put("1", {{"year", 2025}, {"value", 379}, {"source", "s"}}), "found"), "gain_recorded 382");
  EXPECT_EQ(refused(edits, put("1", {{"year", 2027}, {"value", 379}, {"source", "s"}}), "found"), "gain_future 2027");
  const Json corrected =
      ask(edits, put("1", {{"year", 2025}, {"value", 379}, {"source", "s"}, {"reason", "En måned manglet"}}));
  const Json earlier = ask(edits, put("2", {{"year", 2024}, {"value", 400}, {"source", "s"}}));
  Json gain;
  for (const Json& one : earlier["programme"]["gains"]) {
    if (one["id"] == "hverdag") gain = one;
  }
  ASSERT_EQ(gain["realised"].size(), 2U);
  EXPECT_EQ(gain["realised"][0]["year"], 2024);
  EXPECT_EQ(gain["realised"][1]["value"], 379);
  ASSERT_EQ(gain["corrections"].size(), 1U);
  const auto said = gain["corrections"][0].get<std::string>();
  EXPECT_NE(said.find("382"), std::string::npos) << said;
  EXPECT_NE(said.find("En måned manglet"), std::string::npos) << said;
}

TEST(Programmes, AListOfTasksIsTakenInAndToldAbout) {
  const KeptHere here = kept_here();
  const Json taken = ask(
      here.path + "/tasks?lang=nb",
      {{"version", "1"}, {"name", "liste.csv"}, {"today", "2026-11-29"}, {"text", "id,Navn,Dager\nny,Ny oppgave,3\n"}});
  EXPECT_EQ(taken["imported"]["added"], 1);
  EXPECT_EQ(taken["version"], "2");
  EXPECT_EQ(
      refused(here.path + "/tasks?lang=nb",
              {{"version", "2"}, {"name", "x.csv"}, {"today", "2026-11-29"}, {"text", "noe,annet\n1,2\n"}}, "line"),
      "programme_import_columns 1");
}

TEST(Programmes, WhatWasSaidIsForgottenInEarlierVersionsToo) {
  const KeptHere here = kept_here();
  const Json forgotten = ask(here.path + "/forget?lang=nb", {{"version", "1"}, {"id", "eldre"}});
  EXPECT_EQ(forgotten["version"], "2");
  const std::string file(send(http::Method::get, here.path + "/file").content->plain());
  EXPECT_EQ(file.find("Trygghet om natten"), std::string::npos);
  EXPECT_NE(file.find("Hva skal til for å bo hjemme lenger?"), std::string::npos);
  EXPECT_THROW(send(http::Method::get, here.path + "?version=1"), Error);
}

TEST(Programmes, MinutesOfAMeetingAreADecisionWithTheFiguresAsTheyWere) {
  const KeptHere here = kept_here();
  const Json made = ask(here.path + "/edits?lang=nb", {{"version", "1"},
                                                       {"today", "2026-11-29"},
                                                       {"edit",
                                                        {{"do", "add"},
                                                         {"what", "decision"},
                                                         {"values",
                                                          {{"name", "Møte 29. november"},
                                                           {"body", "executive_board"},
                                                           {"date", "2026-11-29"},
                                                           {"minutes", "Vi prøver lavere fravær."},
                                                           {"changes", "sick_leave:0.06"},
                                                           {"figures", {"rooms.money"}},
                                                           {"year", 2040}}}}}});
  const Json& decision = made["programme"]["decisions"][0];
  EXPECT_EQ(decision["minutes"], "Vi prøver lavere fravær.");
  EXPECT_EQ(decision["changes"], "sick_leave:0.06");
  EXPECT_EQ(decision["figures"].size(), 1U);
  EXPECT_FALSE(decision["version"].get<std::string>().empty());
}

TEST(Programmes, AnswersAreCountedInAndStandBesideTheDecision) {
  const KeptHere here = kept_here();
  const auto count = [](int paper) {
    return Json{{"version", "1"},
                {"today", "2026-11-29"},
                {"edit",
                 {{"do", "count"},
                  {"what", "consultation"},
                  {"id", "hjemme"},
                  {"values", {{"answers", {{{"question", "veivalg"}, {"choice", "Tre faser"}, {"paper", paper}}}}}}}}};
  };
  EXPECT_EQ(refused(here.path + "/edits", count(-100), "where"), "body_invalid /values/answers/paper");
  const Json page = ask(here.path + "/edits?lang=nb", count(4))["programme"];
  EXPECT_EQ(page["consultations"][0]["questions"][0]["choices"][1]["paper"], 23);
  for (const Json& decision : page["decisions"]) {
    if (decision["id"] != "boliger") continue;
    ASSERT_EQ(decision["support"].size(), 3U);
    EXPECT_TRUE(decision["support"][1]["chosen"].get<bool>());
    EXPECT_EQ(decision["support"][1]["count"], 81);
  }
  EXPECT_EQ(page["promises"].size(), 3U);
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
