#include "standing/registry/region.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::registry {
namespace {

const Registry& bundled() {
  static const auto facts = facts::load("data/handlingsrom.bundle");
  return *facts->registry;
}

std::string key_of_error(std::string_view text) {
  try {
    find_region(bundled(), text);
  } catch (const Error& error) {
    return error.key();
  }
  return "";
}

TEST(Region, CountiesByNumberOrName) {
  const Region county = find_region(bundled(), "county:50");
  EXPECT_EQ(county.kind, Region::Kind::county);
  EXPECT_EQ(county.name, "Trøndelag");
  EXPECT_EQ(county.members.size(), 38U);
  EXPECT_EQ(find_region(bundled(), " county: trøndelag ").id, county.id);
  std::size_t all = 0;
  for (const char* number : {"03", "11", "15", "18", "31", "32", "33", "34", "39", "40", "42", "46", "50", "55", "56"})
    all += find_region(bundled(), std::string("county:") + number).members.size();
  EXPECT_EQ(all, 357U);
}

TEST(Region, AMunicipalityWithItsLandNeighbours) {
  const Region area = find_region(bundled(), "area:skaun");
  EXPECT_EQ(area.kind, Region::Kind::labour_area);
  EXPECT_EQ(area.id, "area:5029");
  EXPECT_EQ(area.name, "Skaun");
  EXPECT_EQ(area.members.size(), bundled().at(bundled().find("skaun")).neighbours.size() + 1);
  EXPECT_TRUE(std::is_sorted(area.members.begin(), area.members.end()));
  EXPECT_EQ(find_region(bundled(), "area:Træna").members.size(), 1U);  // an island
}

TEST(Region, AListInAnyOrderWithAnyNames) {
  const Region list = find_region(bundled(), "skaun, 5028,,5027, Skaun,1657");
  EXPECT_EQ(list.kind, Region::Kind::list);
  EXPECT_EQ(list.id, "5027,5028,5029");
  EXPECT_EQ(list.members.size(), 3U);
  EXPECT_EQ(find_region(bundled(), list.id).members, list.members);
}

TEST(Region, SaysWhatIsWrong) {
  EXPECT_EQ(key_of_error(""), "region_empty");
  EXPECT_EQ(key_of_error(" , ,"), "region_empty");
  EXPECT_EQ(key_of_error("county:"), "county_unknown");
  EXPECT_EQ(key_of_error("county:99"), "county_unknown");
  EXPECT_EQ(key_of_error("5029,nonsense"), "municipality_unknown");
  std::string many;
  for (int m = 0; m <= static_cast<int>(most_members); ++m)
    many += to_string(bundled().at(MunicipalityIndex{m}).number) + ",";
  EXPECT_EQ(key_of_error(many), "region_too_large");
}

}  // namespace
}  // namespace handlingsrom::registry
