// One lever at a time: tornado, what it would take, waiting, differences with their interval.
#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"

namespace handlingsrom::scenario {
namespace {

constexpr int bisections = 40;

/// `base` with one lever at `value` from a year on.
std::vector<Setting> with(std::span<const Setting> base, std::size_t lever, double value, int from, int years) {
  std::vector<Setting> settings(base.begin(), base.end());
  auto place = std::lower_bound(settings.begin(), settings.end(), lever,
                                [](const Setting& a, std::size_t b) { return a.lever < b; });
  if (place == settings.end() || place->lever != lever) {
    place = settings.insert(place,
                            {lever, std::vector<double>(static_cast<std::size_t>(years), all_levers()[lever]->today)});
  }
  for (int t = std::max(0, from); t < years; ++t) place->values[static_cast<std::size_t>(t)] = value;
  return settings;
}

double room_at(const Evaluator& evaluator, std::span<const Setting> settings, std::size_t room, int t) {
  return evaluator.run(settings).at(room_ids[room]).middle[static_cast<std::size_t>(t)];
}

double percentile(std::vector<double>& values, double probability) {
  std::sort(values.begin(), values.end());
  const double position = probability * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (position - static_cast<double>(below)) * (values[above] - values[below]);
}

}  // namespace

std::vector<Swing> tornado(const Evaluator& evaluator, std::span<const Setting> base, Year from, Year year,
                           unsigned threads) {
  const Period period = evaluator.period();
  const int start = from - period.first, t = year - period.first;
  const RoomValues middle = rooms_of(evaluator.run(base));
  const auto levers = all_levers();
  std::vector<Swing> swings(levers.size());
  std::vector<Evaluator::Range> possible;
  for (const Lever* lever : levers) possible.push_back(evaluator.possible(*lever));
  parallel_for(
      2 * levers.size(),
      [&](std::size_t job) {
        const std::size_t lever = job / 2;
        const double value = std::clamp(job % 2 == 0 ? levers[lever]->low : levers[lever]->high, possible[lever].least,
                                        possible[lever].most);
        swings[lever].lever = lever;
        auto& side = job % 2 == 0 ? swings[lever].at_low : swings[lever].at_high;
        if (value == levers[lever]->today) {
          side = {};
          return;
        }
        const rooms::Figures figures = evaluator.run(with(base, lever, value, start, period.years));
        for (std::size_t room = 0; room < room_count; ++room) {
          const auto at = static_cast<std::size_t>(t);
          side[room] = figures.at(room_ids[room]).middle[at] - middle[room][at];
        }
      },
      threads);
  return swings;
}

Answer needed(const Evaluator& evaluator, std::span<const Setting> base, std::size_t lever, std::size_t room, Year from,
              Year year, bool beyond_law) {
  const Period period = evaluator.period();
  const int start = from - period.first, t = year - period.first;
  const Lever& what = *all_levers()[lever];
  const auto at = [&](double value) {
    return room_at(evaluator, with(base, lever, value, start, period.years), room, t);
  };
  const auto [possible_least, possible_most] = evaluator.possible(what);
  const double least = beyond_law ? possible_least : std::max(possible_least, what.legal_low);
  const double most = beyond_law ? possible_most : std::min(possible_most, what.legal_high);
  const double now = at(what.today), low_end = at(least), high_end = at(most);
  Answer answer{lever, std::nullopt, now, false};
  if (now >= 0) {
    answer.value = what.today;
    answer.within_ordinary = true;
    return answer;
  }
  const double end = low_end > high_end ? least : most;
  answer.reached = std::max(low_end, high_end);
  if (!(answer.reached >= 0)) return answer;
  double short_of = what.today, enough = end;  // the room is below zero at the first and not at the second
  for (int k = 0; k < bisections; ++k) {
    const double middle = 0.5 * (short_of + enough);
    (at(middle) >= 0 ? enough : short_of) = middle;
  }
  answer.value = enough;
  answer.reached = at(enough);
  answer.within_ordinary = enough >= what.low && enough <= what.high;
  return answer;
}

std::optional<std::vector<Setting>> smallest_change(const Evaluator& evaluator, std::span<const std::size_t> levers,
                                                    std::size_t room, Year from, Year year) {
  const Period period = evaluator.period();
  const int start = from - period.first, t = year - period.first;
  const double now = room_at(evaluator, {}, room, t);
  if (now >= 0) return std::vector<Setting>{};
  // Least Σ z² with z the change in units of the ordinary range: the direction is each lever's effect per range.
  std::vector<double> direction;
  for (const std::size_t lever : levers) {
    const Lever& what = *all_levers()[lever];
    const double width = what.high - what.low;
    const double step = 0.1 * width;
    const double up =
        width > 0 ? room_at(evaluator, with({}, lever, std::min(what.maximum, what.today + step), start, period.years),
                            room, t)
                  : now;
    direction.push_back((up - now) / 0.1);
  }
  const auto settings_at = [&](double length, bool& at_the_end) {
    std::vector<Setting> settings;
    at_the_end = true;
    for (std::size_t k = 0; k < levers.size(); ++k) {
      const Lever& what = *all_levers()[levers[k]];
      const double wanted = what.today + length * direction[k] * (what.high - what.low);
      const auto [least, most] = evaluator.possible(what);
      const double value = std::clamp(wanted, std::max(least, what.legal_low), std::min(most, what.legal_high));
      if (value == wanted && direction[k] != 0) at_the_end = false;
      if (value != what.today) settings = with(settings, levers[k], value, start, period.years);
    }
    return settings;
  };
  double norm = 0;
  for (const double d : direction) norm += d * d;
  if (norm == 0) return std::nullopt;
  double enough = -now / norm;
  bool at_the_end = false;
  for (int k = 0; room_at(evaluator, settings_at(enough, at_the_end), room, t) < 0; ++k) {
    if (at_the_end || k > 60) return std::nullopt;
    enough *= 2;
  }
  double short_of = 0;
  for (int k = 0; k < bisections; ++k) {
    const double middle = 0.5 * (short_of + enough);
    (room_at(evaluator, settings_at(middle, at_the_end), room, t) >= 0 ? enough : short_of) = middle;
  }
  return settings_at(enough, at_the_end);
}

std::array<double, room_count> cost_of_waiting(const Evaluator& evaluator, const Scenario& scenario, int wait) {
  const Period period = evaluator.period();
  Scenario later = scenario;
  for (Turn& turn : later.turns) {
    turn.from = turn.from + wait;
    turn.full = turn.full + wait;
    for (auto& [year, value] : turn.by_year) year = year + wait;
  }
  const RoomValues now = rooms_of(evaluator.run(settings_of(scenario, period)));
  const RoomValues then = rooms_of(evaluator.run(settings_of(later, period)));
  std::array<double, room_count> lost{};
  for (std::size_t room = 0; room < room_count; ++room) {
    for (std::size_t t = 0; t < now[room].size(); ++t) {
      const double each = now[room][t] - then[room][t];
      if (!std::isnan(each)) lost[room] += each;
    }
  }
  return lost;
}

Difference difference(const Evaluator& evaluator, std::span<const Setting> from, std::span<const Setting> to, int paths,
                      std::uint64_t seed) {
  return difference(evaluator, from, evaluator, to, paths, seed);
}

Difference difference(const Evaluator& from_evaluator, std::span<const Setting> from, const Evaluator& to_evaluator,
                      std::span<const Setting> to, int paths, std::uint64_t seed) {
  const auto years = static_cast<std::size_t>(from_evaluator.period().years);
  const auto count = static_cast<std::size_t>(paths);
  std::array<std::vector<std::vector<double>>, room_count> values;  // [room][year][path]
  for (auto& room : values) room.assign(years, std::vector<double>(count));
  const auto gather = [&](double sign) {
    return [&values, sign](int path, const rooms::Figures& figures) {
      for (std::size_t room = 0; room < room_count; ++room) {
        const auto& middle = figures.at(room_ids[room]).middle;
        for (std::size_t t = 0; t < middle.size(); ++t)
          values[room][t][static_cast<std::size_t>(path)] += sign * middle[t];
      }
    };
  };
  from_evaluator.run_paths(from, paths, seed, gather(-1));
  to_evaluator.run_paths(to, paths, seed, gather(1));
  const RoomValues first = rooms_of(from_evaluator.run(from)), second = rooms_of(to_evaluator.run(to));
  Difference result;
  for (std::size_t room = 0; room < room_count; ++room) {
    for (std::size_t t = 0; t < years; ++t) {
      result.middle[room].push_back(second[room][t] - first[room][t]);
      auto& draws = values[room][t];
      const bool missing = draws.empty() || std::isnan(draws.front());
      result.p10[room].push_back(missing ? std::nan("") : percentile(draws, 0.1));
      result.p90[room].push_back(missing ? std::nan("") : percentile(draws, 0.9));
    }
  }
  return result;
}

}  // namespace handlingsrom::scenario
