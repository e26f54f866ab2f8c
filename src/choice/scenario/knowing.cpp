#include "choice/scenario/knowing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/random.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/draws.hpp"

namespace handlingsrom::scenario {
namespace {

using Column = std::vector<double>;  // [path]

constexpr std::uint32_t effect_event = 0x65666663;  // "effc"

/// Something not known: its value in every path, as the columns to regress on.
struct Factor {
  Unknown kind;
  std::string id;
  std::vector<Column> columns;
};

double spread_of(const EffectSpread& spread, Evidence evidence) {
  switch (evidence) {
    case Evidence::measured: return spread.measured;
    case Evidence::moderate: return spread.moderate;
    case Evidence::weak: return spread.weak;
    case Evidence::judgement: break;
  }
  return spread.judgement;
}

double effect_factor(double spread, std::size_t lever, int path, std::uint64_t seed) {
  const double u =
      uniform({seed, static_cast<std::uint32_t>(path), static_cast<std::uint32_t>(lever), 0, effect_event});
  const ParameterSpec around_one{"", Unit::share, 1, 1 - spread, 1 + spread, "", 0, 2};
  return 1 + rooms::deviation(around_one, u);
}

double mean_of(const Column& column) {
  double sum = 0;
  for (const double value : column) sum += value;
  return sum / static_cast<double>(column.size());
}

/// Columns of zero mean, unit length and at right angles; what adds nothing is left out (Gram–Schmidt, twice for rounding).
std::vector<Column> orthonormal(std::vector<Column> columns) {
  std::vector<Column> basis;
  for (Column& column : columns) {
    const double mean = mean_of(column);
    double before = 0;
    for (double& value : column) {
      value -= mean;
      before += value * value;
    }
    for (int round = 0; round < 2; ++round) {
      for (const Column& other : basis) {
        double along = 0;
        for (std::size_t p = 0; p < column.size(); ++p) along += column[p] * other[p];
        for (std::size_t p = 0; p < column.size(); ++p) column[p] -= along * other[p];
      }
    }
    double length = 0;
    for (const double value : column) length += value * value;
    if (!(length > 1e-18 * std::max(1.0, before)) || length == 0) continue;
    for (double& value : column) value /= std::sqrt(length);
    basis.push_back(std::move(column));
  }
  return basis;
}

/// Each option's value as far as the factor tells it; `shift` pairs the factor with other paths, which shows the noise.
double worth(const std::vector<Column>& basis, const std::vector<Column>& values, std::size_t shift) {
  const std::size_t paths = values.front().size();
  std::vector<Column> fitted;
  double best_mean = -unbounded;
  for (const Column& value : values) {
    const double mean = mean_of(value);
    best_mean = std::max(best_mean, mean);
    Column fit(paths, mean);
    for (const Column& direction : basis) {
      double along = 0;
      for (std::size_t p = 0; p < paths; ++p) along += value[p] * direction[(p + shift) % paths];
      for (std::size_t p = 0; p < paths; ++p) fit[p] += along * direction[(p + shift) % paths];
    }
    fitted.push_back(std::move(fit));
  }
  double sum = 0;
  for (std::size_t p = 0; p < paths; ++p) {
    double best = -unbounded;
    for (const Column& fit : fitted) best = std::max(best, fit[p]);
    sum += best;
  }
  return std::max(0.0, sum / static_cast<double>(paths) - best_mean);
}

std::vector<Column> powers(const Column& column) {
  const double mean = mean_of(column);
  double scale = 0;
  for (const double value : column) scale = std::max(scale, std::abs(value - mean));
  if (scale == 0) return {};
  std::vector<Column> result(3, Column(column.size()));
  for (std::size_t p = 0; p < column.size(); ++p) {
    const double z = (column[p] - mean) / scale;
    result[0][p] = z;
    result[1][p] = z * z;
    result[2][p] = z * z * z;
  }
  return result;
}

/// The drawn assumptions and the population's path, as every option meets them.
std::vector<Factor> common_factors(const Option& option, const KnowingRequest& request) {
  std::vector<Factor> factors;
  const Assumptions middle = option.evaluator->assumptions({});
  Assumptions drawn = middle;
  const auto at = static_cast<std::size_t>(request.year - option.evaluator->period().first);
  const auto paths = static_cast<std::size_t>(request.paths);
  std::map<std::string_view, Column> by_id;
  for (int path = 0; path < request.paths; ++path) {
    rooms::draw(middle, request.seed, path, drawn);
    for (const ParameterSpec* spec : middle.specs()) {
      Column& column = by_id.try_emplace(spec->id, paths).first->second;
      column[static_cast<std::size_t>(path)] = drawn.series(spec->id)[at];
    }
  }
  for (const ParameterSpec* spec : middle.specs()) {
    if (auto columns = powers(by_id.at(spec->id)); !columns.empty())
      factors.push_back({Unknown::assumption, std::string(spec->id), std::move(columns)});
  }
  Column everyone(paths), old(paths);
  option.evaluator->run_paths({}, request.paths, request.seed, [&](int path, const rooms::Figures& figures) {
    const auto p = static_cast<std::size_t>(path);
    everyone[p] = figures.at("population.total").middle[at];
    old[p] = figures.at("population.age_80_89").middle[at] + figures.at("population.age_90").middle[at];
  });
  std::vector<Column> columns = powers(everyone);
  for (Column& column : powers(old)) columns.push_back(std::move(column));
  factors.push_back({Unknown::population, "population", std::move(columns)});
  return factors;
}

}  // namespace

ValueOfKnowing value_of_knowing(std::span<const Option> options, const KnowingRequest& request) {
  const auto paths = static_cast<std::size_t>(request.paths);
  std::vector<Factor> factors = common_factors(options.front(), request);
  std::map<std::size_t, Column> effects;  // [lever][path]
  std::vector<Column> values;
  for (const Option& option : options) {
    const auto at = static_cast<std::size_t>(request.year - option.evaluator->period().first);
    const RoomValues nothing = rooms_of(option.evaluator->run({}));
    std::vector<std::array<double, room_count>> alone;  // [setting]
    for (std::size_t k = 0; k < option.settings.size(); ++k) {
      const RoomValues with = rooms_of(option.evaluator->run(option.settings.subspan(k, 1)));
      auto& each = alone.emplace_back();
      for (std::size_t room = 0; room < room_count; ++room) each[room] = with[room][at] - nothing[room][at];
      const std::size_t lever = option.settings[k].lever;
      Column& column = effects.try_emplace(lever, paths).first->second;
      const double spread = spread_of(request.spread, all_levers()[lever]->evidence);
      for (std::size_t p = 0; p < paths; ++p)
        column[p] = effect_factor(spread, lever, static_cast<int>(p), request.seed);
    }
    Column value(paths);
    option.evaluator->run_paths(option.settings, request.paths, request.seed,
                                [&](int path, const rooms::Figures& figures) {
                                  const auto p = static_cast<std::size_t>(path);
                                  std::array<double, room_count> room{};
                                  for (std::size_t r = 0; r < room_count; ++r) {
                                    const double left = figures.at(room_ids[r]).middle[at];
                                    room[r] = std::isnan(left) ? 0 : left;
                                    for (std::size_t k = 0; k < alone.size(); ++k) {
                                      const double moved = (effects.at(option.settings[k].lever)[p] - 1) * alone[k][r];
                                      if (!std::isnan(moved)) room[r] += moved;
                                    }
                                  }
                                  value[p] = room[0] + request.prices.per_fte * std::min(0.0, room[1]) +
                                             request.prices.per_place * std::min(0.0, room[2]);
                                });
    values.push_back(std::move(value));
  }
  for (const auto& [lever, column] : effects) {
    factors.push_back({Unknown::lever_effect, std::string(all_levers()[lever]->id), powers(column)});
  }

  ValueOfKnowing result;
  result.chance_best.assign(options.size(), 0.0);
  for (const Column& value : values) result.expected.push_back(mean_of(value));
  result.best = static_cast<std::size_t>(std::max_element(result.expected.begin(), result.expected.end()) -
                                         result.expected.begin());
  double with_everything = 0;
  for (std::size_t p = 0; p < paths; ++p) {
    std::size_t best = 0;
    for (std::size_t d = 1; d < values.size(); ++d) {
      if (values[d][p] > values[best][p]) best = d;
    }
    result.chance_best[best] += 1.0 / static_cast<double>(paths);
    with_everything += values[best][p] / static_cast<double>(paths);
  }
  result.of_everything = std::max(0.0, with_everything - result.expected[result.best]);
  for (Factor& factor : factors) {
    const std::vector<Column> basis = orthonormal(std::move(factor.columns));
    result.parts.push_back({factor.kind, factor.id, worth(basis, values, 0)});
    result.noise += worth(basis, values, paths / 2) / static_cast<double>(factors.size());
  }
  std::stable_sort(result.parts.begin(), result.parts.end(),
                   [](const WorthKnowing& a, const WorthKnowing& b) { return a.value > b.value; });
  return result;
}

}  // namespace handlingsrom::scenario
