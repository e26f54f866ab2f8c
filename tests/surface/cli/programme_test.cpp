// `programme`, `gains` and `involvement` from outside: the four examples, refusals with their code, papers whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

Outcome norwegian(std::vector<std::string> arguments, const std::string& language = "nb") {
  return run_in(language, std::move(arguments));
}

/// In a folder of this run alone, gone with it.
std::filesystem::path place(const std::string& name) {
  struct Folder {
    std::filesystem::path path;
    Folder() {
      std::string pattern = testing::TempDir() + "programme-XXXXXX";
      path = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
  };
  static const Folder folder;
  return folder.path / name;
}

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

const std::string hoylandet = "examples/hoylandet-program.toml";

TEST(ProgrammeCommand, EveryExampleIsReadAndCheckedInEveryLanguage) {
  for (const char* file : {"hoylandet-program", "skaun-program", "sunnfjord-laeringsnettverk", "sogn-program"}) {
    for (const char* language : {"nb", "nn", "en"}) {
      const Outcome outcome = norwegian({"programme", "check", std::string("examples/") + file + ".toml"}, language);
      EXPECT_EQ(outcome.code, 0) << outcome.err;
      EXPECT_EQ(outcome.out.find('{'), std::string::npos) << "an argument is missing: " << outcome.out;
      EXPECT_EQ(outcome.out.find("programme."), std::string::npos) << "a sentence is missing: " << outcome.out;
    }
  }
}

TEST(ProgrammeCommand, SaysWhoHasNotBeenHeardAndWhichFigureHasMoved) {
  const std::string out = norwegian({"programme", "check", hoylandet}).out;
  EXPECT_NE(out.find("Må: Rådet for personer med funksjonsnedsettelse er ikke hørt"), std::string::npos) << out;
  EXPECT_NE(out.find("koml. § 13-1"), std::string::npos) << out;
  EXPECT_NE(out.find("«Ressursgruppen» mangler bruker"), std::string::npos) << out;
}

TEST(ProgrammeCommand, ADecisionOpensWithTheFiguresAsTheyWere) {
  const nlohmann::json json = json_of({"programme", "show", hoylandet, "--decision", "boliger"});
  ASSERT_EQ(json.at("rows").size(), 2U);
  EXPECT_EQ(json.at("rows")[0].at("then"), 1200);
  EXPECT_EQ(norwegian({"programme", "show", hoylandet, "--decision", "x"}).code, 2);
}

TEST(ProgrammeCommand, ANewProgrammeIsOneThatIsRead) {
  for (const char* model : {"three_phases", "prosjektveiviseren"}) {
    for (const char* language : {"nb", "nn", "en"}) {
      const std::filesystem::path file = place(std::string("new-") + model + language + ".toml");
      ASSERT_EQ(norwegian({"programme", "new", "Høylandet", "--model", model, "--out", file.string()}, language).code,
                0);
      for (const char* verb : {"show", "check", "plan", "calendar"}) {
        const Outcome outcome = norwegian({"programme", verb, file.string()}, language);
        EXPECT_EQ(outcome.code, 0) << verb << outcome.err;
      }
    }
  }
}

TEST(ProgrammeCommand, PlanAndCalendar) {
  const nlohmann::json plan = json_of({"programme", "plan", "examples/sogn-program.toml"});
  EXPECT_EQ(plan.at("rows").size(), 4U);
  // Ten and fifteen working days from Monday 9 February 2026.
  EXPECT_EQ(plan.at("rows")[2].at("to"), "2026-03-13");
  const std::string calendar = norwegian({"programme", "calendar", hoylandet}).out;
  EXPECT_TRUE(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_NE(calendar.find("SUMMARY:Sakspapirer klare: Budsjett og økonomiplan\r\n"), std::string::npos);
}

TEST(ProgrammeCommand, SplitsAddUp) {
  const nlohmann::json rows = json_of({"gains", "split", hoylandet}).at("rows");
  ASSERT_EQ(rows.size(), 1U);
  const double sum = rows[0].at("demography").get<double>() + rows[0].at("price").get<double>() +
                     rows[0].at("measure").get<double>() + rows[0].at("unexplained").get<double>();
  EXPECT_NEAR(sum, 15350000 - 14800000, 1e-6);
  EXPECT_EQ(json_of({"gains", "list", hoylandet}).at("rows")[0].at("standing"), "behind");
  EXPECT_EQ(json_of({"gains", "portfolio", hoylandet}).at("rows").size(), 7U);
  EXPECT_EQ(json_of({"involvement", "show", hoylandet}).at("rows").size(), 2U);
}

TEST(ProgrammeCommand, RefusalsHaveTheirCodeAndPlace) {
  const std::filesystem::path file = place("circle.toml");
  std::ofstream(file) << "id = \"p\"\ntitle = \"t\"\nmunicipality = \"Skaun\"\nupdated = 2026-01-01\n"
                         "[[task]]\nid = \"a\"\nname = \"A\"\ndays = 1\nafter = [\"b\"]\n"
                         "[[task]]\nid = \"b\"\nname = \"B\"\ndays = 1\nafter = [\"a\"]\n";
  const Outcome outcome = norwegian({"programme", "check", file.string()});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("circle.toml, linje 5, kolonne 1: oppgavene venter på hverandre i ring: a → b → a."),
            std::string::npos)
      << outcome.err;
  EXPECT_EQ(norwegian({"programme", "check", "nowhere.toml"}).code, 2);
  EXPECT_EQ(norwegian({"programme", "check", hoylandet, "--on", "i går"}).code, 2);
  EXPECT_EQ(norwegian({"programme", "show", hoylandet, "--part", "x"}).code, 2);
  EXPECT_EQ(norwegian({"programme", "show", hoylandet, "--drawing", "x"}).code, 2);
  EXPECT_EQ(norwegian({"programme", "new", "Skaun", "--model", "x"}).code, 2);
  EXPECT_EQ(norwegian({"programme", "new", "Nowhere"}).code, 2);
}

TEST(ProgrammeCommand, EveryPartIsShownInEveryLanguage) {
  for (const char* file : {"hoylandet-program", "skaun-program", "sunnfjord-laeringsnettverk", "sogn-program"}) {
    for (const char* part : {"overview", "groups", "decisions", "mandate", "points", "help", "capacity", "risks",
                             "indicators", "promises", "learning", "evaluations"}) {
      for (const char* language : {"nb", "nn", "en"}) {
        const Outcome outcome =
            norwegian({"programme", "show", std::string("examples/") + file + ".toml", "--part", part}, language);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_EQ(outcome.out.find('{'), std::string::npos) << outcome.out;
        EXPECT_EQ(outcome.out.find("programme."), std::string::npos) << outcome.out;
        EXPECT_EQ(outcome.out.find("column."), std::string::npos) << outcome.out;
      }
    }
  }
  EXPECT_EQ(json_of({"programme", "show", hoylandet, "--part", "mandate"}).at("rows").size(), 2U);
  EXPECT_EQ(json_of({"programme", "show", hoylandet, "--part", "help"}).at("rows").size(), 3U);
  EXPECT_EQ(json_of({"programme", "show", "examples/skaun-program.toml", "--part", "indicators"}).at("rows").size(),
            5U);
}

TEST(ProgrammeCommand, ATaskListGoesOutAndInAgainWithoutChange) {
  for (const char* format : {"csv", "xlsx", "openproject", "planner"}) {
    const std::filesystem::path list =
        place(std::string("tasks-") + format + (format == std::string("csv") ? ".csv" : ".xlsx"));
    ASSERT_EQ(norwegian({"programme", "export", hoylandet, "--format", format, "--out", list.string()}).code, 0)
        << format;
    const std::filesystem::path copy = place("copy.toml");
    std::filesystem::copy_file(hoylandet, copy, std::filesystem::copy_options::overwrite_existing);
    const Outcome outcome = norwegian({"programme", "import", list.string(), "--into", copy.string()});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("0 nye oppgaver, 0 endret, 6 som før"), std::string::npos)
        << format << outcome.out << outcome.err;
    EXPECT_EQ(text_of(copy), text_of(hoylandet)) << format;
  }
  EXPECT_EQ(norwegian({"programme", "export", hoylandet, "--format", "pdf"}).code, 2);
  const std::filesystem::path bad = place("bad.csv");
  std::ofstream(bad) << "id,name\na,b\n";
  const Outcome refused =
      norwegian({"programme", "import", bad.string(), "--into", hoylandet, "--out", place("x.toml").string()});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("bad.csv, rad 1: kolonner mangler. Fant id, name; ventet også days (dager)."),
            std::string::npos)
      << refused.err;
  EXPECT_FALSE(std::filesystem::exists(place("x.toml")));
}

TEST(ProgrammeCommand, FromMandateToAYearsRealisedGain) {
  const nlohmann::json way = json_of({"gains", "explain", hoylandet, "--gain", "narvar"});
  ASSERT_EQ(way.at("rows").size(), 4U);
  EXPECT_NEAR(way.at("rows")[3].at("target").get<double>(), 7.7 - 1.7 * 4 / 5, 1e-9);  // the fourth of five steps
  const std::filesystem::path later = place("later.toml");
  ASSERT_EQ(norwegian({"gains", "record", hoylandet, "--gain", "narvar", "--year", "2027", "--value", "7.3", "--money",
                       "80000", "--source", "Egen", "--on", "2028-02-01", "--out", later.string()})
                .code,
            0);
  nlohmann::json standing;
  const nlohmann::json all = json_of({"gains", "list", later.string(), "--on", "2028-02-01"});
  for (const auto& row : all.at("rows")) {
    if (row.at("gain") == "Lavere sykefravær i helse og omsorg (eksempel)") standing = row;
  }
  EXPECT_EQ(standing.at("year"), 2027);
  EXPECT_EQ(standing.at("value"), 7.3);
  EXPECT_EQ(standing.at("standing"), "reached");  // the target of 2027 is 7.36
  EXPECT_EQ(norwegian({"gains", "record", hoylandet, "--gain", "narvar", "--year", "2027", "--source", "x"}).code, 2);
  EXPECT_EQ(
      norwegian({"gains", "record", hoylandet, "--gain", "x", "--year", "2027", "--value", "1", "--source", "x"}).code,
      2);
  EXPECT_EQ(norwegian({"gains", "explain", hoylandet, "--gain", "x"}).code, 2);
}

TEST(ProgrammeCommand, AnEditInPlaceIsToldAndWhatWasThereIsKept) {
  const std::filesystem::path file = place("edited.toml"), kept = place("edited.v5.toml");
  std::filesystem::remove(kept);
  std::filesystem::copy_file(hoylandet, file, std::filesystem::copy_options::overwrite_existing);
  const auto record = [&](const std::vector<std::string>& more) {
    std::vector<std::string> all{"gains", "record",   file.string(), "--gain", "hverdag",   "--year",
                                 "2025",  "--source", "Ny telling",  "--on",   "2026-12-01"};
    all.insert(all.end(), more.begin(), more.end());
    return norwegian(all);
  };
  const Outcome refused = record({"--value", "379"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("har allerede 382 for 2025"), std::string::npos) << refused.err;
  const Outcome corrected = record({"--value", "379", "--reason", "En måned manglet"});
  ASSERT_EQ(corrected.code, 0) << corrected.err;
  EXPECT_NE(corrected.out.find(kept.string()), std::string::npos) << corrected.out;
  EXPECT_EQ(text_of(kept), text_of(hoylandet));
  const std::string listed = norwegian({"gains", "list", file.string()}).out;
  EXPECT_NE(listed.find("382"), std::string::npos) << listed;
  EXPECT_NE(listed.find("En måned manglet"), std::string::npos) << listed;
  // What is to be forgotten is not kept.
  const Outcome forgotten = norwegian({"involvement", "forget", file.string(), "--id", "eldre"});
  ASSERT_EQ(forgotten.code, 0) << forgotten.err;
  EXPECT_FALSE(std::filesystem::exists(place("edited.v6.toml")));
}

TEST(ProgrammeCommand, ADecisionSaysWhatWasChosenAndNamesItsFigures) {
  const std::string shown = norwegian({"programme", "show", hoylandet, "--decision", "boliger"}).out;
  EXPECT_NE(shown.find("Valgt: Tre faser"), std::string::npos) << shown;
  EXPECT_EQ(shown.find("rooms.people"), std::string::npos) << shown;
}

TEST(ProgrammeCommand, AnswersOnPaperAreCountedInAndStandBesideTheAlternatives) {
  const std::filesystem::path file = place("answers.toml");
  ASSERT_EQ(norwegian({"involvement", "enter", hoylandet, "--consultation", "hjemme", "--answers",
                       "examples/papirsvar.csv", "--out", file.string()})
                .code,
            0);
  const nlohmann::json rows = json_of({"involvement", "results", file.string()}).at("rows");
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows[1].at("on_paper"), 27);
  EXPECT_EQ(rows[1].at("chosen"), "yes");
  EXPECT_NEAR(rows[0].at("answer_share").get<double>() + rows[1].at("answer_share").get<double>() +
                  rows[2].at("answer_share").get<double>(),
              100, 1e-9);
  const nlohmann::json line = json_of({"involvement", "timeline", hoylandet}).at("rows");
  EXPECT_TRUE(std::is_sorted(line.begin(), line.end(),
                             [](const auto& a, const auto& b) { return a.at("date") < b.at("date"); }));
  EXPECT_EQ(norwegian({"involvement", "timeline", hoylandet, "--project", "x"}).code, 2);
  EXPECT_EQ(norwegian({"involvement", "forget", hoylandet, "--id", "x"}).code, 2);
  const std::string shared = norwegian({"programme", "share", "examples/sunnfjord-laeringsnettverk.toml"}).out;
  EXPECT_NE(shared.find("Vi sit alle i same båt"), std::string::npos);
}

TEST(ProgrammeCommand, AGainIsMeasuredByAPublishedFigure) {
  const nlohmann::json figures = json_of({"gains", "figures", "høylandet"});
  ASSERT_GT(figures["rows"].size(), 15U) << figures;
  const std::string out = place("publisert.toml").string();
  const std::vector<std::string> follow{"gains",   "follow",   hoylandet,     "--published", "school_6_15",
                                        "--owner", "leader",   "--base-year", "2020",        "--target-year",
                                        "2027",    "--target", "150000",      "--out",       out};
  const Outcome made = norwegian(follow);
  ASSERT_EQ(made.code, 0) << made.err;
  const std::string listed = norwegian({"gains", "list", out}).out;
  EXPECT_NE(listed.find("Grunnskole per innbygger 6–15 år"), std::string::npos) << listed;
  // Neither or both, and what each asks for.
  EXPECT_EQ(norwegian({"gains", "follow", hoylandet, "--owner", "leader"}).code, 2);
  const Outcome without = norwegian({"gains", "follow", hoylandet, "--published", "school_6_15", "--owner", "leader"});
  EXPECT_EQ(without.code, 2);
  EXPECT_NE(without.err.find("--target-year"), std::string::npos) << without.err;
}

}  // namespace
}  // namespace handlingsrom::cli
