#include "outlook/population/settings.hpp"

#include "outlook/population/base.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.hpp"

namespace handlingsrom::population {

namespace {

// Ranges are what the low and high alternatives span; sources: the bundle's tables that a value is measured on, or
// "judgement" with the reason in the message catalogues. Measured choices use base years up to 2011 only (README.md).
constexpr std::array<ParameterSpec, 30> table{{
    {"population.fertility_factor", Unit::none, 1.0, 0.88, 1.12, "hfd", 0.0, 3.0},
    {"population.mortality_pace", Unit::none, 1.0, 0.5, 1.5, "hmd", -1.0, 4.0},
    {"population.net_migration_change", Unit::persons, 0.0, -15000.0, 15000.0, "ssb_07459", -200000.0, 200000.0},
    {"population.local_migration_factor", Unit::none, 1.0, 0.5, 1.5, "ssb_07459", 0.0, 3.0},
    {"population.fertility_persistence", Unit::none, 0.9, 0.8, 1.0, "hfd", 0.0, 1.0},
    {"population.fertility_window", Unit::years, 20, 10, 30, "hfd", 1, 50},
    {"population.mortality_window", Unit::years, 20, 15, 40, "hmd", 3, 100},
    {"population.mortality_jump_off", Unit::years, 2, 1, 3, "hmd", 1, 10},
    {"population.net_migration_window", Unit::years, 1, 1, 5, "ssb_07459", 1, 15},
    {"population.net_migration_long_window", Unit::years, 40, 20, 40, "ssb_07459", 1, 60},
    {"population.net_migration_persistence", Unit::none, 0.97, 0.9, 1.0, "ssb_07459", 0.0, 1.0},
    {"population.net_migration_profile_window", Unit::years, 7, 3, 12, "ssb_07459", 1, 15},
    {"population.migration_window", Unit::years, 10, 5, 15, "ssb_07459", 1, 20},
    {"population.migration_year_weight", Unit::none, 0.9, 0.8, 1.0, "ssb_07459", 0.1, 1.0},
    {"population.migration_persistence", Unit::none, 0.89, 0.8, 1.0, "ssb_07459", 0.0, 1.0},
    {"population.building_level", Unit::none, 0.006, 0.004, 0.010, "ssb_07459", 0.0, 1.0},
    {"population.building_persistence", Unit::none, 0.6, 0.5, 0.89, "ssb_07459", 0.0, 1.0},
    {"population.class_migration_persistence", Unit::none, 0.97, 0.9, 1.0, "ssb_07459", 0.0, 1.0},
    {"population.migration_noise", Unit::none, 2.0, 1.0, 4.0, "ssb_07459", 0.0, 100.0},
    {"population.migration_schedule", Unit::none, 0, 0, 1, "ssb_07459", 0, 1},
    {"population.local_mortality_window", Unit::years, 10, 5, 15, "ssb_07459", 1, 20},
    {"population.county_mortality_deaths", Unit::persons, 200, 50, 1000, "judgement", 0, 1e9},
    {"population.local_fertility_window", Unit::years, 5, 3, 10, "ssb_07459", 1, 20},
    {"population.fertility_error", Unit::none, 0.04, 0.03, 0.05, "hfd", 0.0, 1.0},
    {"population.fertility_error_persistence", Unit::none, 0.95, 0.9, 1.0, "hfd", 0.0, 1.0},
    {"population.mortality_drift_error", Unit::none, 0.009, 0.005, 0.015, "hmd", 0.0, 0.5},
    {"population.mortality_year_error", Unit::none, 0.02, 0.01, 0.03, "hmd", 0.0, 1.0},
    {"population.net_migration_error", Unit::persons, 8000, 6000, 10000, "ssb_07459", 0.0, 1e6},
    {"population.local_migration_error", Unit::none, 1.4, 1.0, 1.8, "ssb_07459", 0.0, 10.0},
    {"population.chance_factor", Unit::none, 1.15, 1.0, 1.4, "ssb_07459", 0.0, 10.0},
}};

std::vector<double> series_of(const Assumptions& assumptions, std::string_view id) {
  const auto values = assumptions.series(id);
  return {values.begin(), values.end()};
}

int whole(const Assumptions& assumptions, std::string_view id) {
  return static_cast<int>(std::lround(assumptions.first(id)));
}

}  // namespace

std::span<const ParameterSpec> parameters() { return table; }

const ParameterSpec& parameter(std::string_view id) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const ParameterSpec& spec) { return spec.id == id; });
  if (found == table.end()) throw Error(ErrorCode::internal, "unknown_assumption", {{"name", std::string(id)}});
  return *found;
}

bool moves_middle(std::string_view id) {
  constexpr std::array<std::string_view, 7> uncertainty{
      "population.fertility_error",      "population.fertility_error_persistence", "population.mortality_drift_error",
      "population.mortality_year_error", "population.net_migration_error",         "population.local_migration_error",
      "population.chance_factor"};
  return id.starts_with("population.") && std::find(uncertainty.begin(), uncertainty.end(), id) == uncertainty.end();
}

Alternative parse_alternative(std::string_view letters) {
  constexpr std::array<std::string_view, 4> possible{"HMLK", "HMLK", "HML0", "HMLK0"};
  bool good = letters.size() == possible.size();
  for (std::size_t i = 0; good && i < possible.size(); ++i)
    good = possible[i].find(letters[i]) != std::string_view::npos;
  if (!good) {
    throw Error(ErrorCode::bad_input, "population_alternative",
                {{"found", std::string(letters)},
                 {"fertility", "H M L K"},
                 {"life_expectancy", "H M L K"},
                 {"internal_migration", "H M L 0"},
                 {"immigration", "H M L K 0"}});
  }
  const auto variant = [&](std::size_t i) { return static_cast<Variant>(letters[i]); };
  return {variant(0), variant(1), variant(2), variant(3)};
}

void choose_base(Settings& settings, std::string_view base) {
  if (base == published_base) {
    settings.scaled_to = ScaledTo::published_municipality_total;
  } else if (!base.empty()) {
    settings.alternative = parse_alternative(base);
  }
}

std::string to_string(const Alternative& alternative) {
  std::string letters;
  for (const Variant variant :
       {alternative.fertility, alternative.life_expectancy, alternative.internal_migration, alternative.immigration})
    letters += static_cast<char>(variant);
  return letters;
}

Settings settings_from(const Assumptions& a, Year start, Year last) {
  Settings s;
  s.start = start;
  s.last = last;
  s.fertility_factor = series_of(a, "population.fertility_factor");
  s.mortality_pace = series_of(a, "population.mortality_pace");
  s.net_migration_change = series_of(a, "population.net_migration_change");
  s.local_migration_factor = series_of(a, "population.local_migration_factor");
  s.fertility_persistence = a.first("population.fertility_persistence");
  s.fertility_window = whole(a, "population.fertility_window");
  s.mortality_window = whole(a, "population.mortality_window");
  s.mortality_jump_off = whole(a, "population.mortality_jump_off");
  s.net_migration_window = whole(a, "population.net_migration_window");
  s.net_migration_long_window = whole(a, "population.net_migration_long_window");
  s.net_migration_profile_window = whole(a, "population.net_migration_profile_window");
  s.net_migration_persistence = a.first("population.net_migration_persistence");
  s.migration_window = whole(a, "population.migration_window");
  s.migration_year_weight = a.first("population.migration_year_weight");
  s.migration_persistence = a.first("population.migration_persistence");
  s.building_level = a.first("population.building_level");
  s.building_persistence = a.first("population.building_persistence");
  s.class_migration_persistence = a.first("population.class_migration_persistence");
  s.migration_noise = a.first("population.migration_noise");
  s.migration_schedule = a.first("population.migration_schedule");
  s.local_mortality_window = whole(a, "population.local_mortality_window");
  s.county_mortality_deaths = a.first("population.county_mortality_deaths");
  s.local_fertility_window = whole(a, "population.local_fertility_window");
  s.fertility_error = a.first("population.fertility_error");
  s.fertility_error_persistence = a.first("population.fertility_error_persistence");
  s.mortality_drift_error = a.first("population.mortality_drift_error");
  s.mortality_year_error = a.first("population.mortality_year_error");
  s.net_migration_error = a.first("population.net_migration_error");
  s.local_migration_error = a.first("population.local_migration_error");
  s.chance_factor = a.first("population.chance_factor");
  return s;
}

Settings default_settings(Year start, Year last) { return default_settings(start, last, {}); }

Settings default_settings(Year start, Year last, const std::map<std::string, double>& assumed) {
  const std::array<std::span<const ParameterSpec>, 1> tables{parameters()};
  Assumptions assumptions(start, last - start + 1, tables);
  for (const auto& [id, value] : assumed) assumptions.set(id, value);
  return settings_from(assumptions, start, last);
}

}  // namespace handlingsrom::population
