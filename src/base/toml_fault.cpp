#include "base/toml_fault.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace handlingsrom::toml {
namespace {

/// Parts of what toml++ says, the first that fits decides.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kinds{{
    {"UTF-8", "text in UTF-8"},
    {"utf-8", "text in UTF-8"},
    {"redefine", "each key and table once"},
    {"already", "each key and table once"},
    {"dotted key-value", "each key and table once"},
    {"closing ']'", "a comma or ]"},
    {"parsing array:", "a comma or ]"},
    {"table header", "a table's name, [name] or [[name]]"},
    {"inline table", "{ key = value, … } on one line"},
    {"unescaped", "a closing quotation mark on the same line"},
    {"escape", "a backslash as \\\\ and a quotation mark as \\\""},
    {"string", "a closing quotation mark on the same line"},
    {"expected '='", "= and a value after the key"},
    {"bare key", "a key of letters, digits, - and _, = and a value"},
    {"key-value pair", "a value: \"text\", a number, true or false, a date, […] or {…}"},
    {"parsing key", "a key of letters, digits, - and _, = and a value"},
    {"date", "a date, as 2026-11-22"},
    {"time", "a date, as 2026-11-22"},
    {"integer", "a number, as 1000000 or 0.5"},
    {"float", "a number, as 1000000 or 0.5"},
    {"number", "a number, as 1000000 or 0.5"},
    {"boolean", "true or false"},
    {"value", "a value: \"text\", a number, true or false, a date, […] or {…}"},
    {"comment", "text without control characters or characters that do not show"},
}};

}  // namespace

std::string_view expected_of(std::string_view said) {
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const auto& kind) { return said.find(kind.first) != std::string_view::npos; });
  return found == kinds.end() ? "key = value, [table] or # comment" : found->second;
}

std::string standing_at(std::string_view text, std::size_t line, std::size_t column) {
  for (std::size_t passed = 1; passed < line; ++passed) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  // Columns count characters: bytes that continue one are none.
  const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
  const auto skip = [&](std::size_t characters) {
    std::size_t at = 0;
    for (std::size_t passed = 0; passed < characters && at < text.size(); ++passed) {
      ++at;
      while (at < text.size() && continues(text[at])) ++at;
    }
    return at;
  };
  if (const std::size_t before = skip(column - 1); before < text.size()) text.remove_prefix(before);
  if (text.empty()) return "…";
  constexpr std::size_t shown = 40;
  const std::size_t end = skip(shown);
  const std::string rest = std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
  return is_plain_text(rest, Lines::one) ? rest : "…";
}

}  // namespace handlingsrom::toml
