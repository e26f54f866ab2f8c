// What adds up over a coalition's members and what must be worked out of each coalition; and what is done when there are too many to list.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/random.hpp"
#include "choice/cooperation/study/coalition_cost.hpp"
#include "choice/cooperation/study/outcome.hpp"
#include "choice/cooperation/study/search.hpp"
#include "choice/cooperation/study/sharing.hpp"
#include "small_study.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {
namespace {

// ---- What adds up, and what does not

// A volume that grows moves cost, size and posts of a coalition; the ratio of scale is that of its own sizes then, which no sum over members gives.
TEST(Worth, ScaleIsThatOfEachCoalitionsOwnSizeInThatYear) {
  const Study study = example("sogn-barnevern.toml");
  const Worth worth(bundle(), study, 1);
  const Draw draw = worth.draw(3);
  const std::vector<double> growth{1.3, 0.7, 0.6, 0.9, 1.1, 0.5, 0.8};
  const Game game = worth.game(draw, growth);
  const Scale::Drawn scale = worth.scale().drawn(draw.scale);
  int together = 0;
  for (Coalition s = 1; s < game.everyone(); ++s) {
    double direct = 0, joint = 0, whole = 0, curves = 0, alone = 0, trips = 0;
    int posts = 0;
    for (int i = 0; i < worth.size(); ++i) {
      if ((s >> static_cast<unsigned>(i) & 1U) == 0) continue;
      const MemberBasis& member = worth.members()[static_cast<std::size_t>(i)];
      const double grown = growth[static_cast<std::size_t>(i)];
      const double cost = member.cost * draw.cost[static_cast<std::size_t>(i)] * grown,
                   share = worth.value("joint_share", draw);
      const int own = std::max(1, static_cast<int>(std::lround(member.posts * grown)));
      direct += (1 - share) * cost;
      joint += share * cost;
      whole += member.basis.size * grown;
      curves += scale.cost(member.basis.size * grown);
      posts += own;
      alone += cost + worth.value("empty_day", draw) * worth.lost_days(own, 1);
      if (worth.feasible(s)) trips += member.fte * worth.km(worth.host(s), i, worth.value("road_factor", draw));
    }
    double expected = alone;
    if (members_of(s) > 1 && worth.feasible(s)) {
      const double unit = direct + joint * scale.cost(whole) / curves + worth.value("coordination", draw) +
                          members_of(s) * worth.value("one_off", draw) / worth.value("one_off_years", draw) +
                          2 * worth.value("trips_per_post", draw) * worth.value("kroner_per_km", draw) * trips +
                          worth.value("empty_day", draw) * worth.lost_days(posts, members_of(s));
      expected = std::min(alone, unit);
      together += unit < alone ? 1 : 0;
    }
    ASSERT_NEAR(game.worth[s], expected, 1e-7 * expected) << s;
  }
  EXPECT_GT(together, 0) << "some coalition is a unit, else nothing was shown";
  EXPECT_EQ(worth.game(draw, std::vector<double>(7, 1.0)).worth, worth.game(draw).worth);
}

// One there can be turned to by three municipalities: six need two, and a day with one there is half lost to each.
TEST(PooledStaff, LostDaysAreThoseOfEachMunicipality) {
  EXPECT_EQ(needed_together(1, 3, 1), 1);
  EXPECT_EQ(needed_together(1, 3, 3), 1);
  EXPECT_EQ(needed_together(1, 3, 4), 2);
  EXPECT_EQ(needed_together(5, 3, 4), 5);
  vulnerability::Staff staff;
  staff.planned = 0.5;  // there half of the time, independently
  const PooledStaff pooled(staff, 200, 4, 3);
  EXPECT_NEAR(pooled.days(1, 1), 100, 1e-9);
  EXPECT_NEAR(pooled.lost(1, 1, 1), 100, 1e-9);
  // Two posts, two needed: nobody a quarter, one half of the time.
  EXPECT_NEAR(pooled.days(2, 2), 150, 1e-9);
  EXPECT_NEAR(pooled.lost(2, 2, 6), 6 * 200 * (0.25 + 0.5 * 0.5), 1e-9);
  // Fewer posts than needed: short also when all are there.
  EXPECT_NEAR(pooled.days(1, 2), 200, 1e-9);
  EXPECT_NEAR(pooled.lost(1, 2, 2), 2 * 200 * (0.5 + 0.5 * 0.5), 1e-9);
  for (int posts = 2; posts <= 4; ++posts) {
    for (int needed = 1; needed <= std::min(posts, 3); ++needed)
      EXPECT_NEAR(pooled.days(posts, needed), vulnerability::cover(posts, needed, staff, 200).days, 1e-9);
  }
}

// ---- More than can be listed

Study of_many() {
  std::string names, members;
  const auto& all = *bundle().registry;
  int taken = 0;
  for (int i = 0; i < all.size() && taken < 24; ++i) {
    const registry::Municipality& place = all.at(MunicipalityIndex{i});
    if (place.county_number != "46" ||
        !(basis_of(bundle(), MunicipalityIndex{i}, *find_service("child_protection")).cost > 0))
      continue;
    names += (names.empty() ? "" : ", ") + ("\"" + to_string(place.number) + "\"");
    ++taken;
  }
  return read_study(
      "title = \"Many\"\nservice = \"child_protection\"\nfirst_year = 2027\nquality = \"q\"\nnearness = "
      "\"n\"\nsharing = \"shapley\"\nmunicipalities = [" +
          names + "]\nhosts = [" + names + "]\n",
      "many.toml", bundle());
}

TEST(Many, ShapleyIsSampledWithItsErrorAndTheRestRefused) {
  const Study study = of_many();
  ASSERT_EQ(study.members.size(), 24U);
  const Outcome outcome = work_out(bundle(), study, {std::vector<std::vector<double>>(24, {1.0, 1.1})}, 40, 1);
  EXPECT_FALSE(outcome.listed);
  const SharedOut& shapley = of(outcome, Sharing::shapley);
  double paid = 0, alone = 0;
  for (std::size_t i = 0; i < 24; ++i) {
    paid += shapley.paid[i].value;
    alone += outcome.alone[i].value;
    EXPECT_GT(shapley.standard_error[i], 0);
    EXPECT_LT(shapley.standard_error[i], 0.02 * outcome.alone[i].value) << study.members[i].name;
  }
  EXPECT_NEAR(paid, outcome.together.value, 1e-6 * paid);
  EXPECT_EQ(shapley.orders, 2000U);
  for (const Sharing sharing : {Sharing::nucleolus, Sharing::least_core}) {
    ASSERT_TRUE(of(outcome, sharing).none.has_value());
    EXPECT_EQ(of(outcome, sharing).none->key(), "study_not_listed");
  }
  const Worth worth(bundle(), study, 1);
  const CoalitionCost cost(worth, worth.middle());
  for (const SharedOut& out : outcome.shared) {
    for (const Departure& departure : out.departures) {
      double pays = 0;
      for (std::size_t i = 0; i < 24; ++i) pays += (departure.coalition >> i & 1U) != 0 ? out.paid[i].value : 0;
      EXPECT_NEAR(pays - cost(departure.coalition), departure.gain, 1) << "who is said to gain, gains";
    }
  }
  EXPECT_EQ(outcome.years.size(), 24U);
  EXPECT_NEAR(outcome.gain.value, alone - outcome.together.value, 1e-6 * alone);
}

TEST(Many, SamplingAndSearchGiveWhatListingGives) {
  const Study study = example("sogn-barnevern.toml");
  const Worth worth(bundle(), study, 1);
  const CoalitionCost cost(worth, worth.middle());
  const Game game = worth.game(worth.middle());
  const Shares exact = shapley(game);
  const SampledShapley sampled = shapley_by_sampling(
      7, [&](std::uint64_t set) { return cost(static_cast<Coalition>(set)); }, 1000, 1);
  for (std::size_t i = 0; i < exact.size(); ++i)
    EXPECT_LE(std::abs(sampled.shares[i] - exact[i]), 4 * sampled.standard_error[i] + 1) << i;
  // The most tempted coalition under equal shares, by climbing and by looking at all.
  const Shares equal = key_shares(Sharing::equal, study, worth, worth.middle(), game.total());
  const auto gain = [&](Coalition s) {
    double paid = 0;
    for (int i = 0; i < 7; ++i)
      paid += (s >> static_cast<unsigned>(i) & 1U) != 0 ? equal[static_cast<std::size_t>(i)] : 0;
    return s == game.everyone() ? -1e300 : paid - cost(s);
  };
  const auto all = departures(game, equal, 1);
  ASSERT_FALSE(all.empty());
  EXPECT_NEAR(climb(game.everyone(), gain, 1).front().first, all.front().gain, 1e-3);
}

TEST(Search, FindsTheBestOfGamesWithOneHillAndNeverMoreThanThereIs) {
  for (std::uint32_t run = 0; run < 20; ++run) {
    const auto rough = [run](Coalition s) { return uniform({5, run, s, 0, 0}); };
    double best = 0;
    for (Coalition s = 1; s < 256; ++s) best = std::max(best, rough(s));
    EXPECT_LE(climb(255, rough, 1).front().first, best);
    const auto hill = [run](Coalition s) {
      double sum = 0;
      for (std::uint32_t i = 0; i < 12; ++i) sum += (s >> i & 1U) != 0 ? uniform({6, run, i, 0, 0}) - 0.5 : 0;
      return sum;
    };
    double top = -1;
    for (Coalition s = 1; s < 4096; ++s) top = std::max(top, hill(s));
    EXPECT_NEAR(climb(4095, hill, 1).front().first, top, 1e-12);
  }
}

}  // namespace
}  // namespace handlingsrom::cooperation
