// Verbs of the outlook's nouns that have a file of their own.
#pragma once

#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

void add_vulnerability(CLI::App& root, Context& context);
void add_staff_flow(CLI::App& root, Context& context);
void add_staff_day(CLI::App& root, Context& context);

}  // namespace handlingsrom::cli
