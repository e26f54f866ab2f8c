#include "choice/roster/line_pricing.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace handlingsrom::roster {
namespace {

constexpr int most_combinations = 96;

}  // namespace

LinePricer::Counting LinePricer::counting(const std::vector<std::size_t>& duties) const {
  Counting counting;
  for (const std::size_t duty : duties) {
    counting.duties.push_back(static_cast<Duty>(duty));
    counting.stride.push_back(counting.combinations);
    counting.limit.push_back(limit_of(duty));
    counting.combinations *= counting.limit.back() + 1;
  }
  return counting;
}

int LinePricer::limit_of(std::size_t kind) const {
  if (kind < static_cast<std::size_t>(model_.duties)) return person_.most_of_duty[kind];
  return weekends_priced_ ? static_cast<int>(graph().weekend_cost.size()) - 1 : no_limit;
}

std::vector<int> LinePricer::counts_of(const Line& line) const {
  std::vector<int> counts(static_cast<std::size_t>(model_.duties) + 1, 0);
  for (const Duty duty : line.duty) {
    if (duty != free_day) ++counts[static_cast<std::size_t>(duty)];
  }
  counts.back() = line.weekends;
  return counts;
}

std::vector<std::size_t> LinePricer::broken(const Line& line) const {
  const std::vector<int> counts = counts_of(line);
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (counts[k] > limit_of(k)) result.push_back(k);
  }
  return result;
}

int LinePricer::table_limit() const {
  constexpr std::size_t most_floats = 60'000'000;
  return static_cast<int>(std::clamp<std::size_t>(most_floats / std::max<std::size_t>(1, size_), 1, most_combinations));
}

bool LinePricer::keeps_limits(const Line& line) const { return broken(line).empty(); }

double LinePricer::value_of(const Line& line, std::span<const float> prices) const {
  double value = line.cost;
  for (int d = 0; d < model_.days; ++d)
    value += static_cast<double>(prices[model_.place(d, line.duty[static_cast<std::size_t>(d)])]);
  return value;
}

Priced LinePricer::cheapest(std::span<const float> prices, PricingSpace& space, int most_lines) const {
  return cheapest(prices, space, most_lines, nullptr);
}

Priced LinePricer::cheapest(std::span<const float> prices, PricingSpace& space, int most_lines,
                            const Pruning* pruning) const {
  std::vector<std::size_t> counted;
  while (true) {
    Priced priced = pass(prices, 0, counting(counted), space, most_lines, pruning);
    if (priced.lines.empty()) return priced;
    const std::vector<std::size_t> more = broken(priced.lines.front().line);
    if (more.empty()) {
      std::erase_if(priced.lines, [&](const Priced::Found& found) { return !keeps_limits(found.line); });
      return priced;
    }
    counted.insert(counted.end(), more.begin(), more.end());
    double size = 1;
    for (const std::size_t kind : counted)
      size *= kind == static_cast<std::size_t>(model_.duties) ? 1e9 : limit_of(kind) + 1;
    if (size > table_limit()) return with_multipliers(prices, counted, space);
  }
}

namespace {

/// Adds the multipliers of duties to the prices. Returns what all multipliers cost at their limits.
template <class Limit>
double priced_in(const LineModel& model, std::span<const float> prices, const std::vector<double>& multipliers,
                 const Limit& limit, std::vector<float>& changed) {
  changed.assign(prices.begin(), prices.end());
  double constant = 0;
  for (std::size_t kind = 0; kind <= static_cast<std::size_t>(model.duties); ++kind) {
    if (multipliers[kind] == 0 || limit(kind) == no_limit) continue;
    constant += multipliers[kind] * limit(kind);
    if (kind == static_cast<std::size_t>(model.duties)) continue;
    for (int d = 0; d < model.days; ++d)
      changed[model.place(d, static_cast<Duty>(kind))] += static_cast<float>(multipliers[kind]);
  }
  return constant;
}

}  // namespace

Priced LinePricer::below(std::span<const float> prices, double threshold, std::vector<double>& multipliers,
                         PricingSpace& space, int most_lines, bool exact, double slack) const {
  constexpr int most_passes = 6;
  constexpr double close = 1e-6;
  constexpr double longest_step = 50;
  const auto kinds = static_cast<std::size_t>(model_.duties) + 1;  // duties, then weekends
  multipliers.resize(kinds + 1, 0);                                // then the amount
  const Counting none;
  std::vector<float> changed;
  Priced best;
  best.bound = -1e30;
  if (!possible_) return best;
  const double cutoff = threshold + slack;
  const auto sort = [&] {
    auto& lines = best.lines;
    const auto same = [](const auto& a, const auto& b) { return a.line.duty == b.line.duty; };
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
    if (lines.size() > static_cast<std::size_t>(most_lines)) lines.resize(static_cast<std::size_t>(most_lines));
  };
  best.bound = tune(prices, cutoff, multipliers, space, best);
  if (best.bound >= cutoff - close) {
    best.lines.clear();
    return best;
  }
  sort();
  for (int k = 0; k < most_passes; ++k) {
    if (k > 0) relax_totals(prices, multipliers, space);
    const double constant = priced_in(
        model_, prices, multipliers, [&](std::size_t kind) { return limit_of(kind); }, changed);
    const Pruning pruning = pruning_at(multipliers, cutoff + constant);
    Priced priced = pass(changed, weekends_priced_ ? multipliers[kinds - 1] : 0, none, space, most_lines, &pruning);
    best.bound = std::max(best.bound, std::min(priced.bound - constant, cutoff));
    if (priced.lines.empty()) break;
    const std::vector<int> counts = counts_of(priced.lines.front().line);
    for (Priced::Found& found : priced.lines) {
      if (!keeps_limits(found.line)) continue;
      found.value = value_of(found.line, prices);
      best.lines.push_back(std::move(found));
    }
    sort();
    const bool found = !best.lines.empty();
    if (best.bound >= threshold - close || (found && best.lines.front().value - best.bound < 1e-3)) return best;
    // Too many raise the multiplier, a limit not reached lowers it.
    bool moved = false;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      double& multiplier = multipliers[kind];
      if (counts[kind] > limit_of(kind)) {
        multiplier =
            multiplier * 1.3 + 2 + std::min(longest_step, (threshold - best.bound) * 0.1 / (1 + limit_of(kind)));
        moved = true;
      } else if (multiplier > 0 && limit_of(kind) != no_limit && counts[kind] < limit_of(kind)) {
        multiplier = multiplier < 0.5 ? 0 : multiplier * 0.7;
        moved = true;
      }
    }
    if (found && best.lines.front().value < threshold - close) return best;
    if (!moved) break;
  }
  if (!exact || best.bound >= cutoff - close) return best;
  std::vector<double> plain = multipliers;
  std::fill_n(plain.begin(), weekends_priced_ ? kinds : kinds - 1, 0);
  relax_totals(prices, plain, space);
  const Pruning pruning = pruning_at(plain, cutoff);
  Priced proved = cheapest(prices, space, most_lines, &pruning);
  proved.bound = std::max(proved.bound, best.bound);
  if (proved.lines.empty()) proved.lines = std::move(best.lines);
  return proved;
}

Priced LinePricer::with_multipliers(std::span<const float> prices, std::vector<std::size_t> exact,
                                    PricingSpace& space) const {
  // Limits that fit stay exact, smallest first; the rest are priced.
  const auto weekends = static_cast<std::size_t>(model_.duties);
  std::sort(exact.begin(), exact.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(a == weekends, limit_of(a), a) < std::tuple(b == weekends, limit_of(b), b);
  });
  std::vector<char> is_priced(weekends + 1, 0);
  while (!exact.empty() && (exact.back() == weekends || counting(exact).combinations > table_limit())) {
    is_priced[exact.back()] = 1;
    exact.pop_back();
  }
  const Counting counting = this->counting(exact);
  std::vector<double> multipliers(weekends + 1, 0);
  std::vector<float> changed;
  Priced best;
  best.bound = -1e30;
  constexpr int most_steps = 24;
  double step = 1;
  for (const float price : prices) step = std::max(step, std::abs(static_cast<double>(price)) / 8);
  for (int k = 0; k < most_steps; ++k) {
    const double constant = priced_in(
        model_, prices, multipliers, [&](std::size_t kind) { return limit_of(kind); }, changed);
    Priced priced = pass(changed, multipliers.back(), counting, space, 1);
    if (priced.lines.empty()) break;
    const Line& line = priced.lines.front().line;
    best.bound = std::max(best.bound, priced.bound - constant);
    const std::vector<std::size_t> more = broken(line);
    for (const std::size_t kind : more) is_priced[kind] = 1;
    if (more.empty()) {
      const double value = value_of(line, prices);
      if (best.lines.empty() || value < best.lines.front().value) best.lines.assign(1, {line, value});
      if (best.lines.front().value - best.bound < 1e-3) break;
    }
    const std::vector<int> counts = counts_of(line);
    double norm = 0;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      if (is_priced[kind] != 0) norm = std::max(norm, std::abs(static_cast<double>(counts[kind] - limit_of(kind))));
    }
    if (norm == 0) break;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      if (is_priced[kind] == 0) continue;
      const double excess = counts[kind] - limit_of(kind);
      // Towards the end every limit still broken is pressed hard, so that some line is found.
      const double push = k > most_steps / 2 && excess > 0 && best.lines.empty() ? 4 : 1;
      multipliers[kind] = std::max(0.0, multipliers[kind] + push * step * excess / norm);
    }
    step *= 0.85;
  }
  return best;
}

}  // namespace handlingsrom::roster
