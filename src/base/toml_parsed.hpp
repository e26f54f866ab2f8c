// The library's reading of a text with what it is guarded by. Only for Document, Draft and their tests.
#pragma once

#include <string>
#include <string_view>

#include <toml++/toml.h>

#include "base/toml_node.hpp"

namespace handlingsrom::toml {

/// Throws what Document throws for a text that is no TOML, or is nested too deeply.
::toml::table parse_checked(std::string_view text, const std::string& file);
/// The same as our tree; whatever TOML is.
Node read_any(std::string_view text, const std::string& file);

}  // namespace handlingsrom::toml
