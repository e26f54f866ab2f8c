// Every solution of small random games against its definition, worked out slowly: all orders, all corners of the linear programs, the bounds as they are written.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

#include "base/error.hpp"
#include "base/random.hpp"
#include "choice/cooperation/game/solutions.hpp"

namespace handlingsrom::cooperation {
namespace {

double at(std::uint32_t run, std::uint32_t i) { return uniform({2026, run, i, 0, 0}); }

/// Costs or gains of three or four members in whole tens, so that ties happen; together they do better than alone.
Game small(std::uint32_t run) {
  Game game;
  game.kind = run % 2 == 0 ? Kind::cost : Kind::profit;
  const int n = 3 + static_cast<int>(run / 2 % 2);
  game.worth.assign(std::size_t{1} << n, 0.0);
  for (int i = 1; i <= n; ++i) game.members.push_back(std::to_string(i));
  double alone = 0;
  for (Coalition s = 1; s < game.worth.size(); ++s) {
    double sum = 0;
    for (int i = 0; i < n; ++i) sum += (s >> i & 1U) != 0 ? game.worth[std::size_t{1} << i] : 0;
    const double drawn = 10 * std::ceil(10 * at(run, s));
    game.worth[s] = members_of(s) == 1 ? 50 + drawn : std::max(10.0, sum + game.sign() * (drawn - 40));
    if (members_of(s) == 1) alone += game.worth[s];
  }
  game.worth.back() = alone + game.sign() * 10 * std::ceil(1 + 9 * at(run, 99));
  return game;
}

double sum_over(const std::vector<double>& values, Coalition s) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += (s >> i & 1U) != 0 ? values[i] : 0;
  return sum;
}

// ---- Shapley, separable costs, τ by their definitions

Shares by_orders(const Game& game) {
  std::vector<int> order(game.members.size());
  std::iota(order.begin(), order.end(), 0);
  Shares shares(order.size(), 0.0);
  double orders = 0;
  do {
    Coalition joined = 0;
    for (const int member : order) {
      shares[static_cast<std::size_t>(member)] += game.worth[joined | 1U << member] - game.worth[joined];
      joined |= 1U << member;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& each : shares) each /= orders;
  return shares;
}

std::optional<Shares> separable(const Game& game) {
  Shares last, benefit;
  for (int i = 0; i < game.size(); ++i) {
    last.push_back(game.total() - game.worth[game.everyone() ^ 1U << i]);
    benefit.push_back(game.alone(i) - last.back());
  }
  const double rest = game.total() - sum_over(last, game.everyone()), all = sum_over(benefit, game.everyone());
  if (std::abs(all) < 1e-6) return std::nullopt;
  for (std::size_t i = 0; i < last.size(); ++i) last[i] += rest * benefit[i] / all;
  return last;
}

std::optional<Shares> tau_of(const Game& game) {
  Shares most, least;
  for (int i = 0; i < game.size(); ++i)
    most.push_back(game.sign() * (game.total() - game.worth[game.everyone() ^ 1U << i]));
  for (int i = 0; i < game.size(); ++i) {
    double claim = -1e300;
    for (Coalition s = 1; s <= game.everyone(); ++s) {
      if ((s >> i & 1U) != 0) claim = std::max(claim, game.sign() * game.worth[s] - sum_over(most, s ^ 1U << i));
    }
    least.push_back(claim);
  }
  const double total = game.sign() * game.total(), low = sum_over(least, game.everyone()),
               high = sum_over(most, game.everyone());
  for (std::size_t i = 0; i < most.size(); ++i) {
    if (least[i] > most[i] + 1e-9) return std::nullopt;
  }
  if (low > total + 1e-9 || total > high + 1e-9) return std::nullopt;
  const double part = high - low > 1e-9 ? (total - low) / (high - low) : 0;
  for (std::size_t i = 0; i < most.size(); ++i) most[i] = game.sign() * (least[i] + part * (most[i] - least[i]));
  return most;
}

// ---- The lexicographic programs by all their corners

/// Σ a_k z_k ≥ b, or = b; z are the shares in gains and the excess last.
struct Row {
  std::vector<double> a;
  double b;
  bool equal;
};

std::optional<std::vector<double>> solved(std::vector<Row> rows) {
  const std::size_t n = rows.front().a.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t r = k; r < n; ++r) {
      if (std::abs(rows[r].a[k]) > std::abs(rows[pivot].a[k])) pivot = r;
    }
    if (std::abs(rows[pivot].a[k]) < 1e-9) return std::nullopt;
    std::swap(rows[k], rows[pivot]);
    for (std::size_t r = 0; r < n; ++r) {
      if (r == k) continue;
      const double factor = rows[r].a[k] / rows[k].a[k];
      for (std::size_t j = 0; j < n; ++j) rows[r].a[j] -= factor * rows[k].a[j];
      rows[r].b -= factor * rows[k].b;
    }
  }
  std::vector<double> z(n);
  for (std::size_t k = 0; k < n; ++k) z[k] = rows[k].b / rows[k].a[k];
  return z;
}

/// Corners of the feasible set where the last coordinate is least.
std::vector<std::vector<double>> best_corners(const std::vector<Row>& rows) {
  const std::size_t n = rows.front().a.size();
  std::vector<Row> chosen;
  std::vector<std::vector<double>> best;
  double least = 1e300;
  std::vector<std::size_t> loose;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!rows[r].equal) loose.push_back(r);
  }
  const std::function<void(std::size_t)> choose = [&](std::size_t from) {
    if (chosen.size() == n) {
      const auto z = solved(chosen);
      if (!z) return;
      for (const Row& row : rows) {
        double value = 0;
        for (std::size_t k = 0; k < n; ++k) value += row.a[k] * (*z)[k];
        if (value < row.b - 1e-7 || (row.equal && value > row.b + 1e-7)) return;
      }
      if (z->back() < least - 1e-7) best.clear();
      if (z->back() < least + 1e-7) best.push_back(*z);
      least = std::min(least, z->back());
      return;
    }
    for (std::size_t k = from; k < loose.size(); ++k) {
      chosen.push_back(rows[loose[k]]);
      choose(k + 1);
      chosen.pop_back();
    }
  };
  // Of the equalities only those that are independent can be chosen together: tried in all ways that leave room for the others.
  std::vector<Row> equal;
  for (const Row& row : rows) {
    if (row.equal) equal.push_back(row);
  }
  const auto rank_grows = [&](const std::vector<Row>& held, const Row& row) {
    std::vector<std::vector<double>> matrix;
    for (const Row& each : held) matrix.push_back(each.a);
    matrix.push_back(row.a);
    std::size_t rank = 0;
    for (std::size_t k = 0; k < n && rank < matrix.size(); ++k) {
      std::size_t pivot = rank;
      for (std::size_t r = rank; r < matrix.size(); ++r) {
        if (std::abs(matrix[r][k]) > std::abs(matrix[pivot][k])) pivot = r;
      }
      if (std::abs(matrix[pivot][k]) < 1e-9) continue;
      std::swap(matrix[rank], matrix[pivot]);
      for (std::size_t r = rank + 1; r < matrix.size(); ++r) {
        const double factor = matrix[r][k] / matrix[rank][k];
        for (std::size_t j = 0; j < n; ++j) matrix[r][j] -= factor * matrix[rank][j];
      }
      ++rank;
    }
    return rank == matrix.size();
  };
  for (const Row& row : equal) {
    if (rank_grows(chosen, row)) chosen.push_back(row);
  }
  choose(0);
  return best;
}

double weight_of(const Game& game, Coalition s, Excess excess) {
  return excess == Excess::per_member ? members_of(s) : excess == Excess::proportional ? game.worth[s] : 1;
}

/// x(N) = v(N), x(S) + w ε ≥ v(S) for those open, = v(S) with the level's ε for those that are always tight.
struct Levels {
  std::vector<double> shares, lowest, highest;  // in gains; of the first level
  double excess = 0;
};
Levels by_corners(const Game& game, Excess excess, bool imputations) {
  const auto n = static_cast<std::size_t>(game.size());
  const auto row = [&](Coalition s, double weight, double right, bool equal) {
    Row made{std::vector<double>(n + 1, 0.0), right, equal};
    for (std::size_t i = 0; i < n; ++i) made.a[i] = s >> i & 1U;
    made.a[n] = weight;
    return made;
  };
  std::vector<Row> rows{row(game.everyone(), 0, game.sign() * game.total(), true)};
  std::vector<Coalition> open;
  for (Coalition s = 1; s < game.everyone(); ++s) open.push_back(s);
  std::vector<Row> held;
  for (std::size_t i = 0; i < n && imputations; ++i)
    held.push_back(row(1U << i, 0, game.sign() * game.alone(static_cast<int>(i)), false));
  Levels result;
  for (bool first = true; !open.empty(); first = false) {
    std::vector<Row> all = rows;
    all.insert(all.end(), held.begin(), held.end());
    for (const Coalition s : open)
      all.push_back(row(s, weight_of(game, s, excess), game.sign() * game.worth[s], false));
    const auto corners = best_corners(all);
    EXPECT_FALSE(corners.empty());
    if (corners.empty()) return result;
    const double level = corners.front().back();
    result.shares.assign(corners.front().begin(), corners.front().begin() + static_cast<std::ptrdiff_t>(n));
    if (first) {
      result.excess = level;
      result.lowest = result.highest = result.shares;
      for (const auto& corner : corners) {
        for (std::size_t i = 0; i < n; ++i) {
          result.lowest[i] = std::min(result.lowest[i], corner[i]);
          result.highest[i] = std::max(result.highest[i], corner[i]);
        }
      }
    }
    std::erase_if(open, [&](Coalition s) {
      const double right = game.sign() * game.worth[s] - weight_of(game, s, excess) * level;
      const bool tight = std::all_of(corners.begin(), corners.end(), [&](const auto& corner) {
        return std::abs(sum_over({corner.begin(), corner.end() - 1}, s) - right) < 1e-6;
      });
      if (tight) rows.push_back(row(s, 0, right, true));
      return tight;
    });
    // Where every corner is one point, there is nothing left to choose.
    const bool one_point = std::all_of(corners.begin(), corners.end(), [&](const auto& corner) {
      for (std::size_t i = 0; i < n; ++i) {
        if (std::abs(corner[i] - result.shares[i]) > 1e-6) return false;
      }
      return true;
    });
    if (one_point) break;
  }
  return result;
}

void expect_near(const Shares& found, const std::vector<double>& wanted, double sign, double within, std::uint32_t run,
                 const char* what) {
  ASSERT_EQ(found.size(), wanted.size()) << what << " of game " << run;
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i], sign * wanted[i], within) << what << " of game " << run << ", member " << i + 1;
}

constexpr std::uint32_t games = 60;

TEST(SmallGames, FormulasAreTheirDefinitions) {
  int none = 0, both = 0;
  for (std::uint32_t run = 0; run < games; ++run) {
    const Game game = small(run);
    expect_near(shapley(game), by_orders(game), 1, 1e-9, run, "Shapley");
    const auto rule = [&](const std::optional<Shares>& wanted, Shares (*solve)(const Game&), const char* what) {
      if (wanted) {
        expect_near(solve(game), *wanted, 1, 1e-7, run, what);
        ++both;
      } else {
        EXPECT_THROW(solve(game), Error) << what << " of game " << run;
        ++none;
      }
    };
    rule(separable(game), separable_costs_remaining_benefits, "separable costs");
    rule(tau_of(game), tau, "tau");
  }
  EXPECT_GT(none, 5) << "games without an answer are among them";
  EXPECT_GT(both, 60);
}

TEST(SmallGames, NucleoliAreWhatAllCornersSay) {
  for (std::uint32_t run = 0; run < games; ++run) {
    const Game game = small(run);
    for (const Excess excess : {Excess::plain, Excess::per_member, Excess::proportional}) {
      for (const bool imputations : {true, false}) {
        const Nucleolus found = nucleolus(game, excess, imputations);
        EXPECT_TRUE(found.verified);
        expect_near(found.shares, by_corners(game, excess, imputations).shares, game.sign(), 1e-7, run, "nucleolus");
      }
    }
  }
}

TEST(SmallGames, TheLeastCoreReachesFromCornerToCornerToTheLastDigits) {
  for (std::uint32_t run = 0; run < games; ++run) {
    const Game game = small(run);
    const LeastCore found = least_core(game);
    const Levels wanted = by_corners(game, Excess::plain, false);
    const double size = std::abs(game.total());
    EXPECT_NEAR(found.excess, wanted.excess, 1e-12 * size) << "game " << run;
    const bool cost = game.kind == Kind::cost;
    expect_near(found.lowest, cost ? wanted.highest : wanted.lowest, game.sign(), 1e-12 * size, run, "lowest");
    expect_near(found.highest, cost ? wanted.lowest : wanted.highest, game.sign(), 1e-12 * size, run, "highest");
  }
}

/// Two groups lose alike; the shares of two solutions differ in the last digits only.
TEST(SmallGames, EquallyTemptedGroupsAreNamedInOneOrder) {
  Game game;
  game.kind = Kind::cost;
  game.members = {"1", "2", "3"};
  game.worth = {0, 60, 60, 70, 60, 70, 70, 120};
  for (const double rounding : {0.0, 1e-9, -1e-9, 3e-8}) {
    const auto list = departures(game, {40 + rounding, 40 - rounding, 40});
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(name_of(game, list[0].coalition), "1+2");
    EXPECT_EQ(name_of(game, list[1].coalition), "1+3");
    EXPECT_EQ(name_of(game, list[2].coalition), "2+3");
  }
  // The smaller first, although the larger is a hair more tempted.
  game.worth = {0, 30, 60, 60, 60, 70, 120, 120};
  const auto mixed = departures(game, {40, 39.999999999, 40});
  ASSERT_GE(mixed.size(), 3U);
  EXPECT_EQ(name_of(game, mixed[0].coalition), "1+2");
  EXPECT_EQ(name_of(game, mixed.back().coalition), "1+3");
}

}  // namespace
}  // namespace handlingsrom::cooperation
