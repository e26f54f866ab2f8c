// Most of what people and programs write is a small part of TOML: bare keys, text in simple quotation marks, numbers, days, lists and tables of these. That part is
// read here in one pass without a tree between, which takes a tenth of the library's time; all else is the library's (toml.cpp), faults too.
#pragma once

#include <string_view>

#include "base/toml_node.hpp"

namespace handlingsrom::toml {

/// Whether the text is of that part and without fault; then `root` is what the library would have made of it, places included (a test holds both against each other
/// over every file of the project). Else `root` is of no use.
bool read_plain(std::string_view text, Node& root);

}  // namespace handlingsrom::toml
