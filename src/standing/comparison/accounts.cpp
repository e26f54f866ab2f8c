#include "standing/comparison/accounts.hpp"

#include <array>
#include <cmath>

#include "standing/facts/by_year.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/series.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
namespace {

using facts::Area;
using facts::missing;
using facts::Sector;
using facts::Series;

constexpr std::array administration{Sector::administration};
constexpr std::array kindergarten{Sector::kindergarten};
constexpr std::array school{Sector::school};
constexpr std::array health_and_care{Sector::health, Sector::care};
constexpr std::array social{Sector::social};
constexpr std::array child_protection{Sector::child_protection};

constexpr AccountsFigure of_revenue(std::string_view id, std::string_view part) {
  return {id, part, "accounts.revenue", Unit::percent, 1, 100, {}};
}
constexpr AccountsFigure of_inhabitant(std::string_view id, std::string_view part, std::span<const Sector> need = {}) {
  return {id, part, {}, Unit::kroner_per_person, 0, 1, need};
}

constexpr std::array figures{
    of_revenue("net_result", "accounts.net_result"),
    of_revenue("net_debt", "accounts.net_debt"),
    of_inhabitant("free_income", "income.free_income"),
    of_inhabitant("net_expenditure", "accounts.net_expenditure", facts::sectors),
    of_inhabitant("school", "accounts.net.school", school),
    of_inhabitant("kindergarten", "accounts.net.kindergarten", kindergarten),
    of_inhabitant("health_and_care", "accounts.net.health_and_care", health_and_care),
    of_inhabitant("child_protection", "accounts.net.child_protection", child_protection),
    of_inhabitant("social", "accounts.net.social", social),
    of_inhabitant("administration", "accounts.net.administration", administration),
    of_inhabitant("culture", "accounts.net.culture"),
    of_inhabitant("transport", "accounts.net.transport"),
    of_inhabitant("fire", "accounts.net.fire"),
    of_inhabitant("planning", "accounts.net.planning"),
    of_inhabitant("property", "accounts.net.property"),
    of_inhabitant("water_sewage_waste", "accounts.net.water_sewage_waste"),
    of_inhabitant("church", "accounts.net.church"),
    of_inhabitant("other", "accounts.net.other"),
};

/// One figure's parts for one municipality and year.
struct Part {
  double part = missing, whole = missing;
  bool known() const { return !facts::is_missing(part) && whole > 0; }
};

class Reader {
 public:
  Reader(const facts::Facts& facts, const AccountsFigure& figure)
      : facts_(facts), figure_(figure), part_(facts.series->find(figure.part)) {
    if (!figure.whole.empty()) whole_ = facts.series->find(figure.whole);
  }
  bool usable() const { return part_ != nullptr && (figure_.whole.empty() || whole_ != nullptr); }
  const Series& part() const { return *part_; }

  Part at(MunicipalityIndex municipality, Year year) const {
    if (!part_->in_trend(municipality, year)) return {};
    if (whole_ != nullptr) {
      if (!whole_->in_trend(municipality, year)) return {};
      return {part_->at(municipality, year), whole_->at(municipality, year)};
    }
    const Year end = year + 1;  // 31 December is 1 January
    const facts::PopulationHistory& people = facts_.population;
    if (!people.has(municipality.value, end)) return {};
    return {part_->at(municipality, year), people.total(municipality.value, end)};
  }
  /// The country's own row: whole also where a municipality that has since been divided has no row.
  Part of_country(Year year) const {
    const Area country = facts_.series->country();
    if (whole_ != nullptr) return {part_->at(country, year), whole_->at(country, year)};
    const Year end = year + 1;
    if (!facts_.nation.has(0, end)) return {};
    return {part_->at(country, year), facts_.nation.total(0, end)};
  }
  /// Need of the figure's sectors, country = 1; NaN where a sector's index is not published.
  double need(MunicipalityIndex municipality, Year index_year) const {
    const facts::NeedIndex* index = facts_.need_index.find(municipality, index_year);
    if (index == nullptr || figure_.need.empty()) return missing;
    double weighed = 0, weights = 0;
    for (const Sector sector : figure_.need) {
      const auto s = static_cast<std::size_t>(sector);
      weighed += facts_.cost_key.sector_weight[s] * index->sector[s];
      weights += facts_.cost_key.sector_weight[s];
    }
    return weighed / weights;
  }

 private:
  const facts::Facts& facts_;
  const AccountsFigure& figure_;
  const Series* part_;
  const Series* whole_ = nullptr;
};

/// The index of the year, or the nearest that is published.
std::optional<Year> nearest_index(const facts::Facts& facts, Year year) {
  std::optional<Year> nearest;
  for (const Year each : facts.need_index.years()) {
    if (!nearest || std::abs(each - year) < std::abs(*nearest - year)) nearest = each;
  }
  return nearest;
}

double ratio(const Part& sums, const AccountsFigure& figure) {
  return sums.whole > 0 ? figure.per * sums.part / sums.whole : missing;
}

AccountsYear year_of(const facts::Facts& facts, const Reader& reader, const AccountsFigure& figure, Year year,
                     MunicipalityIndex municipality, std::span<const MunicipalityIndex> group) {
  AccountsYear result;
  result.year = year;
  const Part own = reader.at(municipality, year);
  if (own.known()) result.own = figure.per * own.part / own.whole;
  const auto sum = [&](Part& sums, const Part& one) {
    sums.part += one.part;
    sums.whole += one.whole;
  };
  double higher = 0;
  for (int m = 0; m < facts.registry->size(); ++m) {
    const Part one = reader.at(MunicipalityIndex{m}, year);
    if (!one.known()) continue;
    ++result.ranked;
    higher += own.known() && one.part / one.whole > own.part / own.whole ? 1 : 0;
  }
  if (const Part country = reader.of_country(year); country.known()) result.country = ratio(country, figure);
  if (own.known()) result.rank = higher + 1;
  if (!figure.need.empty()) result.index_year = nearest_index(facts, year);
  Part members{0, 0}, of_need{0, 0};
  for (const MunicipalityIndex member : group) {
    const Part one = reader.at(member, year);
    if (!one.known()) continue;
    sum(members, one);
    ++result.known;
    const double need = result.index_year ? reader.need(member, *result.index_year) : missing;
    if (need > 0) sum(of_need, {one.part, one.whole * need});  // inhabitants of average need
  }
  result.group = ratio(members, figure);
  if (result.index_year) {
    const double need = reader.need(municipality, *result.index_year);
    if (need > 0) result.own_adjusted = result.own / need;
    result.group_adjusted = ratio(of_need, figure);
  }
  return result;
}

}  // namespace

std::span<const AccountsFigure> accounts_figures() { return figures; }

std::vector<AccountsTrend> accounts_trends(const facts::Facts& facts, MunicipalityIndex municipality,
                                           std::span<const MunicipalityIndex> group) {
  std::vector<AccountsTrend> trends;
  for (const AccountsFigure& figure : figures) {
    const Reader reader(facts, figure);
    if (!reader.usable()) continue;
    AccountsTrend& trend = trends.emplace_back();
    trend.figure = &figure;
    for (const Series::Origin& origin : reader.part().origins()) {
      if (trend.source_ids.empty() || trend.source_ids.back() != origin.source_id) {
        trend.source_ids.push_back(origin.source_id);
      }
      trend.wider_tasks =
          trend.wider_tasks || reader.part().status(municipality, origin.year) == facts::CellStatus::wider_tasks;
      trend.years.push_back(year_of(facts, reader, figure, origin.year, municipality, group));
    }
  }
  return trends;
}

}  // namespace handlingsrom::comparison
