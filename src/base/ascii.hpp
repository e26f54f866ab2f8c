// Letters of ASCII, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace handlingsrom {

constexpr char ascii_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Other bytes, those of UTF-8 among them, stay.
inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace handlingsrom
