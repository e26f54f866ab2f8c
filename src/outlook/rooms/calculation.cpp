#include "outlook/rooms/calculation.hpp"

#include <algorithm>

#include "outlook/rooms/workings.hpp"

namespace handlingsrom::rooms {
namespace {

workforce::LabourArea area_of(const facts::Facts& facts, const Populations& populations,
                              MunicipalityIndex municipality) {
  const auto& neighbours = facts.registry->at(municipality).neighbours;
  workforce::LabourArea area;
  if (neighbours.empty()) return area;
  const int years = populations.projection(municipality).years();
  area.persons.resize(static_cast<std::size_t>(years));
  for (int t = 0; t < years; ++t) {
    auto& persons = area.persons[static_cast<std::size_t>(t)];
    persons.fill(0);
    for (const MunicipalityIndex neighbour : neighbours) {
      const population::Projection& projection = populations.projection(neighbour);
      const auto women = projection.ages(t, Sex::female);
      const auto men = projection.ages(t, Sex::male);
      for (std::size_t age = 0; age < persons.size(); ++age) persons[age] += women[age] + men[age];
    }
  }
  return area;
}

// Statistics Norway's main alternative, by year of the chain.
void fill_published(const facts::Facts& facts, MunicipalityIndex municipality, Year first, std::size_t lanes,
                    std::vector<double>& row) {
  for (std::size_t k = 0; k < row.size(); ++k) {
    row[k] = facts.published.main(municipality, first + static_cast<int>(k / lanes));
  }
}

}  // namespace

StartingPoint starting_point(const Model& model, const facts::Place& place, const Populations& populations) {
  StartingPoint starting;
  starting.cells = model.sheet().read(place);
  starting.area = area_of(place.facts, populations, place.municipality);
  starting.care_places = care_places(place);
  starting.results = economy::result_history(place, model.country_results());
  starting.own = place.own;
  return starting;
}

Calculation::Calculation(const Setting& setting, int years, std::size_t lanes)
    : setting_(setting),
      years_(static_cast<std::size_t>(years)),
      lanes_(lanes),
      persons_(setting.model.persons().spans().size()),
      engines_(setting.model.sheet().engines().size()),
      marks_(engines_.size(), Provenance::municipality) {
  const facts::ModelSheet& sheet = setting.model.sheet();
  const std::size_t size = years_ * lanes_;
  engine_columns_.resize(engines_.size());
  for (std::size_t k = 0; k < persons_.size(); ++k) {
    persons_[k].resize(size);
    engine_columns_[setting.model.persons().spans()[k].engine] = {persons_[k].data(), lanes_, 1};
  }
  const economy::Country& country = setting.populations.country;
  const Engines& engines = setting.model.engines();
  const auto common = [&](std::uint32_t engine, auto value) {
    engines_[engine].resize(years_);
    for (std::size_t t = 0; t < years_; ++t) engines_[engine][t] = value(t);
    engine_columns_[engine] = {engines_[engine].data(), 1, 0};
    marks_[engine] = Provenance::municipality;
  };
  common(engines.country_population, [&](std::size_t t) { return country.population[t]; });
  common(engines.mean_index, [&](std::size_t t) { return country.mean_index[t]; });
  common(engines.mean_tax, [&](std::size_t t) { return country.tax.mean[t]; });
  common(engines.tax_deduction, [&](std::size_t t) { return country.tax.deduction[t]; });
  for (std::uint32_t k = 0; k < economy::age_criterion_count; ++k)
    common(engines.country_ages + k, [&](std::size_t t) { return country.age[t][k]; });
  for (std::size_t k = 0; k < engines_.size(); ++k) {
    if (engine_columns_[k].data != nullptr) continue;
    engines_[k].resize(size);
    engine_columns_[k] = {engines_[k].data(), lanes_, 1};
  }
  parameters_.resize(sheet.parameters().size() * size);
  for (std::size_t p = 0; p < sheet.parameters().size(); ++p)
    parameter_columns_.push_back({parameters_.data() + p * size, lanes_, 1});
  for (std::size_t p = 0; p < sheet.parameters().size(); ++p) {
    if (reaches(sheet.parameters()[p]->id) == Reaches::result) of_result_.push_back(p);
  }
  for (const sheet::Cell& cell : setting.starting.cells) cells_.push_back(cell.value);
  fill_published(sheet.facts(), setting.municipality, sheet.facts().population.last_year(), lanes_,
                 engines_[engines.published_main]);
}

std::vector<CareUsers> care_users(const Calculation::Setting& setting, const population::Projection& persons,
                                  const Assumptions& assumptions) {
  const care::Projection care =
      care::project(setting.care, setting.municipality, persons, assumptions, setting.starting.own);
  const std::vector<std::uint32_t>& engines = setting.model.engines().care_users;
  std::vector<CareUsers> result;
  for (std::size_t step = 0; step < engines.size(); ++step) {
    result.push_back({engines[step], {}, care.provenance[step]});
    for (int t = 0; t < persons.years(); ++t) result.back().users.push_back(care.users(t, step));
  }
  for (const auto& [figure, engine] : setting.model.engines().care_constant_rates) {
    Provenance mark = Provenance::municipality;
    for (std::size_t step = 0; step < engines.size(); ++step) {
      if (setting.care.ladder.steps[step].figure == figure) mark = weaker(mark, care.provenance[step]);
    }
    result.push_back({engine, care.at_constant_rates[care::index_of(figure)], mark});
  }
  result.push_back({setting.model.engines().care_fte_follows, care.fte_follows, Provenance::municipality});
  result.push_back({setting.model.engines().care_cost_follows, care.cost_follows, Provenance::municipality});
  return result;
}

const std::vector<double>& Calculation::ordinary(const Assumptions& assumptions) {
  std::vector<double> now;
  for (const std::size_t p : of_result_) now.push_back(assumptions.series_at(p).front());
  if (ordinary_.empty() || now != as_of_result_) {
    ordinary_ = economy::beside_the_account(setting_.starting.results, assumptions, static_cast<int>(years_));
    as_of_result_ = std::move(now);
  }
  return ordinary_;
}

void Calculation::fill(std::size_t lane, const population::Projection& persons, const Assumptions& assumptions) {
  const Engines& engines = setting_.model.engines();
  setting_.model.persons().fill(persons, lanes_, lane, persons_);
  const auto flow = [&](std::uint32_t engine, const std::vector<double>& series) {
    for (std::size_t t = 0; t < years_; ++t)
      engines_[engine][t * lanes_ + lane] = t + 1 < years_ ? series[t] : sheet::no_figure;
  };
  flow(engines.births, persons.births);
  flow(engines.deaths, persons.deaths);
  flow(engines.net_migration, persons.net_migration);
  for (const CareUsers& step : care_users(setting_, persons, assumptions)) {
    for (std::size_t t = 0; t < years_; ++t) engines_[step.engine][t * lanes_ + lane] = step.users[t];
    if (lane == 0) marks_[step.engine] = step.mark;
  }
  workforce::fill_labour(persons, setting_.starting.area, assumptions, lanes_,
                         engines_[engines.own_labour].data() + lane, engines_[engines.area_labour].data() + lane);
  const std::vector<double>& of_years = ordinary(assumptions);
  for (std::size_t t = 0; t < years_; ++t) engines_[engines.beside_the_account][t * lanes_ + lane] = of_years[t];
  const auto specs = assumptions.specs();
  const std::size_t size = years_ * lanes_;
  for (std::size_t p = 0; p < specs.size(); ++p) {
    const auto series = assumptions.series_at(p);
    for (std::size_t t = 0; t < years_; ++t) parameters_[p * size + t * lanes_ + lane] = series[t];
  }
}

sheet::Inputs Calculation::inputs() const { return {years_, lanes_, cells_, parameter_columns_, engine_columns_}; }

void Calculation::evaluate(std::span<const sheet::Adjustment> adjustments) {
  sheet::evaluate(setting_.model.sheet(), inputs(), adjustments, values_);
}

void Calculation::set_chance(std::size_t lane, std::span<const double> result, std::span<const double> debt) {
  result_chance_.resize(years_ * lanes_);
  debt_chance_.resize(years_ * lanes_);
  for (std::size_t t = 0; t < years_; ++t) {
    result_chance_[t * lanes_ + lane] = result[t];
    debt_chance_[t * lanes_ + lane] = debt[t];
  }
}

void Calculation::add_chance(std::span<const sheet::Adjustment> adjustments) {
  const Model& model = setting_.model;
  std::vector<sheet::Column> engines = engine_columns_;
  engines[model.engines().result_chance] = {result_chance_.data(), lanes_, 1};
  engines[model.engines().debt_chance] = {debt_chance_.data(), lanes_, 1};
  const std::vector<char> nodes = sheet::reached(model.sheet(), adjustments, {{}, model.chance_engines()});
  sheet::refresh(model.sheet(), {years_, lanes_, cells_, parameter_columns_, engines}, adjustments, nodes, values_);
}

}  // namespace handlingsrom::rooms
