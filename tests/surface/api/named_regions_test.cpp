#include "surface/api/named_regions.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/facts/facts.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/regions.hpp"

namespace handlingsrom::api {
namespace {

std::filesystem::path fresh(const std::string& name) {
  const auto file = std::filesystem::path(testing::TempDir()) / name;
  std::filesystem::remove(file);
  return file;
}

template <class Act>
std::string failure(const Act& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.key();
  }
  return "none";
}

TEST(NamedRegions, AreKeptAndFoundAgain) {
  const auto file = fresh("regions-kept.csv");
  NamedRegions(service(), file).keep("Trondheimsregionen vest", "skaun,melhus,orkland");
  const NamedRegions again(service(), file);
  ASSERT_EQ(again.all().size(), 1U);
  const registry::Region region = again.find("trondheimsregionen-vest");
  EXPECT_EQ(region.members.size(), 3U);
  EXPECT_EQ(region.name, "Trondheimsregionen vest");
  EXPECT_EQ(name_of(service(), region, messages::Catalogue("data/messages", messages::Language::nynorsk)), region.name);
  EXPECT_EQ(again.find("skaun,melhus").members.size(), 2U) << "what find_region reads is read too";
}

TEST(NamedRegions, GetNewMembersAndAreForgotten) {
  const auto file = fresh("regions-changed.csv");
  NamedRegions regions(service(), file);
  regions.keep("HALD", "leirfjord,dønna");
  regions.keep("hald", "leirfjord,dønna,alstahaug,herøy nordland");
  ASSERT_EQ(regions.all().size(), 1U);
  EXPECT_EQ(regions.find("HALD").members.size(), 4U);
  regions.forget("Hald");
  EXPECT_TRUE(NamedRegions(service(), file).all().empty());
  EXPECT_EQ(failure([&] { regions.forget("Hald"); }), "region_not_kept");
}

TEST(NamedRegions, RefuseNamesThatWouldMislead) {
  const auto file = fresh("regions-refused.csv");
  NamedRegions regions(service(), file);
  for (const char* name : {"", "Skaun", "a,b", "county:50", "1657"}) {
    EXPECT_EQ(failure([&] { regions.keep(name, "skaun,melhus"); }), "region_name") << name;
  }
  EXPECT_EQ(failure([&] { regions.keep("Vest", "skaun,nowhere"); }), "municipality_unknown");
  EXPECT_FALSE(std::filesystem::exists(file)) << "nothing is half-written";
}

TEST(NamedRegions, AFileByHandIsChecked) {
  const auto file = fresh("regions-by-hand.csv");
  std::ofstream(file) << "name,members\nVest,\"5029,5028\"\nvest,5059\n";
  EXPECT_EQ(failure([&] { NamedRegions(service(), file); }), "csv_value");
}

TEST(WhoLacks, EveryMembersOwnRoom) {
  const registry::Region region = registry::find_region(*service().facts().registry, "skaun,melhus,orkland");
  const WhoLacks answer = who_lacks(service(), region, "rooms.people.nurse", 0);
  ASSERT_EQ(answer.members.size(), 3U);
  const rooms::Figures own = service().chain().run({.municipality = service().find("skaun")});
  for (const Lacking& member : answer.members) {
    EXPECT_EQ(static_cast<int>(member.left.size()), answer.years);
    if (member.municipality == service().find("skaun")) {
      EXPECT_EQ(member.left, own.at("rooms.people.nurse").middle);
    }
  }
  EXPECT_EQ(failure([&] { who_lacks(service(), region, "rooms.people.pilot", 0); }), "unknown_figure");
}

}  // namespace
}  // namespace handlingsrom::api
