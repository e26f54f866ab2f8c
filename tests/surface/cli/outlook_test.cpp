#include <gtest/gtest.h>

#include <sstream>

#include "surface/cli/run.hpp"

namespace handlingsrom::cli {
namespace {

std::string result_of(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  EXPECT_EQ(run(arguments, out, err), 0) << err.str();
  return out.str();
}

TEST(Outlook, ShowsEveryRoomAsTableAndAsRowsForPrograms) {
  for (const std::string room : {"services", "care", "workforce", "economy", "rooms"}) {
    const std::string table = result_of({room, "project", "skaun", "--paths", "0", "--lang", "en"});
    EXPECT_NE(table.find("2050"), std::string::npos) << room;
    EXPECT_EQ(table.find(room + "."), std::string::npos) << "a figure without a name: " << table;
    const std::string rows = result_of({room, "project", "5029", "--paths", "0", "--format", "csv"});
    EXPECT_TRUE(rows.starts_with("figure,year,unit,middle,p10,p25,p75,p90,provenance\n" + room + "."))
        << rows.substr(0, 200);
    EXPECT_EQ(rows.find(",nan"), std::string::npos) << room;
  }
}

TEST(Outlook, IsACubeForStatisticsTools) {
  const std::string cube = result_of({"economy", "project", "skaun", "--paths", "0", "--format", "json-stat"});
  EXPECT_TRUE(cube.starts_with("{\"version\":\"2.0\",\"class\":\"dataset\"")) << cube.substr(0, 100);
  std::ostringstream out, err;
  EXPECT_EQ(run({"economy", "project", "skaun", "--format", "json-sta"}, out, err), 2);
}

TEST(Outlook, IsTheSameForAnyNumberOfThreads) {
  const std::vector<std::string> common{"rooms", "project", "utsira", "--paths", "20", "--format", "json"};
  auto one = common, two = common;
  one.insert(one.end(), {"--threads", "1"});
  two.insert(two.end(), {"--threads", "2"});
  EXPECT_EQ(result_of(one), result_of(two));
}

TEST(Outlook, OfARegionAddsUpAndRefusesWhatIsNotOne) {
  const auto csv = [](const std::vector<std::string>& of) {
    std::vector<std::string> arguments{"rooms", "project", "--paths", "0", "--format", "csv"};
    arguments.insert(arguments.end(), of.begin(), of.end());
    return result_of(arguments);
  };
  const std::string alone = csv({"skaun"});
  const std::string region = csv({"--region", "5029"});
  const auto line = [](const std::string& text, const std::string& start) {
    const std::size_t at = text.find("\n" + start);
    return text.substr(at, text.find('\n', at + 1) - at);
  };
  EXPECT_EQ(line(alone, "rooms.money,2040"), line(region, "rooms.money,2040"));
  EXPECT_NE(csv({"--region", "county:50"}), csv({"--region", "area:5029"}));
  for (const std::vector<std::string>& bad :
       {std::vector<std::string>{}, {"skaun", "--region", "county:50"}, {"--region", "county:99"}, {"--region", ","}}) {
    std::vector<std::string> arguments{"rooms", "project"};
    arguments.insert(arguments.end(), bad.begin(), bad.end());
    std::ostringstream out, err;
    EXPECT_EQ(run(arguments, out, err), 2);
    EXPECT_TRUE(out.str().empty());
    EXPECT_FALSE(err.str().empty());
  }
}

TEST(Facts, NamesEverySourceWithItsLicence) {
  const std::string csv = result_of({"facts", "sources", "--format", "csv"});
  EXPECT_TRUE(csv.starts_with("source,publisher,source_table,title,period,licence,retrieved,note\n"));
  EXPECT_EQ(csv.find(",,"), std::string::npos) << "a source with an empty field";
}

TEST(Municipality, IsFoundByOldNumber) {
  EXPECT_NE(result_of({"municipality", "find", "1657"}).find("Skaun"), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::cli
