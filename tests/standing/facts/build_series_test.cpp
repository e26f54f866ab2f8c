// Three invented municipalities in two groups, and what the builder says of tables that do not hold.
#include "standing/facts/build_series.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace handlingsrom::facts::build {
namespace {

namespace fs = std::filesystem;

class SeriesBuild : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "series-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    write("groups.csv", "number,group\n0001,EKG01\n0002,EKG01\n0003,EKG02\n");
    write("users.csv",
          "number,aar,users,hidden\n0001,2030,10,\n0002,2030,,yes\n0003,2030,7,\n0001,2031,11,\n"
          "0002,2031,5,\n0003,2031,8,\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  /// The users' table as the builder makes it; `more` stands in its description.
  Table build(const std::string& more = "", const std::string& columns = "\"q.users = users !hidden\"") {
    write("bundle.toml", R"(version = "v"
[[source]]
id = "s"
publisher = "p"
table = "t"
title = "t"
period = "p"
licence = "l"
note = ""

[[table]]
name = "groups"
kind = "series"
sources = ["s"]
quantities = ["kostra.group none"]
groups = "kostra.group"
[[table.read]]
file = "groups.csv"
area = "number"
year = 2031
columns = ["kostra.group = group -EKG"]

[[table]]
name = "users"
kind = "series"
sources = ["s"]
quantities = ["q.users users x10", "q.twice users"]
groups = "kostra.group"
regions = ["EAK", "EKG01", "EKG02"]
)" + more + R"(
[[table.read]]
file = "users.csv"
area = "number"
year = "aar"
columns = [)" + columns + R"(]
[[table.derive]]
quantity = "q.twice"
plus = ["q.users", "q.users"]
)");
    const Specification specification = read_specification(folder_ / "bundle.toml");
    checks_.clear();
    SeriesBuilder builder({1, 2, 3}, checks_);
    builder.read(folder_, specification.tables.at(0));
    Table table = builder.read(folder_, specification.tables.at(1));
    marks_ = builder.marks();
    return table;
  }
  std::string fault(const std::string& more = "", const std::string& columns = "\"q.users = users !hidden\"") {
    try {
      build(more, columns);
    } catch (const Error& error) {
      return error.what();
    }
    return "none";
  }
  /// The cell of an area, published number; NaN where the table has no such row.
  static double at(const Table& table, const std::string& region, std::int64_t number, std::int64_t year,
                   const std::string& quantity) {
    for (std::size_t row = 0; row < table.rows; ++row) {
      const bool here =
          region.empty() ? table.integers("kommunenr")[row] == number : table.texts("region").text(row) == region;
      if (here && table.integers("year")[row] == year) return table.numbers(quantity)[row];
    }
    return missing;
  }

  fs::path folder_;
  std::vector<BuildCheck> checks_;
  Table marks_;
};

TEST_F(SeriesBuild, SumsCountryAndGroupsAndKeepsHiddenCellsHidden) {
  const Table table = build();
  EXPECT_EQ(at(table, "", 1, 2030, "q.users"), 10);
  EXPECT_EQ(at(table, "EAK", 0, 2031, "q.users"), 24);
  EXPECT_EQ(at(table, "EKG01", 0, 2031, "q.users"), 16);
  EXPECT_EQ(at(table, "EKG02", 0, 2030, "q.users"), 7);
  EXPECT_EQ(at(table, "", 3, 2031, "q.twice"), 16);
  EXPECT_TRUE(is_missing(at(table, "EAK", 0, 2030, "q.users")));
  EXPECT_TRUE(is_missing(at(table, "EKG01", 0, 2030, "q.twice")));
  int hidden = 0;
  for (std::size_t row = 0; row < marks_.rows; ++row) {
    hidden += marks_.texts("status").text(row) == "suppressed" && marks_.integers("year")[row] == 2030 ? 1 : 0;
  }
  EXPECT_EQ(hidden, 6) << "0002, EKG01 and EAK, in both quantities";
}

TEST_F(SeriesBuild, RefusesATotalThatIsNotTheSumOfItsParts) {
  write("users.csv", "number,aar,users,hidden\n0001,2030,10,\n0002,2030,5,\n0003,2030,7,\nEAK,2030,23,\n");
  EXPECT_NE(fault().find("2030: sum of EAK"), std::string::npos) << fault();
  write("users.csv", "number,aar,users,hidden\n0001,2030,10,\n0002,2030,5,\n0003,2030,7,\nEAK,2030,22,\n");
  EXPECT_EQ(fault(), "none");
}

TEST_F(SeriesBuild, ChecksTheControlsOfTheDescription) {
  EXPECT_EQ(fault("controls = [\"q.users 2031 24\"]"), "none");
  const std::string said = fault("controls = [\"q.users 2031 25\"]");
  EXPECT_NE(said.find("found=24"), std::string::npos) << said;
  EXPECT_NE(said.find("expected=25"), std::string::npos) << said;
  EXPECT_EQ(fault("controls = [\"q.users 2031 25 1\"]"), "none");
}

TEST_F(SeriesBuild, NamesThePlaceOfWhatItCannotRead) {
  write("users.csv", "number,aar,users,hidden\n0001,2030,10,\n0009,2030,5,\n");
  EXPECT_NE(fault().find("users.csv"), std::string::npos);
  EXPECT_NE(fault().find("line=3"), std::string::npos) << fault();
  write("users.csv", "number,aar,users,hidden\n0001,2030,ten,\n");
  EXPECT_NE(fault().find("line=2"), std::string::npos) << fault();
  write("groups.csv", "number,group\n0001,seven\n");
  EXPECT_NE(fault().find("groups.csv"), std::string::npos) << fault();
}

TEST_F(SeriesBuild, RefusesADescriptionThatSaysWhatIsNot) {
  EXPECT_NE(fault("", "\"q.others = users\"").find("q.others"), std::string::npos);
  EXPECT_NE(fault("", "\"q.users users\"").find("bundle.toml"), std::string::npos);
  EXPECT_NE(fault("controls = [\"q.users 2031\"]").find("bundle.toml"), std::string::npos);
  EXPECT_NE(fault("", "\"q.users = persons\"").find("persons"), std::string::npos);
}

TEST_F(SeriesBuild, RefusesFilesThatDisagreeAboutACell) {
  write("other.csv", "number,aar,users\n0001,2031,12\n");
  const std::string other = R"([[table.read]]
file = "other.csv"
area = "number"
year = "aar"
columns = ["q.users = users"]
)";
  EXPECT_NE(fault(other).find("csv"), std::string::npos);
  EXPECT_NE(fault(other), "none");
  write("other.csv", "number,aar,users\n0001,2031,11\n");
  EXPECT_EQ(fault(other), "none");
}

}  // namespace
}  // namespace handlingsrom::facts::build
