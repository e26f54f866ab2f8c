#include "surface/report/svg/palette.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace handlingsrom::svg {
namespace {

constexpr Token table[] = {
#include "surface/report/svg/palette_table.inc"  // data/palette.toml
};

const Token& find(std::string_view name) {
  const auto named = [&](std::string_view wanted) {
    return std::find_if(std::begin(table), std::end(table), [&](const Token& token) { return token.name == wanted; });
  };
  const auto found = named(name);
  return found != std::end(table) ? *found : *named("text");
}

}  // namespace

std::span<const Token> tokens() { return table; }

namespace {

std::string values(std::string_view Token::*ground) {
  std::string css;
  for (const Token& token : table) css += fmt::format("--hr-{}:{};", token.name, token.*ground);
  return css;
}

}  // namespace

std::string css_variables() {
  return fmt::format(
      ":root{{color-scheme:light dark;{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
      values(&Token::light), values(&Token::dark));
}

std::string css_variables_by_attribute() {
  return fmt::format(
      ":root{{{0}}}\n@media screen{{[data-color-scheme='dark']{{{1}}}}}\n@media screen and "
      "(prefers-color-scheme:dark){{[data-color-scheme='auto']{{{1}}}}}\n",
      values(&Token::light), values(&Token::dark));
}

std::string paint(std::string_view name) { return fmt::format("var(--hr-{},{})", name, find(name).light); }

std::string_view light(std::string_view name) { return find(name).light; }

}  // namespace handlingsrom::svg
