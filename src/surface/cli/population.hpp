// What the population verbs share.
#pragma once

#include <string>

#include "surface/api/population.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

/// "total", "0-5", "80+".
std::string range_key(const population::AgeRange& range);

/// Adds `backtest` to the noun.
void add_population_backtest(CLI::App& noun, Context& context);

}  // namespace handlingsrom::cli
