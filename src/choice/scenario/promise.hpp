// A promise as it stands in a file, wherever that is: a scenario or a programme.
#pragma once

#include <string>

#include "base/toml.hpp"
#include "choice/scenario/scenario.hpp"

namespace handlingsrom::scenario {

/// The keys name, figure, per, lever, at_least, at_most and from of a table; from the period's first year where none is given. Throws
/// Error(bad_input): "toml_…", "scenario_lever_unknown", "scenario_year".
Promise read_promise(const toml::Value& table, const std::string& file, const Period& period);
/// Throws Error(bad_input, "scenario_promise") at the table unless it is about one figure or one lever, with a level.
void check_promise(const toml::Value& table, const Promise& promise);
/// Whether the value keeps it in that year; before it begins, and where nothing is known, nothing is broken.
bool holds(const Promise& promise, Year year, double value);

}  // namespace handlingsrom::scenario
