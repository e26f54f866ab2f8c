#include "outlook/rooms/chain.hpp"

#include "base/wanted.hpp"
#include "outlook/population/paths.hpp"
#include "outlook/population/settlers.hpp"
#include "outlook/rooms/draws.hpp"
#include "outlook/rooms/explain.hpp"
#include "outlook/rooms/prepared.hpp"
#include "outlook/rooms/ranges.hpp"
#include "outlook/rooms/standing.hpp"
#include "outlook/rooms/steady_paths.hpp"

namespace handlingsrom::rooms {

Chain::Chain(std::shared_ptr<const facts::Facts> facts) : Chain(std::move(facts), care::default_ladder()) {}

Chain::Chain(std::shared_ptr<const facts::Facts> facts, care::Ladder ladder)
    : prepared_(std::make_unique<const Prepared>(std::move(facts), std::move(ladder))) {}

Chain::~Chain() = default;

const facts::Facts& Chain::facts() const { return *prepared_->facts; }
const care::Ladder& Chain::ladder() const { return prepared_->care.ladder; }

Assumptions Chain::default_assumptions() const { return prepared_->defaults; }

int Chain::row(std::string_view figure) const { return prepared_->model.sheet().find(figure); }

Figures Chain::run(const Request& request) const {
  check_wanted();
  const Course course(*prepared_, request);
  Calculation calculation(course.setting(), prepared_->years);
  calculation.fill(0, course.population(), course.assumptions);
  calculation.evaluate(request.adjustments);
  Figures figures = course.figures(calculation.values(), calculation.engine_marks());
  if (request.paths > 0) add_ranges(figures, course);
  return figures;
}

population::Projection Chain::population(const Request& request) const {
  const auto populations = prepared_->populations_of(prepared_->assumptions_of(request), request.alternative);
  population::Projection projection = populations->projection(request.municipality);
  const std::vector<double> settlers = settlers_of(*prepared_, request);
  if (!settlers.empty()) population::add_settlers(projection, settlers, prepared_->facts->vital);
  return projection;
}

void Chain::run_paths(const Request& request, const std::function<void(int path, Figures& figures)>& visit) const {
  rooms::run_paths(*this, request, visit, {});
}

std::vector<StandingFigure> Chain::standing(const Request& request) const {
  return standing_figures(*prepared_->facts, request.municipality);
}

trace::Node Chain::explain(const Request& request, std::string_view figure, Year year) const {
  return explain_figure(*prepared_, request, figure, year);
}

}  // namespace handlingsrom::rooms
