// The verbs `list` and `show` of the noun `facts`.
#pragma once

#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

void add_facts_tables(CLI::App& noun, Context& context);

}  // namespace handlingsrom::cli
