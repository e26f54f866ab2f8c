// `handlingsrom comparison` from outside.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

TEST(ComparisonCommand, ShowsFiguresAndWordsAsATable) {
  const Outcome outcome = run_with({"comparison", "show", "skaun", "--with", "neighbours"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("8,574"), std::string::npos);
  EXPECT_NE(outcome.out.find("What matters most is"), std::string::npos);
}

TEST(ComparisonCommand, JsonPartsAddUp) {
  const Outcome outcome = run_with({"comparison", "why", "skaun", "--with", "5031,melhus", "--format", "json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const auto document = nlohmann::json::parse(outcome.out);
  double sum = 0;
  int sums = 0;
  for (const auto& row : document.at("rows")) {
    if (row.at("part") != "sum") {
      sum += row.at("effect").get<double>();
      continue;
    }
    EXPECT_NEAR(sum, row.at("effect").get<double>(), 1e-6) << row;
    sum = 0;
    ++sums;
  }
  EXPECT_EQ(sums, 32) << "sixteen against the group, sixteen against the country";
}

TEST(ComparisonCommand, ShowBeginsWithResultDebtAndSpending) {
  const Outcome outcome = run_with({"comparison", "show", "skaun", "--with", "kostra", "--format", "json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const auto rows = nlohmann::json::parse(outcome.out).at("rows");
  EXPECT_EQ(rows.at(0).at("figure"), "net_result");
  EXPECT_EQ(rows.at(1).at("figure"), "net_debt");
  const auto& total = rows.at(3);
  EXPECT_EQ(total.at("figure"), "net_expenditure");
  EXPECT_EQ(total.at("ranked").get<int>(), total.at("known").get<int>() + 1);
  EXPECT_LE(total.at("rank_best").get<int>(), total.at("rank").get<int>());
  EXPECT_GE(total.at("rank_worst").get<int>(), total.at("rank").get<int>());
  EXPECT_LE(total.at("p10").get<double>(), total.at("p90").get<double>());
  EXPECT_NE(total.at("sentence").get<std::string>().find("between no. "), std::string::npos) << total;
}

TEST(ComparisonCommand, WhyDrawsAWaterfall) {
  const std::string file = testing::TempDir() + "waterfall.svg";
  const Outcome outcome = run_with({"comparison", "why", "skaun", "--with", "malvik", "--difference", "care_kroner",
                                    "--picture", file, "--format", "csv"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out.find("need_index"), std::string::npos) << "only the one asked for";
  std::ifstream written(file);
  const std::string svg{std::istreambuf_iterator<char>(written), {}};
  EXPECT_NE(svg.find("<svg"), std::string::npos);
  EXPECT_NE(svg.find("Kroner per FTE"), std::string::npos);
  const Outcome unknown = run_with({"comparison", "why", "skaun", "--difference", "roads"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.err.find("care_kroner"), std::string::npos) << unknown.err;
}

TEST(ComparisonCommand, CsvHasARowForEachMember) {
  const Outcome outcome = run_with({"comparison", "group", "skaun", "--count", "5", "--format", "csv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 6);
}

TEST(ComparisonCommand, RefusesWhatCannotBe) {
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"comparison", "show", "skaun", "--with", "nabokommuner"},
        {"comparison", "show", "skaun", "--count", "0"},
        {"comparison", "show", "skaun", "--weight-need", "-1"},
        {"comparison", "show", "skaun", "--with", "5031,,5035"}}) {
    const Outcome outcome = run_with(wrong);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err, "");
  }
}

}  // namespace
}  // namespace handlingsrom::cli
