// The named assumptions of the projection, and their values gathered for one run.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"

namespace handlingsrom::population {

/// Every assumption of this room; ids begin with "population.".
std::span<const ParameterSpec> parameters();
/// One of them; throws Error(internal) for an id that is not there.
const ParameterSpec& parameter(std::string_view id);
/// Whether the middle projection follows an assumption; the others are about its uncertainty alone.
bool moves_middle(std::string_view id);

/// The course of one thing that moves the population; the values are Statistics Norway's letters.
enum class Variant : char {
  high = 'H',
  main = 'M',
  low = 'L',
  constant = 'K',  // life expectancy: today's mortality; immigration: today's net immigration
  none = '0'
};

/// Statistics Norway's four letters, in their order.
struct Alternative {
  Variant fertility = Variant::main;
  Variant life_expectancy = Variant::main;
  Variant internal_migration = Variant::main;
  Variant immigration = Variant::main;
};

/// Reads "MMMM", "HHMH", "LLML", "MM0M" …; throws Error(bad_input, "population_alternative") with the letters that are possible.
Alternative parse_alternative(std::string_view letters);
std::string to_string(const Alternative& alternative);

/// Which of Statistics Norway's published totals our figures are scaled to.
enum class ScaledTo { nothing, published_municipality_total };

/// For backtests only: what turned out, put in place of what was projected. The country's is taken year by year; the
/// municipalities' own levels (relative to the country) are measured over the projected years, not drawn to anything.
struct Hindsight {
  bool births = false;
  bool deaths = false;
  bool migration = false;
  bool local_births = false;
  bool local_deaths = false;
  bool local_migration = false;

  bool country() const { return births || deaths || migration; }
  bool local() const { return local_births || local_deaths || local_migration; }
};

/// One run's choices as plain numbers. Series are by year of flow from the start year on; the last entry holds after that.
struct Settings {
  Year start{};  // 1 January with known population
  Year last{};   // last 1 January projected
  Alternative alternative;
  ScaledTo scaled_to = ScaledTo::nothing;
  Hindsight hindsight;

  std::vector<double> fertility_factor{1.0};      // national births per woman, relative to the projected
  std::vector<double> mortality_pace{1.0};        // yearly decline of death rates, relative to the observed trend
  std::vector<double> net_migration_change{0.0};  // persons a year in the country, added to the projected
  std::vector<double> local_migration_factor{
      1.0};  // deviations of local from national migration, relative to the estimated

  double fertility_persistence = 0.9;       // per year, of the distance from the long mean
  int fertility_window = 20;                // years of the long mean
  int mortality_window = 20;                // years of the trend
  int mortality_jump_off = 2;               // years of the starting level
  int net_migration_window = 1;             // years of the starting level
  int net_migration_long_window = 40;       // years of the long-run level, their median
  double net_migration_persistence = 0.97;  // per year, of the distance from the long-run level
  int net_migration_profile_window = 7;     // years of the ages and sexes
  int migration_window = 10;                // years of residuals
  double migration_year_weight = 0.9;       // weight of a year relative to the year after it
  double migration_persistence = 0.89;      // per year, of the local deviation
  double building_level = 0.006;  // net moves in a year above the class, per inhabitant, beyond which it is building
  double building_persistence = 0.6;          // per year, of what lies beyond
  double class_migration_persistence = 0.97;  // per year, of the centrality class's deviation
  double migration_noise = 2.0;               // factor on the yearly noise when local figures are shrunk
  double migration_schedule = 0.0;            // weight of the model schedule beside free age groups
  int local_mortality_window = 10;
  double county_mortality_deaths = 200;  // expected deaths' worth of the country's level in a county's
  int local_fertility_window = 5;

  double local_prior =
      1.0;  // factor on the weight of similar municipalities in local births and deaths; 0: as measured

  // Uncertainty: how far the future has been from projections (standard deviations).
  double fertility_error = 0.04;              // a year, of the logarithm of births per woman in the country
  double fertility_error_persistence = 0.95;  // per year
  double mortality_drift_error = 0.009;       // a year, of the logarithm of death rates in the country
  double mortality_year_error = 0.02;         // of a single year's
  double net_migration_error = 8000;          // persons a year, new each year, in the country
  double local_migration_error = 1.4;         // factor on the spread of local migration that the estimate leaves
  double chance_factor = 1.15;                // factor on the yearly chance in net migration

  int flow_years() const { return last - start; }
};

/// The values in force. `assumptions` must hold this room's parameters.
Settings settings_from(const Assumptions& assumptions, Year start, Year last);
Settings default_settings(Year start, Year last);
/// The defaults but for some parameters, by id, in all years. Throws Error(unknown_name), or Error(bad_input) for a value that is not possible.
Settings default_settings(Year start, Year last, const std::map<std::string, double>& assumed);

}  // namespace handlingsrom::population
