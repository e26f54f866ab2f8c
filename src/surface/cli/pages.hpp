// Where the built pages and the engine for browsers stand beside the data folder.
#pragma once

#include <filesystem>

#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// web/dist in a source tree, web in an installation; empty where there is none.
std::filesystem::path pages_folder(const Context& context);

/// web/engine in a source tree, engine in an installation, whether it is there or not.
std::filesystem::path engine_folder(const Context& context);

}  // namespace handlingsrom::cli
