// A programme that is kept, through the API: two at once, corrections, lists, what is forgotten, minutes, answers.
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "programmes_asked.hpp"

namespace handlingsrom::routes {
namespace {

using programmes_asked::ask;
using programmes_asked::example;
using programmes_asked::refused;
using programmes_asked::send;

TEST(KeptProgrammes, TwoAtOnceAreBothKept) {
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
  std::string moved = text;
  moved.replace(moved.find("municipality = \"Høylandet\""), std::string("municipality = \"Høylandet\"").size(),
                "municipality = \"Skaun\"");
  try {
    send(http::Method::put, path, {{"text", moved}, {"version", joined["version"]}});
    ADD_FAILURE() << "kept under another municipality's name";
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "programme_of_another");
  }
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

TEST(KeptProgrammes, AYearIsCorrectedWithAReasonAndBothStay) {
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

TEST(KeptProgrammes, AListOfTasksIsTakenInAndToldAbout) {
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

TEST(KeptProgrammes, WhatWasSaidIsForgottenInEarlierVersionsToo) {
  const KeptHere here = kept_here();
  const Json forgotten = ask(here.path + "/forget?lang=nb", {{"version", "1"}, {"id", "eldre"}});
  EXPECT_EQ(forgotten["version"], "2");
  const std::string file(send(http::Method::get, here.path + "/file").content->plain());
  EXPECT_EQ(file.find("Trygghet om natten"), std::string::npos);
  EXPECT_NE(file.find("Hva skal til for å bo hjemme lenger?"), std::string::npos);
  EXPECT_THROW(send(http::Method::get, here.path + "?version=1"), Error);
}

TEST(KeptProgrammes, MinutesOfAMeetingAreADecisionWithTheFiguresAsTheyWere) {
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

TEST(KeptProgrammes, AnswersAreCountedInAndStandBesideTheDecision) {
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

}  // namespace
}  // namespace handlingsrom::routes
