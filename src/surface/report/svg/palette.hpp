// The colours of every chart and page, from data/palette.toml: tokens in the manner of Designsystemet, light and dark.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace handlingsrom::svg {

/// One colour token: CSS name, and its value on a light and on a dark ground.
///
/// Checked by tests/surface/report/palette_test.cpp with the contrast formula of WCAG 2.1 (1.4.3, 1.4.11): text and line
/// tokens at least 4.5:1 and mark tokens at least 3:1 against their ground, and series apart from each other in
/// greyscale or by dash, also under the three common colour-vision deficiencies.
struct Token {
  std::string_view name;
  std::string_view light;
  std::string_view dark;
};

std::span<const Token> tokens();

/// `:root { --hr-…: … }` for both grounds, print always light.
std::string css_variables();

/// The same for a page whose root element says `data-color-scheme`: light, dark, or auto for the system's.
std::string css_variables_by_attribute();

/// "var(--hr-name,#light)": works in a page with the variables and in a chart that stands alone.
std::string paint(std::string_view name);

/// The value on a light ground, for files that know no variables (spreadsheets). "#RRGGBB".
std::string_view light(std::string_view name);

}  // namespace handlingsrom::svg
