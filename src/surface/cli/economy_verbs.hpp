// The verbs of `handlingsrom economy` beside `project`.
#pragma once

#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

/// `economy inhabitant`.
void add_inhabitant(CLI::App& noun, Context& context);

}  // namespace handlingsrom::cli
