// The part of TOML that nearly every file keeps to, read in one pass; the rest is the library's. Only for Document.
#pragma once

#include <optional>
#include <string_view>

#include "base/toml_node.hpp"

namespace handlingsrom::toml {

/// The tree of a text that keeps to the plain part: keys that are bare or in quotation marks, text in quotation marks on one line or several without other escapes than
/// \" \\ \n \t, whole and decimal numbers without underscores, true and false, days, lists and tables on one line. Nothing where anything else stands, a fault among it:
/// then the library reads it, and says what is wrong. The same tree as the library's, places and all.
std::optional<Node> read_plain(std::string_view text);

}  // namespace handlingsrom::toml
