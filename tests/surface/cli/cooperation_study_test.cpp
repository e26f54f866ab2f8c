// `handlingsrom cooperation study` from outside: what a secretariat can get wrong, each with its place, what was found and what was expected; and the tables and reports.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

/// A folder that is there while the test runs.
class Folder {
 public:
  Folder() : path_(std::filesystem::path(testing::TempDir()) / ("study" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& text) const {
    std::ofstream(path_ / "f.toml") << text;
    return (path_ / "f.toml").string();
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

const std::string study_head =
    "title = \"T\"\nservice = \"child_protection\"\nfirst_year = 2027\nquality = \"q\"\nnearness = \"n\"\n";

TEST(CooperationStudy, BadInputHasPlaceFoundAndExpected) {
  const Folder folder;
  const auto refused = [&](const std::string& text, int code, std::vector<std::string> said) {
    const Outcome outcome = run_with({"cooperation", "study", folder.file(text)});
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    for (const std::string& words : said)
      EXPECT_NE(outcome.err.find(words), std::string::npos) << words << "\n" << outcome.err;
  };
  // A member twice, by another of its names.
  refused(study_head + "municipalities = [\"Sogndal\", \"4640\"]\nhosts = [\"Sogndal\"]\n", 2,
          {"f.toml", "line 6", "4640", "Sogndal"});
  // A coalition that misses its host.
  refused(study_head + "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Bergen\"]\n", 2,
          {"f.toml", "line 7", "Bergen", "Sogndal, Luster"});
  refused(study_head + "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = []\n", 2,
          {"f.toml", "line 7", "Found […]", "at least one"});
  // Shares that do not add up.
  refused(
      study_head +
          "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Sogndal\"]\nsharing = \"agreed\"\n[[member]]\nname = "
          "\"Sogndal\"\nagreed = 60\n[[member]]\nname = \"Luster\"\nagreed = 30\n",
      2, {"f.toml", "line 8", "90", "100"});
  // A joint unit that cannot be.
  refused(study_head +
              "municipalities = [\"Sogndal\", \"Luster\", \"Vik\"]\nhosts = [\"Sogndal\"]\nmost_minutes = 60\n"
              "[[distance]]\nfrom = \"Sogndal\"\nto = \"Vik\"\nkm = 60\nminutes = 95\n",
          3, {"f.toml", "Sogndal – Vik: 60 km, 95 min", "60 min"});
  refused(study_head + "municipalities = [\"Sogndal\", \"Oslo\"]\nhosts = [\"Sogndal\"]\nthrough_neighbours = true\n",
          3, {"f.toml", "Oslo", "connected"});
  // A service without accounts, with and without scale.
  refused(
      "title = \"T\"\nservice = \"it\"\nfirst_year = 2027\nquality = \"q\"\nnearness = \"n\"\nmunicipalities = [\"Sogndal\", "
      "\"Luster\"]\nhosts = [\"Sogndal\"]\n",
      2, {"f.toml", "line 6", "Sogndal", "cost"});
  refused(
      "title = \"T\"\nservice = \"other\"\nfirst_year = 2027\nquality = \"q\"\nnearness = \"n\"\nmunicipalities = [\"Sogndal\", "
      "\"Luster\"]\nhosts = [\"Sogndal\"]\n",
      2, {"f.toml", "line 2", "other", "[scale]"});
  // What stays at home is more than there is.
  refused(
      study_head +
          "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Sogndal\"]\n[[member]]\nname = \"Luster\"\ncost = 10\n"
          "direct = 20\n",
      2, {"f.toml", "line 11", "20", "at most the whole cost, 10"});
  // More members than a study can have.
  std::string many;
  for (int number = 4601; number < 4652; ++number) {
    if (number != 4605 && number != 4606 && number != 4607 && number != 4608 && number != 4609 && number != 4610)
      many += (many.empty() ? "\"" : ", \"") + std::to_string(number) + "\"";
  }
  const Outcome outcome = run_with(
      {"cooperation", "study", folder.file(study_head + "municipalities = [" + many + "]\nhosts = [\"4601\"]\n")});
  EXPECT_EQ(outcome.code, 2);
  // An income is no cost.
  refused(
      study_head +
          "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Sogndal\"]\n[[member]]\nname = \"Luster\"\ncost = -5\n",
      2, {"f.toml", "line 10", "-5", "Luster"});
}

TEST(CooperationStudy, AServiceWithoutAccountsTakesTheScaleOfTheWiderOne) {
  const Folder folder;
  for (const char* service : {"emergency", "it", "ppt", "agriculture"}) {
    const Outcome outcome = run_with(
        {"cooperation", "study",
         folder.file(
             "title = \"T\"\nservice = \"" + std::string(service) +
             "\"\nfirst_year = 2027\nquality = \"q\"\nnearness = \"n\"\nmunicipalities = [\"Sogndal\", \"Luster\"]\nhosts = "
             "[\"Sogndal\"]\n[[member]]\nname = \"Sogndal\"\ncost = 4_000_000\n[[member]]\nname = \"Luster\"\ncost = 2_000_000\n"),
         "--show", "costs", "--format", "json", "--draws", "20"});
    ASSERT_EQ(outcome.code, 0) << service << outcome.err;
    const auto rows = nlohmann::json::parse(outcome.out)["rows"];
    const double joint = rows[1]["alone"].get<double>();
    EXPECT_GT(joint, 0.7 * 6e6) << service << ": nearly all of it is joint";
    EXPECT_LT(rows[1]["together"].get<double>(), 1.1 * joint) << service;
    EXPECT_GT(rows[1]["together"].get<double>(), 0.5 * joint) << service;
  }
}

TEST(CooperationStudy, EveryTableAnswers) {
  for (const char* show : {"members", "shares", "promises", "costs", "years", "coalitions", "leaving", "agreement",
                           "exits", "keys", "rooms", "room_years"}) {
    const Outcome outcome = run_with(
        {"cooperation", "study", "examples/sogn-barnevern.toml", "--draws", "20", "--show", show, "--format", "json"});
    ASSERT_EQ(outcome.code, 0) << show << outcome.err;
    EXPECT_FALSE(nlohmann::json::parse(outcome.out)["rows"].empty()) << show;
  }
}

TEST(CooperationStudy, AReportOfAMemberHasThePartOnlyWhenAStudyIsGiven) {
  const Folder folder;
  const auto report = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"report", "osen", "--paths", "10", "--out", (folder.path() / "out").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_with(arguments);
  };
  const auto text = [&] {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "out")) {
      if (entry.path().extension() != ".html") continue;
      std::ifstream file(entry.path());
      all.assign(std::istreambuf_iterator<char>(file), {});
    }
    return all;
  };
  ASSERT_EQ(report({}).code, 0);
  EXPECT_EQ(text().find("Barnevern på Fosen"), std::string::npos);
  ASSERT_EQ(report({"--cooperation", "examples/fosen-barnevern.toml"}).code, 0);
  EXPECT_NE(text().find("Barnevern på Fosen"), std::string::npos);
  const Outcome outside = report({"--cooperation", "examples/sogn-barnevern.toml"});
  EXPECT_EQ(outside.code, 2);
  EXPECT_NE(outside.err.find("found Osen"), std::string::npos) << outside.err;
}

}  // namespace
}  // namespace handlingsrom::cli
