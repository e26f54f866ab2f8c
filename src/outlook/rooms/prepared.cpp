#include "outlook/rooms/prepared.hpp"

#include <algorithm>

#include "outlook/care/parameters.hpp"

namespace handlingsrom::rooms {

std::vector<std::span<const ParameterSpec>> parameter_tables() {
  return {population::parameters(), services::parameters(), care::parameters(), workforce::parameters(),
          economy::parameters()};
}

std::shared_ptr<const Surroundings> surroundings_at(const std::shared_ptr<const facts::Facts>& facts,
                                                    const Assumptions& assumptions) {
  auto surroundings = std::make_shared<Surroundings>();
  surroundings->frame = population::prepare(facts, assumptions);
  std::vector<const population::Projection*> projections;
  std::vector<economy::NeedBase> bases;
  const int count = facts->registry->size();
  surroundings->municipalities.reserve(static_cast<std::size_t>(count));
  for (int m = 0; m < count; ++m) {
    surroundings->municipalities.push_back(population::project(*surroundings->frame, MunicipalityIndex{m}));
    bases.push_back(economy::prepare_need(*facts, MunicipalityIndex{m}));
  }
  for (const population::Projection& projection : surroundings->municipalities) projections.push_back(&projection);
  surroundings->country = economy::country_of(projections, bases);
  return surroundings;
}

Chain::Prepared::Prepared(std::shared_ptr<const facts::Facts> figures, care::Ladder ladder)
    : facts(std::move(figures)),
      care(care::build(*facts, std::move(ladder))),
      first(facts->population.last_year()),
      years(last_projected_year - first + 1),
      defaults(first, years, parameter_tables()),
      surroundings(surroundings_at(facts, defaults)),
      list(figure_list(care.ladder)) {}

std::shared_ptr<const Surroundings> Chain::Prepared::surroundings_of(const Assumptions& assumptions) const {
  const auto specs = population::parameters();
  const bool same = std::all_of(specs.begin(), specs.end(), [&](const ParameterSpec& spec) {
    const auto series = assumptions.series(spec.id);
    return std::all_of(series.begin(), series.end(), [&](double value) { return value == spec.value; });
  });
  return same ? surroundings : surroundings_at(facts, assumptions);
}

}  // namespace handlingsrom::rooms
