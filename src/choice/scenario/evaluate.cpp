#include "choice/scenario/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "choice/scenario/adjustments.hpp"
#include "choice/scenario/loans.hpp"
#include "outlook/population/settings.hpp"
#include "outlook/population/base.hpp"
#include "standing/facts/archive.hpp"

namespace handlingsrom::scenario {
namespace {

bool acts(const Setting& setting) {
  const double today = lever_of(setting).today;
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
  const Assumptions& base;            // the evaluator's
  std::optional<Assumptions> turned;  // where a lever turns any
  const Assumptions& assumptions() const { return turned ? *turned : base; }
  std::vector<double> settlers;
  std::vector<sheet::Adjustment> adjustments;
  bool any_assumption = false;     // differs from the chain's defaults
  bool turned_assumption = false;  // differs from the base
};

const Lever& lever_of(const Setting& setting) {
  return setting.own != nullptr ? *setting.own : *all_levers()[setting.lever];
}

std::vector<Setting> settings_of(const Scenario& scenario, const Period& period) {
  std::vector<Setting> settings;
  for (const Turn& turn : scenario.turns)
    settings.push_back({turn.lever, series_of(turn, period), own_lever(scenario, turn)});
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
  population::Settings settings;
  population::choose_base(settings, alternative_);
  if (base == nullptr && own == nullptr && alternative_.empty()) {
    runner_ = std::make_unique<const rooms::Runner>(chain_, municipality_);
    return;
  }
  runner_ = std::make_unique<const rooms::Runner>(
      chain_, rooms::Request{
                  .municipality = municipality_, .assumptions = &defaults_, .own = own_, .alternative = alternative_});
}

double Evaluator::schools() const {
  const auto& all = chain_.facts().archive->schools();
  return static_cast<double>(std::count_if(all.begin(), all.end(), [&](const facts::School& school) {
    return !school.is_private && school.municipality == municipality_;
  }));
}

Evaluator::Range Evaluator::possible(const Lever& lever) const {
  const double held = lever.held_in == "schools" ? schools() : lever.held;
  return {std::max(lever.minimum, lever.today - held), lever.maximum};
}

Local Evaluator::local(std::span<const Setting> settings, const Assumptions& assumptions) const {
  Local result;
  result.ladder = &chain_.ladder();
  const auto interest = assumptions.series("economy.interest_rate");
  result.interest.assign(interest.begin(), interest.end());
  const bool refers = std::any_of(settings.begin(), settings.end(), [](const Setting& setting) {
    const auto& figures = lever_of(setting).figures;
    return std::any_of(figures.begin(), figures.end(),
                       [](const FigureEffect& effect) { return !effect.per_unit.empty() || !effect.at_most.empty(); });
  });
  if (refers) result.schools = schools();
  return result;
}

Assumptions Evaluator::assumptions(std::span<const Setting> settings) const { return changed(settings).assumptions(); }

Assumptions turned(Assumptions assumptions, std::span<const Setting> settings) {
  std::vector<double> series(static_cast<std::size_t>(assumptions.years()));
  for (const Setting& setting : settings) {
    if (!acts(setting)) continue;
    const Lever& lever = lever_of(setting);
    for (const AssumptionEffect& effect : lever.assumptions) {
      const auto now = assumptions.series(effect.parameter);
      for (std::size_t t = 0; t < series.size(); ++t) {
        const auto lag = static_cast<std::size_t>(effect.lag);
        series[t] = factor_or_shift(effect, lever.today, t < lag ? lever.today : setting.values[t - lag], now[t]);
      }
      assumptions.set_series(effect.parameter, series);
    }
  }
  return assumptions;
}

Evaluator::Changed Evaluator::changed(std::span<const Setting> settings) const {
  Changed result{defaults_, std::nullopt, {}, {}, base_changed_, false};
  for (const Setting& setting : settings) {
    if (!acts(setting)) continue;
    const Lever& lever = lever_of(setting);
    if (!lever.assumptions.empty()) result.any_assumption = result.turned_assumption = true;
    if (lever.settlers_per_unit != 0) {
      result.settlers.resize(static_cast<std::size_t>(years_), 0.0);
      for (std::size_t t = 0; t < result.settlers.size(); ++t) {
        result.settlers[t] += lever.settlers_per_unit * (setting.values[t] - lever.today);
      }
    }
  }
  if (result.turned_assumption) result.turned = turned(defaults_, settings);
  return result;
}

rooms::Request Evaluator::request_of(const Changed& changed) const {
  return {.municipality = municipality_,
          .assumptions = changed.any_assumption ? &changed.assumptions() : nullptr,
          .own = own_,
          .settlers = changed.settlers,
          .alternative = alternative_,
          .adjustments = changed.adjustments};
}

void Evaluator::adjust(Changed& changed, std::span<const Setting> settings) const {
  const bool any = std::any_of(settings.begin(), settings.end(), [](const Setting& setting) {
    return acts(setting) && !(lever_of(setting).figures.empty() && lever_of(setting).one_off_in.empty());
  });
  if (!any) return;
  // Figures do not move before they are adjusted unless an assumption or who moves in does.
  const bool as_today = changed.settlers.empty() && !changed.turned_assumption;
  std::optional<rooms::Figures> moved;
  if (!as_today) moved = middle(changed);
  changed.adjustments =
      adjustments_of(chain_, settings, local(settings, changed.assumptions()), as_today ? runner_->base() : *moved);
}

population::Projection Evaluator::population(std::span<const Setting> settings) const {
  return chain_.population(request_of(changed(settings)));
}

rooms::Figures Evaluator::run(std::span<const Setting> settings, int paths, std::uint64_t seed) const {
  Changed now = changed(settings);
  adjust(now, settings);
  if (paths <= 0) return middle(now);
  rooms::Request request = request_of(now);
  request.paths = paths;
  request.seed = seed;
  return chain_.run(request);
}

rooms::Figures Evaluator::middle(const Changed& changed) const {
  return runner_->run(changed.assumptions(), changed.settlers, changed.adjustments);
}

rooms::Figures Evaluator::run_beside(std::span<const Setting> settings, const Lever& lever,
                                     std::span<const double> turned) const {
  Changed now = changed(settings);
  const rooms::Figures before = middle(now);
  const Local own = local(settings, now.assumptions());
  now.adjustments = adjustments_of(chain_, settings, own, before);
  const auto further = adjustments_of(chain_, lever, turned, own, before);
  now.adjustments.insert(now.adjustments.end(), further.begin(), further.end());
  return middle(now);
}

void Evaluator::run_paths(std::span<const Setting> settings, int paths, std::uint64_t seed,
                          const std::function<void(int path, const rooms::Figures& figures)>& visit) const {
  Changed now = changed(settings);
  adjust(now, settings);
  rooms::Request request = request_of(now);
  request.paths = paths;
  request.seed = seed;
  chain_.run_paths(request, [&](int path, rooms::Figures& figures) { visit(path, figures); });
}

OneOff one_off_costs(std::span<const Setting> settings, int years, const rooms::Figures* figures) {
  const auto count = static_cast<std::size_t>(years);
  OneOff costs{std::vector<double>(count, 0.0), std::vector<double>(count, 0.0)};
  for (const Setting& setting : settings) {
    const Lever& lever = lever_of(setting);
    std::vector<double>& series = lever.one_off_in.empty() ? costs.by_loan : costs.from_budget;
    std::vector<double> turned(count);
    double before = lever.today;
    for (std::size_t t = 0; t < count; ++t) {
      series[t] += lever.one_off_per_unit * std::abs(setting.values[t] - before);
      before = setting.values[t];
      turned[t] = before - lever.today;
    }
    for (const FigureEffect& effect : lever.figures) {
      if (effect.measure != Measure::loan && effect.measure != Measure::loan_yearly) continue;
      const rooms::Figure* driver = figures == nullptr ? nullptr : figures->find(effect.driver);
      if (!effect.driver.empty() && driver == nullptr) continue;
      const auto loans = borrowed(effect, turned, driver == nullptr ? std::span<const double>{} : driver->middle);
      for (std::size_t t = 0; t < count; ++t) costs.by_loan[t] += loans[t];
    }
  }
  return costs;
}

}  // namespace handlingsrom::scenario
