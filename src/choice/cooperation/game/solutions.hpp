// How to share what a cooperation costs or gains: the classical answers, and who would have reason to leave.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "choice/cooperation/game/game.hpp"

namespace handlingsrom::cooperation {

/// One figure per member, in the game's own terms (cost to pay, or profit to get); they sum to what everyone together costs.
using Shares = std::vector<double>;

/// Shapley (1953): the mean of what a member adds over all orders of joining; exact, O(2^n).
Shares shapley(const Game& game);

/// Shapley by sampling, for more members than a table holds (up to 64).
struct SampledShapley {
  Shares shares;
  Shares standard_error;
  std::uint64_t orders = 0;
};
/// Orders of joining, each with its reverse (antithetic; Castro, Gómez and Tejada 2009, Computers & OR 36). The draws depend
/// on `seed` only. `worth` gets members as bits. `pairs` at least 2.
SampledShapley shapley_by_sampling(int members, const std::function<double(std::uint64_t)>& worth, std::uint32_t pairs,
                                   std::uint64_t seed);

/// What a coalition's dissatisfaction is measured by: its loss, its loss per member (Grotte 1970; Young 1985), or its loss as a
/// share of its own cost or profit (Young, Okada and Hashimoto 1982).
enum class Excess { plain, per_member, proportional };

struct Nucleolus {
  Shares shares;
  std::vector<double> levels;  // largest excess still open, falling: how much the worst placed lose, in the game's unit
  int programs = 0;            // linear programs solved
  int rows = 0;                // coalitions that had to be looked at in them
  bool verified = false;       // by satisfies_kohlberg
};

/// Nucleolus (Schmeidler 1969): makes the worst placed coalition as well off as can be, then the next, and so on. Among shares
/// that leave no member worse off than alone (imputations), or with `imputations` false among all (prenucleolus; Sobolev 1975).
///
/// Method: the sequence of linear programs of Maschler, Peleg and Shapley (1979), with rows found as they are violated.
/// After each, only coalitions with a positive dual are fixed: those are met with equality in *every* optimal solution
/// (Guajardo and Jörnsten 2015, EJOR 241, name fixing by one solution as the common mistake), and what they imply is
/// found by exact rank arithmetic, so there are at most n − 1 levels.
///
/// Throws Error(no_solution): "game_no_imputation" where members alone do better than all together; "game_not_unique" or
/// "game_proportional_sign" where the proportional excess is not defined.
Nucleolus nucleolus(const Game& game, Excess excess = Excess::plain, bool imputations = true);

/// Whether `shares` is the (pre)nucleolus, by Kohlberg's (1971) criterion in the form with at most n − 1 collections (Nguyen and
/// Thomas 2016; Benedek, Fliege and Nguyen 2021, Math. Prog. 190): each collection of the worst placed coalitions, less what the ones before
/// determine, must be balanced. Uses nothing of how the nucleolus was found.
bool satisfies_kohlberg(const Game& game, const Shares& shares, Excess excess = Excess::plain, bool imputations = true);

/// Least core (Maschler, Peleg and Shapley 1979): the shares whose largest excess is smallest.
struct LeastCore {
  double excess = 0;  // what each coalition must at least put up with; at most 0 when the core is not empty
  Shares shares;      // one point of it: the prenucleolus
  Shares lowest;      // what each member pays or gets at least, and at most, within it
  Shares highest;
  bool verified = false;
};
LeastCore least_core(const Game& game);

/// τ-value (Tijs 1981): between what a member adds last and the least that it can claim. Throws Error(no_solution,
/// "game_not_quasi_balanced") where the two bounds do not enclose what there is to share.
Shares tau(const Game& game);

/// Separable costs – remaining benefits (James and Lee 1971; Straffin and Heaney 1981): each pays what it adds last, and of what
/// remains in proportion to what it saves against being alone. Throws Error(no_solution, "game_no_savings").
Shares separable_costs_remaining_benefits(const Game& game);

/// A coalition and what it would gain by leaving: per its members together, in the game's unit.
struct Departure {
  Coalition coalition = 0;
  double gain = 0;
};
/// Coalitions that would do better alone by more than rounding (1e-9 of the game's size), the most tempted first, of equally tempted ones (1e-7) the smaller first, then
/// the one whose members come first; at most `most`.
/// Empty: the shares are in the core (Gillies 1959).
std::vector<Departure> departures(const Game& game, const Shares& shares, std::size_t most = 5);

}  // namespace handlingsrom::cooperation
