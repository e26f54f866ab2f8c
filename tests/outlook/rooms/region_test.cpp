// A region is the sum of its municipalities: middles exactly, ranges path by path.
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/region.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "chain_fixture.hpp"
#include "standing/registry/region.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr int paths = 60;

RegionFigures region(std::string_view text, int with_paths = paths) {
  const auto members = registry::find_region(*bundled_chain().facts().registry, text).members;
  return run_region(bundled_chain(), members, {.municipality = {}, .paths = with_paths});
}

TEST(Region, OfOneIsTheMunicipality) {
  const Figures alone = bundled_chain().run({.municipality = municipality("skaun"), .paths = paths});
  const RegionFigures one = region("skaun");
  for (const Figure& figure : one.figures.all()) {
    const Figure& same = alone.at(figure.id);
    EXPECT_EQ(figure.provenance, same.provenance) << figure.id;
    for (std::size_t t = 0; t < figure.middle.size(); ++t) {
      if (std::isnan(figure.middle[t])) {
        EXPECT_TRUE(std::isnan(same.middle[t])) << figure.id;
        continue;
      }
      EXPECT_EQ(figure.middle[t], same.middle[t]) << figure.id;
      if (!figure.has_range()) continue;
      EXPECT_EQ(figure.p10[t], same.p10[t]) << figure.id;
      EXPECT_EQ(figure.p90[t], same.p90[t]) << figure.id;
    }
  }
}

TEST(Region, MiddlesAreTheSumOfThePartsExactly) {
  const RegionFigures together = region("5029,5027,5028", 0);
  const std::array<Figures, 3> parts{bundled_chain().run({municipality("5027")}),
                                     bundled_chain().run({municipality("5028")}),
                                     bundled_chain().run({municipality("5029")})};
  int compared = 0;
  for (const Figure& figure : together.figures.all()) {
    EXPECT_FALSE(figure.has_range());
    if (figure.unit == Unit::kroner_per_person) continue;
    ++compared;
    for (std::size_t t = 0; t < figure.middle.size(); ++t) {
      double sum = 0;
      for (const Figures& part : parts) sum += part.at(figure.id).middle[t];
      if (std::isnan(sum)) continue;
      EXPECT_EQ(figure.middle[t], sum) << figure.id << ' ' << t;
    }
  }
  EXPECT_GT(compared, 80);
  const auto& share = together.figures.at("rooms.money_per_inhabitant").middle;
  EXPECT_DOUBLE_EQ(share[14],
                   together.figures.at("rooms.money").middle[14] / together.figures.at("population.total").middle[14]);
  EXPECT_EQ(together.figures.find("economy.need_index"), nullptr);
  EXPECT_EQ(together.figures.find("economy.net_result_share"), nullptr);
}

TEST(Region, RangeIsNarrowerThanTheSumOfRangesAndWiderThanIndependentOnes) {
  constexpr int many = 200;
  const auto members = registry::find_region(*bundled_chain().facts().registry, "area:5029").members;
  ASSERT_GT(members.size(), 2U);
  const RegionFigures together = run_region(bundled_chain(), members, {.municipality = {}, .paths = many});
  std::vector<Figures> parts;
  for (const MunicipalityIndex member : members)
    parts.push_back(bundled_chain().run({.municipality = member, .paths = many}));
  const std::size_t t = 14;  // 2040
  for (const char* id : {"population.total", "population.age_6_15", "population.age_80_89", "rooms.money",
                         "rooms.people", "rooms.places"}) {
    double sum = 0;
    double squares = 0;
    for (const Figures& part : parts) {
      const double width = part.at(id).p90[t] - part.at(id).p10[t];
      sum += width;
      squares += width * width;
    }
    const double width = together.figures.at(id).p90[t] - together.figures.at(id).p10[t];
    EXPECT_LT(width, sum) << id;
    EXPECT_GT(width, std::sqrt(squares)) << id;
  }
}

TEST(Region, SaysWhoLacksWhileOthersHaveToSpare) {
  const RegionFigures county = region("county:Trøndelag", 0);
  const auto members = registry::find_region(*bundled_chain().facts().registry, "county:50").members;
  for (const Shortage& shortage : county.shortages) {
    const std::size_t t = 14;
    int lacking = 0;
    double missing = 0;
    for (const MunicipalityIndex member : members) {
      const double room = bundled_chain().run({member}).at(shortage.room).middle[t];
      if (room < 0) {
        ++lacking;
        missing += room;
      }
    }
    EXPECT_EQ(shortage.municipalities[t], lacking) << shortage.room;
    EXPECT_DOUBLE_EQ(shortage.missing[t], missing) << shortage.room;
    EXPECT_LE(shortage.missing[t], county.figures.at(shortage.room).middle[t] + 1e-6);
  }
}

TEST(Region, StopsWhenNobodyWaits) {
  const auto members = registry::find_region(*bundled_chain().facts().registry, "county:50").members;
  int asked = 0;
  EXPECT_THROW(run_region(bundled_chain(), members, {.municipality = {}, .paths = 10}, [&] { return ++asked > 3; }),
               Error);
  EXPECT_EQ(asked, 4);
  EXPECT_THROW(run_region(bundled_chain(), {}, {}), Error);
}

}  // namespace
}  // namespace handlingsrom::rooms
