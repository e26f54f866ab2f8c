#include "standing/comparison/decomposition.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "standing/comparison/accounts.hpp"
#include "standing/comparison/distribution.hpp"
#include "standing/comparison/need.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
namespace {

const facts::Facts& bundle() {
  static const auto instance = facts::load("data/handlingsrom.bundle");
  return *instance;
}
const AccountsBook& book() {
  static const AccountsBook of_bundle(bundle());
  return of_bundle;
}
MunicipalityIndex place(std::string_view name) { return bundle().registry->find(name); }
const Decomposition& find(const std::vector<Decomposition>& all, std::string_view id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Decomposition& one) { return one.id == id; });
  EXPECT_NE(found, all.end()) << id;
  return *found;
}

TEST(Need, ByHand) {
  // Two sectors differ: school weighs 0.3 and is 0.2 over, care weighs 0.5 and is 0.1 under.
  const SectorIndexes weights{0.3, 0, 0.5, 0, 0, 0, 0.2}, own{1.2, 1, 0.9, 1, 1, 1, 1}, base{1, 1, 1, 1, 1, 1, 1};
  const Decomposition result = decompose_need(weights, own, base);
  EXPECT_NEAR(result.own, 1.01, 1e-12);
  EXPECT_NEAR(result.base, 1, 1e-12);
  EXPECT_NEAR(result.parts[0].effect, 0.06, 1e-12);
  EXPECT_NEAR(result.parts[2].effect, -0.05, 1e-12);
  EXPECT_NEAR(decompose_need(weights, own, base, 78000).parts[0].effect, 0.06 * 78000, 1e-9);
}

TEST(Decompositions, AddUpForEveryMunicipalityAndGroup) {
  constexpr std::array kinds{GroupKind::neighbours, GroupKind::county, GroupKind::centrality, GroupKind::similar,
                             GroupKind::country};
  for (int m = 0; m < bundle().registry->size(); m += 7) {
    for (const GroupKind kind : kinds) {
      const Group group = group_of(bundle(), MunicipalityIndex{m}, kind);
      for (const Decomposition& one : decompositions(book(), MunicipalityIndex{m}, group)) {
        EXPECT_EQ(one.known + static_cast<int>(one.left_out.size()), static_cast<int>(group.members.size()));
        if (std::isnan(one.own) || std::isnan(one.base)) {
          EXPECT_TRUE(one.parts.empty()) << one.id;
          continue;
        }
        const double sum = std::accumulate(one.parts.begin(), one.parts.end(), 0.0,
                                           [](double before, const Part& part) { return before + part.effect; });
        EXPECT_NEAR(sum, one.own - one.base, 1e-12 * std::max({1.0, one.own, one.base})) << m << " " << one.id;
      }
    }
  }
}

TEST(Decompositions, AgainstItselfEverythingIsZero) {
  const Group itself{GroupKind::chosen, {place("skaun")}};
  for (const Decomposition& one : decompositions(book(), place("skaun"), itself)) {
    ASSERT_FALSE(one.parts.empty()) << one.id;
    for (const Part& part : one.parts) EXPECT_EQ(part.effect, 0) << one.id << " " << part.id;
  }
}

TEST(Decompositions, OwnFigureIsThePublishedOne) {
  const MunicipalityIndex skaun = place("skaun");
  const auto all = decompositions(book(), skaun, group_of(bundle(), skaun, GroupKind::county));
  const auto m = static_cast<std::size_t>(skaun.value);
  const double inhabitants = bundle().population.total(skaun.value, Year{2026});
  EXPECT_NEAR(find(all, "home_care").own, 1000 * bundle().care_users[m][4].home_care_all / inhabitants, 1e-9);
  EXPECT_NEAR(find(all, "long_stay").own, 1000 * bundle().care_users[m][4].long_stay_all / inhabitants, 1e-9);
  EXPECT_NEAR(find(all, "care_fte").own, 1000 * bundle().care_services[m][1].user_facing_fte / inhabitants, 1e-9);
  EXPECT_NEAR(find(all, "care_nurses").own, 1000 * bundle().care_users[m][4].nurse_fte / inhabitants, 1e-9);
  EXPECT_NEAR(find(all, "need_index").own, bundle().need_index[m][1].total, 5e-4) << "the ministry's own total";
  EXPECT_TRUE(find(all, "need_kroner").marked);
}

TEST(Decompositions, TheCountrysCoverageIsTheOneStatisticsNorwayPrints) {
  // KOSTRA 2025: 24.8 % of those aged 80 and over use home care; five municipalities' cells are suppressed.
  const auto all = decompositions(book(), place("skaun"), group_of(bundle(), place("skaun"), GroupKind::country));
  const Decomposition& home_care = find(all, "home_care");
  EXPECT_NEAR(home_care.parts.back().base, 0.248, 0.001);
  EXPECT_EQ(home_care.left_out.size(), 5U);
}

TEST(Decompositions, WhatIsNotPublishedIsMissingAndSaid) {
  const MunicipalityIndex utsira = place("utsira");
  const auto all = decompositions(book(), utsira, group_of(bundle(), utsira, GroupKind::similar));
  EXPECT_TRUE(std::isnan(find(all, "home_care").own)) << "its cells are too small to be published";
  EXPECT_TRUE(find(all, "home_care").parts.empty());
  EXPECT_FALSE(std::isnan(find(all, "need_index").own));
  // Sør-Varanger has a total but no sector indexes, Utsira no neighbours.
  const auto without = decompositions(book(), place("5605"), group_of(bundle(), place("5605"), GroupKind::county));
  EXPECT_TRUE(std::isnan(find(without, "need_index").own));
  const auto alone = decompositions(book(), utsira, group_of(bundle(), utsira, GroupKind::neighbours));
  EXPECT_TRUE(std::isnan(find(alone, "need_index").base));
  EXPECT_FALSE(std::isnan(find(alone, "need_index").own));
}

TEST(Summary, TheGroupAsOneAndTheMiddleMember) {
  // A made-up measure: the municipality's position, weighted by itself.
  const Measure measure{"position",
                        Unit::none,
                        0,
                        "",
                        nullptr,
                        [](const facts::Facts&, MunicipalityIndex m) {
                          return m.value == 3 ? Weighted{} : Weighted{double(m.value), double(m.value)};
                        },
                        [](const facts::Facts&) { return facts::missing; }};
  const std::vector<MunicipalityIndex> members{{1}, {2}, {3}, {9}};
  const Summary result = summary(bundle(), measure, members);
  EXPECT_EQ(result.known, 3);
  EXPECT_DOUBLE_EQ(result.median, 2);
  EXPECT_DOUBLE_EQ(result.mean, (1.0 + 4 + 81) / 12);
  EXPECT_EQ(summary(bundle(), measure, {}).known, 0);
  EXPECT_TRUE(std::isnan(summary(bundle(), measure, {}).mean));
}

TEST(Summary, TheCountryAsAGroupIsTheCountry) {
  const Group country = group_of(bundle(), place("skaun"), GroupKind::country);
  for (const Measure& measure : page_measures()) {
    if (measure.id == "standing.population.total" || std::isnan(measure.country(bundle()))) continue;
    const double mean = summary(bundle(), measure, country.members).mean;
    // The need index is the ministry's, of another year's inhabitants; the result's country counts all municipalities.
    const double near = measure.id.starts_with("standing.need") ? 0.01 : 1e-6;
    // The result is published for one county alone, the growth not for those whose borders moved.
    if (measure.id == "standing.economy.net_result" || measure.id == "standing.population.growth_10_years") continue;
    EXPECT_NEAR(mean, measure.country(bundle()), near * std::max(1.0, std::abs(mean))) << measure.id;
  }
}

TEST(Measures, HaveASourceInTheBundle) {
  std::set<std::string_view> ids;
  for (const Measure& measure : page_measures()) {
    EXPECT_NO_THROW(bundle().source(measure.source_id)) << measure.id;
    EXPECT_TRUE(ids.insert(measure.id).second) << measure.id;
  }
  for (const Decomposition& one :
       decompositions(book(), place("skaun"), group_of(bundle(), place("skaun"), GroupKind::county))) {
    for (const std::string_view source : one.source_ids) EXPECT_NO_THROW(bundle().source(source)) << one.id;
  }
}

}  // namespace
}  // namespace handlingsrom::comparison
