#include "outlook/rooms/chain.hpp"

#include "outlook/population/paths.hpp"
#include "outlook/population/settlers.hpp"
#include "outlook/rooms/draws.hpp"
#include "outlook/rooms/explain.hpp"
#include "outlook/rooms/prepared.hpp"
#include "outlook/rooms/ranges.hpp"
#include "outlook/rooms/standing.hpp"

namespace handlingsrom::rooms {

Chain::Chain(std::shared_ptr<const facts::Facts> facts) : Chain(std::move(facts), care::default_ladder()) {}

Chain::Chain(std::shared_ptr<const facts::Facts> facts, care::Ladder ladder)
    : prepared_(std::make_unique<const Prepared>(std::move(facts), std::move(ladder))) {}

Chain::~Chain() = default;

const facts::Facts& Chain::facts() const { return *prepared_->facts; }

Assumptions Chain::default_assumptions() const { return prepared_->defaults; }

Figures Chain::run(const Request& request) const {
  const Prepared& prepared = *prepared_;
  const Assumptions& assumptions = prepared.assumptions_of(request);
  const auto surroundings = prepared.surroundings_of(assumptions, request.alternative);
  const Bases bases = prepare_bases(*prepared.facts, *surroundings, request.municipality, request.own);
  Calculation calculation(prepared.first, prepared.years);
  calculation.population = surroundings->projection(request.municipality);
  if (!request.settlers.empty())
    population::add_settlers(calculation.population, request.settlers, prepared.facts->vital);
  calculate(calculation, bases, *surroundings, prepared.care, request.municipality, assumptions);

  const View view{*prepared.facts, request.municipality, bases, calculation};
  Figures figures(prepared.first, prepared.years);
  for (const Entry& entry : prepared.list) {
    Figure figure;
    figure.id = entry.id;
    figure.unit = entry.unit;
    figure.provenance = provenance_of(entry, view);
    figure.middle.reserve(static_cast<std::size_t>(prepared.years));
    for (int t = 0; t < prepared.years; ++t) figure.middle.push_back(value_of(entry, view, t));
    figures.add(std::move(figure));
  }
  if (request.paths > 0)
    add_ranges(figures, prepared.list, {prepared.care, *surroundings, bases, assumptions, request, *prepared.facts});
  return figures;
}

population::Projection Chain::population(const Request& request) const {
  const auto surroundings = prepared_->surroundings_of(prepared_->assumptions_of(request), request.alternative);
  population::Projection projection = surroundings->projection(request.municipality);
  if (!request.settlers.empty()) population::add_settlers(projection, request.settlers, prepared_->facts->vital);
  return projection;
}

void Chain::run_paths(const Request& request, const std::function<void(int path, Figures& figures)>& visit) const {
  const Prepared& prepared = *prepared_;
  const Assumptions& assumptions = prepared.assumptions_of(request);
  const auto surroundings = prepared.surroundings_of(assumptions, request.alternative);
  const Bases bases = prepare_bases(*prepared.facts, *surroundings, request.municipality, request.own);
  Calculation calculation(prepared.first, prepared.years);
  calculation.population = population::Projection(prepared.first, prepared.years);
  const population::PathSampler sampler(surroundings->frame, request.paths, request.seed);
  const population::PathSampler::Place place = sampler.place(request.municipality);
  const View view{*prepared.facts, request.municipality, bases, calculation};
  Figures figures(prepared.first, prepared.years);
  for (const Entry& entry : prepared.list) {
    Figure figure;
    figure.id = entry.id;
    figure.unit = entry.unit;
    figure.middle.resize(static_cast<std::size_t>(prepared.years));
    figures.add(std::move(figure));
  }
  Assumptions drawn = assumptions;
  for (int path = 0; path < request.paths; ++path) {
    place.draw(path, calculation.population);
    if (!request.settlers.empty())
      population::add_settlers(calculation.population, request.settlers, prepared.facts->vital);
    draw(assumptions, request.seed, path, drawn);
    calculate(calculation, bases, *surroundings, prepared.care, request.municipality, drawn);
    for (std::size_t k = 0; k < prepared.list.size(); ++k) {
      auto& middle = figures.edit(k).middle;
      for (int t = 0; t < prepared.years; ++t)
        middle[static_cast<std::size_t>(t)] = value_of(prepared.list[k], view, t);
    }
    visit(path, figures);
  }
}

std::vector<StandingFigure> Chain::standing(const Request& request) const {
  return standing_figures(*prepared_->facts, request.municipality);
}

trace::Node Chain::explain(const Request& request, std::string_view figure, Year year) const {
  return explain_figure(*prepared_, request, figure, year);
}

}  // namespace handlingsrom::rooms
