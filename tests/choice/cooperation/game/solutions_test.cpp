#include "choice/cooperation/game/solutions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "base/random.hpp"

namespace handlingsrom::cooperation {
namespace {

Game published(Kind kind, const std::vector<double>& values) {
  Game game;
  game.kind = kind;
  game.worth.assign(values.size() + 1, 0.0);
  const int members = static_cast<int>(std::bit_width(values.size()));
  for (int i = 1; i <= members; ++i) game.members.push_back(std::to_string(i));
  const auto order = published_order(members);
  for (std::size_t k = 0; k < values.size(); ++k) game.worth[order[k]] = values[k];
  return game;
}
Game profit(const std::vector<double>& values) { return published(Kind::profit, values); }

template <class Worth>
Game made(Kind kind, int members, Worth worth) {
  Game game;
  game.kind = kind;
  for (int i = 1; i <= members; ++i) game.members.push_back(std::to_string(i));
  game.worth.assign(std::size_t{1} << members, 0.0);
  for (Coalition s = 1; s < game.worth.size(); ++s) game.worth[s] = worth(s);
  return game;
}

double draw(std::uint32_t run, std::uint32_t i, double size) { return std::floor(size * uniform({17, run, i, 0, 0})); }

void expect_shares(const Shares& found, const Shares& wanted, double within = 1e-9) {
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], wanted[i], within) << "member " << i + 1;
}

std::string game_fault(const std::function<void()>& run) {
  try {
    run();
  } catch (const Error& error) {
    return error.key() + (error.code() == ErrorCode::no_solution ? "" : " with another code");
  }
  return "none";
}

const double third = 1.0 / 3;
// Claims of 100, 200 and 300 on an estate of 300: a group is sure of what the others leave.
const std::vector<double> three_hundred{0, 0, 0, 0, 100, 200, 300};
// Littlechild and Owen (1973): a runway of lengths 2, 5, 9 costs its longest user.
Game runway() {
  return made(Kind::cost, 3, [](Coalition s) { return (s & 4U) != 0 ? 9.0 : (s & 2U) != 0 ? 5.0 : 2.0; });
}
// Tennessee Valley Authority (Straffin and Heaney 1981): navigation, flood control, power.
Game tennessee() { return published(Kind::cost, {163520, 140826, 250096, 301607, 378821, 367370, 412584}); }

// ---- Shapley

TEST(Shapley, PublishedGames) {
  expect_shares(shapley(profit({2, 4, 5, 18, 14, 9, 24})), {9.5, 8, 6.5});
  expect_shares(shapley(runway()), {2 * third, 2 * third + 1.5, 2 * third + 1.5 + 4});
  const Game gloves = made(Kind::profit, 5, [](Coalition s) { return (s & 4U) != 0 && s != 4 ? 1.0 : 0.0; });
  expect_shares(shapley(gloves), {0.05, 0.05, 0.8, 0.05, 0.05});
}

Shares over_all_orders(const Game& game) {
  std::vector<int> order(game.members.size());
  std::iota(order.begin(), order.end(), 0);
  Shares shares(order.size(), 0.0);
  double orders = 0;
  do {
    Coalition joined = 0;
    for (const int member : order) {
      const Coalition with = joined | Coalition{1} << member;
      shares[static_cast<std::size_t>(member)] += game.worth[with] - game.worth[joined];
      joined = with;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& share : shares) share /= orders;
  return shares;
}

TEST(Shapley, IsTheMeanOverAllOrders) {
  for (std::uint32_t run = 0; run < 10; ++run) {
    const Game game =
        made(Kind::profit, 2 + static_cast<int>(run % 6), [run](Coalition s) { return draw(run, s, 100); });
    expect_shares(shapley(game), over_all_orders(game));
  }
}

TEST(Shapley, TwentyMembersOfARunway) {
  // Each stretch of the runway is shared by those who need it.
  const Game game = made(Kind::cost, 20, [](Coalition s) { return static_cast<double>(std::bit_width(s)); });
  const Shares shares = shapley(game);
  double expected = 0;
  for (int i = 0; i < 20; ++i) {
    expected += 1.0 / (20 - i);
    EXPECT_NEAR(shares[static_cast<std::size_t>(i)], expected, 1e-11);
  }
}

TEST(ShapleyBySampling, LiesWithinItsErrorOfTheExactValueAndDependsOnTheSeedOnly) {
  const Game game = made(Kind::profit, 9, [](Coalition s) { return draw(3, s, 100); });
  const auto worth = [&](std::uint64_t s) { return game.worth[s]; };
  const SampledShapley sampled = shapley_by_sampling(9, worth, 4000, 11);
  const Shares exact = shapley(game);
  double sum = 0;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    EXPECT_LT(std::abs(sampled.shares[i] - exact[i]), 4 * sampled.standard_error[i]);
    EXPECT_LT(sampled.standard_error[i], 1);
    EXPECT_GT(sampled.standard_error[i], 0.01);
    sum += sampled.shares[i];
  }
  EXPECT_NEAR(sum, game.total(), 1e-9);
  EXPECT_EQ(sampled.shares, shapley_by_sampling(9, worth, 4000, 11).shares);
  EXPECT_NE(sampled.shares, shapley_by_sampling(9, worth, 4000, 12).shares);
}

TEST(ShapleyBySampling, FortyMembers) {
  const auto runway_of_forty = [](std::uint64_t s) { return static_cast<double>(std::bit_width(s)); };
  const SampledShapley sampled = shapley_by_sampling(40, runway_of_forty, 2000, 1);
  double exact = 0;
  for (int i = 0; i < 40; ++i) {
    exact += 1.0 / (40 - i);
    const auto k = static_cast<std::size_t>(i);
    EXPECT_LT(std::abs(sampled.shares[k] - exact), 4.5 * sampled.standard_error[k] + 1e-12);
  }
}

// ---- Nucleolus

TEST(Nucleolus, PublishedGames) {
  // Aumann and Maschler (1985), the Talmud's estate of 300 and 200.
  expect_shares(nucleolus(profit(three_hundred)).shares, {50, 100, 150});
  expect_shares(nucleolus(profit({0, 0, 0, 0, 0, 100, 200})).shares, {50, 75, 75});
  expect_shares(nucleolus(profit({-1, 0, 1, 3, 4, 2, 5})).shares, {8 * third, 2 * third, 5 * third});
  expect_shares(nucleolus(profit({2, 6, 5, 15, 1, 18, 14})).shares, {2, 7, 5});
  expect_shares(nucleolus(profit({0, 0, 0, 0, 5, 5, 8, 9, 10, 8, 13, 15, 16, 17, 21})).shares, {3.5, 4.5, 5.5, 7.5});
  // Peleg and Sudhölter (2007), example 5.5.12: nucleolus and prenucleolus part.
  const Game parted = profit({0, 0, 0, 10, 0, 0, 2});
  expect_shares(nucleolus(parted, Excess::plain, false).shares, {3, 3, -4});
  expect_shares(nucleolus(parted).shares, {1, 1, 0});
}

TEST(Nucleolus, WeightedExcesses) {
  expect_shares(nucleolus(profit({0, 0, 0, 0, 9, 10, 12}), Excess::per_member).shares,
                {2 * third, 7 * third / 2, 61 * third / 2});
  expect_shares(nucleolus(profit({20, 200, 0, 210, 40, 200, 350}), Excess::proportional).shares,
                {36.992, 291.667, 21.341}, 5e-4);
  expect_shares(nucleolus(profit({0,  0,  0,  0,  0,  10, 13, 15, 13, 14, 19, 8,  15, 12, 20, 18,
                                  27, 17, 32, 19, 25, 30, 18, 24, 32, 40, 33, 38, 42, 41, 54}),
                          Excess::proportional)
                    .shares,
                {8.35, 7.24, 11.69, 17.26, 9.46}, 5.1e-3);
}

TEST(Nucleolus, CostGameIsItsSavingsGame) {
  const Game cost = tennessee();
  const Game savings = made(Kind::profit, 3, [&](Coalition s) {
    double alone = 0;
    for (int i = 0; i < 3; ++i) alone += (s >> i & 1U) != 0 ? cost.alone(i) : 0;
    return alone - cost.worth[s];
  });
  for (const Excess excess : {Excess::plain, Excess::per_member}) {
    const Nucleolus pays = nucleolus(cost, excess), saves = nucleolus(savings, excess);
    for (int i = 0; i < 3; ++i) {
      const auto k = static_cast<std::size_t>(i);
      EXPECT_NEAR(pays.shares[k], cost.alone(i) - saves.shares[k], 1e-6);
    }
    EXPECT_TRUE(departures(cost, pays.shares).empty());
  }
}

/// Games of Benedek, Fliege and Nguyen (2021), made anew from their seed: type 1.
Game regenerated_game(std::uint32_t seed, int type, int members) {
  std::uint32_t state = seed;
  const auto next = [&] {
    state = state * 214013U + 2531011U;
    return static_cast<double>((state >> 16U) & 0x7fffU);
  };
  const auto below = [&](double modulus) { return std::fmod(next(), modulus); };
  Game game = made(Kind::profit, members, [](Coalition) { return 0.0; });
  if (type == 1) game.worth.back() = below(201) + 100 * (members - 2);
  for (Coalition s = 1; s <= game.everyone(); ++s) {
    if (members_of(s) == 1 || (type == 1 && s == game.everyone())) continue;
    game.worth[s] = 1 + below(type == 1 ? 100 * members_of(s) : type == 2 ? 50 * members : members);
  }
  return game;
}

TEST(Nucleolus, RegeneratedGames) {
  expect_shares(nucleolus(regenerated_game(461125, 1, 5)).shares, {60, 113, 37.5, 145.5, 107}, 1e-7);
  expect_shares(nucleolus(regenerated_game(461671, 2, 5)).shares, {19.2, 17.1, 72.3, 26.2, 81.2}, 1e-7);
  expect_shares(nucleolus(regenerated_game(461328, 4, 5)).shares, {0, 2 * third, 2 * third, 2 * third, 0}, 1e-7);
  expect_shares(nucleolus(regenerated_game(469046, 4, 10)).shares,
                {5 * third, 1, 1, 0, 4 * third, 2 * third, 1, 0, third, 1}, 1e-7);
}

/// Excesses from the largest down.
std::vector<double> sorted_excesses(const Game& game, const Shares& shares, Excess excess) {
  std::vector<double> list;
  for (Coalition s = 1; s < game.everyone(); ++s) {
    double sum = 0;
    for (int i = 0; i < game.size(); ++i) sum += (s >> i & 1U) != 0 ? shares[static_cast<std::size_t>(i)] : 0;
    const double weight = excess == Excess::per_member     ? members_of(s)
                          : excess == Excess::proportional ? game.worth[s]
                                                           : 1;
    list.push_back(game.sign() * (game.worth[s] - sum) / weight);
  }
  std::sort(list.rbegin(), list.rend());
  return list;
}

/// By definition nothing is lexicographically smaller; tried in many directions, near and far.
TEST(Nucleolus, NoOtherSharesAreBetterForTheWorstPlaced) {
  for (std::uint32_t run = 0; run < 30; ++run) {
    const int n = 3 + static_cast<int>(run % 4);
    const Excess excess = std::array{Excess::plain, Excess::per_member, Excess::proportional}[run % 3];
    const Kind kind = run % 2 == 0 ? Kind::profit : Kind::cost;
    Game game = made(kind, n, [&](Coalition s) { return 1 + draw(100 + run, s, 20 * members_of(s)); });
    double alone = 0;
    for (int i = 0; i < n; ++i) alone += game.alone(i);
    game.worth.back() = kind == Kind::profit ? alone + 30 : std::max(1.0, alone - 10);
    const Nucleolus found = nucleolus(game, excess);
    EXPECT_TRUE(found.verified);
    const std::vector<double> best = sorted_excesses(game, found.shares, excess);
    for (std::uint32_t trial = 0; trial < 300; ++trial) {
      Shares other = found.shares;
      const auto k = static_cast<std::uint32_t>(1000 + trial);
      const auto a = static_cast<std::size_t>(draw(run, 7 * k, n)),
                 b = static_cast<std::size_t>(draw(run, 7 * k + 1, n));
      const double step = std::pow(10.0, -draw(run, 7 * k + 2, 5)) * (1 + draw(run, 7 * k + 3, 9));
      other[a] += step;
      other[b] -= step;
      if (a == b) continue;
      bool imputation = true;
      for (int i = 0; i < n; ++i) {
        imputation = imputation && game.sign() * (other[static_cast<std::size_t>(i)] - game.alone(i)) >= 0;
      }
      if (!imputation) continue;
      const std::vector<double> worse = sorted_excesses(game, other, excess);
      for (std::size_t e = 0; e < best.size(); ++e) {
        if (std::abs(best[e] - worse[e]) < 1e-7) continue;
        EXPECT_LT(best[e], worse[e]) << "run " << run;
        break;
      }
      EXPECT_FALSE(satisfies_kohlberg(game, other, excess)) << "run " << run << " trial " << trial;
    }
  }
}

TEST(Nucleolus, RefusesWhatHasNone) {
  EXPECT_EQ(game_fault([] { nucleolus(profit({5, 5, 5})); }), "game_no_imputation");
  EXPECT_EQ(game_fault([] { nucleolus(published(Kind::cost, {5, 5, 11})); }), "game_no_imputation");
  EXPECT_EQ(game_fault([] { nucleolus(profit({0, 0, 0, 0, 0, 0, 1}), Excess::proportional); }), "game_not_unique");
  EXPECT_EQ(game_fault([] {
              nucleolus(profit({0, 0, 0, -1, 0, 0, 1}), Excess::proportional);
            }),
            "game_proportional_sign");
  expect_shares(nucleolus(profit({5, 5, 8}), Excess::plain, false).shares, {4, 4});
  expect_shares(nucleolus(profit({7})).shares, {7});
  expect_shares(nucleolus(profit({3, 4, 7})).shares, {3, 4});
}

TEST(Nucleolus, SameForMembersInAnotherOrderAndInAnotherUnit) {
  const Game game = made(Kind::profit, 6, [](Coalition s) { return draw(55, s, 30) + (s == 63 ? 60 : 0); });
  const Shares shares = nucleolus(game, Excess::plain, false).shares;
  Game moved = game;
  const auto reversed = [](Coalition s) {
    Coalition r = 0;
    for (int i = 0; i < 6; ++i) r |= (s >> i & 1U) << (5 - i);
    return r;
  };
  for (Coalition s = 0; s < 64; ++s) moved.worth[reversed(s)] = 1e6 * game.worth[s] + 5e6 * members_of(s);
  const Shares others = nucleolus(moved, Excess::plain, false).shares;
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(others[5 - i], 1e6 * shares[i] + 5e6, 1e-3);
}

// ---- Least core, core

TEST(LeastCore, OfTheTalmudAndOfAMajority) {
  // Two of three decide over 1: each pair must put up with 1/3.
  const LeastCore majority = least_core(profit({0, 0, 0, 1, 1, 1, 1}));
  EXPECT_NEAR(majority.excess, third, 1e-9);
  expect_shares(majority.shares, {third, third, third});
  expect_shares(majority.lowest, {third, third, third}, 1e-7);
  // The estate: excess 0 is possible, and less: −50, with member 1 at exactly 50.
  const LeastCore estate = least_core(profit(three_hundred));
  EXPECT_NEAR(estate.excess, -50, 1e-7);
  EXPECT_NEAR(estate.lowest[0], 50, 1e-6);
  EXPECT_NEAR(estate.highest[0], 50, 1e-6);
  EXPECT_NEAR(estate.lowest[1], 50, 1e-6);
  EXPECT_NEAR(estate.highest[2], 200, 1e-6);
  EXPECT_TRUE(estate.verified);
}

TEST(Departures, NamesWhoWouldLeaveAndWhatTheyGain) {
  const Game game = runway();
  EXPECT_TRUE(departures(game, shapley(game)).empty());
  const auto leaving = departures(game, {4, 2.5, 2.5});
  ASSERT_EQ(leaving.size(), 2U);
  EXPECT_EQ(name_of(game, leaving[0].coalition), "1");
  EXPECT_NEAR(leaving[0].gain, 2, 1e-12);
  EXPECT_EQ(name_of(game, leaving[1].coalition), "1+2");
  EXPECT_NEAR(leaving[1].gain, 1.5, 1e-12);
}

// ---- τ and separable costs

TEST(Tau, PublishedGames) {
  expect_shares(tau(profit({0, 0, 0, 2, 2, 3, 5})), {1.25, 1.875, 1.875});
  expect_shares(tau(profit({0, 0, 0, 1, 2, 1, 3})), {1.2, 0.6, 1.2});
  expect_shares(tau(profit({0,  0,  0,  5,  10, 0,  5,  15, 20, 15, 25, 30, 30, 35, 45, 25,
                            35, 40, 40, 45, 55, 50, 55, 65, 70, 60, 65, 75, 80, 90, 100})),
                {7.391304, 14.782609, 18.478261, 27.173913, 32.173913}, 1e-6);
  EXPECT_EQ(game_fault([] { tau(profit({1, 2, 3, 4, 5, 6, 7})); }), "game_not_quasi_balanced");
}

// Separable costs 45,214, 33,763 and 110,977; of the other 222,630 by what each saves: 118,306, 107,063 and 139,119.
TEST(SeparableCosts, OfTheTennesseeValley) {
  const Shares shares = separable_costs_remaining_benefits(tennessee());
  const double b1 = 163520 - 45214, b2 = 140826 - 33763, b3 = 250096 - 110977;
  const double rest = 412584 - 45214 - 33763 - 110977;
  expect_shares(
      shares,
      {45214 + rest * b1 / (b1 + b2 + b3), 33763 + rest * b2 / (b1 + b2 + b3), 110977 + rest * b3 / (b1 + b2 + b3)},
      1e-6);
  EXPECT_EQ(game_fault([] { separable_costs_remaining_benefits(profit({0, 0, 0, 5, 5, 5, 5})); }), "game_no_savings");
}

}  // namespace
}  // namespace handlingsrom::cooperation
