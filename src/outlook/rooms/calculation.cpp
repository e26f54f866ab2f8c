#include "outlook/rooms/calculation.hpp"

namespace handlingsrom::rooms {
namespace {

workforce::LabourArea area_of(const facts::Facts& facts, const Surroundings& surroundings,
                              MunicipalityIndex municipality) {
  const auto& neighbours = facts.registry->at(municipality).neighbours;
  workforce::LabourArea area;
  if (neighbours.empty()) return area;
  const int years = surroundings.projection(municipality).years();
  area.persons.resize(static_cast<std::size_t>(years));
  for (int t = 0; t < years; ++t) {
    auto& persons = area.persons[static_cast<std::size_t>(t)];
    persons.fill(0);
    for (const MunicipalityIndex neighbour : neighbours) {
      const population::Projection& projection = surroundings.projection(neighbour);
      const auto women = projection.ages(t, Sex::female);
      const auto men = projection.ages(t, Sex::male);
      for (std::size_t age = 0; age < persons.size(); ++age) persons[age] += women[age] + men[age];
    }
  }
  return area;
}

std::optional<double> value_of(const facts::OwnFigure* figure) {
  return figure == nullptr || facts::is_missing(figure->value) ? std::nullopt : std::optional(figure->value);
}

}  // namespace

Calculation::Calculation(Year first, int years)
    : care_cost(static_cast<std::size_t>(years)),
      care_fte(care_cost),
      residents(care_cost),
      services(first, years, services::row_count),
      workforce(first, years, workforce::row_count),
      economy(first, years, economy::row_count) {}

Bases prepare_bases(const facts::Facts& facts, const Surroundings& surroundings, MunicipalityIndex municipality,
                    const facts::OwnFigures* own) {
  using facts::OwnQuantity;
  using facts::Sector;
  Bases bases;
  bases.services = services::prepare(facts, municipality);
  bases.economy = economy::prepare(facts, municipality, own);
  bases.workforce = workforce::prepare(facts, municipality, own);
  bases.area = area_of(facts, surroundings, municipality);
  bases.care_places = facts.care_places[static_cast<std::size_t>(municipality.value)].institution;
  if (own == nullptr) return bases;
  if (const auto fte = value_of(own->find(OwnQuantity::full_time_equivalents, Sector::care))) {
    bases.care_own.emplace();
    bases.care_own->fte = fte;
  }
  const auto places = [&](Sector sector, double& target, int& line) {
    const facts::OwnFigure* figure = own->find(OwnQuantity::places, sector);
    if (const auto value = value_of(figure)) {
      target = *value;
      line = figure->line;
    }
  };
  places(Sector::care, bases.care_places, bases.own_care_line);
  places(Sector::kindergarten, bases.kindergarten_places, bases.own_kindergarten_line);
  places(Sector::school, bases.school_places, bases.own_school_line);
  bases.own_care_places = value_of(own->find(OwnQuantity::places, Sector::care)).has_value();
  return bases;
}

void calculate(Calculation& calculation, const Bases& bases, const Surroundings& surroundings,
               const care::Model& care_model, MunicipalityIndex municipality, const Assumptions& assumptions) {
  const population::Projection& persons = calculation.population;
  services::project(persons, assumptions, bases.services, calculation.services);
  calculation.care =
      care::project(care_model, municipality, persons, assumptions, bases.care_own ? &*bases.care_own : nullptr);
  for (int t = 0; t < persons.years(); ++t) {
    const auto year = static_cast<std::size_t>(t);
    calculation.care_cost[year] = calculation.care.cost(t);
    calculation.care_fte[year] = calculation.care.fte(t);
    calculation.residents[year] = calculation.care.residents_in_institutions(t, care_model);
  }
  const YearTable& need = calculation.services;
  workforce::project(
      persons, bases.area,
      {need.row(services::pupils_total), need.row(services::sfo_total), need.row(services::kindergarten_total),
       need.row(services::child_protection_clients), need.row(services::social_clients), calculation.care_fte},
      assumptions, bases.workforce, calculation.workforce);
  economy::project(persons,
                   {need.row(services::pupils_total), need.row(services::kindergarten_total), calculation.care_cost},
                   assumptions, bases.economy, surroundings.country, calculation.economy);
}

}  // namespace handlingsrom::rooms
