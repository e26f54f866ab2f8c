#include "standing/comparison/accounts_table.hpp"

#include <cmath>

#include "standing/facts/by_year.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {

using facts::Area;
using facts::missing;
using facts::Series;

const std::vector<double>& PersonsAtYearEnd::of(Year year, int from_age, int to_age) {
  std::vector<double>& counted = counted_[{year.value, {from_age, to_age}}];
  if (!counted.empty()) return counted;
  const Year end = year + 1;  // 31 December is 1 January
  const facts::PopulationHistory& people = facts_->population;
  for (int m = 0; m < facts_->registry->size(); ++m) {
    counted.push_back(people.has(m, end) ? people.total(m, end, from_age, to_age) : missing);
  }
  return counted;
}

AccountsColumn::AccountsColumn(const facts::Facts& facts, const AccountsFigure& figure, PersonsAtYearEnd& persons)
    : facts_(&facts), figure_(&figure), part_(facts.series->find(figure.part)) {
  const Series* whole = figure.whole.empty() ? nullptr : facts.series->find(figure.whole);
  if (part_ == nullptr || (whole == nullptr && !figure.whole.empty())) return;
  const auto count = static_cast<std::size_t>(facts.registry->size());
  const Area country = facts.series->country();
  for (const Series::Origin& origin : part_->origins()) {
    const Year year = origin.year;
    years_.push_back(year);
    std::vector<AccountsCell>& cells = cells_.emplace_back(count);
    const std::vector<double>* people = whole ? nullptr : &persons.of(year, figure.from_age, figure.to_age);
    for (std::size_t m = 0; m < count; ++m) {
      const MunicipalityIndex municipality{static_cast<int>(m)};
      if (!part_->in_trend(municipality, year)) continue;
      if (whole != nullptr && !whole->in_trend(municipality, year)) continue;
      cells[m] = {part_->at(municipality, year), whole ? whole->at(municipality, year) : (*people)[m]};
    }
    const Year end = year + 1;
    const double all = whole                      ? whole->at(country, year)
                       : facts.nation.has(0, end) ? facts.nation.total(0, end, figure.from_age, figure.to_age)
                                                  : missing;
    country_.push_back({part_->at(country, year), all});
  }
  for (std::size_t t = 0; t < years_.size(); ++t) {
    const std::optional<Year> index = index_year(t);
    if (!index || !needs_[*index].empty()) continue;
    for (std::size_t m = 0; m < count; ++m)
      needs_[*index].push_back(need_of(MunicipalityIndex{static_cast<int>(m)}, *index));
  }
}

std::optional<Year> AccountsColumn::index_year(std::size_t year) const {
  std::optional<Year> nearest;
  if (figure_->need.empty()) return nearest;
  for (const Year each : facts_->need_index.years()) {
    if (!nearest || std::abs(each - years_[year]) < std::abs(*nearest - years_[year])) nearest = each;
  }
  return nearest;
}

double AccountsColumn::need_of(MunicipalityIndex municipality, Year index_year) const {
  const facts::NeedIndex* index = facts_->need_index.find(municipality, index_year);
  if (index == nullptr) return missing;
  double weighed = 0, weights = 0;
  for (const facts::Sector sector : figure_->need) {
    const auto s = static_cast<std::size_t>(sector);
    weighed += facts_->cost_key.sector_weight[s] * index->sector[s];
    weights += facts_->cost_key.sector_weight[s];
  }
  return weighed / weights;
}

}  // namespace handlingsrom::comparison
