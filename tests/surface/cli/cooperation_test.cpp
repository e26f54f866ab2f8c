// `handlingsrom cooperation game` and `handlingsrom comparison efficiency` from outside: the three forms, and refusals with their code.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

/// A file that is there while the test runs.
class Written {
 public:
  explicit Written(const std::string& text) {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            (std::string(test->name()) + std::to_string(::getpid()) + "_" + std::to_string(++count) + ".csv");
    std::ofstream(path_) << text;
  }
  ~Written() { std::filesystem::remove(path_); }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

const std::string talmud = "kind,profit\ncoalition_values,0 0 0 0 100 200 300\n";

TEST(CooperationGame, SharesSideBySideAndWhoWouldLeave) {
  const Outcome outcome = run_with({"cooperation", "game", "examples/tva-cost-game.csv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Flood control"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("117,476"), std::string::npos) << "separable costs of navigation\n" << outcome.out;
  EXPECT_NE(outcome.out.find("Nucleolus: no coalition would do better"), std::string::npos) << outcome.out;
  const Written majority("kind,profit\ncoalition_values,0 0 0 1 1 1 1\n");
  const Outcome empty = run_with({"cooperation", "game", majority.path(), "--solution", "least-core,shapley"});
  EXPECT_NE(empty.out.find("at least 0.333333 less than on its own"), std::string::npos) << empty.out;
  EXPECT_NE(empty.out.find("1+2 would get 0.333333 more"), std::string::npos) << empty.out;
}

TEST(CooperationGame, FullFiguresInJsonAndCsv) {
  const Written game(talmud);
  const Outcome json = run_with({"cooperation", "game", game.path(), "--solution", "nucleolus", "--format", "json"});
  const auto rows = nlohmann::json::parse(json.out)["rows"];
  EXPECT_NEAR(rows[0]["nucleolus"].get<double>(), 50, 1e-9);
  EXPECT_NEAR(rows[2]["nucleolus"].get<double>(), 150, 1e-9);
  const Outcome csv = run_with({"cooperation", "game", game.path(), "--solution", "shapley", "--format", "csv"});
  EXPECT_TRUE(csv.out.starts_with("member,alone,shapley\n1,0,50")) << csv.out;
}

TEST(CooperationGame, OnlyThroughNeighbours) {
  const Written game("coalition,profit\na,0\nb,0\nc,0\na+b,6\na+c,6\nb+c,6\na+b+c,12\n");
  const Outcome line =
      run_with({"cooperation", "game", game.path(), "--solution", "shapley", "--links", "a+b,b+c", "--format", "json"});
  const auto rows = nlohmann::json::parse(line.out)["rows"];
  EXPECT_NEAR(rows[1]["shapley"].get<double>(), 6, 1e-9) << "b is needed by both";
}

TEST(CooperationGame, Refusals) {
  const auto refused = [](const std::string& text, std::vector<std::string> more, int code, const std::string& words) {
    const Written game(text);
    std::vector<std::string> arguments{"cooperation", "game", game.path()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_with(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  };
  refused("kind,cost\ncoalition_values,1 2 nan\n", {}, 2,
          "line 2: the value of coalition 1+2 is “nan”, expected a number");
  refused("kind,cost\ncoalition_values,1 2 -3\n", {}, 2, "not a cost game");
  refused("kind,cost\ncoalition_values,1 2 3 4\n", {}, 2, "found 4 values");
  refused("coalition,cost\na,1\nb,1\nc,1\na+b,1\na+c,1\na+b+c,1\n", {}, 2, "b+c is missing");
  refused("coalition,cost\na,1\na+a,1\n", {}, 2, "“a” stands twice");
  refused(talmud, {"--solution", "banzhaf"}, 2, "Choose among shapley, nucleolus");
  refused(talmud, {"--links", "1+9"}, 2, "does not join two members");
  refused("kind,profit\ncoalition_values,5 5 5\n", {"--solution", "nucleolus"}, 3, "do better alone");
  EXPECT_EQ(run_with({"cooperation", "game", "none.csv"}).code, 2);
}

TEST(ComparisonEfficiency, ScoresWithPeersAndWhatElseIsAsked) {
  const std::vector<std::string> question{"comparison", "efficiency", "--data",    "examples/five-units.csv",
                                          "--inputs",   "x1,x2",      "--outputs", "q"};
  const auto asked = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments = question;
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_with(arguments);
  };
  const Outcome crs = asked({"--returns", "crs", "--format", "json"});
  EXPECT_EQ(crs.code, 0) << crs.err;
  EXPECT_NEAR(nlohmann::json::parse(crs.out)["rows"][2]["score"].get<double>(), 5.0 / 6, 1e-9);
  const Outcome all = asked({"--slacks", "--super", "--scale", "--bootstrap", "100", "--returns", "crs"});
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_NE(all.out.find("B 1.00; E 0.50"), std::string::npos) << all.out;
  const Outcome join = asked({"--join", "C,E"});
  EXPECT_EQ(join.code, 0) << join.err;
  EXPECT_NE(join.out.find("larger than every unit"), std::string::npos) << join.out;
  const auto refused = [&](std::vector<std::string> more, const std::string& words) {
    const Outcome outcome = asked(std::move(more));
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  };
  refused({"--returns", "nirs"}, "--returns: found “nirs”, expected crs, vrs, irs, drs, fdh");
  refused({"--join", "C,X"}, "No unit in the file is called “X”");
  refused({"--join", "C,C"}, "“C” is to be joined twice");
  refused({"--join", "C"}, "two units or more");
  refused({"--join", "C,E", "--slacks"}, "--join alone");
  refused({"--bootstrap", "100", "--returns", "fdh"}, "expected crs, vrs, irs, drs");
  const Outcome bare = run_with({"comparison", "efficiency", "--inputs", "x1", "--outputs", "q"});
  EXPECT_EQ(bare.code, 2);
}

TEST(ComparisonEfficiency, SaysFirstWhatIsMissingFirst) {
  const auto refused = [&](std::vector<std::string> arguments, const std::string& words) {
    arguments.insert(arguments.begin(), "comparison");
    const Outcome outcome = run_with(arguments);
    EXPECT_EQ(outcome.code, 2) << outcome.out;
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  };
  refused({"efficiency", "--data", "nofile.csv"}, "nofile.csv");
  refused({"efficiency", "--data", "nofile.csv", "--inputs", "x1"}, "nofile.csv");
  refused({"cost-function", "--data", "nofile.csv"}, "nofile.csv");
  refused({"efficiency", "--data", "examples/five-units.csv"},
          "--inputs is missing. five-units.csv has the columns id, ");
  refused({"efficiency", "--data", "examples/five-units.csv", "--inputs", "x1"}, "--outputs is missing");
  refused({"cost-function", "--data", "examples/five-units.csv", "--cost", "x1"}, "--size is missing");
  refused({"efficiency", "--data", "examples/five-units.csv", "--inputs", "x1", "--outputs", "q", "--level", "90"},
          "--bootstrap or --second-stage beside it");
}

// As a Norwegian spreadsheet saves it: semicolons, decimal commas, a byte-order mark and CRLF.
TEST(ComparisonEfficiency, ReadsATableAsPeopleSaveIt) {
  const auto write = [](const std::string& name, const std::string& text) {
    const std::string file = testing::TempDir() + name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
  };
  const std::string plain = write("plain-units.csv", "unit,cost,pupils\n0301,1500.5,100\nB,900,80\nC,1200.25,70\n");
  const std::string saved =
      write("saved-units.csv", "\xEF\xBB\xBFunit;cost;pupils\r\n0301;1 500,5;100\r\nB;900;80\r\nC;1200,25;70\r\n");
  const auto answer = [](const std::string& file) {
    return run_with({"comparison", "efficiency", "--data", file, "--inputs", "cost", "--outputs", "pupils", "--returns",
                     "crs", "--format", "csv"});
  };
  const Outcome as_plain = answer(plain), as_saved = answer(saved);
  EXPECT_EQ(as_plain.code, 0) << as_plain.err;
  EXPECT_EQ(as_saved.code, 0) << as_saved.err;
  EXPECT_EQ(as_plain.out, as_saved.out);
  EXPECT_NE(as_plain.out.find("0301,"), std::string::npos) << as_plain.out;
}

TEST(ComparisonEfficiency, EveryOptionIsAnswered) {
  const std::string file = testing::TempDir() + "forty-units.csv";
  {
    std::ofstream out(file);
    out << "unit,cost,pupils,distance\n";
    for (int u = 1; u <= 40; ++u)
      out << "u" << u << ',' << 100 * u + (u * 37) % 41 * u << ',' << 10 * u << ',' << (u * 37) % 41 << '\n';
  }
  const auto asked = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"comparison", "efficiency", "--data", file,       "--inputs",
                                       "cost",       "--outputs",  "pupils", "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_with(arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return nlohmann::json::parse(outcome.out);
  };
  for (const char* returns : {"crs", "vrs", "irs", "drs", "fdh"}) {
    for (const char* orientation : {"in", "out"}) {
      const auto rows = asked({"--returns", returns, "--orientation", orientation})["rows"];
      ASSERT_EQ(rows.size(), 40U);
      for (const auto& row : rows) {
        const double score = row["score"].get<double>();
        EXPECT_TRUE(std::string_view(orientation) == "in" ? score <= 1 + 1e-9 : score >= 1 - 1e-9) << returns << row;
      }
    }
  }
  const auto everything = asked({"--slacks", "--super", "--scale", "--bootstrap", "50"})["rows"][0];
  for (const char* column : {"slack_cost", "slack_pupils", "super_efficiency", "outlier", "leaning", "scale_efficiency",
                             "returns", "bias", "corrected", "low", "high", "peers"})
    EXPECT_TRUE(everything.contains(column)) << column << everything;
  const auto explained = asked({"--second-stage", "distance", "--bootstrap", "50"})["rows"];
  EXPECT_GE(explained.size(), 2U);
  const auto joined = asked({"--join", "u1,u2"})["rows"];
  ASSERT_GE(joined.size(), 6U);
  EXPECT_EQ(joined[1]["part"], "learning");
  EXPECT_NEAR(joined[0]["factor"].get<double>(),
              joined[1]["factor"].get<double>() * joined[2]["factor"].get<double>() * joined[3]["factor"].get<double>(),
              1e-9);
  const Outcome cost = run_with({"comparison", "cost-function", "--data", file, "--cost", "cost", "--size", "pupils",
                                 "--explaining", "distance", "--join", "u1,u2", "--format", "json"});
  EXPECT_EQ(cost.code, 0) << cost.err;
  EXPECT_NE(cost.out.find("joined_cost"), std::string::npos) << cost.out;
}

TEST(ComparisonEfficiency, EconomiesOfScaleOfEveryMunicipality) {
  for (const char* service : {"school", "kindergarten", "care", "administration"}) {
    const Outcome outcome =
        run_with({"comparison", "cost-function", "--service", service, "--join", "skaun,melhus", "--format", "json"});
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto rows = nlohmann::json::parse(outcome.out)["rows"];
    int elasticities = 0;
    for (const auto& row : rows) {
      EXPECT_LE(row["low"].get<double>(), row["coefficient"].get<double>()) << row;
      EXPECT_GE(row["high"].get<double>(), row["coefficient"].get<double>()) << row;
      if (row["explains"].get<std::string>().starts_with("elasticity")) {
        ++elasticities;
        EXPECT_GT(row["coefficient"].get<double>(), 0.4) << service << row;
        EXPECT_LT(row["coefficient"].get<double>(), 1.3) << service << row;
      }
    }
    EXPECT_EQ(elasticities, 3);
  }
  EXPECT_EQ(run_with({"comparison", "cost-function", "--service", "school", "--cost", "x"}).code, 2);
}

TEST(ComparisonEfficiency, OfEveryMunicipalitysOwnAccounts) {
  for (const char* service : {"school", "kindergarten", "care", "administration"}) {
    const Outcome all = run_with({"comparison", "efficiency", "--service", service, "--format", "json"});
    ASSERT_EQ(all.code, 0) << all.err;
    const auto rows = nlohmann::json::parse(all.out)["rows"];
    EXPECT_GT(rows.size(), 340U) << service;
    for (const auto& row : rows) {
      EXPECT_GT(row["score"].get<double>(), 0) << row;
      EXPECT_LE(row["score"].get<double>(), 1 + 1e-9) << row;
    }
  }
  const Outcome join =
      run_with({"comparison", "efficiency", "--service", "administration", "--join", "skaun,1657,melhus"});
  EXPECT_EQ(join.code, 2) << "Skaun by name and by its old number is twice the same";
  const Outcome two = run_with({"comparison", "efficiency", "--service", "administration", "--join", "skaun,melhus"});
  EXPECT_EQ(two.code, 0) << two.err;
  EXPECT_NE(two.out.find("Melhus"), std::string::npos) << two.out;
  EXPECT_EQ(run_with({"comparison", "efficiency", "--service", "police"}).code, 2);
}

}  // namespace
}  // namespace handlingsrom::cli
