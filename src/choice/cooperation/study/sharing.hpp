// Ways of sharing what a study's cooperation costs.
#pragma once

#include <optional>
#include <vector>

#include "base/error.hpp"
#include "choice/cooperation/game/solutions.hpp"
#include "choice/cooperation/study/worth.hpp"

namespace handlingsrom::cooperation {

/// Weights of a key, summing to 1; nullopt for the ways that look at coalitions, and where the file does not give what the key needs. `fixed`: the part that
/// fixed_rest shares alike; none: the assumption's.
std::optional<std::vector<double>> key_weights(Sharing sharing, const Study& study, const Worth& worth,
                                               const Draw& draw, std::optional<double> fixed = {});

/// Whether it is a key, which needs no coalitions but everyone.
inline bool is_key(Sharing sharing) { return sharing <= Sharing::agreed; }

/// Whether the file gives what the key needs.
bool has_figures(Sharing sharing, const Study& study);

/// A key and how much of it holds; none: each one's own joint cost, where a transition begins.
struct KeyPart {
  std::optional<Sharing> sharing;
  std::optional<double> fixed;  // of fixed_rest; none: the assumption's
  double part = 1;
};
/// Which keys share the cost in a year of a cooperation that begins in `first_year`; their parts sum to 1. From the start on the study's own sharing, and each key of its
/// history from its year on; each comes in evenly over the study's transition years from what held before it. What the history says of the years before the start is
/// where the first transition begins; without it, that is each one's own joint cost.
std::vector<KeyPart> keys_in(const Study& study, int first_year, int year);

/// What each pays by keys of `total`, which everyone together costs; sums to it. Keys share what is not direct: each pays its own direct cost and its weight of
/// the rest, and no less of that than the study's `least` where the rest is enough. Throws Error(no_solution, "study_key_lacks") for a key without its figures,
/// and for a sharing that is no key.
Shares mixed_shares(const std::vector<KeyPart>& parts, const Study& study, const Worth& worth, const Draw& draw,
                    double total, const std::vector<double>& growth = {});
/// The same by one key alone.
Shares key_shares(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, double total,
                  const std::vector<double>& growth = {}, std::optional<double> fixed = {});

/// What each pays, kr a year, with every coalition at hand. Throws what key_shares and the game's solutions throw.
Shares shares_of(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, const Game& game,
                 const std::vector<double>& growth = {});

}  // namespace handlingsrom::cooperation
