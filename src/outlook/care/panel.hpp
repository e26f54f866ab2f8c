// The forecast tested year by year, where figures are published for every year.
#pragma once

#include "outlook/care/backtest.hpp"

namespace handlingsrom::care {

struct PanelRow {
  Quantity quantity{};
  int forecasts = 0;    // pairs of a base year and a later one
  Score constant_rate;  // the ministry's method
  Score forecast;       // ours
  double coverage = 0;  // share of outcomes within the 80 % interval
};

/// Forecasts of the panel's municipalities (Sunnfjord, Skaun, Malvik 2007–2025) from every year 2015 … 2024 to every later one, with
/// the population that came. Trend, reversion and spread are those of the country as known in the latest of 2015 and 2020 that had
/// passed; the rule is backtest()'s, but for the scaling to the country, which three municipalities cannot have: the country's
/// rate moves by what its users grow less what its population does. A municipality's base year counts where its figure is positive.
PanelRow panel_backtest(const facts::Facts& facts, Quantity quantity, const ForecastSettings& settings = {});

}  // namespace handlingsrom::care
