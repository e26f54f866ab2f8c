#include "standing/comparison/accounts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "standing/comparison/accounts_table.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
namespace {

using facts::missing;
using facts::Sector;

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
/// Kr for each of those whom the service is for. Not adjusted: the number of them is most of the need.
constexpr AccountsFigure of_age(std::string_view id, std::string_view part, int from, int to) {
  return {id, part, {}, Unit::kroner, 0, 1, {}, from, to};
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
    of_age("school_6_15", "accounts.net.school", 6, 15),
    of_age("kindergarten_1_5", "accounts.net.kindergarten", 1, 5),
    of_age("health_and_care_80", "accounts.net.health_and_care", 80, oldest_age),
};

AccountsYear year_of(const AccountsColumn& column, std::size_t t, MunicipalityIndex municipality,
                     std::span<const MunicipalityIndex> group) {
  const double per = column.figure().per;
  AccountsYear result;
  result.year = column.years()[t];
  result.own = column.at(t, municipality).ratio(per);
  result.country = column.country(t).ratio(per);
  double higher = 0;
  for (const AccountsCell& one : column.all(t)) {
    if (!one.known()) continue;
    ++result.ranked;
    higher += one.ratio(per) > result.own ? 1 : 0;
  }
  if (!facts::is_missing(result.own)) result.rank = higher + 1;
  result.index_year = column.index_year(t);
  AccountsCell members{0, 0}, of_need{0, 0};
  for (const MunicipalityIndex member : group) {
    const AccountsCell& one = column.at(t, member);
    if (!one.known()) continue;
    members += one;
    ++result.known;
    const double need = result.index_year ? column.need(member, *result.index_year) : missing;
    if (need > 0) of_need += {one.part, one.whole * need};  // inhabitants of average need
  }
  result.group = members.ratio(per);
  if (result.index_year) {
    const double need = column.need(municipality, *result.index_year);
    if (need > 0) result.own_adjusted = result.own / need;
    result.group_adjusted = of_need.ratio(per);
  }
  return result;
}

/// How much one year differs from the level, by municipality: kr as a share of the country's, which takes prices out.
std::vector<double> deviations_of(const AccountsColumn& column, std::span<const double> size, double prior_years) {
  const bool share = column.figure().whole.empty();
  const std::size_t last = column.years().size() - 1;
  std::vector<std::vector<double>> years(size.size(), std::vector<double>(last + 1));
  for (std::size_t t = 0; t <= last; ++t) {
    const double country = column.country(t).ratio(column.figure().per);
    for (std::size_t m = 0; m < size.size(); ++m) {
      const double own = column.all(t)[m].ratio(column.figure().per);
      years[m][t] = share ? own / country : own - country;
    }
  }
  std::vector<double> deviations = year_deviations(years, size, prior_years);
  if (share) {
    for (double& each : deviations) each *= std::abs(column.country(last).ratio(column.figure().per));
  }
  return deviations;
}

/// Own, and the others among `places`.
Position position_among(std::span<const MunicipalityIndex> places, MunicipalityIndex own,
                        const std::vector<double>& values, const std::vector<double>& deviations, double level) {
  const auto at = [](MunicipalityIndex m) { return static_cast<std::size_t>(m.value); };
  Position result;
  std::vector<double> compared{values[at(own)]}, uncertain{deviations[at(own)]};
  for (const MunicipalityIndex m : places) {
    if (m == own) continue;
    compared.push_back(values[at(m)]);
    uncertain.push_back(deviations[at(m)]);
  }
  result.rank = rank_interval(compared, uncertain, 0, level);
  compared.erase(compared.begin());
  result.spread = quantiles_of(std::move(compared), &result.median);
  return result;
}

void place(AccountsTrend& trend, const AccountsColumn& column, MunicipalityIndex municipality,
           std::span<const MunicipalityIndex> group, std::span<const MunicipalityIndex> everyone,
           std::span<const double> size, const RankOptions& options) {
  const std::size_t last = column.years().size() - 1;
  std::vector<double> values, deviations = deviations_of(column, size, options.prior_years);
  for (const AccountsCell& cell : column.all(last)) values.push_back(cell.ratio(column.figure().per));
  trend.in_group = position_among(group, municipality, values, deviations, options.level);
  const bool all = group.size() == everyone.size();
  trend.in_country = all ? trend.in_group : position_among(everyone, municipality, values, deviations, options.level);
  const std::optional<Year> index_year = column.index_year(last);
  if (!index_year) return;
  for (std::size_t m = 0; m < values.size(); ++m) {
    const double need = column.need(MunicipalityIndex{static_cast<int>(m)}, *index_year);
    values[m] = need > 0 ? values[m] / need : missing;
    deviations[m] = need > 0 ? deviations[m] / need : missing;
  }
  trend.adjusted_in_group = position_among(group, municipality, values, deviations, options.level);
  trend.adjusted_in_country =
      all ? trend.adjusted_in_group : position_among(everyone, municipality, values, deviations, options.level);
}

}  // namespace

std::span<const AccountsFigure> accounts_figures() { return figures; }

const AccountsFigure* accounts_figure(std::string_view id) {
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const AccountsFigure& one) { return one.id == id; });
  return found == figures.end() ? nullptr : &*found;
}

std::vector<AccountsTrend> accounts_trends(const facts::Facts& facts, MunicipalityIndex municipality,
                                           std::span<const MunicipalityIndex> group, const RankOptions& options) {
  std::vector<AccountsTrend> trends;
  PersonsAtYearEnd persons(facts);
  std::vector<MunicipalityIndex> everyone;
  std::vector<double> size;
  for (int m = 0; m < facts.registry->size(); ++m) {
    everyone.push_back(MunicipalityIndex{m});
    size.push_back(facts.population.total(m, facts.population.last_year()));
  }
  for (const AccountsFigure& figure : figures) {
    const AccountsColumn column(facts, figure, persons);
    if (column.years().empty()) continue;
    AccountsTrend& trend = trends.emplace_back();
    trend.figure = &figure;
    for (const facts::Series::Origin& origin : column.series().origins()) {
      if (trend.source_ids.empty() || trend.source_ids.back() != origin.source_id) {
        trend.source_ids.push_back(origin.source_id);
      }
      trend.wider_tasks =
          trend.wider_tasks || column.series().status(municipality, origin.year) == facts::CellStatus::wider_tasks;
    }
    for (std::size_t t = 0; t < column.years().size(); ++t)
      trend.years.push_back(year_of(column, t, municipality, group));
    place(trend, column, municipality, group, everyone, size, options);
  }
  return trends;
}

}  // namespace handlingsrom::comparison
