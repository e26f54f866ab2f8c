// Sharing by formula: τ-value, separable costs – remaining benefits; and who would leave.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/cooperation/game/normalised.hpp"
#include "choice/cooperation/game/solutions.hpp"

namespace handlingsrom::cooperation {
namespace {

/// Gain that each member adds when it joins last, in the normalised form.
std::vector<double> added_last(const Normalised& form) {
  std::vector<double> added;
  const std::size_t everyone = form.gain.size() - 1;
  for (int i = 0; i < form.members; ++i)
    added.push_back(form.gain[everyone] - form.gain[everyone ^ (std::size_t{1} << i)]);
  return added;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

constexpr double rounding = 1e-9;

}  // namespace

Shares tau(const Game& game) {
  const Normalised form = normalise(game, Excess::plain);
  const std::vector<double> most = added_last(form);
  // Least claim m_i = max over S ∋ i of gain(S) − Σ_{j∈S, j≠i} most_j: what is left when the others got their utmost.
  const std::vector<double> others = subset_sums(most, 0, form.members);
  std::vector<double> least(most.size(), -std::numeric_limits<double>::infinity());
  for (std::size_t s = 1; s < form.gain.size(); ++s) {
    const double left = form.gain[s] - others[s];
    for (std::size_t rest = s; rest != 0; rest &= rest - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(rest));
      least[i] = std::max(least[i], left + most[i]);
    }
  }
  const double low = sum_of(least), high = sum_of(most), total = form.gain.back();
  bool quasi_balanced = low <= total + rounding && total <= high + rounding;
  for (std::size_t i = 0; i < most.size(); ++i) quasi_balanced = quasi_balanced && least[i] <= most[i] + rounding;
  if (!quasi_balanced) throw Error(ErrorCode::no_solution, "game_not_quasi_balanced");
  const double part = high - low > rounding ? (total - low) / (high - low) : 0;
  std::vector<double> y(most.size());
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = least[i] + part * (most[i] - least[i]);
  return from_normalised(game, form, y);
}

Shares separable_costs_remaining_benefits(const Game& game) {
  // In gains beyond being alone: what i saves when it joins last is its remaining benefit, alone less separable cost, and all of what is
  // gained is shared in proportion to it.
  const Normalised form = normalise(game, Excess::plain);
  const std::vector<double> benefit = added_last(form);
  const double sum = sum_of(benefit), total = form.gain.back();
  if (std::abs(sum) <= rounding) {
    if (std::abs(total) > rounding) throw Error(ErrorCode::no_solution, "game_no_savings");
    return from_normalised(game, form, benefit);
  }
  std::vector<double> y(benefit.size());
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = benefit[i] * total / sum;
  return from_normalised(game, form, y);
}

std::vector<Departure> departures(const Game& game, const Shares& shares, std::size_t most) {
  const Normalised form = normalise(game, Excess::plain);
  const std::vector<double> y = to_normalised(game, form, shares);
  std::vector<Departure> list;
  scan_excesses(form, form.gain, y, 0, rounding, [&](Coalition coalition, double gain, double&) {
    if (coalition != 0 && coalition != game.everyone()) list.push_back({coalition, gain * form.scale});
  });
  std::sort(list.begin(), list.end(), [](const Departure& a, const Departure& b) { return a.gain > b.gain; });
  // Equally tempted but for rounding: the smaller group first, then the one with the earlier member, whatever solution made the shares.
  constexpr double tied = 1e-7;
  const auto named_before = [](const Departure& a, const Departure& b) {
    if (members_of(a.coalition) != members_of(b.coalition)) return members_of(a.coalition) < members_of(b.coalition);
    const Coalition differ = a.coalition ^ b.coalition;
    return (a.coalition & differ & (~differ + 1)) != 0;
  };
  for (auto first = list.begin(); first != list.end();) {
    const auto end = std::find_if(first, list.end(),
                                  [&](const Departure& each) { return first->gain - each.gain > tied * form.scale; });
    std::sort(first, end, named_before);
    first = end;
  }
  if (list.size() > most) list.resize(most);
  return list;
}

}  // namespace handlingsrom::cooperation
