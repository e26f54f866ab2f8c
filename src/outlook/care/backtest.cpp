#include "outlook/care/backtest.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace handlingsrom::care {
namespace {

constexpr int step_years = 5;
constexpr double eighty_percent = 1.2815515655446004;  // normal quantile
constexpr double outlier = 3 * 1.4826;                 // median absolute deviations that a residual may count for

struct Observed {
  double users = facts::missing;
  double persons = facts::missing;
  bool positive() const { return users > 0 && persons > 0; }
  double rate() const { return users / persons; }
};

std::size_t position(int year) {
  const auto found = std::find(facts::care_user_years.begin(), facts::care_user_years.end(), year);
  if (found == facts::care_user_years.end()) {
    throw Error(ErrorCode::bad_input, "care_backtest_years",
                {{"found", std::to_string(year)}, {"expected", "2010, 2015, 2020, 2025"}});
  }
  return static_cast<std::size_t>(found - facts::care_user_years.begin());
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

/// Change over five years, as known in its last year.
struct Change {
  double users_growth = 0;  // log, the municipalities together
  double need_growth = 0;
  double reversion = 0;
  std::vector<double> residuals;
  std::vector<double> sizes;
};

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

/// Residual variance = constant + chance / users, by least squares on squared residuals with the largest cut down.
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

void scale_to(std::vector<double>& values, double total) {
  double sum = 0;
  for (const double value : values) sum += value;
  for (double& value : values) value *= total / sum;
}

}  // namespace

std::string_view key_of(Quantity quantity) noexcept {
  switch (quantity) {
    case Quantity::home_care_80: return "home_care_80";
    case Quantity::home_care_0_66: return "home_care_0_66";
    case Quantity::long_stay_80: return "long_stay_80";
    case Quantity::long_stay_all: return "long_stay_all";
    case Quantity::staffed_homes_all: return "staffed_homes_all";
  }
  return "home_care_80";
}

BacktestRow backtest(const facts::Facts& facts, Quantity quantity, int base, int target,
                     const ForecastSettings& settings) {
  const std::size_t from = position(base);
  const std::size_t to = position(target);
  if (from == 0 || (target - base) % step_years != 0 || target <= base) {
    throw Error(ErrorCode::bad_input, "care_backtest_years",
                {{"found", std::to_string(base)}, {"expected", "2015, 2020"}});
  }
  const int steps = (target - base) / step_years;
  Change known = change(facts, quantity, from - 1, from);
  const double latest_users = known.users_growth;
  const double latest_need = known.need_growth;
  // Earlier changes are known too: reversion and spread rest on all of them, the trend on the latest.
  double reversion = known.reversion;
  for (std::size_t earlier = from - 1; earlier > 0; --earlier) {
    const Change more = change(facts, quantity, earlier - 1, earlier);
    reversion += more.reversion;
    known.residuals.insert(known.residuals.end(), more.residuals.begin(), more.residuals.end());
    known.sizes.insert(known.sizes.end(), more.sizes.begin(), more.sizes.end());
  }
  reversion /= static_cast<double>(from);

  BacktestRow row;
  row.quantity = quantity;
  row.base = base;
  row.target = target;
  row.reversion = reversion;
  std::vector<Observed> start;
  std::vector<double> outcome;
  std::vector<double> constant;
  std::vector<double> growth;
  Observed now{0, 0};
  double persons_then = 0;
  for (const auto& years : facts.care_users) {
    const Observed before = observed(years[from], quantity);
    const Observed after = observed(years[to], quantity);
    if (!before.positive() || !after.positive()) continue;
    start.push_back(before);
    outcome.push_back(after.users);
    growth.push_back(after.persons / before.persons);
    constant.push_back(before.users * growth.back());
    now.users += before.users;
    now.persons += before.persons;
    persons_then += after.persons;
    row.national_outcome += after.users;
  }
  row.municipalities = static_cast<int>(start.size());
  row.need_growth = std::log(persons_then / now.persons);

  const bool place = quantity == Quantity::long_stay_80 || quantity == Quantity::long_stay_all ||
                     quantity == Quantity::staffed_homes_all;
  const double elasticity = place ? settings.place_elasticity : settings.home_elasticity;
  const double damping = place ? settings.place_damping : settings.home_damping;
  double years = 0;
  double left = 1;
  for (int k = 0; k < target - base; ++k) years += left *= damping;
  const double trend = (latest_users - elasticity * latest_need) / step_years;
  row.national_growth = elasticity * row.need_growth + trend * years;

  std::vector<double> forecast;
  const double kept = std::pow(1 - reversion, steps);
  for (std::size_t i = 0; i < start.size(); ++i) {
    const double deviation = std::log(start[i].rate() / now.rate());
    forecast.push_back(start[i].users * growth[i] * std::exp(-(1 - kept) * deviation));
  }
  std::vector<double> with_national = forecast;
  scale_to(with_national, row.national_outcome);
  scale_to(forecast, now.users * std::exp(row.national_growth));
  row.national_outcome = std::log(row.national_outcome / now.users);
  row.constant_rate = score(constant, outcome);
  row.forecast = score(forecast, outcome);
  row.national_known = score(with_national, outcome);

  const auto [local, chance] = variance(known);
  double summed = 0;
  for (int k = 0; k < steps; ++k) summed += std::pow(1 - reversion, 2 * k);
  int inside = 0;
  for (std::size_t i = 0; i < forecast.size(); ++i) {
    const double sd =
        std::sqrt(local * summed + chance / forecast[i] + settings.national_sd * settings.national_sd * steps);
    const double low = std::floor(forecast[i] * std::exp(-eighty_percent * sd));
    const double high = std::ceil(forecast[i] * std::exp(eighty_percent * sd));
    if (outcome[i] >= low && outcome[i] <= high) ++inside;
  }
  row.coverage = static_cast<double>(inside) / row.municipalities;
  return row;
}

}  // namespace handlingsrom::care
