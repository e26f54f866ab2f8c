// A password or another secret that is written into a command.
#pragma once

#include <string>
#include <string_view>

#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// One line; what is typed at a terminal does not show, after the catalogue's `question`. Throws Error(usage, "password_missing").
std::string read_secret(const Context& context, std::string_view question);

}  // namespace handlingsrom::cli
