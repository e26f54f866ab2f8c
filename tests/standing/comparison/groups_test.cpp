#include "standing/comparison/groups.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
namespace {

const facts::Facts& bundle() {
  static const auto instance = facts::load("data/handlingsrom.bundle");
  return *instance;
}
MunicipalityIndex place(std::string_view name) { return bundle().registry->find(name); }
bool holds(const std::vector<MunicipalityIndex>& members, std::string_view name) {
  return std::find(members.begin(), members.end(), place(name)) != members.end();
}

TEST(Groups, NeighboursCountyAndCentralityAreTheRegistrys) {
  const MunicipalityIndex skaun = place("skaun");
  const Group neighbours = group_of(bundle(), skaun, GroupKind::neighbours);
  EXPECT_TRUE(holds(neighbours.members, "orkland"));
  EXPECT_TRUE(holds(neighbours.members, "melhus"));
  EXPECT_FALSE(holds(neighbours.members, "skaun"));
  const Group county = group_of(bundle(), skaun, GroupKind::county);
  EXPECT_EQ(county.members.size(), 37U) << "Trøndelag has 38";
  const Group centrality = group_of(bundle(), skaun, GroupKind::centrality);
  for (const MunicipalityIndex member : centrality.members)
    EXPECT_EQ(bundle().registry->at(member).centrality_class, bundle().registry->at(skaun).centrality_class);
  EXPECT_EQ(group_of(bundle(), skaun, GroupKind::country).members.size(), 357U);
}

TEST(Groups, AnIslandHasNoNeighboursAndOsloNoCountyAroundIt) {
  EXPECT_TRUE(group_of(bundle(), place("utsira"), GroupKind::neighbours).members.empty());
  EXPECT_TRUE(group_of(bundle(), place("oslo"), GroupKind::county).members.empty());
}

TEST(Groups, TheUsersListWithoutDoublesAndWithoutItself) {
  const std::vector list{place("malvik"), place("skaun"), place("oslo"), place("malvik")};
  const Group chosen = group_of(bundle(), place("skaun"), GroupKind::chosen, {}, list);
  EXPECT_EQ(chosen.members, (std::vector{place("oslo"), place("malvik")})) << "in order of number";
}

TEST(Groups, SimilarAreNearInSizeCentralityAndNeed) {
  const MunicipalityIndex skaun = place("skaun");
  const auto near = similar_municipalities(bundle(), skaun);
  ASSERT_EQ(near.size(), 30U);
  const auto size = [](MunicipalityIndex m) { return bundle().population.total(m.value, Year{2026}); };
  EXPECT_LT(size(near.front().municipality), 2 * size(skaun));
  EXPECT_GT(size(near.front().municipality), size(skaun) / 2);
  for (std::size_t i = 1; i < near.size(); ++i) EXPECT_LE(near[i - 1].distance, near[i].distance);
  for (const Near& one : near) EXPECT_NE(one.municipality, skaun);
}

TEST(Groups, TheDistanceByHand) {
  // Only centrality weighs: the nearest is the one whose index is nearest, in standard deviations.
  SimilarOptions options;
  options.weight_population = options.weight_need = 0;
  options.count = 1;
  const MunicipalityIndex skaun = place("skaun");
  const auto index = [](int m) {
    return double{static_cast<double>(bundle().registry->at(MunicipalityIndex{m}).centrality_index)};
  };
  double sum = 0, squares = 0, least = 1e9;
  for (int m = 0; m < 357; ++m) {
    sum += index(m);
    squares += index(m) * index(m);
    if (m != skaun.value) least = std::min(least, std::abs(index(m) - index(skaun.value)));
  }
  const double deviation = std::sqrt(squares / 357 - (sum / 357) * (sum / 357));
  const auto near = similar_municipalities(bundle(), skaun, options);
  ASSERT_EQ(near.size(), 1U);
  EXPECT_NEAR(near.front().distance, least / deviation, 1e-9);
}

TEST(Groups, AskedForMoreThanThereAre) {
  SimilarOptions options;
  options.count = 356;
  EXPECT_EQ(similar_municipalities(bundle(), place("oslo"), options).size(), 356U);
}

TEST(Groups, DefaultsAreThoseOfTheParametersAndOthersAreRefused) {
  const SimilarOptions defaults;
  const auto specs = similar_parameters();
  ASSERT_EQ(specs.size(), 4U);
  EXPECT_EQ(specs[0].value, defaults.count);
  EXPECT_EQ(specs[1].value, defaults.weight_population);
  EXPECT_EQ(specs[2].value, defaults.weight_centrality);
  EXPECT_EQ(specs[3].value, defaults.weight_need);
  EXPECT_NO_THROW(check(defaults));
  EXPECT_THROW(check({0, 1, 1, 1}), Error);
  EXPECT_THROW(check({357, 1, 1, 1}), Error);
  EXPECT_THROW(check({30, -1, 1, 1}), Error);
  EXPECT_THROW(check({30, 0, 0, 0}), Error) << "nothing to be alike in";
  EXPECT_THROW(check({std::nan(""), 1, 1, 1}), Error);
}

}  // namespace
}  // namespace handlingsrom::comparison
