#include "outlook/care/backtest_parts.hpp"

#include <algorithm>
#include <cmath>

#include "standing/facts/population_history.hpp"

namespace handlingsrom::care {
namespace {

constexpr double outlier = 3 * 1.4826;  // median absolute deviations that a residual may count for

}  // namespace

bool place_bound(Quantity quantity) {
  return quantity == Quantity::long_stay_80 || quantity == Quantity::long_stay_all ||
         quantity == Quantity::staffed_homes_all;
}

Observed observed(const facts::CareUsers& year, Quantity quantity) {
  const double all = year.population[0] + year.population[1] + year.population[2];
  switch (quantity) {
    case Quantity::home_care_80: return {year.home_care[2], year.population[2]};
    case Quantity::home_care_0_66: return {year.home_care[0], year.population[0]};
    case Quantity::long_stay_80: return {year.long_stay[2], year.population[2]};
    case Quantity::long_stay_all: return {year.long_stay_all, all};
    case Quantity::staffed_homes_all: return {year.staffed_homes_all, all};
  }
  return {};
}

Change change(const facts::Facts& facts, Quantity quantity, std::size_t from, std::size_t to) {
  std::vector<std::pair<Observed, Observed>> pairs;
  Observed then{0, 0};
  Observed now{0, 0};
  for (const auto& years : facts.care_users) {
    const Observed before = observed(years[from], quantity);
    const Observed after = observed(years[to], quantity);
    if (!before.positive() || !after.positive()) continue;
    pairs.emplace_back(before, after);
    then.users += before.users;
    then.persons += before.persons;
    now.users += after.users;
    now.persons += after.persons;
  }
  Change result;
  result.users_growth = std::log(now.users / then.users);
  result.need_growth = std::log(now.persons / then.persons);
  // Weighted least squares of the change of log rate on the deviation of log rate.
  double w = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (const auto& [before, after] : pairs) {
    const double deviation = std::log(before.rate() / then.rate());
    const double moved = std::log(after.rate() / before.rate());
    w += before.users;
    x += before.users * deviation;
    y += before.users * moved;
    xx += before.users * deviation * deviation;
    xy += before.users * deviation * moved;
  }
  const double slope = (w * xy - x * y) / (w * xx - x * x);
  const double level = (y - slope * x) / w;
  result.reversion = std::clamp(-slope, 0.0, 1.0);
  for (const auto& [before, after] : pairs) {
    result.residuals.push_back(std::log(after.rate() / before.rate()) - level -
                               slope * std::log(before.rate() / then.rate()));
    result.sizes.push_back(before.users);
  }
  return result;
}

std::pair<double, double> variance(const Change& known) {
  std::vector<double> absolute;
  for (const double residual : known.residuals) absolute.push_back(std::abs(residual));
  std::nth_element(absolute.begin(), absolute.begin() + static_cast<std::ptrdiff_t>(absolute.size() / 2),
                   absolute.end());
  const double most = std::pow(outlier * absolute[absolute.size() / 2], 2);
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (std::size_t i = 0; i < known.residuals.size(); ++i) {
    const double square = std::min(known.residuals[i] * known.residuals[i], most);
    const double inverse = 1 / known.sizes[i];
    n += 1;
    x += inverse;
    y += square;
    xx += inverse * inverse;
    xy += inverse * square;
  }
  const double chance = std::max(0.0, (n * xy - x * y) / (n * xx - x * x));
  return {std::max(1e-4, (y - chance * x) / n), chance};
}

Score score(const std::vector<double>& forecast, const std::vector<double>& outcome) {
  double absolute = 0;
  double signed_sum = 0;
  double sum = 0;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    absolute += std::abs(forecast[i] - outcome[i]);
    signed_sum += forecast[i] - outcome[i];
    sum += outcome[i];
  }
  return {absolute / sum, signed_sum / sum};
}

Change known_at(const facts::Facts& facts, Quantity quantity, std::size_t position) {
  Change known = change(facts, quantity, position - 1, position);
  // Earlier changes are known too: reversion and spread rest on all of them, the trend on the latest.
  for (std::size_t earlier = position - 1; earlier > 0; --earlier) {
    const Change more = change(facts, quantity, earlier - 1, earlier);
    known.reversion += more.reversion;
    known.residuals.insert(known.residuals.end(), more.residuals.begin(), more.residuals.end());
    known.sizes.insert(known.sizes.end(), more.sizes.begin(), more.sizes.end());
  }
  known.reversion /= static_cast<double>(position);
  return known;
}

double damped_years(double damping, int years) {
  double sum = 0;
  double left = 1;
  for (int k = 0; k < years; ++k) sum += left *= damping;
  return sum;
}

}  // namespace handlingsrom::care
