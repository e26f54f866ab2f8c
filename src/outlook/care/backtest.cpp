#include "outlook/care/backtest.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "outlook/care/backtest_parts.hpp"

namespace handlingsrom::care {
namespace {

constexpr int step_years = 5;
constexpr double eighty_percent = 1.2815515655446004;  // normal quantile

std::string joined(const std::vector<int>& years) {
  std::string text;
  for (const int year : years) text += (text.empty() ? "" : ", ") + std::to_string(year);
  return text;
}

std::size_t position(const facts::Facts& facts, int year) {
  const int found = facts.care_users.position(Year{year});
  if (found < 0) {
    std::vector<int> years = backtest_years(facts);
    years.insert(years.begin(), facts.care_users.years().front().value);
    throw Error(ErrorCode::bad_input, "care_backtest_years",
                {{"found", std::to_string(year)}, {"expected", joined(years)}});
  }
  return static_cast<std::size_t>(found);
}

/// Mean absolute deviation of a Poisson count with mean λ.
double poisson_deviation(double mean) {
  const double whole = std::floor(mean);
  return 2 * std::exp(-mean + (whole + 1) * std::log(mean) - std::lgamma(whole + 1));
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

std::vector<int> backtest_years(const facts::Facts& facts) {
  const std::vector<Year>& years = facts.care_users.years();
  std::vector<int> in_steps;
  for (std::size_t i = 1; i < years.size(); ++i) {
    if ((years[i] - years[0]) % step_years == 0) in_steps.push_back(years[i].value);
  }
  return in_steps;
}

BacktestRow backtest(const facts::Facts& facts, Quantity quantity, int base, int target,
                     const ForecastSettings& settings) {
  const std::size_t from = position(facts, base);
  const std::size_t to = position(facts, target);
  std::vector<int> bases = backtest_years(facts);
  if (!bases.empty()) bases.pop_back();
  if (from == 0 || (target - base) % step_years != 0 || target <= base) {
    throw Error(ErrorCode::bad_input, "care_backtest_years",
                {{"found", std::to_string(base)}, {"expected", joined(bases)}});
  }
  const int steps = (target - base) / step_years;
  const Change known = known_at(facts, quantity, from);
  const double reversion = known.reversion;

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

  const double elasticity = place_bound(quantity) ? settings.place_elasticity : settings.home_elasticity;
  const double damping = place_bound(quantity) ? settings.place_damping : settings.home_damping;
  const double years = damped_years(damping, target - base);
  const double trend = (known.users_growth - elasticity * known.need_growth) / step_years;
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
  for (const double users : outcome) row.floor += poisson_deviation(users) / row.national_outcome;
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
