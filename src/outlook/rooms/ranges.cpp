#include "outlook/rooms/ranges.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "base/parallel.hpp"
#include "base/quantile.hpp"
#include "base/sort_columns.hpp"
#include "outlook/economy/debt_chance.hpp"
#include "outlook/population/settlers.hpp"
#include "outlook/rooms/draws.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr std::size_t lanes = 16;                   // paths side by side
constexpr std::size_t paths_per_block = 2 * lanes;  // that a thread takes at once

/// The paths' values of each year in ascending order, years side by side; a year without a figure is left as it is. `of`: those of a year.
template <class Of>
void sort_years(std::size_t years, std::size_t paths, const Of& of) {
  std::vector<std::array<double, columns_at_once>> rows(paths);
  for (std::size_t from = 0; from < years; from += columns_at_once) {
    const std::size_t count = std::min(columns_at_once, years - from);
    for (std::size_t c = 0; c < count; ++c) {
      const std::span<const double> of_paths = of(from + c);
      const bool known = !std::isnan(of_paths[0]);
      for (std::size_t path = 0; path < rows.size(); ++path) rows[path][c] = known ? of_paths[path] : 0.0;
    }
    sort_columns(rows);
    for (std::size_t c = 0; c < count; ++c) {
      const std::span<double> of_paths = of(from + c);
      if (std::isnan(of_paths[0])) continue;
      for (std::size_t path = 0; path < rows.size(); ++path) of_paths[path] = rows[path][c];
    }
  }
}

/// Calls `before_chance(begin, count, calculation)` and `visit`, likewise, for blocks of the paths [from, to), a lane for each.
template <class Steady, class Visit>
void for_each_block(const Course& course, int paths, std::size_t from, std::size_t to,
                    const population::PathSampler* shared, const Steady& before_chance, const Visit& visit) {
  const Chain::Prepared& prepared = course.prepared;
  std::optional<population::PathSampler> own;
  if (shared == nullptr) shared = &own.emplace(course.populations->frame, paths, course.request.seed);
  const population::PathSampler::Place place = shared->place(course.request.municipality);
  population::Projection persons(prepared.first, prepared.years);
  Assumptions drawn = course.assumptions;
  Calculation calculation(course.setting(), prepared.years, lanes);
  const economy::ResultHistory& history = course.starting.results;
  const economy::ResultProcess process = economy::result_process(course.assumptions);
  const auto number = static_cast<std::uint32_t>(course.request.municipality.value);
  const economy::ResultChance chance(
      process, economy::result_level(process, history.inhabitants, economy::deviations_of(history, course.assumptions)),
      course.request.seed, number);
  const economy::DebtChance debt_chance(economy::debt_process(course.assumptions), history.inhabitants,
                                        course.request.seed, number);
  std::vector<double> result(static_cast<std::size_t>(prepared.years)), debt(result.size());
  std::size_t last = static_cast<std::size_t>(-1);  // the path that they hold
  for (std::size_t begin = from; begin < to; begin += lanes) {
    const std::size_t count = std::min(lanes, to - begin);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      // What is left over of the last block repeats its last path.
      const std::size_t path = begin + std::min(lane, count - 1);
      if (lane < count) {
        place.draw(static_cast<int>(path), persons);
        if (!course.settlers.empty()) population::add_settlers(persons, course.settlers, prepared.facts->vital);
        draw(course.assumptions, course.request.seed, static_cast<int>(path), drawn);
      }
      calculation.fill(lane, persons, drawn);
      if (path % 2 == 1 && path == last + 1) {
        // Drawn a moment ago, the other way.
        for (double& year : result) year = -year;
        for (double& year : debt) year = -year;
      } else if (path != last) {
        chance.draw(static_cast<int>(path), result);
        debt_chance.draw(static_cast<int>(path), debt);
      }
      last = path;
      calculation.set_chance(lane, result, debt);
    }
    calculation.evaluate(course.request.adjustments);
    before_chance(begin, count, calculation);
    calculation.add_chance(course.request.adjustments);
    visit(begin, count, calculation);
  }
}

}  // namespace

void for_each_path(const Course& course, int paths, std::size_t from, std::size_t to, const VisitPath& visit,
                   const VisitPath& steady) {
  const auto tell = [](const VisitPath& whom) {
    return [&whom](std::size_t begin, std::size_t count, const Calculation& calculation) {
      for (std::size_t lane = 0; whom && lane < count; ++lane) whom(begin + lane, calculation, lane);
    };
  };
  for_each_block(course, paths, from, to, nullptr, tell(steady), tell(visit));
}

void add_paths(const population::PathSampler& sampler, const Course& course, PathValues& values) {
  const std::size_t paths = values.paths();
  const std::vector<sheet::Row>& rows = course.prepared.model.sheet().rows();
  const auto years = static_cast<std::size_t>(course.prepared.years);
  // Blocks of paths, each with its own work space; a path writes to its own places only.
  const std::size_t blocks = (paths + paths_per_block - 1) / paths_per_block;
  parallel_for(blocks, [&](std::size_t block) {
    const auto add = [&](std::size_t begin, std::size_t count, const Calculation& calculation, bool steady) {
      for (std::size_t row = 0; row < rows.size(); ++row) {
        if (steady && !values.moved_by_chance(row)) continue;
        const sheet::Column column = calculation.values().column(rows[row].node);
        for (std::size_t t = 0; t < years; ++t) {
          double* const of_paths = steady ? &values.steady(row, t)[begin] : &values.row(row, t)[begin];
          for (std::size_t lane = 0; lane < count; ++lane) of_paths[lane] += column.at(t, lane);
        }
      }
    };
    const auto adding = [&](bool steady) {
      return [&add, steady](std::size_t begin, std::size_t count, const Calculation& calculation) {
        add(begin, count, calculation, steady);
      };
    };
    for_each_block(course, static_cast<int>(paths), block * paths_per_block,
                   std::min(paths, (block + 1) * paths_per_block), &sampler, adding(true), adding(false));
  });
}

namespace {

/// The paths that have the figure, in order, where some have it and some have not: a quotient has none where nobody is left to divide by. Empty where all
/// have it, or none.
std::vector<double> known_of(std::span<const double> paths) {
  const auto missing = [](double value) { return std::isnan(value); };
  if (std::none_of(paths.begin(), paths.end(), missing)) return {};
  std::vector<double> known;
  std::remove_copy_if(paths.begin(), paths.end(), std::back_inserter(known), missing);
  std::sort(known.begin(), known.end());
  return known;
}

}  // namespace

void set_range(Figure& figure, std::size_t row, PathValues& values) {
  const std::size_t years = figure.middle.size();
  for (std::vector<double>* quantiles : {&figure.p10, &figure.p25, &figure.p75, &figure.p90})
    quantiles->assign(years, facts::missing);
  std::vector<std::vector<double>> known(years),
      steady(years);  // a network that sorts side by side takes no missing value
  for (std::size_t t = 0; t < years; ++t) {
    known[t] = known_of(values.row(row, t));
    steady[t] = known_of(values.steady(row, t));
  }
  sort_years(years, values.paths(), [&](std::size_t t) { return values.row(row, t); });
  if (values.moved_by_chance(row))
    sort_years(years, values.paths(), [&](std::size_t t) { return values.steady(row, t); });
  for (std::size_t t = 0; t < years; ++t) {
    const std::span<const double> of_paths = known[t].empty() ? values.row(row, t) : known[t];
    const std::span<const double> of_steady = steady[t].empty() ? values.steady(row, t) : steady[t];
    if (std::isnan(of_paths[0]) || std::isnan(of_steady[0])) continue;
    figure.middle[t] = quantile(of_steady, 0.50);
    figure.p10[t] = quantile(of_paths, 0.10);
    figure.p25[t] = quantile(of_paths, 0.25);
    figure.p75[t] = quantile(of_paths, 0.75);
    figure.p90[t] = quantile(of_paths, 0.90);
  }
}

void add_ranges(Figures& figures, const Course& course) {
  PathValues values(course.prepared.model, figures.years(), course.request.paths);
  const population::PathSampler sampler(course.populations->frame, course.request.paths, course.request.seed);
  add_paths(sampler, course, values);
  parallel_for(figures.all().size(), [&](std::size_t row) {
    if (static_cast<int>(row) != course.prepared.model.published_row()) set_range(figures.edit(row), row, values);
  });
}

}  // namespace handlingsrom::rooms
