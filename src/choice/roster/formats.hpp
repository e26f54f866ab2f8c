// The public benchmark formats, told apart by their first lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handlingsrom::roster {

enum class Format { nrp24, inrc1, inrc2 };

/// "nrp24", "inrc1" or "inrc2".
std::optional<Format> format_named(std::string_view name);
std::string name_of(Format format);

/// By the headings that only one of the formats has.
std::optional<Format> format_of(std::string_view text);

}  // namespace handlingsrom::roster
