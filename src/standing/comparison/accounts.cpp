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

AccountsYear year_of(const AccountsPage& page, std::size_t t, MunicipalityIndex municipality,
                     std::span<const MunicipalityIndex> group) {
  const AccountsColumn& column = page.column;
  const std::vector<double>& ranked = page.ranked[t];
  const double per = column.figure().per;
  AccountsYear result;
  result.year = column.years()[t];
  result.own = column.at(t, municipality).ratio(per);
  result.country = column.country(t).ratio(per);
  result.ranked = static_cast<int>(ranked.size());
  if (!facts::is_missing(result.own)) {
    const auto higher = ranked.end() - std::upper_bound(ranked.begin(), ranked.end(), result.own);
    result.rank = static_cast<double>(higher) + 1;
  }
  result.index_year = column.index_year(t);
  const std::vector<double>* needs = result.index_year ? &column.needs(t) : nullptr;
  AccountsCell members{0, 0}, of_need{0, 0};
  for (const MunicipalityIndex member : group) {
    const AccountsCell& one = column.at(t, member);
    if (!one.known()) continue;
    members += one;
    ++result.known;
    const double need = needs != nullptr ? (*needs)[static_cast<std::size_t>(member.value)] : missing;
    if (need > 0) of_need += {one.part, one.whole * need};  // inhabitants of average need
  }
  result.group = members.ratio(per);
  if (needs != nullptr) {
    const double need = column.need(t, municipality);
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

void place(AccountsTrend& trend, const AccountsPage& page, const AccountsBook& book, MunicipalityIndex municipality,
           std::span<const MunicipalityIndex> group) {
  const bool all = group.size() == book.everyone().size();
  const auto among = [&](std::span<const MunicipalityIndex> places, const std::vector<double>& values,
                         const std::vector<double>& deviations) {
    return position_among(places, municipality, values, deviations, book.options().level);
  };
  trend.in_group = among(group, page.latest, page.deviations);
  trend.in_country = all ? trend.in_group : among(book.everyone(), page.latest, page.deviations);
  if (page.adjusted.empty()) return;
  trend.adjusted_in_group = among(group, page.adjusted, page.adjusted_deviations);
  trend.adjusted_in_country =
      all ? trend.adjusted_in_group : among(book.everyone(), page.adjusted, page.adjusted_deviations);
}

AccountsPage page_of(AccountsColumn column, std::span<const double> size, double prior_years) {
  AccountsPage page{std::move(column), {}, {}, {}, {}, {}, {}};
  const double per = page.column.figure().per;
  for (const facts::Series::Origin& origin : page.column.series().origins()) {
    if (page.source_ids.empty() || page.source_ids.back() != origin.source_id) {
      page.source_ids.push_back(origin.source_id);
    }
  }
  const std::size_t last = page.column.years().size() - 1;
  for (std::size_t t = 0; t <= last; ++t) {
    std::vector<double>& ranked = page.ranked.emplace_back();
    for (const AccountsCell& cell : page.column.all(t)) {
      if (cell.known()) ranked.push_back(cell.ratio(per));
    }
    std::sort(ranked.begin(), ranked.end());
  }
  for (const AccountsCell& cell : page.column.all(last)) page.latest.push_back(cell.ratio(per));
  page.deviations = deviations_of(page.column, size, prior_years);
  if (!page.column.index_year(last)) return page;
  const std::vector<double>& needs = page.column.needs(last);
  for (std::size_t m = 0; m < needs.size(); ++m) {
    page.adjusted.push_back(needs[m] > 0 ? page.latest[m] / needs[m] : missing);
    page.adjusted_deviations.push_back(needs[m] > 0 ? page.deviations[m] / needs[m] : missing);
  }
  return page;
}

}  // namespace

std::span<const AccountsFigure> accounts_figures() { return figures; }

const AccountsFigure* accounts_figure(std::string_view id) {
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const AccountsFigure& one) { return one.id == id; });
  return found == figures.end() ? nullptr : &*found;
}

AccountsBook::AccountsBook(const facts::Facts& facts, const RankOptions& options) : facts_(&facts), options_(options) {
  PersonsAtYearEnd persons(facts);
  std::vector<double> size;
  for (int m = 0; m < facts.registry->size(); ++m) {
    everyone_.push_back(MunicipalityIndex{m});
    size.push_back(facts.population.total(m, facts.population.last_year()));
  }
  for (const AccountsFigure& figure : figures) {
    AccountsColumn column(facts, figure, persons);
    if (!column.years().empty()) pages_.push_back(page_of(std::move(column), size, options.prior_years));
  }
}

AccountsBook::AccountsBook(AccountsBook&&) noexcept = default;
AccountsBook::~AccountsBook() = default;

std::span<const AccountsPage> AccountsBook::pages() const { return pages_; }

std::vector<AccountsTrend> accounts_trends(const AccountsBook& book, MunicipalityIndex municipality,
                                           std::span<const MunicipalityIndex> group) {
  std::vector<AccountsTrend> trends;
  for (const AccountsPage& page : book.pages()) {
    const AccountsColumn& column = page.column;
    AccountsTrend& trend = trends.emplace_back();
    trend.figure = &column.figure();
    trend.source_ids = page.source_ids;
    for (std::size_t t = 0; t < column.years().size(); ++t) {
      trend.wider_tasks = trend.wider_tasks ||
                          column.series().status(municipality, column.years()[t]) == facts::CellStatus::wider_tasks;
      trend.years.push_back(year_of(page, t, municipality, group));
    }
    place(trend, page, book, municipality, group);
  }
  return trends;
}

}  // namespace handlingsrom::comparison
