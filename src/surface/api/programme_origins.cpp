#include "surface/api/programme_origins.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "choice/measures/measure_id.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/double_counting.hpp"
#include "choice/scenario/evaluate.hpp"
#include "surface/api/programme_published.hpp"
#include "surface/api/scenarios.hpp"

namespace handlingsrom::api {
namespace {

[[noreturn]] void fail(const std::string& file, int line, const std::string& key, Error::Arguments more) {
  Error::Arguments arguments{{"file", file}, {"line", std::to_string(line)}, {"column", "1"}};
  arguments.insert(arguments.end(), more.begin(), more.end());
  throw Error(ErrorCode::bad_input, key, arguments);
}

/// What is turned is itself what is measured: sick leave, a coverage.
constexpr std::string_view lever_itself = "lever";

/// A measure that one or more gains come of.
struct Turned {
  std::string id;
  scenario::Turn turn;
  bool released = false;  // a gain takes its money out of the budget
};

class MeasureOrigins {
 public:
  MeasureOrigins(const Service& service, const rooms::Figures& today, ProgrammeAnswer& answer)
      : service_(service), today_(today), answer_(answer), period_{today.first_year(), today.years()} {}

  void take() {
    std::vector<std::pair<std::size_t, std::size_t>> uses;  // gain, measure
    for (std::size_t i = 0; i < gains().size(); ++i) {
      if (gains()[i].measure) uses.emplace_back(i, turned_for(gains()[i]));
    }
    if (uses.empty()) return;
    scenario::Scenario scenario;
    for (const Turned& each : turned_) scenario.turns.push_back(each.turn);
    const std::vector<scenario::Setting> settings = scenario::settings_of(scenario, period_);
    const scenario::Evaluator evaluator(service_.chain(), answer_.municipality);
    const scenario::Explanation shares = scenario::explain(evaluator, settings);
    // Settings stand in the order in which levers act.
    for (const auto& [gain, measure] : uses) {
      const auto at =
          std::find_if(settings.begin(), settings.end(),
                       [&, lever = turned_[measure].turn.lever](const auto& each) { return each.lever == lever; });
      add_effect(evaluator, *at, shares.share[static_cast<std::size_t>(at - settings.begin())][0], gain, measure);
    }
  }

 private:
  std::vector<gains::Gain>& gains() { return answer_.programme.gains; }
  const std::string& file() const { return answer_.programme.file; }

  /// Position of the gain's measure among those turned.
  std::size_t turned_for(const gains::Gain& gain) {
    const gains::OfMeasure& of = *gain.measure;
    const bool released = gain.settled == gains::Settled::released;
    for (std::size_t k = 0; k < turned_.size(); ++k) {
      if (turned_[k].id != of.id) continue;
      if (released && turned_[k].released) fail(file(), of.line, "gain_measure_twice", {{"found", of.id}});
      turned_[k].released = turned_[k].released || released;
      return k;
    }
    const auto named = measures::read_measure_id(of.id);
    if (!named) fail(file(), of.line, "gain_measure", {{"found", of.id}});
    const scenario::Lever& lever = *scenario::all_levers()[named->lever];
    const LeverValue value{lever.id, named->value, std::nullopt};
    settings_of(service_, {&value, 1});  // refuses what is out of range or against the law
    if (of.from < period_.first.value || of.from >= period_.first.value + period_.years)
      fail(file(), of.line, "scenario_year",
           {{"found", std::to_string(of.from)},
            {"minimum", std::to_string(period_.first.value)},
            {"maximum", std::to_string(period_.first.value + period_.years - 1)}});
    for (const Turned& other : turned_) {
      const scenario::Lever& first = *scenario::all_levers()[other.turn.lever];
      if (other.turn.lever == named->lever || scenario::count_twice(first, lever))
        fail(file(), of.line, "scenario_exclude", {{"first", first.id}, {"second", lever.id}});
    }
    Turned turned{of.id, {}, released};
    turned.turn.lever = named->lever;
    turned.turn.value = named->value;
    turned.turn.from = Year{of.from};
    turned.turn.full = Year{of.from + lever.ramp_years};
    turned_.push_back(std::move(turned));
    return turned_.size() - 1;
  }

  void add_effect(const scenario::Evaluator& evaluator, const scenario::Setting& setting,
                  const std::vector<double>& money, std::size_t position, std::size_t measure) {
    gains::Gain& gain = gains()[position];
    const scenario::Turn& turn = turned_[measure].turn;
    const scenario::Lever& lever = *scenario::all_levers()[turn.lever];
    GainEffect effect;
    effect.gain = position;
    effect.lever = lever.id;
    effect.lever_unit = lever.unit;
    effect.today = lever.today;
    effect.value = turn.value;
    effect.from = turn.from;
    effect.full = turn.full;
    effect.evidence = key_of(lever.evidence);
    effect.figure = gain.measure->figure;
    effect.first = period_.first;
    effect.exact = turned_.size() <= scenario::most_exact_levers;
    effect.money = money;
    std::vector<double> change;
    if (effect.figure == lever_itself) {
      // A share is counted in per cent.
      constexpr double percent = 100;
      const double scale = lever.unit == Unit::share ? percent : 1;
      effect.unit = lever.unit == Unit::share ? Unit::percent : lever.unit;
      for (const double value : setting.values) {
        effect.without.push_back(lever.today * scale);
        effect.with.push_back(value * scale);
        change.push_back((value - lever.today) * scale);
      }
    } else if (!effect.figure.empty()) {
      const rooms::Figure* without = today_.find(effect.figure);
      if (without == nullptr) fail(file(), gain.measure->line, "gain_figure", {{"found", effect.figure}});
      effect.unit = without->unit;
      effect.without = without->middle;
      effect.with = evaluator.run({&setting, 1}).at(effect.figure).middle;
      for (std::size_t t = 0; t < effect.with.size(); ++t) change.push_back(effect.with[t] - effect.without[t]);
    }
    gains::take_effect(gain, period_.first.value, change, effect.money, answer_.bundle_version);
    answer_.effects.push_back(std::move(effect));
  }

  const Service& service_;
  const rooms::Figures& today_;
  ProgrammeAnswer& answer_;
  const scenario::Period period_;
  std::vector<Turned> turned_;
};

}  // namespace

void take_origins(const Service& service, const rooms::Figures& figures, ProgrammeAnswer& answer) {
  std::map<std::string, std::vector<gains::YearValue>> read;  // each figure once, however many gains follow it
  for (gains::Gain& gain : answer.programme.gains) {
    if (!gain.published) continue;
    const auto [found, is_new] = read.try_emplace(gain.published->id);
    if (is_new) found->second = published_years(service, answer.municipality, gain.published->id);
    const std::vector<gains::YearValue>& values = found->second;
    if (values.empty())
      fail(answer.programme.file, gain.published->line, "gain_figure", {{"found", gain.published->id}});
    gains::take_published(gain, values, answer.programme.file);
  }
  MeasureOrigins(service, figures, answer).take();
}

}  // namespace handlingsrom::api
