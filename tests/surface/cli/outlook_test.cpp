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

TEST(Outlook, IsTheSameForAnyNumberOfThreads) {
  const std::vector<std::string> common{"rooms", "project", "utsira", "--paths", "20", "--format", "json"};
  auto one = common, two = common;
  one.insert(one.end(), {"--threads", "1"});
  two.insert(two.end(), {"--threads", "2"});
  EXPECT_EQ(result_of(one), result_of(two));
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
