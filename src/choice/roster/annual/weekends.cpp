#include "choice/roster/annual/weekends.hpp"

#include <algorithm>

#include "base/random.hpp"

namespace handlingsrom::annual {
namespace {

/// Groups that a weekend needs: people by day, people at night, and each competence by day.
class Weekends {
 public:
  Weekends(const Unit& unit, const Wanted& wanted, const Rota& leave) : unit_(unit), leave_(leave) {
    const std::size_t groups = 2 + unit.competences.size();
    need_.assign(static_cast<std::size_t>(unit.weeks), std::vector<int>(groups, 0));
    present_ = need_;
    for (int w = 0; w < unit.weeks; ++w) {
      for (const int d : {w * 7 + 5, w * 7 + 6}) {
        std::vector<int> day(groups, 0);
        for (const Wanted::Row& row : wanted.by_day[static_cast<std::size_t>(d)]) {
          const bool night = unit.shifts[static_cast<std::size_t>(row.shift)].end > 1440;
          if (row.competence < 0)
            day[night ? 1 : 0] += row.count;
          else if (!night)
            day[2 + static_cast<std::size_t>(row.competence)] += row.count;
        }
        for (std::size_t g = 0; g < groups; ++g) {
          int& need = need_[static_cast<std::size_t>(w)][g];
          need = std::max(need, day[g]);
        }
      }
    }
    for (const Person& person : unit.people) {
      bool day = false;
      for (const int s : person.shifts) day |= unit.shifts[static_cast<std::size_t>(s)].end <= 1440;
      groups_.push_back({day ? 0U : 1U});
      if (!day) continue;
      for (const int c : person.competences) groups_.back().push_back(2 + static_cast<std::size_t>(c));
    }
    planned_.assign(unit.people.size(), std::vector<char>(static_cast<std::size_t>(unit.weeks), 0));
  }

  double cost() const {
    double sum = 0;
    for (std::size_t w = 0; w < need_.size(); ++w) {
      for (std::size_t g = 0; g < need_[w].size(); ++g) sum += group_cost(w, g, present_[w][g]);
    }
    return sum;
  }

  void lift(std::size_t p) {
    for (std::size_t w = 0; w < need_.size(); ++w) {
      if (planned_[p][w] != 0) count(p, w, -1);
      planned_[p][w] = 0;
    }
  }

  /// The best weekends for one person beside the others'.
  void place(std::size_t p) {
    const int gap = unit_.people[p].weekend_every - 1;
    const auto states = static_cast<std::size_t>(gap) + 1;  // free weekends so far, at most the gap
    const std::size_t weeks = need_.size();
    std::vector<double> value(states, 1e30);
    value[states - 1] = 0;
    std::vector<std::vector<char>> from(weeks, std::vector<char>(states, 0));
    for (std::size_t w = 0; w < weeks; ++w) {
      std::vector<double> next(states, 1e30);
      for (std::size_t s = 0; s < states; ++s) {
        if (value[s] >= 1e30) continue;
        const std::size_t free = std::min(s + 1, states - 1);
        if (value[s] < next[free]) next[free] = value[s], from[w][free] = static_cast<char>(s);
        if (s + 1 < states || !open(p, w)) continue;
        const double taken = value[s] + gain(p, w);
        // At work: with no gap the only state is both; then the choice is told by the gain alone.
        if (states == 1 ? taken < value[s] : taken < next[0]) next[0] = taken, from[w][0] = static_cast<char>(s | 64U);
      }
      value = next;
    }
    auto state = static_cast<std::size_t>(std::min_element(value.begin(), value.end()) - value.begin());
    for (std::size_t w = weeks; w-- > 0;) {
      const auto before = static_cast<unsigned>(from[w][state]);
      if ((before & 64U) != 0) {
        planned_[p][w] = 1;
        count(p, w, 1);
      }
      state = before & 63U;
    }
  }

  struct Laid {
    std::vector<std::vector<char>> planned;
    std::vector<std::vector<int>> present;
  };
  Laid laid() const { return {planned_, present_}; }
  void lay(Laid laid) {
    planned_ = std::move(laid.planned);
    present_ = std::move(laid.present);
  }

 private:
  double group_cost(std::size_t week, std::size_t group, int present) const {
    const int need = need_[week][group];
    if (present >= need) return group == 0 ? 0.02 * (present - need) * (present - need) : 0;
    const double few = group < 2 ? 1 : 0.7;
    return few * (need - present) + 0.05 * (need - present) * (need - present);
  }
  double gain(std::size_t p, std::size_t week) const {
    double sum = 0;
    for (const std::size_t g : groups_[p])
      sum += group_cost(week, g, present_[week][g] + 1) - group_cost(week, g, present_[week][g]);
    return sum;
  }
  void count(std::size_t p, std::size_t week, int by) {
    for (const std::size_t g : groups_[p]) present_[week][g] += by;
  }
  bool open(std::size_t p, std::size_t week) const {
    return leave_[p][week * 7 + 5] >= off && leave_[p][week * 7 + 6] >= off;
  }

  const Unit& unit_;
  const Rota& leave_;
  std::vector<std::vector<int>> need_, present_;
  std::vector<std::vector<std::size_t>> groups_;
  std::vector<std::vector<char>> planned_;
};

}  // namespace

std::vector<std::vector<char>> lay_weekends(const Unit& unit, const Wanted& wanted, const Rota& leave,
                                            std::uint64_t seed) {
  Weekends weekends(unit, wanted, leave);
  const std::size_t people = unit.people.size();
  for (std::size_t p = 0; p < people; ++p) weekends.place(p);
  double best = weekends.cost();
  constexpr int rounds = 3000;
  for (int k = 0; k < rounds; ++k) {
    DrawKey key;
    key.seed = seed;
    key.run = static_cast<std::uint32_t>(k);
    key.event = 77;
    const auto bits = random_bits(key);
    const std::size_t lifted = 2 + bits[3] % 3;
    Weekends::Laid before = weekends.laid();
    const auto drawn = [&](std::size_t j) { return bits[j % 3] / (j + 1) % people; };
    for (std::size_t j = 0; j < lifted; ++j) weekends.lift(drawn(j));
    for (std::size_t j = lifted; j-- > 0;) {
      weekends.lift(drawn(j));  // may have been drawn twice
      weekends.place(drawn(j));
    }
    const double now = weekends.cost();
    if (now > best + 1e-9)
      weekends.lay(std::move(before));
    else
      best = now;
  }
  return weekends.laid().planned;
}

}  // namespace handlingsrom::annual
