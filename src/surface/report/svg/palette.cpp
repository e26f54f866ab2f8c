#include "surface/report/svg/palette.hpp"

#include <array>

#include <fmt/format.h>

namespace handlingsrom::svg {
namespace {

constexpr std::array<Token, 22> table{{
    {"ground", "#ffffff", "#14191f"},
    {"ground-quiet", "#f3f5f6", "#1d242c"},
    {"line-quiet", "#d5dadd", "#39434d"},
    {"line-firm", "#6b757d", "#8e99a3"},
    {"text", "#1c2329", "#eef2f5"},
    {"text-quiet", "#525d66", "#b4bec7"},
    {"link", "#0a4f8a", "#8fc4f2"},
    // What is left, quiet blue-green: line, then the three tones of the fan from the middle outwards.
    {"left", "#0b6664", "#74cdc6"},
    {"left-1", "#6fb3ad", "#2f7f7a"},
    {"left-2", "#a5d1cc", "#245f5d"},
    {"left-3", "#d6ebe8", "#1c4344"},
    // What is missing, warm ochre.
    {"short", "#8a5200", "#f0b866"},
    {"short-1", "#dfa345", "#9a6a20"},
    {"short-2", "#efc888", "#74511c"},
    {"short-3", "#f9e8cb", "#4c391b"},
    // Series, at most five in one chart; the first is ours.
    {"series-1", "#0a4f8a", "#8fc4f2"},
    {"series-2", "#8a5200", "#f0b866"},
    {"series-3", "#0b6664", "#74cdc6"},
    {"series-4", "#8b2f6b", "#eaa0d0"},
    {"series-5", "#4d5861", "#b4bec7"},
    {"series-1-quiet", "#bcd3e8", "#24496b"},
    {"focus", "#8b2f6b", "#ffd24d"},
}};

const Token& find(std::string_view name) {
  for (const Token& token : table) {
    if (token.name == name) return token;
  }
  return table[4];
}

}  // namespace

std::span<const Token> tokens() { return table; }

std::string css_variables() {
  std::string light_values;
  std::string dark_values;
  for (const Token& token : table) {
    light_values += fmt::format("--hr-{}:{};", token.name, token.light);
    dark_values += fmt::format("--hr-{}:{};", token.name, token.dark);
  }
  return fmt::format(
      ":root{{color-scheme:light dark;{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
      light_values, dark_values);
}

std::string paint(std::string_view name) { return fmt::format("var(--hr-{},{})", name, find(name).light); }

std::string_view light(std::string_view name) { return find(name).light; }

}  // namespace handlingsrom::svg
