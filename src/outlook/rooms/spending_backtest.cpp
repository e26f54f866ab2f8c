#include "outlook/rooms/spending_backtest.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "standing/facts/facts.hpp"
#include "base/error.hpp"
#include "outlook/economy/economy.hpp"
#include "outlook/rooms/moving_level.hpp"
#include "outlook/rooms/spending_methods.hpp"
#include "outlook/economy/need_index.hpp"
#include "outlook/services/school_counts.hpp"
#include "standing/comparison/accounts.hpp"
#include "standing/comparison/accounts_table.hpp"

namespace handlingsrom::rooms {
namespace {

using comparison::AccountsColumn;
using comparison::AccountsFigure;
using economy::AgeCounts;
using facts::Sector;

/// The chain's assumption, as it stands.
double assumed(std::string_view id) {
  for (const ParameterSpec& spec : economy::parameters()) {
    if (spec.id == id) return spec.value;
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "no assumption " + std::string(id)}});
}

double chance_error(double deviation) { return std::sqrt(2 / std::numbers::pi) * deviation; }

/// One municipality at the end of a year.
struct People {
  AgeCounts age{};
  double all = 0, pupils = 0, children = 0;
};

class Backtest {
 public:
  Backtest(const facts::Facts& facts, int base, int years)
      : facts_(facts),
        weights_(economy::weights_of(facts.cost_key)),
        persons_(facts),
        schools_(services::count_schools(facts)),
        base_(base),
        years_(years) {
    const facts::Series& total = facts.series->get("accounts.net_expenditure");
    target_ = total.latest().value;
    if (base < total.first().value || base >= target_) {
      throw Error(ErrorCode::bad_input, "validity_base",
                  {{"found", std::to_string(base)},
                   {"expected", std::to_string(total.first().value) + "–" + std::to_string(target_ - 1)}});
    }
  }

  SpendingBacktest of(const AccountsFigure& figure) {
    const AccountsColumn column(facts_, figure, persons_);
    SpendingBacktest row;
    row.area = figure.id;
    row.base = base_;
    row.target = target_;
    const std::size_t last = column.years().size() - 1;
    std::array<std::vector<double>, spending_methods.size()> forecast;
    std::vector<double> outcome, deviations = level_deviations(column);
    std::vector<double> kept;
    const SpendingPanel panel = panel_of(figure, column);
    const std::size_t from = position(column, base_);
    const std::array others{foresee_smoothed(panel, from), foresee_towards_group(panel, from, target_ - base_),
                            foresee_adjusting(panel, from, target_ - base_)};
    for (int m = 0; m < facts_.registry->size(); ++m) {
      const MunicipalityIndex place{m};
      const double came = amount(column, last, place), then = amount(column, position(column, base_), place);
      const bool whole = facts_.population.has(m, Year{base_ + 1}) && came > 0 && then > 0 && need_known(place);
      if (!whole) continue;
      outcome.push_back(came);
      kept.push_back(deviations[static_cast<std::size_t>(m)]);
      forecast[0].push_back(then * age_growth(figure, place, base_));
      forecast[1].push_back(then * chain_growth(figure, place, base_));
      forecast[2].push_back(from_mean(figure, column, place));
      for (std::size_t k = 0; k < others.size(); ++k) forecast[3 + k].push_back(others[k][static_cast<std::size_t>(m)]);
    }
    row.municipalities = static_cast<int>(outcome.size());
    double came = 0, foreseen = 0;
    for (const double value : outcome) came += value;
    for (const double value : forecast[0]) foreseen += value;
    row.growth = came / foreseen;
    for (std::size_t k = 0; k < forecast.size(); ++k) row.score[k] = score(forecast[k], outcome);
    for (std::size_t i = 0; i < outcome.size(); ++i) row.floor += 100 * outcome[i] / came * chance_error(kept[i]);
    row.best_of_past = best_of_past(panel.brought, target_ - base_);
    return row;
  }

 private:
  static SpendingScore score(const std::vector<double>& forecast, const std::vector<double>& outcome) {
    double foreseen = 0, came = 0;
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      foreseen += forecast[i];
      came += outcome[i];
    }
    SpendingScore result;
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      const double share = forecast[i] / foreseen, real = outcome[i] / came;
      result.error += 100 * std::abs(share - real);
      result.bias += 100 * (share / real - 1) / static_cast<double>(outcome.size());
    }
    return result;
  }

  /// Every pair of years, each brought to the target year's people at constant standard, against one another.
  static double best_of_past(const std::vector<std::vector<double>>& brought, int ahead) {
    const std::size_t years = brought.size();
    std::vector<double> errors(years - 1, 0);
    std::vector<int> pairs(years - 1, 0);
    for (std::size_t from = 0; from < years; ++from) {
      for (std::size_t to = from + 1; to < years; ++to) {
        std::vector<double> then, came;
        for (std::size_t m = 0; m < brought[from].size(); ++m) {
          if (facts::is_missing(brought[from][m] + brought[to][m])) continue;
          then.push_back(brought[from][m]);
          came.push_back(brought[to][m]);
        }
        errors[to - from - 1] += score(then, came).error;
        ++pairs[to - from - 1];
      }
    }
    for (std::size_t h = 0; h < errors.size(); ++h) errors[h] /= pairs[h];
    return moving_level(errors, pairs).best_error(ahead);
  }

  /// What the methods of the literature see of an area.
  SpendingPanel panel_of(const AccountsFigure& figure, const AccountsColumn& column) {
    SpendingPanel panel;
    const facts::Series& groups = facts_.series->get("kostra.group");
    const AccountsColumn results(facts_, *comparison::accounts_figure("net_result"), persons_);
    for (std::size_t t = 0; t < column.years().size(); ++t) {
      const int year = column.years()[t].value;
      std::vector<double>&brought = panel.brought.emplace_back(), &growth = panel.growth.emplace_back(),
      &result = panel.result.emplace_back();
      for (int m = 0; m < facts_.registry->size(); ++m) {
        const MunicipalityIndex place{m};
        const double spent = amount(column, t, place);
        const bool whole = spent > 0 && facts_.population.has(m, Year{year + 1}) && need_known(place);
        growth.push_back(whole ? age_growth(figure, place, year) : facts::missing);
        brought.push_back(spent * growth.back());
        result.push_back(t < results.years().size() ? results.at(t, place).ratio(1) - results.country(t).ratio(1)
                                                    : facts::missing);
      }
    }
    for (int m = 0; m < facts_.registry->size(); ++m) {
      panel.need.push_back(need_by_age(figure, MunicipalityIndex{m}));
      panel.group.push_back(static_cast<int>(groups.at(MunicipalityIndex{m}, groups.latest())));
    }
    panel.result_left = assumed("economy.result_left");
    return panel;
  }

  /// Inhabitants of the target year by the cost key's rates.
  double need_by_age(const AccountsFigure& figure, MunicipalityIndex place) const {
    const AgeCounts all = country(target_), own = people(place, target_).age;
    double need = 0;
    for (const Sector sector : sectors_of(figure)) {
      const auto s = static_cast<std::size_t>(sector);
      for (std::size_t k = 0; k < own.size(); ++k) need += weights_.sector[s] * weights_.age[s][k] * own[k] / all[k];
    }
    return need;
  }

  /// The year's deviation from the level as a share of it.
  std::vector<double> level_deviations(const AccountsColumn& column) const {
    std::vector<std::vector<double>> years(static_cast<std::size_t>(facts_.registry->size()));
    std::vector<double> size;
    for (std::size_t m = 0; m < years.size(); ++m) {
      size.push_back(facts_.population.total(static_cast<int>(m), facts_.population.last_year()));
      for (std::size_t t = 0; t < column.years().size(); ++t) {
        const double own = column.all(t)[m].ratio(1) / column.country(t).ratio(1);
        years[m].push_back(own > 0 ? std::log(own) : facts::missing);
      }
    }
    return comparison::year_deviations(years, size, comparison::RankOptions{}.prior_years);
  }

  static std::size_t position(const AccountsColumn& column, int year) {
    const auto found = std::find(column.years().begin(), column.years().end(), Year{year});
    return static_cast<std::size_t>(found - column.years().begin());
  }
  static double amount(const AccountsColumn& column, std::size_t t, MunicipalityIndex place) {
    return t < column.years().size() ? column.at(t, place).part : facts::missing;
  }

  People people(MunicipalityIndex place, int year) const {
    const Year end{year + 1};
    const float* women = facts_.population.persons(place.value, end, Sex::female);
    const float* men = facts_.population.persons(place.value, end, Sex::male);
    const std::vector<double> w(women, women + age_count), m(men, men + age_count);
    return {economy::age_counts(w, m), facts_.population.total(place.value, end),
            facts_.population.total(place.value, end, 6, 15), facts_.population.total(place.value, end, 1, 5)};
  }
  AgeCounts country(int year) const {
    const Year end{year + 1};
    const float* women = facts_.nation.persons(0, end, Sex::female);
    const float* men = facts_.nation.persons(0, end, Sex::male);
    return economy::age_counts(std::vector<double>(women, women + age_count),
                               std::vector<double>(men, men + age_count));
  }

  bool need_known(MunicipalityIndex place) const {
    const auto& index = facts_.need_index[static_cast<std::size_t>(place.value)].front().sector;
    return std::none_of(index.begin(), index.end(), facts::is_missing);
  }

  /// What the areas of spending are made of, and how much each is of the country's kroner.
  static std::vector<Sector> sectors_of(const AccountsFigure& figure) {
    return {figure.need.begin(), figure.need.end()};
  }

  /// Rates per age × population, in the target year over `from`.
  double age_growth(const AccountsFigure& figure, MunicipalityIndex place, int from) const {
    const AgeCounts country_then = country(from), then = people(place, from).age, now = people(place, target_).age;
    double before = 0, after = 0;
    for (const Sector sector : sectors_of(figure)) {
      const auto s = static_cast<std::size_t>(sector);
      for (std::size_t k = 0; k < then.size(); ++k) {
        const double rate = weights_.sector[s] * weights_.age[s][k] / country_then[k];
        before += rate * then[k];
        after += rate * now[k];
      }
    }
    return after / before;
  }

  /// The share of a year's spending on schools or kindergartens that follows the children: less what stands for each school or place, brought from the
  /// latest accounts' kroner to the year's by the country's spending on them.
  double follows(Sector sector, MunicipalityIndex place, int year) const {
    const bool school = sector == Sector::school;
    const facts::Series& spent = facts_.series->get(school ? "accounts.net.school" : "accounts.net.kindergarten");
    const services::SchoolCount& count = schools_[static_cast<std::size_t>(place.value)];
    const double standing = school ? count.schools * assumed("economy.cost_per_school")
                                   : std::max(1, count.primary) * assumed("economy.kindergarten_cost_per_place");
    const facts::Area country = facts_.series->country();
    const double kroner = spent.at(country, Year{year}) / spent.at(country, spent.latest());
    const double share = standing * kroner / spent.at(place, Year{year});
    return std::isfinite(share) && share > 0 ? 1 - std::min(share, 0.9) : 1;
  }

  double chain_growth(const AccountsFigure& figure, MunicipalityIndex place, int from) const {
    const People then = people(place, from), now = people(place, target_);
    const auto partly = [](double share, double growth) { return 1 + share * (growth - 1); };
    const double school = partly(follows(Sector::school, place, from), now.pupils / then.pupils);
    const double kindergarten = partly(follows(Sector::kindergarten, place, from), now.children / then.children);
    if (figure.id == "school") return school;
    if (figure.id == "kindergarten") return kindergarten;
    const AgeCounts country_then = country(from);
    const double all = facts_.nation.total(0, Year{from + 1});
    const int count = facts_.registry->size();
    const auto& index = facts_.need_index[static_cast<std::size_t>(place.value)].front();
    const economy::NeedBase base =
        economy::need_base(weights_, index.sector, index.total, then.age, country_then, all, count);
    double before = 0, after = 0;
    for (const Sector sector : sectors_of(figure)) {
      const int s = static_cast<int>(sector);
      const double weight = weights_.sector[static_cast<std::size_t>(s)];
      const double today = weight * economy::sector_need(base, s, then.age, then.all, country_then, all, count);
      before += today;
      after += sector == Sector::school ? today * school
               : sector == Sector::kindergarten
                   ? today * kindergarten
                   : weight * economy::sector_need(base, s, now.age, now.all, country_then, all, count);
    }
    // What lies outside the seven sectors is a sixth of the total and follows inhabitants in part.
    if (figure.id != "net_expenditure") return after / before;
    constexpr double others = 0.17;
    return (1 - others) * after / before + others * partly(assumed("economy.other_variable_share"), now.all / then.all);
  }

  /// The mean over the last years, each brought to the target by its growth and by the country's spending.
  double from_mean(const AccountsFigure& figure, const AccountsColumn& column, MunicipalityIndex place) const {
    double sum = 0, known = 0;
    const std::size_t at_base = position(column, base_);
    for (int back = 0; back < years_ && back <= static_cast<int>(at_base); ++back) {
      const std::size_t t = at_base - static_cast<std::size_t>(back);
      const int year = column.years()[t].value;
      const double spent = amount(column, t, place);
      if (!(spent > 0) || !facts_.population.has(place.value, Year{year + 1})) continue;
      sum += std::log(spent * chain_growth(figure, place, year) / column.country(t).ratio(1));
      known += 1;
    }
    return std::exp(sum / known) * column.country(at_base).ratio(1);
  }

  const facts::Facts& facts_;
  economy::CostKeyWeights weights_;
  comparison::PersonsAtYearEnd persons_;
  std::vector<services::SchoolCount> schools_;
  int base_, years_, target_ = 0;
};

}  // namespace

std::string_view key_of(SpendingMethod method) noexcept {
  switch (method) {
    case SpendingMethod::constant_standard: return "constant_standard";
    case SpendingMethod::chain: return "chain";
    case SpendingMethod::mean_of_years: return "mean_of_years";
    case SpendingMethod::smoothed: return "smoothed";
    case SpendingMethod::towards_group: return "towards_group";
    case SpendingMethod::adjusting: break;
  }
  return "adjusting";
}

std::vector<SpendingBacktest> spending_backtest(const facts::Facts& facts, int base, int years) {
  Backtest backtest(facts, base, years);
  std::vector<SpendingBacktest> rows;
  for (const AccountsFigure& figure : comparison::accounts_figures()) {
    if (!figure.need.empty()) rows.push_back(backtest.of(figure));
  }
  return rows;
}

ResultBacktest result_backtest(const facts::Facts& facts, int base, int years) {
  const AccountsFigure& figure = *comparison::accounts_figure("net_result");
  comparison::PersonsAtYearEnd persons(facts);
  const AccountsColumn column(facts, figure, persons);
  const std::size_t last = column.years().size() - 1;
  const auto found = std::find(column.years().begin(), column.years().end(), Year{base});
  if (found == column.years().end() || base == column.years()[last].value) {
    throw Error(ErrorCode::bad_input, "validity_base",
                {{"found", std::to_string(base)},
                 {"expected", std::to_string(column.years().front().value) + "–" +
                                  std::to_string(column.years()[last].value - 1)}});
  }
  const auto at_base = static_cast<std::size_t>(found - column.years().begin());
  ResultBacktest result;
  result.base = base;
  result.target = column.years()[last].value;
  std::vector<std::vector<double>> series;
  std::vector<double> size;
  for (int m = 0; m < facts.registry->size(); ++m) {
    std::vector<double>& own = series.emplace_back();
    size.push_back(facts.population.total(m, facts.population.last_year()));
    for (std::size_t t = 0; t <= last; ++t)
      own.push_back(column.at(t, MunicipalityIndex{m}).ratio(figure.per) - column.country(t).ratio(figure.per));
  }
  const std::vector<double> deviations =
      comparison::year_deviations(series, size, comparison::RankOptions{}.prior_years);
  for (std::size_t m = 0; m < series.size(); ++m) {
    const double came = series[m][last], then = series[m][at_base];
    if (facts::is_missing(came - then)) continue;
    double sum = 0, known = 0;
    for (std::size_t t = at_base + 1 > static_cast<std::size_t>(years) ? at_base + 1 - static_cast<std::size_t>(years)
                                                                       : 0;
         t <= at_base; ++t) {
      if (facts::is_missing(series[m][t])) continue;
      sum += series[m][t];
      known += 1;
    }
    ++result.municipalities;
    result.unchanged += std::abs(came - then);
    result.mean_of_years += std::abs(came - sum / known);
    result.country += std::abs(came);
    result.floor += chance_error(deviations[m]);
  }
  for (double* each : {&result.unchanged, &result.mean_of_years, &result.country, &result.floor})
    *each /= result.municipalities;
  return result;
}

}  // namespace handlingsrom::rooms
