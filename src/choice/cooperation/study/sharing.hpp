// Ways of sharing what a study's cooperation costs.
#pragma once

#include <optional>
#include <vector>

#include "base/error.hpp"
#include "choice/cooperation/game/solutions.hpp"
#include "choice/cooperation/study/worth.hpp"

namespace handlingsrom::cooperation {

/// Weights of a key, summing to 1; nullopt for the ways that look at coalitions, and where the file does not give what the key needs.
std::optional<std::vector<double>> key_weights(Sharing sharing, const Study& study, const Worth& worth,
                                               const Draw& draw);

/// What each pays, kr a year; sums to what everyone together costs. Keys share what is not direct: each pays its own direct cost and its weight of
/// the rest. `blend`: the part of the key that has come in (1: all); the rest is by each one's own joint cost today. Throws what the game's solutions throw, and
/// Error(no_solution, "study_key_lacks") for a key without its figures.
Shares shares_of(Sharing sharing, const Study& study, const Worth& worth, const Draw& draw, const Game& game,
                 const std::vector<double>& growth = {}, double blend = 1);

}  // namespace handlingsrom::cooperation
