#include "standing/comparison/rate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace handlingsrom::comparison {
namespace {

constexpr std::array two_ages{Cause{"young"}, Cause{"old"}};
constexpr std::array three_ages{Cause{"young"}, Cause{"middle"}, Cause{"old"}};
constexpr std::array links{Cause{"fte_per_user", Unit::fte_per_user}, Cause{"nurse_share"}};

RateDefinition of(std::span<const Cause> ages, std::size_t link_count) {
  RateDefinition definition;
  definition.id = "users";
  definition.composition = {"ages"};
  definition.coverage = ages;
  definition.links = std::span(links).first(link_count);
  return definition;
}

double effect(const Decomposition& result, std::string_view id) {
  const auto found =
      std::find_if(result.parts.begin(), result.parts.end(), [&](const Part& one) { return one.id == id; });
  EXPECT_NE(found, result.parts.end()) << id;
  return found->effect;
}
double sum(const Decomposition& result) {
  return std::accumulate(result.parts.begin(), result.parts.end(), 0.0,
                         [](double before, const Part& one) { return before + one.effect; });
}

TEST(Rate, AVillageWithMoreOldPeopleAndTheSameCoverage) {
  // Ours: 20 of 100 are old, theirs 10 of 100; one in ten young and half of the old are users in both.
  const Counts own{100, {80, 20}, {8, 10}, {}}, base{100, {90, 10}, {9, 5}, {}};
  const Decomposition result = decompose(of(two_ages, 0), own, base);
  EXPECT_DOUBLE_EQ(result.own, 180);  // per thousand
  EXPECT_DOUBLE_EQ(result.base, 140);
  EXPECT_NEAR(effect(result, "ages"), 40, 1e-12);
  EXPECT_NEAR(effect(result, "young"), 0, 1e-12);
  EXPECT_NEAR(effect(result, "old"), 0, 1e-12);
}

TEST(Rate, TheSamePeopleWithMoreServicesToTheOld) {
  const Counts own{100, {90, 10}, {9, 8}, {}}, base{1000, {900, 100}, {90, 50}, {}};
  const Decomposition result = decompose(of(two_ages, 0), own, base);
  EXPECT_NEAR(effect(result, "ages"), 0, 1e-12);
  EXPECT_NEAR(effect(result, "young"), 0, 1e-12);
  EXPECT_NEAR(effect(result, "old"), 1000 * 0.1 * (0.8 - 0.5), 1e-12);
}

TEST(Rate, ByHandWithEverythingDifferent) {
  // Shares 0.8, 0.2 against 0.9, 0.1; coverage 0.05, 0.6 against 0.1, 0.4. Kitagawa: composition Σ Δs·(c + C)/2
  // = −0.1·0.075 + 0.1·0.5 = 0.0425; coverage young −0.05·0.85 = −0.0425, old 0.2·0.15 = 0.03. Sum 0.03 = 0.16 − 0.13.
  const Counts own{100, {80, 20}, {4, 12}, {}}, base{100, {90, 10}, {9, 4}, {}};
  const Decomposition result = decompose(of(two_ages, 0), own, base);
  EXPECT_NEAR(effect(result, "ages"), 42.5, 1e-12);
  EXPECT_NEAR(effect(result, "young"), -42.5, 1e-12);
  EXPECT_NEAR(effect(result, "old"), 30, 1e-12);
  EXPECT_DOUBLE_EQ(result.parts[0].own, 0.2) << "the level of the composition is the oldest group's share";
}

TEST(Rate, FteByHand) {
  // One age group, so all is share × coverage × FTE per user: 0.2·0.5·2 against 0.1·0.4·1 by inhabitant.
  constexpr std::array one_age{Cause{"old"}};
  const Counts own{100, {20}, {10}, {20}}, base{100, {10}, {4}, {4}};
  const Decomposition result = decompose(of(one_age, 1), own, base);
  EXPECT_DOUBLE_EQ(result.own, 200);
  EXPECT_DOUBLE_EQ(result.base, 40);
  const auto das_gupta = [](double a, double A, double b, double B, double c, double C) {
    return 1000 * (A - a) * ((b * c + B * C) / 3 + (b * C + B * c) / 6);
  };
  EXPECT_NEAR(effect(result, "ages"), das_gupta(0.1, 0.2, 0.4, 0.5, 1, 2), 1e-12);
  EXPECT_NEAR(effect(result, "old"), das_gupta(0.4, 0.5, 0.1, 0.2, 1, 2), 1e-12);
  EXPECT_NEAR(effect(result, "fte_per_user"), das_gupta(1, 2, 0.1, 0.2, 0.4, 0.5), 1e-12);
}

TEST(Rate, WhatIsMissingIsMissing) {
  const RateDefinition definition = of(two_ages, 1);
  const Counts whole{100, {80, 20}, {8, 10}, {5}};
  EXPECT_FALSE(incomplete(definition, whole));
  EXPECT_TRUE(incomplete(definition, Counts{})) << "no figures at all";
  Counts suppressed = whole;
  suppressed.users[1] = facts::missing;
  EXPECT_TRUE(incomplete(definition, suppressed));
  Counts unstaffed = whole;
  unstaffed.links[0] = facts::missing;
  EXPECT_TRUE(incomplete(definition, unstaffed));
  Counts nobody = whole;
  nobody.users = {0, 0};
  EXPECT_TRUE(incomplete(definition, nobody)) << "FTE per user has no meaning without users";
}

TEST(Rate, ChanceIsThatOfTheCounts) {
  RateDefinition definition = of(two_ages, 0);
  const Counts own{1000, {900, 100}, {0, 25}, {}}, base{1e9, {9e8, 1e8}, {0, 2.5e7}, {}};
  EXPECT_TRUE(std::isnan(decompose(definition, own, base).chance));
  definition.people_are_counted = true;
  EXPECT_NEAR(decompose(definition, own, base).chance, 1.2816 * std::sqrt(25), 1e-3);
}

/// The definition, slowly: every order of exchanging the causes in the whole sum, one cause after another.
std::vector<double> by_every_order(const RateDefinition& definition, const Counts& own, const Counts& base) {
  const std::size_t ages = definition.coverage.size(), causes = 1 + ages + definition.links.size();
  const auto total = [&](const std::vector<bool>& ours) {
    double rate = 0;
    for (std::size_t a = 0; a < ages; ++a) {
      const Counts& who = ours[0] ? own : base;
      const Counts& covered = ours[1 + a] ? own : base;
      double term = definition.per * who.persons[a] / who.inhabitants * covered.users[a] / covered.persons[a];
      for (std::size_t l = 0; l < definition.links.size(); ++l) {
        const Counts& linked = ours[1 + ages + l] ? own : base;
        const double users = std::accumulate(linked.users.begin(), linked.users.end(), 0.0);
        term *= linked.links[l] / (l == 0 ? users : linked.links[l - 1]);
      }
      rate += term;
    }
    return rate;
  };
  std::vector<std::size_t> order(causes);
  std::iota(order.begin(), order.end(), 0U);
  std::vector<double> effects(causes, 0.0);
  double orders = 0;
  do {
    std::vector<bool> ours(causes, false);
    for (const std::size_t cause : order) {
      const double before = total(ours);
      ours[cause] = true;
      effects[cause] += total(ours) - before;
    }
    orders += 1;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& one : effects) one /= orders;
  return effects;
}

rc::Gen<Counts> some_counts() {
  return rc::gen::map(rc::gen::container<std::vector<int>>(8, rc::gen::inRange(1, 5000)),
                      [](const std::vector<int>& n) {
                        Counts counts;
                        for (std::size_t a = 0; a < most_ages; ++a) {
                          counts.persons[a] = n[a];
                          counts.users[a] = n[a] * (n[a + 3] / 5000.0);
                        }
                        counts.inhabitants = counts.persons[0] + counts.persons[1] + counts.persons[2];
                        counts.links = {n[6] / 10.0, n[7] / 100.0};
                        return counts;
                      });
}

RC_GTEST_PROP(Rate, PartsEqualTheMeanOverEveryOrderAndAddUp, ()) {
  const Counts own = *some_counts(), base = *some_counts();
  const RateDefinition definition = of(three_ages, static_cast<std::size_t>(*rc::gen::inRange(0, 3)));
  const Decomposition result = decompose(definition, own, base);
  const std::vector<double> slow = by_every_order(definition, own, base);
  const double size = std::max({1.0, result.own, result.base});
  RC_ASSERT(std::abs(sum(result) - (result.own - result.base)) <= 1e-12 * size);
  for (std::size_t i = 0; i < slow.size(); ++i) RC_ASSERT(std::abs(result.parts[i].effect - slow[i]) <= 1e-11 * size);
}

RC_GTEST_PROP(Rate, TwoThatAreTheSameDifferInNothing, ()) {
  const Counts own = *some_counts();
  const auto nothing = decompose(of(three_ages, 2), own, own);
  for (const Part& part : nothing.parts) RC_ASSERT(part.effect == 0.0);
}

RC_GTEST_PROP(Rate, TheOtherWayRoundIsTheSameWithTheSignTurned, ()) {
  const Counts own = *some_counts(), base = *some_counts();
  const Decomposition there = decompose(of(three_ages, 2), own, base), back = decompose(of(three_ages, 2), base, own);
  for (std::size_t i = 0; i < there.parts.size(); ++i)
    RC_ASSERT(std::abs(there.parts[i].effect + back.parts[i].effect) <= 1e-11 * std::max(there.own, there.base));
}

}  // namespace
}  // namespace handlingsrom::comparison
