// `report` and `explain` from the command line: what is written, what is said, and what bad input gets.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

namespace fs = std::filesystem;

class ReportCommand : public ::testing::Test {
 protected:
  ReportCommand() : folder_(fs::temp_directory_path() / ("report-command-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
  }
  ~ReportCommand() override { fs::remove_all(folder_); }
  fs::path folder_;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST_F(ReportCommand, WritesThreeFilesAndADozenLines) {
  const Outcome answer = run_plain({"report", "skaun", "--lang", "nn", "--paths", "20", "--out", folder_.string()});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const fs::path place = folder_ / "5029-skaun";
  for (const char* file :
       {"Kunnskapsgrunnlag Skaun 2026.html", "Kunnskapsgrunnlag Skaun 2026.xlsx", "Kunnskapsgrunnlag Skaun 2026.json"})
    EXPECT_GT(fs::file_size(place / file), 10'000U) << file;
  EXPECT_EQ(std::distance(fs::directory_iterator(place), fs::directory_iterator{}), 3) << "no temporary file is left";
  EXPECT_NE(answer.out.find("Skaun (5029, Trøndelag)"), std::string::npos);
  EXPECT_NE(answer.out.find("8\u202f574"), std::string::npos);
  EXPECT_NE(answer.out.find("2050"), std::string::npos);
  const auto lines = std::count(answer.out.begin(), answer.out.end(), '\n');
  EXPECT_GE(lines, 10);
  EXPECT_LE(lines, 14);
}

TEST_F(ReportCommand, TheSameRunGivesTheSameBytes) {
  const fs::path place = "5029-skaun";
  ASSERT_EQ(run_plain({"report", "5029", "--paths", "10", "--threads", "1", "--out", (folder_ / "a").string()}).code,
            0);
  ASSERT_EQ(run_plain({"report", "Skaun", "--paths", "10", "--threads", "2", "--out", (folder_ / "b").string()}).code,
            0);
  for (const char* file : {"Kunnskapsgrunnlag Skaun 2026.html", "Kunnskapsgrunnlag Skaun 2026.xlsx",
                           "Kunnskapsgrunnlag Skaun 2026.json"}) {
    EXPECT_TRUE(read(folder_ / "a" / place / file) == read(folder_ / "b" / place / file)) << file;
  }
}

TEST_F(ReportCommand, BadInputIsRefusedWithTheDesignsCodes) {
  const std::string out = folder_.string();
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"report"},
                                             {"report", "skaun", "--all"},
                                             {"report", "skaunn", "--out", out},
                                             {"report", "skaun", "--paths", "-1", "--out", out},
                                             {"report", "--all", "--own", "x.csv", "--out", out},
                                             {"report", "--all", "--word", "--out", out},
                                             {"report", "skaun", "--own", "missing.csv", "--out", out},
                                             {"report", "skaun", "--lang", "klingon", "--out", out}}) {
    const Outcome answer = run_plain(arguments);
    EXPECT_EQ(answer.code, 2);
    EXPECT_FALSE(answer.err.empty());
    EXPECT_TRUE(answer.out.empty()) << answer.out;
    EXPECT_FALSE(fs::exists(folder_ / "5029-skaun"));
  }
  EXPECT_NE(run_plain({"report", "skaunn", "--lang", "nb", "--out", out}).err.find("Skaun"), std::string::npos)
      << "a miss suggests the nearest name";
}

TEST_F(ReportCommand, AFolderThatIsAFileIsSaid) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "taken") << "x";
  const Outcome answer = run_plain({"report", "skaun", "--paths", "0", "--out", (folder_ / "taken").string()});
  EXPECT_EQ(answer.code, 2);
  EXPECT_NE(answer.err.find("taken"), std::string::npos) << answer.err;
}

TEST_F(ReportCommand, ExplainsDownToSources) {
  for (const char* figure : {"money", "people", "places", "population.total"}) {
    const Outcome answer = run_plain({"explain", "skaun", figure, "2040", "--lang", "nn", "--depth", "0"});
    ASSERT_EQ(answer.code, 0) << answer.err;
    EXPECT_NE(answer.out.find("07459"), std::string::npos) << figure;
    EXPECT_EQ(answer.out.find("trace."), std::string::npos);
    EXPECT_EQ(answer.out.find('{'), std::string::npos);
  }
  const Outcome json = run_plain({"explain", "skaun", "money", "2040", "--format", "json"});
  ASSERT_EQ(json.code, 0);
  EXPECT_TRUE(nlohmann::json::parse(json.out).contains("children"));
}

TEST_F(ReportCommand, ExplainRefusesWhatIsNotThere) {
  EXPECT_EQ(run_plain({"explain", "skaun", "moneyy", "2040"}).code, 2);
  EXPECT_EQ(run_plain({"explain", "skaun", "money", "2150"}).code, 2);
}

}  // namespace
}  // namespace handlingsrom::cli
