// Good coalitions where there are too many to list: by climbing from many starts.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "choice/cooperation/game/game.hpp"

namespace handlingsrom::cooperation {

using Score = std::function<double(Coalition)>;

/// Coalitions among `allowed` (members as bits) with a high score, the best first, at most `most`: from each single member, each pair and all but each member, one is added, left out or
/// exchanged as long as that raises the score. What is found is there; that there is nothing better is not shown. Depends on nothing but the scores.
std::vector<std::pair<double, Coalition>> climb(Coalition allowed, const Score& score, std::size_t most);

}  // namespace handlingsrom::cooperation
