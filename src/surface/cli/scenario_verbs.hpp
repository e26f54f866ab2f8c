// What the verbs of `handlingsrom scenario` share: their options, and a scenario read from its file. One file per group of verbs.
#pragma once

#include <string>
#include <vector>

#include "surface/api/scenario_questions.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

namespace sc = scenario;

struct ScenarioOptions {
  std::string municipality;
  std::string file;
  std::vector<std::string> files;
  std::string room = "money";
  std::vector<std::string> levers;
  int year = 2040;
  int from = 0;
  int paths = 0;
  int wait = 5;
  double price_growth = 0;
  double fte_price = -1;    // kr a year of a missing FTE; below zero: the standard price
  double place_price = -1;  // of a missing place
  std::string name;         // of a copy
  bool beyond_law = false;
};

/// A scenario file, or "today": nothing turned.
api::LoadedScenario load_named(const Context& context, const ScenarioOptions& options, const std::string& file);

std::string name_of(const Context& context, const sc::Lever& lever);
/// A lever's value: whole kroner, else three decimals in a table.
Cell lever_cell(const sc::Lever& lever, double value);
std::string figure_name(const Context& context, std::string_view id);
/// Kroner in the prices of `year` where --price-growth was given; other units as they are.
double in_prices(const Context& context, const ScenarioOptions& options, Unit unit, int year, double value);
/// The first year and every fifth from 2030.
std::vector<int> shown_years(const sc::Period& period);

/// What must be known beside the figures, as notes.
void add_notices(const Context& context, MunicipalityIndex municipality, const sc::Scenario& scenario, Year year,
                 Table& table);

// One function per verb.
void list_levers(Context& context, const ScenarioOptions& options);
void write_lever_document(Context& context, const ScenarioOptions& options);
void list_scenarios(Context& context, const ScenarioOptions& options);
void run_scenario(Context& context, const ScenarioOptions& options);
void compare_scenarios(Context& context, const ScenarioOptions& options);
void diff_scenarios(Context& context, const ScenarioOptions& options);
void explain_scenario(Context& context, const ScenarioOptions& options);
void show_tornado(Context& context, const ScenarioOptions& options);
void show_needed(Context& context, const ScenarioOptions& options);
void show_waiting(Context& context, const ScenarioOptions& options);
void show_promises(Context& context, const ScenarioOptions& options);
void show_knowing(Context& context, const ScenarioOptions& options);
void copy_scenario(Context& context, const ScenarioOptions& options);
void freeze_scenario(Context& context, const ScenarioOptions& options);
void write_perspective_report(Context& context, const ScenarioOptions& options);

}  // namespace handlingsrom::cli
