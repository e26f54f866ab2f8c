// A scenario: levers by year, with a reason for each; read from and written to TOML files that people edit.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario {

/// One lever turned: to `value`, from the year of decision (lead and ramp are the lever's own unless `full` is given), or
/// by year where `by_year` is not empty.
struct Turn {
  std::size_t lever = 0;  // in all_levers()
  double value = 0;
  Year from{};                                   // first year with an effect
  Year full{};                                   // from this year the whole of it
  std::vector<std::pair<Year, double>> by_year;  // ascending; held after the last
  std::string reason;
  std::optional<double>
      held;  // what the municipality says that there is to take from, today; the lever's own amount where it does not
  std::string file;  // where it stands; empty: not from a file
  int line = 0;
};

/// What the user says that a lever does, instead of what its file says.
struct OwnEffect {
  std::size_t lever = 0;  // in all_levers()
  Effect effect;
  std::string reason;
  std::string file;
  int line = 0;
};

/// What the plan promises: a figure, a figure per head or a lever that stays at or above (or below) a level from a year on.
struct Promise {
  std::string name;
  std::string figure;              // an id; empty where the promise is about a lever
  std::vector<std::string> per{};  // ids whose sum the figure is divided by: places for each inhabitant of 80 and over
  std::optional<std::size_t> lever;  // coverage, number of schools: what is turned is itself what was promised
  std::optional<double> at_least, at_most;
  Year from{};
  std::string file{};  // where it stands; empty: not from a file
  int line = 0;
};

/// What a version was frozen on. A scenario has none.
struct Frozen {
  std::string data;                                                  // digest of the bundle
  std::string program;                                               // version
  std::vector<std::pair<std::string, std::vector<double>>> figures;  // id, by year
};

struct Scenario {
  std::string name;
  std::string description;
  std::string base;          // name or file of the scenario that this one builds on; empty: today's course
  std::string municipality;  // as written; may be empty
  std::string population;    // the population's alternative, "LLML"; empty: the main one, or the base's
  std::vector<Turn> turns;
  std::vector<OwnEffect> effects;  // of levers that are turned
  std::vector<Promise> promises;
  std::optional<Frozen> frozen;  // a version: what was decided
};

/// The turned lever with the user's own effects and holdings; empty where the scenario has none of them.
std::shared_ptr<const Lever> own_lever(const Scenario& scenario, const Turn& turn);

/// First and last projected year, for checks and series.
struct Period {
  Year first;
  int years;
};

/// Value by year of one turned lever; today's value before it acts.
std::vector<double> series_of(const Turn& turn, const Period& period);

/// Reads a scenario and, by `base`, those that it builds on (files beside it, or the full path); its own turns replace theirs.
/// `beyond_law` admits values outside the legal bounds, as an experiment.
/// Throws Error(bad_input) with file and line: unknown lever, value out of range or against the law, a lever twice, a year in the
/// past, levers that count the same saving twice, an own effect of a lever that is not turned, a population alternative that is none, a
/// circular base; Error(unknown_name) for a base that is not there.
Scenario load_scenario(const std::filesystem::path& file, const Period& period, bool beyond_law = false);
Scenario parse_scenario(std::string_view text, const std::string& file, const Period& period, bool beyond_law = false);

/// As TOML that load_scenario reads to the same scenario (its base merged in).
std::string write_scenario(const Scenario& scenario);

}  // namespace handlingsrom::scenario
