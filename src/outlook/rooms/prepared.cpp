#include "outlook/rooms/prepared.hpp"

#include <algorithm>
#include <charconv>

#include "base/sheet/acting.hpp"
#include "outlook/population/settlers.hpp"
#include "outlook/rooms/own_in_force.hpp"

namespace handlingsrom::rooms {

Chain::Prepared::Prepared(std::shared_ptr<const facts::Facts> figures, care::Ladder ladder)
    : facts(std::move(figures)),
      care(care::build(*facts, std::move(ladder))),
      model(*facts, care),
      acting(sheet::acting_parameters(model.sheet())),
      first(facts->population.last_year()),
      years(last_projected_year - first + 1),
      defaults(first, years, parameter_tables()),
      populations(populations_at(facts, defaults)) {}

sheet::Values SpareValues::take() {
  const std::lock_guard lock(guard_);
  if (spare_.empty()) return {};
  sheet::Values values = std::move(spare_.back());
  spare_.pop_back();
  return values;
}

void SpareValues::give_back(sheet::Values values) {
  constexpr std::size_t most = 16;  // threads that run at the same time, on most machines
  const std::lock_guard lock(guard_);
  if (spare_.size() < most) spare_.push_back(std::move(values));
}

void put_in_force(const Chain& chain, std::shared_ptr<const facts::OwnInForce> own) {
  chain.prepared().own = std::move(own);
}

const facts::OwnFigures* own_in_force(const Chain& chain, MunicipalityIndex municipality) {
  const facts::OwnInForce* own = chain.prepared().own.get();
  return own == nullptr ? nullptr : own->find(municipality);
}

std::span<const facts::OwnSchool> own_schools_in_force(const Chain& chain, MunicipalityIndex municipality) {
  const facts::OwnInForce* own = chain.prepared().own.get();
  return own == nullptr ? std::span<const facts::OwnSchool>{} : own->schools(municipality);
}

Course::Course(const Chain::Prepared& of, const Request& asked)
    : prepared(of),
      request(asked),
      assumptions(of.assumptions_of(asked)),
      populations(of.populations_of(assumptions, asked.alternative)),
      starting(starting_point(of.model, {*of.facts, asked.municipality, of.own_of(asked)}, *populations)),
      settlers(settlers_of(of, asked)) {}

population::Projection Course::population() const {
  population::Projection projection = populations->projection(request.municipality);
  if (!settlers.empty()) population::add_settlers(projection, settlers, prepared.facts->vital);
  return projection;
}

std::vector<double> settlers_of(const Chain::Prepared& prepared, const Request& request) {
  std::vector<double> settlers(request.settlers.begin(), request.settlers.end());
  const facts::OwnFigures* own = prepared.own_of(request);
  if (own == nullptr) return settlers;
  for (const facts::OwnFigure& figure : own->figures) {
    if (figure.quantity != facts::OwnQuantity::new_inhabitants) continue;
    int year = 0;
    std::from_chars(figure.part.data(), figure.part.data() + figure.part.size(), year);
    const int t = year - prepared.first.value;
    if (t < 0 || t >= prepared.years) continue;  // they live there already, or come too late
    settlers.resize(static_cast<std::size_t>(prepared.years), 0.0);
    settlers[static_cast<std::size_t>(t)] += figure.value;
  }
  return settlers;
}

std::vector<Provenance> Course::marks(const sheet::Values& values, std::span<const Provenance> engine_marks) const {
  return sheet::provenance({prepared.model.sheet(), values, starting.cells, engine_marks});
}

Figures Course::figures(const sheet::Values& values, std::span<const Provenance> engine_marks) const {
  const std::vector<sheet::Row>& rows = prepared.model.sheet().rows();
  const std::vector<Provenance> of = marks(values, engine_marks);
  const auto years = static_cast<std::size_t>(prepared.years);
  Figures figures(prepared.first, prepared.years);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    Figure figure;
    figure.id = rows[k].id;
    figure.unit = rows[k].unit;
    figure.provenance = of[k];
    figure.middle.resize(years);
    for (std::size_t t = 0; t < years; ++t) figure.middle[t] = values.at(rows[k].node, t);
    figures.add(std::move(figure));
  }
  return figures;
}

Figures Course::figures_like(const Figures& other, const sheet::Values& values,
                             std::span<const Provenance> engine_marks) const {
  const std::vector<sheet::Row>& rows = prepared.model.sheet().rows();
  const std::vector<Provenance> of = marks(values, engine_marks);
  Figures figures = other;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    Figure& figure = figures.edit(k);
    figure.provenance = of[k];
    for (std::size_t t = 0; t < figure.middle.size(); ++t) figure.middle[t] = values.at(rows[k].node, t);
  }
  return figures;
}

std::shared_ptr<const Populations> Chain::Prepared::populations_of(const Assumptions& assumptions,
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
  if (same) return populations;
  {
    const std::lock_guard lock(recent_guard_);
    const auto found = std::find_if(recent_.begin(), recent_.end(), [&](const auto& one) { return one.first == key; });
    if (found != recent_.end()) {
      std::rotate(recent_.begin(), found, found + 1);
      return recent_.front().second;
    }
  }
  auto made = populations_at(facts, assumptions, populations.get(), alternative);
  const std::lock_guard lock(recent_guard_);
  recent_.emplace(recent_.begin(), std::move(key), made);
  if (recent_.size() > most_recent) recent_.pop_back();
  return made;
}

}  // namespace handlingsrom::rooms
