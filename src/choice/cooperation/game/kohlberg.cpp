#include <algorithm>
#include <cmath>
#include <limits>

#include "base/linear/program.hpp"
#include "choice/cooperation/game/normalised.hpp"
#include "choice/cooperation/game/solutions.hpp"
#include "choice/cooperation/game/span.hpp"

namespace handlingsrom::cooperation {
namespace {

constexpr double tied = 1e-8;  // of the game's size: excesses closer than this count as equal

double sum_over(const std::vector<double>& values, Coalition coalition) {
  double sum = 0;
  for (; coalition != 0; coalition &= coalition - 1) {
    sum += values[static_cast<std::size_t>(std::countr_zero(coalition))];
  }
  return sum;
}

void add_coalition(linear::Program& program, double lower, double upper, Coalition coalition, int members) {
  std::vector<int> columns;
  for (int i = 0; i < members; ++i) {
    if ((coalition >> i & 1U) != 0) columns.push_back(i);
  }
  program.add_row(lower, upper, columns, std::vector<double>(columns.size(), 1.0));
}

/// Whether no change d of the shares with d(N) = 0 helps a coalition of `worst` without hurting another, or a member at its
/// least (`floor`), or one of those `before`: then, and only then, they are balanced.
bool balanced(const std::vector<Coalition>& worst, const std::vector<Coalition>& before, const std::vector<char>& floor,
              int members) {
  linear::Program program(linear::Sense::maximise);
  program.set_tolerances(1e-9, 1e-9);
  std::vector<double> cost(static_cast<std::size_t>(members), 0.0);
  for (const Coalition coalition : worst) {
    for (int i = 0; i < members; ++i) cost[static_cast<std::size_t>(i)] += coalition >> i & 1U;
  }
  for (int i = 0; i < members; ++i) {
    const auto k = static_cast<std::size_t>(i);
    program.add_column(cost[k] / static_cast<double>(worst.size()), floor[k] != 0 ? 0 : -1, 1);
  }
  add_coalition(program, 0, 0, (Coalition{1} << members) - 1, members);
  for (const Coalition coalition : before) add_coalition(program, 0, 0, coalition, members);
  std::vector<char> has_row(worst.size(), 0);
  const std::size_t at_once = static_cast<std::size_t>(2 * members);
  while (true) {
    if (program.solve() != linear::Status::optimal) return false;
    if (program.objective() < 1e-7) return true;
    const std::vector<double> change(program.values().begin(), program.values().end());
    std::vector<std::pair<double, std::size_t>> hurt;
    for (std::size_t k = 0; k < worst.size(); ++k) {
      const double gained = has_row[k] != 0 ? 0 : sum_over(change, worst[k]);
      if (gained < -1e-9) hurt.emplace_back(gained, k);
    }
    if (hurt.empty()) return false;
    std::sort(hurt.begin(), hurt.end());
    hurt.resize(std::min(hurt.size(), at_once));
    for (const auto& each : hurt) {
      add_coalition(program, 0, linear::infinity, worst[each.second], members);
      has_row[each.second] = 1;
    }
  }
}

}  // namespace

bool satisfies_kohlberg(const Game& game, const Shares& shares, Excess excess, bool imputations) {
  const int members = game.size();
  const Normalised form = normalise(game, excess);
  const std::vector<double> y = to_normalised(game, form, shares);
  const Coalition everyone = game.everyone();
  if (std::abs(sum_over(y, everyone) - form.gain.back()) > tied) return false;
  std::vector<char> floor(y.size(), 0);
  if (imputations) {
    for (std::size_t i = 0; i < y.size(); ++i) {
      if (y[i] < -tied) return false;
      floor[i] = y[i] < tied ? 1 : 0;
    }
  }
  // Excess of every coalition, −∞ where the ones before determine it.
  const double none = -std::numeric_limits<double>::infinity();
  std::vector<double> open = subset_sums(y, 0, members);
  for (std::size_t s = 0; s < open.size(); ++s) {
    const double weight = form.weight_of(static_cast<Coalition>(s));
    const double loss = form.gain[s] - open[s];
    if (weight <= 0 && loss > tied && s != 0 && s != everyone) return false;  // weighs nothing: must simply be met
    open[s] = weight > 0 ? loss / weight : none;
  }
  open[0] = open[everyone] = none;
  Span span(members);
  span.add(everyone);
  std::vector<Coalition> before;
  while (span.rank() < members) {
    const double largest = *std::max_element(open.begin(), open.end());
    if (largest == none) return false;
    std::vector<Coalition> worst;
    for (std::size_t s = 0; s < open.size(); ++s) {
      if (open[s] >= largest - tied) worst.push_back(static_cast<Coalition>(s));
    }
    if (!balanced(worst, before, floor, members)) return false;
    for (const Coalition coalition : worst) {
      if (span.rank() < members && span.add(coalition)) before.push_back(coalition);
    }
    span.for_each_determined([&](Coalition coalition) { open[coalition] = none; });
  }
  return true;
}

}  // namespace handlingsrom::cooperation
