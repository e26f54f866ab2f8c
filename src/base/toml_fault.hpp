// What a fault in the writing of TOML is called: the parser's own words stay inside.
#pragma once

#include <string>
#include <string_view>

namespace handlingsrom::toml {

/// What should have stood there, for `expected` of "toml_syntax": one of a few phrases that the catalogues know.
/// `said`: what the parser says of it.
std::string_view expected_of(std::string_view said);

/// What stands at line and column (from 1) to the end of the line, shortened; at its end the whole line, and "…" for what does not show.
std::string standing_at(std::string_view text, std::size_t line, std::size_t column);

}  // namespace handlingsrom::toml
