#include "choice/structure/location/interchange.hpp"

#include <algorithm>

namespace handlingsrom::location {
namespace {

double opening_gain(const Problem& problem, std::size_t site) {
  return problem.opening.empty() ? 0 : problem.opening[site];
}

struct Closest {
  double cost = no_way, second = no_way;
  int site = -1;
};

Closest closest(std::span<const Nearest::Way> ways, std::span<const char> open) {
  Closest found;
  for (const Nearest::Way& way : ways) {
    if (open[static_cast<std::size_t>(way.site)] == 0) continue;
    if (found.site >= 0) {
      found.second = way.cost;
      break;
    }
    found.cost = way.cost;
    found.site = way.site;
  }
  return found;
}

/// Gains of every move from one set of open sites.
class Moves {
 public:
  Moves(const Problem& problem, const Nearest& nearest, std::span<const char> movable)
      : problem_(problem), nearest_(nearest), movable_(movable) {}

  /// Makes the best move if it gains more than a rounding error; returns the gain, 0 when none.
  double improve(std::vector<char>& open, double value) {
    gather(open, value);
    double best = 1e-9 * std::max(1.0, value);
    int in = -1, out = -1;
    const auto consider = [&](double gain, int opened, int closed) {
      if (gain > best) best = gain, in = opened, out = closed;
    };
    const bool any_number = problem_.open_exactly == 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (movable_[i] == 0) continue;
      if (open[i] != 0) {
        if (any_number && place_.size() > 1)
          consider(-loss_[static_cast<std::size_t>(slot_[i])], -1, static_cast<int>(i));
        continue;
      }
      if (any_number) consider(gain_[i], static_cast<int>(i), -1);
      const double* extra = extra_.data() + i * place_.size();
      for (std::size_t r = 0; r < place_.size(); ++r) {
        if (movable_[static_cast<std::size_t>(place_[r])] != 0)
          consider(gain_[i] - loss_[r] + extra[r], static_cast<int>(i), place_[r]);
      }
    }
    if (in < 0 && out < 0) return 0;
    if (in >= 0) open[static_cast<std::size_t>(in)] = 1;
    if (out >= 0) open[static_cast<std::size_t>(out)] = 0;
    return best;
  }

 private:
  /// Every customer has an open site, and `value` is what all of it costs.
  void gather(std::span<const char> open, double value) {
    place_.clear();
    slot_.assign(open.size(), -1);
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i] == 0) continue;
      slot_[i] = static_cast<int>(place_.size());
      place_.push_back(static_cast<int>(i));
    }
    gain_.assign(open.size(), 0);
    loss_.assign(place_.size(), 0);
    extra_.assign(open.size() * place_.size(), 0);
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i] != 0) {
        loss_[static_cast<std::size_t>(slot_[i])] -= opening_gain(problem_, i);
      } else {
        gain_[i] -= opening_gain(problem_, i);
      }
    }
    for (int j = 0; j < problem_.customers; ++j) {
      const auto ways = nearest_.of(j);
      const Closest now = closest(ways, open);
      const auto r = static_cast<std::size_t>(slot_[static_cast<std::size_t>(now.site)]);
      // Where nobody else can serve the customer, being without counts as a way far longer than the longest, and as more than any
      // move can gain.
      const double second = now.second < no_way ? now.second : std::max(1 + 1000 * ways.back().cost, 1 + 2 * value);
      loss_[r] += second - now.cost;
      for (const Nearest::Way& way : ways) {
        if (way.cost >= second) break;
        const auto i = static_cast<std::size_t>(way.site);
        if (way.site == now.site) continue;
        if (way.cost < now.cost) gain_[i] += now.cost - way.cost;
        extra_[i * place_.size() + r] += second - std::max(way.cost, now.cost);
      }
    }
  }

  const Problem& problem_;
  const Nearest& nearest_;
  std::span<const char> movable_;
  std::vector<int> place_, slot_;
  std::vector<double> gain_, loss_, extra_;
};

}  // namespace

double value_of(const Problem& problem, const Nearest& nearest, std::span<const char> open) {
  double value = 0;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i] != 0) value += opening_gain(problem, i);
  }
  for (int j = 0; j < problem.customers; ++j) {
    double cost = no_way;
    for (const Nearest::Way& way : nearest.of(j)) {
      if (open[static_cast<std::size_t>(way.site)] == 0) continue;
      cost = way.cost;
      break;
    }
    value += cost;
  }
  return value;
}

void interchange(const Problem& problem, const Nearest& nearest, std::span<const char> movable, OpenSet& set) {
  if (set.value == no_way) return;
  Moves moves(problem, nearest, movable);
  for (OpenSet next = set; moves.improve(next.open, next.value) > 0; set = next) {
    next.value = value_of(problem, nearest, next.open);
    if (!(next.value < set.value)) return;
  }
}

}  // namespace handlingsrom::location
