// --own and --accept: the same for every command that takes a municipality's own figures.
#pragma once

#include <string>

#include "surface/api/own_figures.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// Reads the file of --own and says on standard error how it was read and what in it is not used. Without a file there is none: what the user's store holds is in force
/// (Context::service).
facts::OwnFigures read_own(const Context& context, const std::string& file, MunicipalityIndex municipality,
                           bool accept);

}  // namespace handlingsrom::cli
