#include "choice/cooperation/study/search.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace handlingsrom::cooperation {

std::vector<std::pair<double, Coalition>> climb(Coalition allowed, const Score& score, std::size_t most) {
  std::vector<Coalition> members;
  for (Coalition left = allowed; left != 0; left &= left - 1) members.push_back(left & (~left + 1));
  std::vector<Coalition> starts;
  for (const Coalition one : members) {
    starts.push_back(one);
    starts.push_back(allowed ^ one);
    for (const Coalition other : members) {
      if (one < other) starts.push_back(one | other);
    }
  }
  std::unordered_map<Coalition, double> seen;
  const auto scored = [&](Coalition coalition) {
    const auto [place, anew] = seen.try_emplace(coalition, 0.0);
    if (anew) place->second = score(coalition);
    return place->second;
  };
  for (Coalition here : starts) {
    if (here == 0) continue;
    for (double best = scored(here);;) {
      Coalition next = here;
      const auto look = [&](Coalition coalition) {
        if (coalition == 0 || !(scored(coalition) > best)) return;
        best = scored(coalition);
        next = coalition;
      };
      for (const Coalition one : members) look(here ^ one);
      for (const Coalition in : members) {
        if ((here & in) == 0) continue;
        for (const Coalition out : members) {
          if ((here & out) == 0) look((here ^ in) | out);
        }
      }
      if (next == here) break;
      here = next;
    }
  }
  std::vector<std::pair<double, Coalition>> found;
  for (const auto& [coalition, value] : seen) found.emplace_back(value, coalition);
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace handlingsrom::cooperation
