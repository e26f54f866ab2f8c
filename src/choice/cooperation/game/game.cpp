#include "choice/cooperation/game/game.hpp"

#include <algorithm>

namespace handlingsrom::cooperation {

std::string name_of(const Game& game, Coalition coalition) {
  std::string name;
  for (int i = 0; i < game.size(); ++i) {
    if ((coalition >> i & 1U) != 0) name += (name.empty() ? "" : "+") + game.members[static_cast<std::size_t>(i)];
  }
  return name;
}

std::vector<Coalition> published_order(int members) {
  std::vector<Coalition> order;
  order.reserve((std::size_t{1} << members) - 1);
  std::vector<int> chosen;
  for (int size = 1; size <= members; ++size) {
    chosen.resize(static_cast<std::size_t>(size));
    for (int k = 0; k < size; ++k) chosen[static_cast<std::size_t>(k)] = k;
    while (true) {
      Coalition coalition = 0;
      for (const int member : chosen) coalition |= Coalition{1} << member;
      order.push_back(coalition);
      int k = size - 1;
      while (k >= 0 && chosen[static_cast<std::size_t>(k)] == members - size + k) --k;
      if (k < 0) break;
      ++chosen[static_cast<std::size_t>(k)];
      for (int l = k + 1; l < size; ++l)
        chosen[static_cast<std::size_t>(l)] = chosen[static_cast<std::size_t>(l - 1)] + 1;
    }
  }
  return order;
}

Game restricted(const Game& game, const std::vector<std::pair<int, int>>& links) {
  std::vector<Coalition> neighbours(static_cast<std::size_t>(game.size()), 0);
  for (const auto& [a, b] : links) {
    neighbours[static_cast<std::size_t>(a)] |= Coalition{1} << b;
    neighbours[static_cast<std::size_t>(b)] |= Coalition{1} << a;
  }
  Game result = game;
  for (Coalition coalition = 1; coalition <= game.everyone(); ++coalition) {
    // The part connected to the lowest member; what remains was found before, as a smaller number.
    Coalition part = coalition & (~coalition + 1), front = part;
    while (front != 0) {
      Coalition reached = 0;
      for (Coalition rest = front; rest != 0; rest &= rest - 1) {
        reached |= neighbours[static_cast<std::size_t>(std::countr_zero(rest))];
      }
      front = reached & coalition & ~part;
      part |= front;
    }
    result.worth[coalition] = game.worth[part] + result.worth[coalition ^ part];
  }
  return result;
}

}  // namespace handlingsrom::cooperation
