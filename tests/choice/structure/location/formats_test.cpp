// The five file formats: what is read, and the place of every fault.
#include "choice/structure/location/formats.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::location {
namespace {

Problem read(Format format, const std::string& text, const ReadOptions& options = {}) {
  std::istringstream input(text);
  return read_problem(input, "f", format, options);
}

std::string fault_of(Format format, const std::string& text, const ReadOptions& options = {}) {
  try {
    read(format, text, options);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "no fault";
}

TEST(LocationFormats, MedianNetworkWhereTheLastEdgeCounts) {
  const Problem problem = read(Format::orlib_pmed, "3 3 1\n1 2 30\n2 3 46\n2 1 10\n");
  EXPECT_EQ(problem.sites, 3);
  EXPECT_EQ(problem.open_exactly, 1);
  EXPECT_EQ(problem.cost, (std::vector<double>{0, 10, 56, 10, 0, 46, 56, 46, 0}));
}

TEST(LocationFormats, WarehousesWithCapacityLeftOpen) {
  const std::string text = "2 1\ncapacity 7500.\ncapacity 0.\n146\n67.5 103\n";
  const Problem problem = read(Format::orlib_cap, text, {.capacity = 500.0, .rounding = Rounding::automatic});
  EXPECT_TRUE(problem.split);
  EXPECT_EQ(problem.capacity, (std::vector<double>{500, 500}));
  EXPECT_EQ(problem.opening, (std::vector<double>{7500, 0}));
  EXPECT_EQ(problem.cost, (std::vector<double>{67.5, 103}));
  EXPECT_NE(fault_of(Format::orlib_cap, text).find("line=2, found=capacity"), std::string::npos);
}

TEST(LocationFormats, HolmbergIgnoresWhatFollowsAndDiazPutsCustomersFirst) {
  const Problem holmberg = read(Format::holmberg, "2 3\n10 100\n20 200\n1 2 3\n1 2 3\n4 5 6\n99 98");
  EXPECT_EQ(holmberg.cost_of(1, 2), 6);
  EXPECT_FALSE(holmberg.split);
  const Problem diaz = read(Format::diaz, "3 2\n1 4\n2 5\n3 6\n1 2 3\n100 200\n10 20\n");
  EXPECT_EQ(diaz.cost, holmberg.cost);
  EXPECT_EQ(diaz.demand, holmberg.demand);
  EXPECT_EQ(diaz.opening, holmberg.opening);
  EXPECT_EQ(diaz.capacity, holmberg.capacity);
}

TEST(LocationFormats, LengthsBetweenPointsAreRoundedDownAsInTheSetThatDoes) {
  const std::string small = "2 1\n0 0 9 1\n1 1 9 2\n", large = "2 1\n0 0 9 1\n101 101 9 2\n";
  EXPECT_EQ(read(Format::cpmp, small).cost_of(0, 1), 1);
  EXPECT_NEAR(read(Format::cpmp, large).cost_of(0, 1), 142.8356, 1e-4);
  EXPECT_EQ(read(Format::cpmp, large, {.capacity = {}, .rounding = Rounding::down}).cost_of(0, 1), 142);
  EXPECT_NEAR(read(Format::cpmp, small, {.capacity = {}, .rounding = Rounding::none}).cost_of(0, 1), 1.4142, 1e-4);
  EXPECT_EQ(read(Format::cpmp, small).own, (std::vector<int>{0, 1}));
}

TEST(LocationFormats, NamesThePlaceOfEachFault) {
  EXPECT_EQ(fault_of(Format::orlib_pmed, "3 1 1\n1 4 30\n"),
            "location_value: file=f, line=2, found=4, expected=a vertex");
  EXPECT_EQ(fault_of(Format::orlib_pmed, "3 1 1\n1 2 -3\n"),
            "location_value: file=f, line=2, found=-3, expected=a length, 0 or more");
  EXPECT_EQ(fault_of(Format::orlib_pmed, "3 1 4\n1 2 3\n"),
            "location_value: file=f, line=1, found=4, expected=the number of medians, at most that of vertices");
  EXPECT_EQ(fault_of(Format::orlib_pmed, "3 1 1\n1 2 3\n4"),
            "location_value: file=f, line=3, found=4, expected=the end of the file");
  EXPECT_EQ(fault_of(Format::orlib_cap, "1 1\n10 5\n-1 4\n"),
            "location_value: file=f, line=3, found=-1, expected=a demand, 0 or more");
  EXPECT_EQ(fault_of(Format::holmberg, "1 2\n10 5\n1 2\n4\n"),
            "location_value: file=f, line=5, found=the end of the file, expected=a cost of serving, 0 or more");
  EXPECT_EQ(fault_of(Format::diaz, "2 1\n1\nnan\n"),
            "location_value: file=f, line=3, found=nan, expected=a cost of serving, 0 or more");
  EXPECT_EQ(fault_of(Format::cpmp, "2 1\n0 0 9 1\n1 1 -9 2\n"),
            "location_value: file=f, line=3, found=-9, expected=a capacity, 0 or more");
  EXPECT_EQ(fault_of(Format::cpmp, ""),
            "location_value: file=f, line=1, found=the end of the file, expected=the number of points, 1 to 7000");
  EXPECT_NE(fault_of(Format::holmberg, "100000 100000\n").find("expected=the number of customers"), std::string::npos);
}

TEST(LocationFormats, HaveNames) {
  EXPECT_EQ(format_of("diaz"), Format::diaz);
  EXPECT_EQ(format_of("orlib-pmed"), Format::orlib_pmed);
  EXPECT_FALSE(format_of("pmed"));
}

}  // namespace
}  // namespace handlingsrom::location
