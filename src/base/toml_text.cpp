#include "base/toml_text.hpp"

#include <fmt/format.h>

namespace handlingsrom::toml {

std::string quoted(const std::string& text) {
  constexpr unsigned char first_shown = 0x20, erase = 0x7f;
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') result += '\\';
    if (byte < first_shown || byte == erase) {
      result += fmt::format("\\u{:04x}", byte);
    } else {
      result += c;
    }
  }
  return result + "\"";
}

}  // namespace handlingsrom::toml
