// Verbs of `handlingsrom structure` in files of their own.
#pragma once

#include <CLI/App.hpp>

#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

void add_structure_solve(CLI::App& noun, Context& context);

}  // namespace handlingsrom::cli
