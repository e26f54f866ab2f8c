// What a forecast from the past is made of: what was observed, how it changed and how far from the rule, and how it is scored.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "outlook/care/backtest.hpp"
#include "standing/facts/care_facts.hpp"

namespace handlingsrom::care {

struct Observed {
  double users = facts::missing;
  double persons = facts::missing;
  bool positive() const { return users > 0 && persons > 0; }
  double rate() const { return users / persons; }
};

Observed observed(const facts::CareUsers& year, Quantity quantity);
bool place_bound(Quantity quantity);

/// Change over five years, as known in its last year.
struct Change {
  double users_growth = 0;  // log, the municipalities together
  double need_growth = 0;
  double reversion = 0;
  std::vector<double> residuals;
  std::vector<double> sizes;
};

/// Between two positions of facts.care_users.years(), over the municipalities with positive figures in both.
Change change(const facts::Facts& facts, Quantity quantity, std::size_t from, std::size_t to);

/// The latest change known at a position; reversion and residuals are those of all changes until then.
Change known_at(const facts::Facts& facts, Quantity quantity, std::size_t position);

/// Residual variance = constant + chance / users, by least squares on squared residuals with the largest cut down.
std::pair<double, double> variance(const Change& known);

/// Σ φᵏ for k = 1 … years.
double damped_years(double damping, int years);

Score score(const std::vector<double>& forecast, const std::vector<double>& outcome);

}  // namespace handlingsrom::care
