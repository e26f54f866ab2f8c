// Selections, declarations and plans.
#include "standing/statistics/plan.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/error.hpp"
#include "standing/statistics/standing_in.hpp"

namespace handlingsrom::statistics {
namespace {

reading::Dimension years() {
  reading::Dimension dimension;
  dimension.id = "Tid";
  dimension.role = reading::Role::time;
  for (int year = 2015; year <= 2025; ++year) dimension.categories.push_back({std::to_string(year), "", "", -1});
  return dimension;
}

using Codes = std::vector<std::string>;

TEST(Selection, ExpandsEveryExpression) {
  EXPECT_EQ(expand({"*"}, years()).size(), 11U);
  EXPECT_EQ(expand({"TOP(2)"}, years()), (Codes{"2015", "2016"}));
  EXPECT_EQ(expand({"top(2,1)"}, years()), (Codes{"2016", "2017"}));
  EXPECT_EQ(expand({"bottom(2)"}, years()), (Codes{"2024", "2025"}));
  EXPECT_EQ(expand({"bottom(2,1)"}, years()), (Codes{"2023", "2024"}));
  EXPECT_EQ(expand({"range(2019, 2021)"}, years()), (Codes{"2019", "2020", "2021"}));
  EXPECT_EQ(expand({"from(2024)"}, years()), (Codes{"2024", "2025"}));
  EXPECT_EQ(expand({"from(2010)"}, years()).size(), 11U);  // older than the table: all of it
  EXPECT_EQ(expand({"to(2016)"}, years()), (Codes{"2015", "2016"}));
  EXPECT_EQ(expand({"202?"}, years()).size(), 6U);
  EXPECT_EQ(expand({"2*5"}, years()), (Codes{"2015", "2025"}));
  EXPECT_EQ(expand({"2025", "2015", "2025", "1999"}, years()),
            (Codes{"2015", "2025"}));  // each once, in the table's order
}

TEST(Selection, IsWrittenAsTheServiceReadsIt) {
  const Selection selection{{"Tid", {"range(2020,2024)", "2015"}}, {"Kjonn", {"1"}, "vs_kjønn"}};
  EXPECT_EQ(
      query_of(selection),
      "valueCodes%5BTid%5D=%5Brange%282020%2C2024%29%5D,2015&valueCodes%5BKjonn%5D=1&codelist%5BKjonn%5D=vs_kj%C3%B8nn");
  EXPECT_EQ(body_of({{"Tid", {"2015"}}}), R"({"selection":[{"variableCode":"Tid","valueCodes":["2015"]}]})");
}

TableFile declared() {
  return read_table_file(
      "table = \"12134\"\nregion = \"KOKkommuneregion0000\"\ncountry = \"EAK\"\n[select]\n\"*\" = \"*\"\nTid = \"from(2023)\"\n",
      "12134.toml");
}

reading::Cube metadata(const Codes& regions, const Codes& time) {
  return reading::read_json_stat(recorded(regions, time), "x").front();
}

TEST(TableFile, NamesThePlaceOfEachFault) {
  const auto fault_of = [](const std::string& text) {
    try {
      read_table_file(text, "x.toml");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no fault");
  };
  EXPECT_TRUE(fault_of("table = 5\n[select]\nTid=\"*\"\n").starts_with("statistics_table_file: file=x.toml, line=1"));
  EXPECT_TRUE(fault_of("table = \"../x\"\n[select]\nTid=\"*\"\n").starts_with("statistics_table_file: file=x.toml"));
  EXPECT_TRUE(
      fault_of("table = \"1\"\nxyz = 1\n").starts_with("statistics_table_file: file=x.toml, line=2, found=xyz"));
  EXPECT_TRUE(fault_of("table = \"1\"\njoining = \"mean\"\n[select]\nTid=\"*\"\n").find("sum, weighted_mean, none") !=
              std::string::npos);
  EXPECT_TRUE(fault_of("table = \"1\"\n").find("[select]") != std::string::npos);
  EXPECT_TRUE(fault_of("table = \n").starts_with("toml_syntax: file=x.toml, line=1"));
}

TEST(TableFile, EveryDeclarationOfTheProgramIsRead) {
  const auto tables = read_table_files("data/tables");
  EXPECT_GE(tables.size(), 19U);
  for (const TableFile& table : tables) EXPECT_EQ(table.file, table.id + ".toml");
}

TEST(Plan, AsksForMunicipalitiesAndTheCountry) {
  const TablePlan plan =
      plan_table(declared(), metadata({"0301", "5029", "1657", "EAK", "EKG03"}, {"2022", "2023", "2024"}), {}, 800'000);
  ASSERT_EQ(plan.calls.size(), 1U);
  EXPECT_EQ(plan.calls[0].selection[0].values, (Codes{"0301", "5029", "1657", "EAK"}));
  EXPECT_EQ(plan.calls[0].selection[2].values, (Codes{"2023", "2024"}));
  EXPECT_EQ(plan.cells, 8U);
  EXPECT_FALSE(is_preliminary("2026-06-15T08:00:00Z", 2025));
  EXPECT_TRUE(is_preliminary("2026-03-16T07:00:00Z", 2025));
  EXPECT_FALSE(plan.preliminary);  // of 2024, updated in 2026
  const TablePlan one = plan_table(declared(), metadata({"0301", "5029", "1657", "EAK"}, {"2023", "2024"}),
                                   {{"5029", "1657"}, 2024}, 800'000);
  EXPECT_EQ(one.calls[0].selection[0].values, (Codes{"5029", "1657", "EAK"}));
  EXPECT_EQ(one.cells, 3U);
}

TEST(Plan, SaysWhatChangedInTheTable) {
  const auto fault_of = [](const TableFile& table, const reading::Cube& cube) {
    try {
      plan_table(table, cube, {}, 800'000);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no fault");
  };
  TableFile table = declared();
  table.selection = {{"Tid", {"2023", "1999"}}};
  EXPECT_EQ(fault_of(table,
                     [] {
                       reading::Cube cube = metadata({"5029"}, {"2023"});
                       cube.dimensions[1].categories.push_back({"L", "", "", -1});
                       return cube;
                     }()),
            "statistics_variable_new: file=12134.toml, table=12134, found=ContentsCode");
  EXPECT_EQ(plan_table(table, metadata({"5029"}, {"2023"}), {}, 800'000).gone, (Codes{"Tid 1999"}));
  table.selection = {{"Alder", {"*"}}};
  EXPECT_EQ(fault_of(table, metadata({"5029"}, {"2023"})),
            "statistics_variable_unknown: file=12134.toml, table=12134, found=Alder");
  EXPECT_EQ(fault_of(declared(), metadata({"5029"}, {"2020"})),
            "statistics_codes_gone: file=12134.toml, table=12134, found=Tid");
}

// Whatever the sizes and the limit: every cell once, and no call too large where one value of each variable fits.
RC_GTEST_PROP(PlanProperty, CoversEveryCellOnce, ()) {
  const int region_count = *rc::gen::inRange(1, 400);
  const int year_count = *rc::gen::inRange(1, 12);
  const auto limit = static_cast<std::size_t>(*rc::gen::inRange(1, 3000));
  Codes regions;
  for (int i = 0; i < region_count; ++i) regions.push_back(std::to_string(1000 + i));
  Codes time;
  for (int i = 0; i < year_count; ++i) time.push_back(std::to_string(2023 + i));
  const TablePlan plan = plan_table(declared(), metadata(regions, time), {}, limit);
  std::set<std::pair<std::string, std::string>> seen;
  std::set<std::string> names;
  for (const PlannedCall& call : plan.calls) {
    RC_ASSERT(call.cells <= limit);
    RC_ASSERT(call.selection[0].values.size() <= most_regions_per_call);
    RC_ASSERT(names.insert(call.name).second);
    for (const std::string& region : call.selection[0].values) {
      for (const std::string& year : call.selection[2].values) RC_ASSERT(seen.emplace(region, year).second);
    }
  }
  RC_ASSERT(seen.size() == static_cast<std::size_t>(region_count) * static_cast<std::size_t>(year_count));
}

}  // namespace
}  // namespace handlingsrom::statistics
