// Which coalitions would form.
#include <vector>

#include "choice/cooperation/study/outcome.hpp"

namespace handlingsrom::cooperation {

std::vector<LikelyCoalition> likely_coalitions(const Game& game, const Worth& worth) {
  std::vector<double> heads(game.worth.size(), 0.0), gain(game.worth.size(), 0.0);
  for (std::size_t s = 1; s < game.worth.size(); ++s) {
    for (int i = 0; i < game.size(); ++i) {
      if ((s >> static_cast<unsigned>(i) & 1U) == 0) continue;
      heads[s] += worth.members()[static_cast<std::size_t>(i)].basis.inhabitants;
      gain[s] += game.alone(i);
    }
    gain[s] -= game.worth[s];
  }
  std::vector<LikelyCoalition> formed;
  Coalition left = game.everyone();
  while (left != 0) {
    LikelyCoalition best;
    double most = 1e-9;  // kr per inhabitant: rounding is no reason to join
    for (Coalition s = left; s != 0; s = (s - 1) & left) {
      if (members_of(s) < 2 || !worth.feasible(s) || !(gain[s] / heads[s] > most)) continue;
      most = gain[s] / heads[s];
      best.coalition = s;
      best.per_inhabitant = most;
    }
    if (best.coalition == 0) break;
    formed.push_back(best);
    left &= ~best.coalition;
  }
  return formed;
}

}  // namespace handlingsrom::cooperation
