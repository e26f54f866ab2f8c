// `programme`, `gains` and `involvement` from outside: the four examples, refusals with their code, papers whole.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "surface/cli/run.hpp"

namespace handlingsrom::cli {
namespace {

struct Outcome {
  int code;
  std::string out, err;
};

Outcome run_with(std::vector<std::string> arguments, const std::string& language = "nb") {
  arguments.insert(arguments.begin(), {"--lang", language});
  std::ostringstream out, err;
  const int code = run(arguments, out, err);
  return {code, out.str(), err.str()};
}

nlohmann::json json_of(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  const Outcome outcome = run_with(std::move(arguments));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  return nlohmann::json::parse(outcome.out);
}

std::filesystem::path place(const std::string& name) { return std::filesystem::path(testing::TempDir()) / name; }

const std::string hoylandet = "examples/hoylandet-program.toml";

TEST(ProgrammeCommand, EveryExampleIsReadAndCheckedInEveryLanguage) {
  for (const char* file : {"hoylandet-program", "skaun-program", "sunnfjord-laeringsnettverk", "sogn-program"}) {
    for (const char* language : {"nb", "nn", "en"}) {
      const Outcome outcome = run_with({"programme", "check", std::string("examples/") + file + ".toml"}, language);
      EXPECT_EQ(outcome.code, 0) << outcome.err;
      EXPECT_EQ(outcome.out.find('{'), std::string::npos) << "an argument is missing: " << outcome.out;
      EXPECT_EQ(outcome.out.find("programme."), std::string::npos) << "a sentence is missing: " << outcome.out;
    }
  }
}

TEST(ProgrammeCommand, SaysWhoHasNotBeenHeardAndWhichFigureHasMoved) {
  const std::string out = run_with({"programme", "check", hoylandet}).out;
  EXPECT_NE(out.find("Må: Rådet for personer med funksjonsnedsettelse er ikke hørt"), std::string::npos) << out;
  EXPECT_NE(out.find("koml. § 13-1"), std::string::npos) << out;
  EXPECT_NE(out.find("«Ressursgruppen» mangler bruker"), std::string::npos) << out;
}

TEST(ProgrammeCommand, ADecisionOpensWithTheFiguresAsTheyWere) {
  const nlohmann::json json = json_of({"programme", "show", hoylandet, "--decision", "boliger"});
  ASSERT_EQ(json.at("rows").size(), 2U);
  EXPECT_EQ(json.at("rows")[0].at("then"), 1200);
  EXPECT_EQ(run_with({"programme", "show", hoylandet, "--decision", "x"}).code, 2);
}

TEST(ProgrammeCommand, ANewProgrammeIsOneThatIsRead) {
  for (const char* model : {"three_phases", "prosjektveiviseren"}) {
    for (const char* language : {"nb", "nn", "en"}) {
      const std::filesystem::path file = place(std::string("new-") + model + language + ".toml");
      ASSERT_EQ(run_with({"programme", "new", "Høylandet", "--model", model, "--out", file.string()}, language).code,
                0);
      for (const char* verb : {"show", "check", "plan", "calendar"}) {
        const Outcome outcome = run_with({"programme", verb, file.string()}, language);
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
  const std::string calendar = run_with({"programme", "calendar", hoylandet}).out;
  EXPECT_TRUE(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_NE(calendar.find("SUMMARY:Papirer klare: Budsjett og økonomiplan\r\n"), std::string::npos);
}

TEST(ProgrammeCommand, SplitsAddUp) {
  const nlohmann::json rows = json_of({"gains", "split", hoylandet}).at("rows");
  ASSERT_EQ(rows.size(), 1U);
  const double sum = rows[0].at("demography").get<double>() + rows[0].at("price").get<double>() +
                     rows[0].at("measure").get<double>() + rows[0].at("unexplained").get<double>();
  EXPECT_NEAR(sum, 15350000 - 14800000, 1e-6);
  EXPECT_EQ(json_of({"gains", "list", hoylandet}).at("rows")[0].at("standing"), "behind");
  EXPECT_EQ(json_of({"gains", "portfolio", hoylandet}).at("rows").size(), 4U);
  EXPECT_EQ(json_of({"involvement", "show", hoylandet}).at("rows").size(), 2U);
}

TEST(ProgrammeCommand, RefusalsHaveTheirCodeAndPlace) {
  const std::filesystem::path file = place("circle.toml");
  std::ofstream(file) << "id = \"p\"\ntitle = \"t\"\nmunicipality = \"Skaun\"\nupdated = 2026-01-01\n"
                         "[[task]]\nid = \"a\"\nname = \"A\"\ndays = 1\nafter = [\"b\"]\n"
                         "[[task]]\nid = \"b\"\nname = \"B\"\ndays = 1\nafter = [\"a\"]\n";
  const Outcome outcome = run_with({"programme", "check", file.string()});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("circle.toml, linje 5, kolonne 1: oppgavene venter på hverandre i ring: a → b → a."),
            std::string::npos)
      << outcome.err;
  EXPECT_EQ(run_with({"programme", "check", "nowhere.toml"}).code, 2);
  EXPECT_EQ(run_with({"programme", "check", hoylandet, "--on", "i går"}).code, 2);
  EXPECT_EQ(run_with({"programme", "show", hoylandet, "--part", "x"}).code, 2);
  EXPECT_EQ(run_with({"programme", "show", hoylandet, "--drawing", "x"}).code, 2);
  EXPECT_EQ(run_with({"programme", "new", "Skaun", "--model", "x"}).code, 2);
  EXPECT_EQ(run_with({"programme", "new", "Nowhere"}).code, 2);
}

}  // namespace
}  // namespace handlingsrom::cli
