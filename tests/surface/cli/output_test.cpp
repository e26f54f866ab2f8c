#include "surface/cli/output.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace handlingsrom::cli {
namespace {

using messages::Catalogue;
using messages::Language;

Table example() {
  return {
      "example",
      {{"name"}, {"users", Unit::persons, 1, "Users"}},
      {{"Høylandet, \"bygda\"", 1230.25}, {"B", std::monostate{}}, {"C", std::numeric_limits<double>::quiet_NaN()}}};
}

TEST(Output, AlignsForPeople) {
  EXPECT_EQ(render(example(), Format::table, Catalogue("data/messages", Language::bokmaal)),
            "Navn                Users (personer)\n"
            "──────────────────  ────────────────\n"
            "Høylandet, \"bygda\"           1\u202f230,2\n"
            "B                                  –\n"
            "C                                  –\n");
}

TEST(Output, WritesCsvThatReadsBack) {
  EXPECT_EQ(render(example(), Format::csv, Catalogue("data/messages", Language::bokmaal)),
            "name,users\n\"Høylandet, \"\"bygda\"\"\",1230.25\nB,\nC,\n");
}

TEST(Output, RoundsEachRowForPeopleAndGivesProgramsTheWholeFigure) {
  const Table mixed{"mixed",
                    {{"name"}, {"users", Unit::none, 1, "Value"}},
                    {{"kr", Rounded{10087250.922, 0}}, {"pupils", Rounded{15.6, 3}}}};
  const Catalogue catalogue("data/messages", Language::english);
  const std::string table = render(mixed, Format::table, catalogue);
  EXPECT_NE(table.find("kr      10,087,251\n"), std::string::npos) << table;
  EXPECT_NE(table.find("pupils      15.600\n"), std::string::npos) << table;
  EXPECT_EQ(render(mixed, Format::csv, catalogue), "name,users\nkr,10087250.922\npupils,15.6\n");
}

TEST(Output, NamesUnitsInJson) {
  const std::string text = render(example(), Format::json, Catalogue("data/messages", Language::bokmaal));
  EXPECT_NE(text.find(R"("unit": "persons")"), std::string::npos);
  EXPECT_NE(text.find(R"("users": null)"), std::string::npos);
  EXPECT_EQ(text.find("NaN"), std::string::npos);
}

TEST(Output, TextInACsvIsNoFormula) {
  const messages::Catalogue catalogue("data/messages", messages::Language::bokmaal);
  Table table{"rows", {{"name"}, {"value"}}, {}};
  for (const char* name : {"=1+1", "+1+1", "-2+3", "@SUM(A1)", "\tx", "Skaun", "-", ""})
    table.rows.push_back({name, -1.5});
  EXPECT_EQ(render(table, Format::csv, catalogue),
            "name,value\n'=1+1,-1.5\n'+1+1,-1.5\n'-2+3,-1.5\n'@SUM(A1),-1.5\n'\tx,-1.5\nSkaun,-1.5\n-,-1.5\n,-1.5\n");
}

}  // namespace
}  // namespace handlingsrom::cli
