#include "outlook/rooms/ranges.hpp"

#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"
#include "outlook/population/paths.hpp"
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

void add_ranges(Figures& figures, const std::vector<Entry>& list, const RangeInput& input) {
  const auto paths = static_cast<std::size_t>(input.request.paths);
  const auto years = static_cast<std::size_t>(figures.years());
  const MunicipalityIndex municipality = input.request.municipality;
  std::vector<double> values(list.size() * years * paths);  // [figure][year][path]
  const population::PathSampler sampler(input.surroundings.frame, input.request.paths, input.request.seed);
  const population::PathSampler::Place place = sampler.place(municipality);
  // Blocks of paths side by side, each with its own work space; a path writes to its own places only.
  const std::size_t blocks = (paths + paths_per_block - 1) / paths_per_block;
  parallel_for(blocks, [&](std::size_t block) {
    Assumptions drawn = input.assumptions;
    Calculation calculation(figures.first_year(), figures.years());
    calculation.population = population::Projection(figures.first_year(), figures.years());
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
        for (std::size_t t = 0; t < years; ++t) {
          values[(figure * years + t) * paths + path] = value_of(list[figure], view, static_cast<int>(t));
        }
      }
    }
  });
  parallel_for(list.size(), [&](std::size_t index) {
    if (list[index].kind == Kind::published_main) return;
    Figure& figure = figures.edit(index);
    for (std::vector<double>* quantiles : {&figure.p10, &figure.p25, &figure.p75, &figure.p90})
      quantiles->resize(years, facts::missing);
    for (std::size_t t = 0; t < years; ++t) {
      const std::span<double> row = std::span<double>(values).subspan((index * years + t) * paths, paths);
      if (std::isnan(row[0])) continue;
      std::sort(row.begin(), row.end());
      figure.p10[t] = quantile(row, 0.10);
      figure.p25[t] = quantile(row, 0.25);
      figure.p75[t] = quantile(row, 0.75);
      figure.p90[t] = quantile(row, 0.90);
    }
  });
}

}  // namespace handlingsrom::rooms
