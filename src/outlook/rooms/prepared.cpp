#include "outlook/rooms/prepared.hpp"

#include <algorithm>

#include "outlook/care/parameters.hpp"

namespace handlingsrom::rooms {

std::vector<std::span<const ParameterSpec>> parameter_tables() {
  return {population::parameters(), services::parameters(), care::parameters(), workforce::parameters(),
          economy::parameters()};
}

Chain::Prepared::Prepared(std::shared_ptr<const facts::Facts> figures, care::Ladder ladder)
    : facts(std::move(figures)),
      care(care::build(*facts, std::move(ladder))),
      first(facts->population.last_year()),
      years(last_projected_year - first + 1),
      defaults(first, years, parameter_tables()),
      surroundings(surroundings_at(facts, defaults)),
      list(figure_list(care.ladder)) {}

std::shared_ptr<const Surroundings> Chain::Prepared::surroundings_of(const Assumptions& assumptions,
                                                                     std::string_view alternative) const {
  if (alternative == population::to_string(population::Alternative{})) alternative = {};
  bool same = alternative.empty();
  std::vector<double> key(alternative.begin(), alternative.end());
  for (const ParameterSpec& spec : population::parameters()) {
    for (const double value : assumptions.series(spec.id)) {
      same = same && value == spec.value;
      key.push_back(value);
    }
  }
  if (same) return surroundings;
  {
    const std::lock_guard lock(recent_guard_);
    const auto found = std::find_if(recent_.begin(), recent_.end(), [&](const auto& one) { return one.first == key; });
    if (found != recent_.end()) {
      std::rotate(recent_.begin(), found, found + 1);
      return recent_.front().second;
    }
  }
  auto made = surroundings_at(facts, assumptions, surroundings.get(), alternative);
  const std::lock_guard lock(recent_guard_);
  recent_.emplace(recent_.begin(), std::move(key), made);
  if (recent_.size() > most_recent) recent_.pop_back();
  return made;
}

}  // namespace handlingsrom::rooms
