#include "standing/comparison/mix.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::comparison {
namespace {

Mix of_file(const std::string& file, const MixColumns& columns, double per) {
  std::ifstream input(file);
  return read_mix(input, file, columns, "Skaun", "Malvik", per);
}

// Worked by hand: Skaun municipality to its executive board, 31 January 2023 (GSI, 1 October 2022). Teaching FTE per 100 pupils are 129.1/13.18 against 179.4/20.12;
// 240 of Skaun's pupils go to schools under 150, 57 of Malvik's.
TEST(Mix, SkaunAgainstMalvik) {
  const Mix found =
      of_file("examples/skaun-malvik-skoler.csv", {"municipality", "kind", "pupils", "teaching_fte"}, 100);
  EXPECT_NEAR(found.own, 9.795, 5e-4);
  EXPECT_NEAR(found.base, 8.917, 5e-4);
  EXPECT_NEAR(found.structure, 0.215, 5e-3);
  EXPECT_NEAR(found.staffing, 0.663, 5e-3);
  EXPECT_NEAR(found.structure + found.staffing, found.own - found.base, 1e-12);
  EXPECT_EQ(found.own_units, 6);
  EXPECT_EQ(found.base_units, 7);
  const Mix leaders =
      of_file("examples/skaun-malvik-skoler.csv", {"municipality", "kind", "pupils", "leader_fte"}, 100);
  EXPECT_NEAR(leaders.own, 100 * 10.5 / 1318, 1e-9);
  EXPECT_NEAR(leaders.base, 100 * 16.0 / 2012, 1e-9);
  EXPECT_GT(leaders.structure, 0) << "small schools need more leaders per pupil";
  EXPECT_LT(leaders.staffing, 0) << "in schools of like kind Skaun has fewer";
}

TEST(Mix, AfterSchoolByGrade) {
  const Mix found = of_file("examples/skaun-malvik-sfo.csv", {"municipality", "grade", "children", "full_places"}, 100);
  EXPECT_NEAR(found.own, 100 * 147.0 / 330, 1e-9);
  EXPECT_NEAR(found.base, 100 * 406.0 / 618, 1e-9);
  EXPECT_NEAR(found.structure + found.staffing, found.own - found.base, 1e-12);
  EXPECT_LT(found.staffing, -20) << "not the grades, but how many take a full place in each";
}

TEST(Mix, AKindThatOneLacksIsStructure) {
  const Mix found = take_apart({{"small", 10, 5}, {"large", 90, 9, 100, 10}}, 1);
  EXPECT_NEAR(found.staffing, 0, 1e-15);
  EXPECT_NEAR(found.structure, 0.14 - 0.1, 1e-12);
}

std::string failure(const std::string& text, const std::string& base = "B") {
  std::istringstream input(text);
  try {
    read_mix(input, "t.csv", {"p", "k", "n", "x"}, "A", base, 1);
  } catch (const Error& error) {
    return error.key();
  }
  return "none";
}

TEST(Mix, RefusesWhatCannotBe) {
  EXPECT_EQ(failure("p,k,n,x\nA,s,1,1\nB,s,1,1\n"), "none");
  EXPECT_EQ(failure("p,k,n\nA,s,1\n"), "mix_column");
  EXPECT_EQ(failure("p,k,n,x\nA,s,1,1\nB,s,1,1\n", "C"), "mix_place");
  EXPECT_EQ(failure("p,k,n,x\nA,s,1,1\nB,s,0,0\n"), "mix_empty");
  EXPECT_EQ(failure("p,k,n,x\nA,s,0,1\nB,s,1,1\n"), "csv_value");
  EXPECT_EQ(failure("p,k,n,x\nA,s,-1,1\nB,s,1,1\n"), "csv_value");
  EXPECT_EQ(failure("p,k,n,x\nA,s,,1\nB,s,1,1\n"), "csv_value");
}

}  // namespace
}  // namespace handlingsrom::comparison
