#include "outlook/rooms/ranges.hpp"

#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"
#include "outlook/population/settlers.hpp"
#include "outlook/rooms/draws.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr std::size_t paths_per_block = 25;

}  // namespace

double quantile(std::span<const double> sorted, double probability) {
  const double position = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double share = position - static_cast<double>(below);
  return sorted[below] + share * (sorted[below + 1] - sorted[below]);
}

void add_paths(const std::vector<Entry>& list, const population::PathSampler& sampler, const RangeInput& input,
               PathValues& values) {
  const std::size_t paths = values.paths();
  const Year first = input.assumptions.first_year();
  const int years = input.assumptions.years();
  const MunicipalityIndex municipality = input.request.municipality;
  const population::PathSampler::Place place = sampler.place(municipality);
  // Blocks of paths side by side, each with its own work space; a path writes to its own places only.
  const std::size_t blocks = (paths + paths_per_block - 1) / paths_per_block;
  parallel_for(blocks, [&](std::size_t block) {
    Assumptions drawn = input.assumptions;
    Calculation calculation(first, years);
    calculation.population = population::Projection(first, years);
    const View view{input.facts, municipality, input.bases, calculation};
    const std::size_t end = std::min(paths, (block + 1) * paths_per_block);
    for (std::size_t path = block * paths_per_block; path < end; ++path) {
      place.draw(static_cast<int>(path), calculation.population);
      if (!input.request.settlers.empty()) {
        population::add_settlers(calculation.population, input.request.settlers, input.facts.vital);
      }
      draw(input.assumptions, input.request.seed, static_cast<int>(path), drawn);
      calculate(calculation, input.bases, input.surroundings, input.care, municipality, drawn);
      for (std::size_t figure = 0; figure < list.size(); ++figure) {
        for (int t = 0; t < years; ++t)
          values.row(figure, static_cast<std::size_t>(t))[path] += value_of(list[figure], view, t);
      }
    }
  });
}

void set_range(Figure& figure, std::size_t index, PathValues& values) {
  const std::size_t years = figure.middle.size();
  for (std::vector<double>* quantiles : {&figure.p10, &figure.p25, &figure.p75, &figure.p90})
    quantiles->assign(years, facts::missing);
  for (std::size_t t = 0; t < years; ++t) {
    const std::span<double> row = values.row(index, t);
    if (std::isnan(row[0])) continue;
    std::sort(row.begin(), row.end());
    figure.p10[t] = quantile(row, 0.10);
    figure.p25[t] = quantile(row, 0.25);
    figure.p75[t] = quantile(row, 0.75);
    figure.p90[t] = quantile(row, 0.90);
  }
}

void add_ranges(Figures& figures, const std::vector<Entry>& list, const RangeInput& input) {
  PathValues values(list.size(), figures.years(), input.request.paths);
  const population::PathSampler sampler(input.surroundings.frame, input.request.paths, input.request.seed);
  add_paths(list, sampler, input, values);
  parallel_for(list.size(), [&](std::size_t index) {
    if (list[index].kind != Kind::published_main) set_range(figures.edit(index), index, values);
  });
}

}  // namespace handlingsrom::rooms
