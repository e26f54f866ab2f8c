#include "choice/priority/orlib.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::priority {
namespace {

TEST(OrLibrary, ReadsProblemsOneAfterAnother) {
  std::istringstream input("2\n2 1 7\n3 4\n1 2\n2\n1 2 0\n5\n1\n2\n1 2");
  const auto problems = read_orlib(input, "f.txt");
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].stated_value, 7);
  EXPECT_EQ(problems[0].program.at(0, 1), 2);
  EXPECT_EQ(problems[1].program.rows, 2);
  EXPECT_EQ(problems[1].program.upper[1], 2);
}

std::string orlib_fault(const std::string& text, bool csv = false) {
  try {
    std::istringstream input(text);
    if (csv) {
      read_csv(input, "f");
    } else {
      read_orlib(input, "f");
    }
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(OrLibrary, NamesThePlaceOfEachFault) {
  EXPECT_EQ(orlib_fault(""),
            "knapsack_value: file=f, line=1, found=the end of the file, expected=the number of problems, 1 to 100000");
  EXPECT_EQ(orlib_fault("1\n2 1 0\n3 x\n"), "knapsack_value: file=f, line=3, found=x, expected=a profit");
  EXPECT_EQ(orlib_fault("1\n2 1 0\n3 4\n1 2\n"),
            "knapsack_value: file=f, line=5, found=the end of the file, expected=a capacity");
  EXPECT_NE(orlib_fault("1\n2.5 1 0\n").find("expected=the number of columns"), std::string::npos);
  EXPECT_NE(orlib_fault("1\n100000 100000 0\n").find("expected=the number of rows"), std::string::npos);
}

TEST(PriorityCsv, ReadsLimitsAndMeasures) {
  std::istringstream input("measure,value,money,people\nlimit,,10,2\nramp,5,4,1\nlift,7,8,0.5\n");
  const NamedColumns read = read_csv(input, "f.csv");
  EXPECT_EQ(read.names, (std::vector<std::string>{"ramp", "lift"}));
  EXPECT_EQ(read.limits, (std::vector<std::string>{"money", "people"}));
  EXPECT_EQ(read.program.at(1, 1), 0.5);
  EXPECT_EQ(read.program.upper[0], 10);
}

TEST(PriorityCsv, RefusesAFileWithoutLimitsOrMeasures) {
  EXPECT_NE(orlib_fault("measure,value,money\nramp,1,2\n", true).find("line=2"), std::string::npos);
  EXPECT_EQ(orlib_fault("measure,value,money\nlimit,,2\n", true), "priority_empty: file=f");
  EXPECT_NE(orlib_fault("value,money\n1,2\n", true).find("csv_column_missing"), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::priority
