// `handlingsrom structure solve` from outside: the three forms, the file of --out, and every refusal with its code.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

class StructureSolve : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("structure_solve_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& text) {
    const std::filesystem::path path = folder_ / "problem.txt";
    std::ofstream(path) << text;
    return path.string();
  }
  static Outcome solve(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"structure", "solve"});
    return run_with(std::move(arguments));
  }
  std::filesystem::path folder_;
};

// Four vertices in a line, 1–2–3–4, lengths 1, 5, 1: with two medians the best is 2.
constexpr const char* line = "4 3 2\n1 2 1\n2 3 5\n3 4 1\n";

TEST_F(StructureSolve, SaysTheValueAndThatItIsProved) {
  const Outcome outcome = solve({file(line), "--format", "orlib-pmed"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Value 2.00, proved the lowest possible. 2 sites open."), std::string::npos)
      << outcome.out;
}

TEST_F(StructureSolve, EveryFigureInJsonAndCsv) {
  const std::string path = file("2 2\n10 7\n10 3\n4 5\n1 2\n3 4\n");
  const Outcome json = solve({path, "--format", "holmberg", "--as", "json"});
  ASSERT_EQ(json.code, 0) << json.err;
  double value = 0, sum = 0;
  int assigned = 0;
  const auto document = nlohmann::json::parse(json.out);
  for (const auto& row : document["rows"]) {
    if (row["what"] == "value") value = row["figure"];
    if (row["what"] == "open" || row["what"] == "assignment") sum += row["figure"].get<double>();
    assigned += row["what"] == "assignment";
  }
  EXPECT_EQ(value, 10) << "site 2 for both: 3 + 3 + 4";
  EXPECT_EQ(sum, value);
  EXPECT_EQ(assigned, 2);
  const Outcome csv = solve({path, "--format", "holmberg", "--as", "csv"});
  EXPECT_NE(csv.out.find("value,,,,10\n"), std::string::npos) << csv.out;
  EXPECT_NE(csv.out.find("gap,,,,0\n"), std::string::npos) << csv.out;
  const std::filesystem::path kept = folder_ / "kept.json";
  EXPECT_EQ(solve({path, "--format", "holmberg", "--out", kept.string()}).code, 0);
  std::ifstream input(kept);
  EXPECT_EQ(nlohmann::json::parse(input)["table"], "location") << "by the name of --out";
}

TEST_F(StructureSolve, Refusals) {
  const auto refused = [](const std::vector<std::string>& arguments, int code, const std::string& words) {
    const Outcome outcome = solve(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.out << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  };
  const std::string path = file(line);
  refused({path}, 2, "orlib-pmed");
  refused({path, "--format", "csv"}, 2, "orlib-pmed");
  for (const char* seconds : {"0", "-1", "nan", "inf"})
    refused({path, "--format", "orlib-pmed", "--seconds", seconds}, 2, "does not fit");
  refused({path, "--format", "orlib-pmed", "--as", "xml"}, 2, "xml");
  refused({path, "--format", "orlib-pmed", "--rounding", "up"}, 2, "up");
  refused({path, "--format", "orlib-pmed", "--capacity", "0"}, 2, "capacity 0");
  refused({path, "--format", "holmberg"}, 2, "problem.txt, line");
  refused({(folder_ / "none.txt").string(), "--format", "diaz"}, 2, "Cannot read");
  refused({folder_.string(), "--format", "diaz"}, 2, "Cannot read");
  refused({file("1 2\n4 10\n3 2\n1 1\n"), "--format", "holmberg"}, 3, "the demand is 5");
  refused({file("2 1\n4 10\n4 10\n5\n1\n1\n"), "--format", "holmberg"}, 3, "customer 1 needs 5");
  refused({file("2 3\n4 1\n4 1\n3 3 2\n1 1 1\n1 1 1\n"), "--format", "holmberg"}, 3, "in none do the customers fit");
  refused({file("3 1 1\n1 2 4\n"), "--format", "orlib-pmed"}, 3, "No choice exists");
}

}  // namespace
}  // namespace handlingsrom::cli
