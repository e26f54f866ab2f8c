// A cooperative game: what every coalition of members costs, or gains, on its own.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <utility>
#include <vector>

namespace handlingsrom::cooperation {

/// Members as bits: bit i is member i.
using Coalition = std::uint32_t;

/// Tables hold 2^n figures; more members are for sampling.
inline constexpr int most_members = 24;

enum class Kind {
  cost,   // less is better: shares are what each pays
  profit  // more is better: shares are what each gets
};

/// A game with transferable utility (von Neumann and Morgenstern 1944) in characteristic function form.
struct Game {
  Kind kind = Kind::profit;
  std::vector<std::string> members;
  std::vector<double> worth;  // [coalition], as written; worth[0] = 0

  int size() const { return static_cast<int>(members.size()); }
  Coalition everyone() const { return static_cast<Coalition>(worth.size() - 1); }
  double alone(int member) const { return worth[std::size_t{1} << member]; }
  double total() const { return worth.back(); }
  /// +1 for profit, −1 for cost: sign() · worth is what a coalition gains.
  double sign() const { return kind == Kind::profit ? 1 : -1; }
};

inline int members_of(Coalition coalition) { return std::popcount(coalition); }

/// "Sogndal+Luster".
std::string name_of(const Game& game, Coalition coalition);

/// Coalitions in the order of published game vectors: by size, then lexicographic: 1, 2, …, n, 12, 13, …. Without the empty one.
std::vector<Coalition> published_order(int members);

/// Reads a game. Two forms:
///
/// the published one, records without header: `kind,cost|profit`, `coalition_values,` and the 2^n − 1 values in
/// published_order, separated by spaces; `members,` and names separated by `;` may stand between (else "1", "2", …);
///
/// a table with header `coalition,cost` or `coalition,profit`, a row for each coalition, members joined by `+`.
///
/// Throws Error(bad_input, "game_…") with file, line, what was found and expected: no game, unknown kind, a value that is not a
/// finite number, a number of values that is no 2^n − 1, a member or coalition twice, a coalition missing, a cost below
/// zero (then it is not a cost game), more than `most_members`.
Game read_game(std::istream& input, const std::string& name);

/// The game restricted to who can reach whom (Myerson 1977, "Graphs and cooperation in games", Math. of OR 2): a coalition is
/// worth the sum of its parts that are connected by `links` (pairs of members).
Game restricted(const Game& game, const std::vector<std::pair<int, int>>& links);

}  // namespace handlingsrom::cooperation
