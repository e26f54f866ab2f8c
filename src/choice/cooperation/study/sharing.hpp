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

/// What each pays by a key of `total`, which everyone together costs; sums to it. Keys share what is not direct: each pays its own direct cost and its weight of
/// the rest, and no less of that than the study's `least` where the rest is enough. `blend`: the part of the key that has come in (1: all); the rest is by each one's own joint cost today. Throws
/// Error(no_solution, "study_key_lacks") for a key without its figures.
Shares key_shares(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, double total,
                  const std::vector<double>& growth = {}, double blend = 1, std::optional<double> fixed = {});

/// What each pays, kr a year, with every coalition at hand. Throws what key_shares and the game's solutions throw.
Shares shares_of(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, const Game& game,
                 const std::vector<double>& growth = {}, double blend = 1);

}  // namespace handlingsrom::cooperation
