// Text as TOML writes it.
#pragma once

#include <string>

namespace handlingsrom::toml {

/// In quotation marks, on one line: quotation marks, backslashes and control characters escaped.
std::string quoted(const std::string& text);

}  // namespace handlingsrom::toml
