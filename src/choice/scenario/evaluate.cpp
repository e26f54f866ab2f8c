#include "choice/scenario/evaluate.hpp"

#include <algorithm>
#include <cmath>

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
  Changed result{turned(defaults_, settings), {}, base_changed_};
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

rooms::Figures Evaluator::run(std::span<const Setting> settings, int paths, std::uint64_t seed) const {
  const Changed now = changed(settings);
  const rooms::Request request{.municipality = municipality_,
                               .assumptions = now.any_assumption ? &now.assumptions : nullptr,
                               .own = own_,
                               .paths = 0,
                               .seed = seed,
                               .settlers = now.settlers,
                               .alternative = alternative_};
  rooms::Figures figures = chain_.run(request);
  apply_figure_effects(settings, figures);
  if (paths <= 0) return figures;
  const auto count = static_cast<std::size_t>(paths);
  const std::size_t years = static_cast<std::size_t>(years_);
  std::vector<double> values(figures.all().size() * years * count);
  run_paths(settings, paths, seed, [&](int path, const rooms::Figures& each) {
    for (std::size_t k = 0; k < each.all().size(); ++k) {
      for (std::size_t t = 0; t < years; ++t) {
        values[(k * years + t) * count + static_cast<std::size_t>(path)] = each.all()[k].middle[t];
      }
    }
  });
  for (std::size_t k = 0; k < figures.all().size(); ++k) {
    rooms::Figure& figure = figures.edit(k);
    if (figure.id == "population.published_main") continue;
    for (std::vector<double>* quantiles : {&figure.p10, &figure.p25, &figure.p75, &figure.p90})
      quantiles->assign(years, std::nan(""));
    for (std::size_t t = 0; t < years; ++t) {
      const auto row = std::span<double>(values).subspan((k * years + t) * count, count);
      if (std::isnan(row[0])) continue;
      std::sort(row.begin(), row.end());
      const auto at = [&](double probability) {
        const double position = probability * static_cast<double>(count - 1);
        const auto below = static_cast<std::size_t>(position);
        const std::size_t above = std::min(below + 1, count - 1);
        return row[below] + (position - static_cast<double>(below)) * (row[above] - row[below]);
      };
      figure.p10[t] = at(0.10);
      figure.p25[t] = at(0.25);
      figure.p75[t] = at(0.75);
      figure.p90[t] = at(0.90);
    }
  }
  return figures;
}

void Evaluator::run_paths(std::span<const Setting> settings, int paths, std::uint64_t seed,
                          const std::function<void(int path, const rooms::Figures& figures)>& visit) const {
  const Changed now = changed(settings);
  const rooms::Request request{.municipality = municipality_,
                               .assumptions = now.any_assumption ? &now.assumptions : nullptr,
                               .own = own_,
                               .paths = paths,
                               .seed = seed,
                               .settlers = now.settlers,
                               .alternative = alternative_};
  chain_.run_paths(request, [&](int path, rooms::Figures& figures) {
    apply_figure_effects(settings, figures);
    visit(path, figures);
  });
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
