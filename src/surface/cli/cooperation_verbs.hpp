// The verbs of `cooperation`, each in its own file.
#pragma once

#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {

void add_cooperation_study(CLI::App& noun, Context& context);
void add_cooperation_partners(CLI::App& noun, Context& context);
void add_cooperation_inquiry(CLI::App& noun, Context& context);

}  // namespace handlingsrom::cli
