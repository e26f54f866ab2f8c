// `handlingsrom scenario` and `priority` from outside: every fault on the list of bad input, with its code and its sentence.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

namespace fs = std::filesystem;

class Choice : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("handlingsrom_choice_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  fs::path path(const std::string& name) const { return folder_ / name; }

  static void refused(const std::vector<std::string>& arguments, int code, const std::vector<std::string>& words) {
    const Outcome outcome = run_with(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    for (const std::string& word : words) EXPECT_NE(outcome.err.find(word), std::string::npos) << outcome.err;
  }

 private:
  fs::path folder_;
};

const std::string head = "name = \"S\"\nmunicipality = \"Skaun\"\n";
std::string turn(const std::string& id, const std::string& lines) {
  return "[[lever]]\nlever = \"" + id + "\"\n" + lines + "\n";
}

TEST_F(Choice, RefusesALeverOutOfItsRangeOrAgainstTheLaw) {
  refused({"scenario", "run", file("a.toml", head + turn("class_size", "to = 99"))}, 2, {"a.toml, line 5", "99"});
  const std::string against = file("b.toml", head + turn("class_size", "to = 20"));
  refused({"scenario", "run", against}, 2, {"b.toml, line 5", "law", "--beyond-law"});
  EXPECT_EQ(run_with({"scenario", "run", against, "--beyond-law"}).code, 0);
}

TEST_F(Choice, RefusesLeversThatExcludeEachOtherAndNamesNobodyKnows) {
  refused(
      {"scenario", "run", file("a.toml", head + turn("housing_programme", "to = 5") + turn("in_migration", "to = 5"))},
      2, {"a.toml, line 6", "housing_programme", "in_migration"});
  refused({"scenario", "run", file("b.toml", head + turn("magic", "to = 5"))}, 2, {"b.toml, line 3", "magic"});
  refused({"scenario", "run", file("c.toml", "name = \"S\"\nmunicipality = \"Atlantis\"\n")}, 2, {"Atlantis"});
  refused({"scenario", "run", file("d.toml", "name = \"S\"\n")}, 2, {"--municipality"});
  refused(
      {"scenario", "run", file("e.toml", head + "[[promise]]\nname = \"p\"\nfigure = \"rooms.gold\"\nat_least = 0\n")},
      2, {"e.toml, line 3", "rooms.gold"});
  refused({"scenario", "run", file("f.toml", head + "population = \"HIGH\"\n")}, 2, {"f.toml, line 3", "HIGH"});
  refused({"scenario", "run", path("none.toml").string()}, 2, {"none.toml"});
}

TEST_F(Choice, RefusesACircularBaseAYearInThePastAndOtherData) {
  file("b.toml", head + "base = \"a\"\n");
  refused({"scenario", "run", file("a.toml", head + "base = \"b\"\n")}, 2, {"a.toml", "itself"});
  refused({"scenario", "run", file("c.toml", head + turn("class_size", "to = 16\nfrom = 2019"))}, 2,
          {"c.toml, line 6", "2019"});
  refused({"scenario", "run", file("d.toml", head + "[frozen]\ndata = \"0123456789abcdef\"\nprogram = \"0\"\n")}, 2,
          {"d.toml", "0123456789ab"});
}

TEST_F(Choice, AVersionIsReadAgainAndACopyOfItIsFree) {
  const std::string scenario = file("s.toml", head + turn("class_size", "to = 17"));
  const std::string version = path("v.toml").string(), copy = path("c.toml").string();
  ASSERT_EQ(run_with({"scenario", "freeze", scenario, "--out", version}).code, 0);
  EXPECT_EQ(run_with({"scenario", "run", version}).code, 0);
  ASSERT_EQ(run_with({"scenario", "copy", version, "--name", "Mine", "--out", copy}).code, 0);
  std::stringstream text;
  text << std::ifstream(copy).rdbuf();
  EXPECT_TRUE(text.str().starts_with("name = \"Mine\"\n"));
  EXPECT_EQ(text.str().find("frozen"), std::string::npos);
  EXPECT_NE(text.str().find("class_size"), std::string::npos);
  EXPECT_EQ(run_with({"scenario", "run", copy}).code, 0);
}

TEST_F(Choice, AnotherPopulationIsAnotherFuture) {
  const std::string text = turn("class_size", "to = 17");
  const std::string main = file("m.toml", head + text), low = file("l.toml", head + "population = \"LLML\"\n" + text);
  const Outcome first = run_with({"scenario", "run", main, "--format", "csv"});
  const Outcome second = run_with({"scenario", "run", low, "--format", "csv"});
  EXPECT_EQ(first.code, 0);
  EXPECT_EQ(second.code, 0);
  EXPECT_NE(first.out, second.out);
  EXPECT_EQ(
      run_with({"scenario", "run", file("n.toml", head + "population = \"MMMM\"\n" + text), "--format", "csv"}).out,
      first.out);
}

TEST_F(Choice, NamesWhatIsMostWorthKnowing) {
  const std::string save = file("s.toml", head + turn("class_size", "to = 17.5")),
                    spend = file("t.toml", head + turn("class_size", "to = 14"));
  const Outcome worth = run_with({"scenario", "knowing", save, spend, "today", "--paths", "60", "--format", "csv"});
  EXPECT_EQ(worth.code, 0) << worth.err;
  EXPECT_NE(worth.out.find("The effect of"), std::string::npos);
  refused({"scenario", "knowing", save}, 2, {"two"});
}

const std::string list_head = "first_year = 2027\nlast_year = 2028\ncriteria = [\"users\"]\n";

TEST_F(Choice, RefusesListsThatCannotBe) {
  refused({"priority", "solve", file("a.toml", list_head)}, 2, {"a.toml"});
  refused({"priority", "solve",
           file("b.toml",
                list_head + "[[measure]]\nid = \"a\"\nneeds = [\"b\"]\n[[measure]]\nid = \"b\"\nneeds = [\"a\"]\n")},
          2, {"b.toml, line 4", "need each other"});
  refused({"priority", "solve", file("c.toml", list_head + "[[measure]]\nid = \"a\"\nmony = 3\n")}, 2,
          {"c.toml, line 6", "mony"});
  refused({"priority", "solve", file("d.toml", list_head + "[[measure]]\nid = \"a\"\nearliest = 99999999999\n")}, 2,
          {"d.toml, line 6"});
}

TEST_F(Choice, SaysWhichDemandsCollide) {
  refused(
      {"priority", "solve",
       file("a.toml", list_head + "[[measure]]\nid = \"duty\"\nname = \"The duty\"\nstatutory = true\nmoney = -10\n" +
                          "[[measure]]\nid = \"free\"\n[[limit]]\nof = \"money\"\neach_year = 5\n")},
      3, {"a.toml", "The duty", "money", "line 4", "line 11"});
}

TEST_F(Choice, OutOfTimeIsNotTheSameAsImpossible) {
  // Exactly so much must be cut and exactly so many must go: a choice is there, hard to find.
  std::string hard =
      "title = \"Balanse\"\nfirst_year = 2027\nlast_year = 2027\ncriteria = [\"a\"]\nrule = \"expected\"\n";
  std::int64_t sum = 0;
  std::string measures;
  for (int i = 0; i < 40; ++i) {
    const std::int64_t amount = 1'000'003 + 7'919'113LL * i * i % 90'000'049;
    if (i % 2 == 0) sum += amount;
    measures += "[[measure]]\nid = \"m" + std::to_string(i) +
                "\"\nscores = { a = 1 }\nmoney = " + std::to_string(amount) + "\npeople = -" + std::to_string(amount) +
                "\n";
  }
  const std::string total = std::to_string(sum);
  hard += "[[limit]]\nof = \"money\"\nby_year = { 2027 = -" + total +
          " }\n[[limit]]\nof = \"people\"\nby_year = { 2027 = " + total +
          " }\n[[group]]\nname = \"G\"\nweights = { a = 1 }\n" + measures;
  const std::string path = file("hard.toml", hard);
  refused({"priority", "solve", path, "--seconds", "0.000001"}, 5, {"Balanse", "within"});
  const auto begun = std::chrono::steady_clock::now();
  const Outcome outcome = run_with({"priority", "solve", path, "--seconds", "0.5"});
  EXPECT_TRUE(outcome.code == 0 || outcome.code == 5) << outcome.code << outcome.err;
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
}

TEST_F(Choice, ListsAFoldersScenariosAndSaysWhichFilesAreNone) {
  const std::string good = file("a.toml", head + turn("class_size", "to = 17"));
  file("b.toml", head + turn("magic", "to = 5"));
  file("c.txt", "not looked at");
  const Outcome listed = run_with({"scenario", "list", fs::path(good).parent_path().string()});
  EXPECT_EQ(listed.code, 0) << listed.err;
  EXPECT_NE(listed.out.find("a.toml"), std::string::npos) << listed.out;
  EXPECT_NE(listed.out.find("Left out: "), std::string::npos) << listed.out;
  EXPECT_NE(listed.out.find("magic"), std::string::npos) << listed.out;
  EXPECT_EQ(listed.out.find("c.txt"), std::string::npos) << listed.out;
}

TEST_F(Choice, SaysInWhichYearsAPromiseIsBroken) {
  const std::string closing =
      file("a.toml", head + turn("school_count", "to = -1\nfrom = 2030") +
                         "[[promise]]\nname = \"Schools stay\"\nlever = \"school_count\"\nat_least = 0\n");
  const Outcome answer = run_with({"--format", "csv", "scenario", "promises", closing});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(answer.out, "promise,as_today,scenario_1\nSchools stay,holds,broken 2030–2050\n");
  refused({"scenario", "promises",
           file("b.toml", head + "[[promise]]\nname = \"p\"\nfigure = \"care.fte\"\nper = \"population.martians\"\n"
                                 "at_least = 0\n")},
          2, {"b.toml, line 3", "population.martians"});
}

}  // namespace
}  // namespace handlingsrom::cli
