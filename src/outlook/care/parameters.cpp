#include "outlook/care/parameters.hpp"

#include <algorithm>
#include <array>

namespace handlingsrom::care {
namespace {

constexpr auto judgement = "judgement";

constexpr std::array specs{
    // id, unit, default, low, high, source, minimum, maximum
    // The forecast that the back-test found best (backtest.hpp; README): 0 is constant rates.
    ParameterSpec{"care.coverage_trend", Unit::share, 1.0, 0.8, 1.2, judgement, 0.0, 2.0},
    ParameterSpec{"care.trend_damping", Unit::share, 0.95, 0.92, 0.98, judgement, 0.5, 1.0},
    ParameterSpec{"care.place_trend_damping", Unit::share, 1.0, 0.95, 1.0, judgement, 0.5, 1.0},
    ParameterSpec{"care.home_follows_need", Unit::share, 0.5, 0.4, 0.6, judgement, 0.0, 1.5},
    ParameterSpec{"care.places_follow_need", Unit::share, 0.0, 0.0, 0.2, judgement, 0.0, 1.5},
    // No longer than it has been tested.
    ParameterSpec{"care.trend_years", Unit::years, 10.0, 10.0, 10.0, judgement, 0.0, 40.0},
    // 2020–2025: FTE in health and care grew 11 per cent, by as much as need at constant rates, not as users (README).
    ParameterSpec{"care.need_follows", Unit::share, 1.0, 0.9, 1.1, "ssb_kostra_key_figures", 0.0, 1.5},
    ParameterSpec{"care.healthy_ageing_months", Unit::none, 0.0, 0.0, 6.0, judgement, -12.0, 24.0},
    ParameterSpec{"care.coverage_home_care", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 3.0},
    ParameterSpec{"care.coverage_home_other", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 5.0},
    ParameterSpec{"care.coverage_staffed_homes", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 5.0},
    ParameterSpec{"care.coverage_short_stay", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 5.0},
    ParameterSpec{"care.coverage_long_stay", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 3.0},
    ParameterSpec{"care.fte_home", Unit::share, 1.0, 0.95, 1.05, judgement, 0.1, 3.0},
    ParameterSpec{"care.fte_place", Unit::share, 1.0, 0.95, 1.05, judgement, 0.1, 3.0},
    // Levers of the simulation; at their defaults the calibrated intensities stand.
    ParameterSpec{"care.onset_later_months", Unit::none, 0.0, 0.0, 6.0, judgement, -24.0, 60.0},
    ParameterSpec{"care.reablement", Unit::share, 1.0, 1.0, 1.3, judgement, 0.0, 5.0},
    ParameterSpec{"care.first_care", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 3.0},
    ParameterSpec{"care.institution_to_staffed", Unit::share, 0.0, 0.0, 0.2, judgement, 0.0, 1.0},
    ParameterSpec{"care.staffed_to_home", Unit::share, 0.0, 0.0, 0.2, judgement, 0.0, 1.0},
    ParameterSpec{"care.threshold_home", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 3.0},
    ParameterSpec{"care.threshold_staffed", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 3.0},
    ParameterSpec{"care.threshold_nursing", Unit::share, 1.0, 0.9, 1.1, judgement, 0.0, 3.0},
    ParameterSpec{"care.length_of_stay", Unit::share, 1.0, 0.9, 1.1, judgement, 0.2, 3.0},
    ParameterSpec{"care.level_shrinkage", Unit::share, 1.0, 0.0, 1.0, judgement, 0.0, 1.0},
    // All municipalities with figures, 2025: bed-days over 365 less residents on long-term stay, per user of short-term stay.
    ParameterSpec{"care.short_stay_in_bed", Unit::share, 0.59, 0.40, 1.0, "ssb_12292", 0.0, 1.0},
    // Of a year's change in FTE 14–29 per cent is found again in the year's spending (README): the rest is the count's.
    ParameterSpec{"care.fte_latest_share", Unit::share, 0.6, 0.5, 1.0, "ssb_12292", 0.0, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"care.accepted_shortage_risk", Unit::share, 0.10, 0.05, 0.20, judgement, 0.001, 0.9},
    ParameterSpec{"care.winter_peak", Unit::share, 0.05, 0.0, 0.10, judgement, 0.0, 1.0},
    ParameterSpec{"care.waiting_home_hours", Unit::hours, 14.0, 7.0, 28.0, judgement, 0.0, 168.0},
    ParameterSpec{"care.hours_per_fte", Unit::hours, 1700.0, 1600.0, 1750.0, judgement, 1000.0, 2200.0},
    ParameterSpec{"care.overflow_cost_per_day", Unit::kroner, 5543.0, 4500.0, 7000.0, "ssb_kostra_key_figures", 0.0,
                  50000.0},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

bool moves_coverage(std::string_view id) {
  constexpr std::array<std::string_view, 6> read{"care.coverage_trend",      "care.trend_damping",
                                                 "care.place_trend_damping", "care.home_follows_need",
                                                 "care.places_follow_need",  "care.trend_years"};
  return std::find(read.begin(), read.end(), id) != read.end();
}

bool moves_projection(std::string_view id) {
  return id.starts_with("care.coverage_") || moves_coverage(id) || id == "care.need_follows" ||
         id == "care.healthy_ageing_months";
}

bool moves_simulation(std::string_view id) {
  constexpr std::array<std::string_view, 11> read{
      "care.healthy_ageing_months",  "care.onset_later_months", "care.reablement",     "care.first_care",
      "care.institution_to_staffed", "care.staffed_to_home",    "care.threshold_home", "care.threshold_staffed",
      "care.threshold_nursing",      "care.length_of_stay",     "care.level_shrinkage"};
  return moves_coverage(id) || std::find(read.begin(), read.end(), id) != read.end();
}

}  // namespace handlingsrom::care
