#include "choice/scenario/evaluate.hpp"

#include <algorithm>
#include <cmath>

#include "choice/scenario/adjustments.hpp"
#include "outlook/population/settings.hpp"

namespace handlingsrom::scenario {
namespace {

bool acts(const Setting& setting) {
  const double today = all_levers()[setting.lever]->today;
  return std::any_of(setting.values.begin(), setting.values.end(), [&](double v) { return v != today; });
}

double factor_or_shift(const AssumptionEffect& effect, double today, double value, double assumed) {
  switch (effect.act) {
    case Act::shift: return assumed + effect.weight * (value - today);
    case Act::scale: return assumed * (1 + effect.weight * (value / today - 1));
    case Act::inverse: return assumed * (1 + effect.weight * (today / value - 1));
  }
  return assumed;
}

}  // namespace

struct Evaluator::Changed {
  Assumptions assumptions;
  std::vector<double> settlers;
  std::vector<sheet::Adjustment> adjustments;
  bool any_assumption = false;
};

std::vector<Setting> settings_of(const Scenario& scenario, const Period& period) {
  std::vector<Setting> settings;
  for (const Turn& turn : scenario.turns) settings.push_back({turn.lever, series_of(turn, period)});
  std::sort(settings.begin(), settings.end(), [](const Setting& a, const Setting& b) { return a.lever < b.lever; });
  return settings;
}

Evaluator::Evaluator(const rooms::Chain& chain, MunicipalityIndex municipality, const facts::OwnFigures* own,
                     const Assumptions* base, std::string alternative)
    : chain_(chain),
      municipality_(municipality),
      own_(own),
      alternative_(std::move(alternative)),
      defaults_(base != nullptr ? *base : chain.default_assumptions()),
      base_changed_(base != nullptr),
      first_(defaults_.first_year()),
      years_(defaults_.years()) {
  if (!alternative_.empty()) population::parse_alternative(alternative_);
}

Assumptions Evaluator::assumptions(std::span<const Setting> settings) const { return changed(settings).assumptions; }

Assumptions turned(Assumptions assumptions, std::span<const Setting> settings) {
  std::vector<double> series(static_cast<std::size_t>(assumptions.years()));
  for (const Setting& setting : settings) {
    if (!acts(setting)) continue;
    const Lever& lever = *all_levers()[setting.lever];
    for (const AssumptionEffect& effect : lever.assumptions) {
      const auto now = assumptions.series(effect.parameter);
      for (std::size_t t = 0; t < series.size(); ++t) {
        series[t] = factor_or_shift(effect, lever.today, setting.values[t], now[t]);
      }
      assumptions.set_series(effect.parameter, series);
    }
  }
  return assumptions;
}

Evaluator::Changed Evaluator::changed(std::span<const Setting> settings) const {
  Changed result{turned(defaults_, settings), {}, adjustments_of(chain_, settings), base_changed_};
  for (const Setting& setting : settings) {
    if (!acts(setting)) continue;
    const Lever& lever = *all_levers()[setting.lever];
    if (!lever.assumptions.empty()) result.any_assumption = true;
    if (lever.settlers_per_unit != 0) {
      result.settlers.resize(static_cast<std::size_t>(years_), 0.0);
      for (std::size_t t = 0; t < result.settlers.size(); ++t) {
        result.settlers[t] += lever.settlers_per_unit * (setting.values[t] - lever.today);
      }
    }
  }
  return result;
}

rooms::Request Evaluator::request_of(const Changed& changed) const {
  return {.municipality = municipality_,
          .assumptions = changed.any_assumption ? &changed.assumptions : nullptr,
          .own = own_,
          .settlers = changed.settlers,
          .alternative = alternative_,
          .adjustments = changed.adjustments};
}

rooms::Figures Evaluator::run(std::span<const Setting> settings, int paths, std::uint64_t seed) const {
  const Changed now = changed(settings);
  rooms::Request request = request_of(now);
  request.paths = paths;
  request.seed = seed;
  return chain_.run(request);
}

rooms::Figures Evaluator::run(std::span<const Setting> settings, std::span<const sheet::Adjustment> further) const {
  Changed now = changed(settings);
  now.adjustments.insert(now.adjustments.end(), further.begin(), further.end());
  return chain_.run(request_of(now));
}

void Evaluator::run_paths(std::span<const Setting> settings, int paths, std::uint64_t seed,
                          const std::function<void(int path, const rooms::Figures& figures)>& visit) const {
  const Changed now = changed(settings);
  rooms::Request request = request_of(now);
  request.paths = paths;
  request.seed = seed;
  chain_.run_paths(request, [&](int path, rooms::Figures& figures) { visit(path, figures); });
}

OneOff one_off_costs(std::span<const Setting> settings, int years) {
  const auto count = static_cast<std::size_t>(years);
  OneOff costs{std::vector<double>(count, 0.0), std::vector<double>(count, 0.0)};
  for (const Setting& setting : settings) {
    const Lever& lever = *all_levers()[setting.lever];
    std::vector<double>& series = lever.one_off_in.empty() ? costs.by_loan : costs.from_budget;
    double before = lever.today;
    for (std::size_t t = 0; t < count; ++t) {
      series[t] += lever.one_off_per_unit * std::abs(setting.values[t] - before);
      before = setting.values[t];
    }
  }
  return costs;
}

}  // namespace handlingsrom::scenario
