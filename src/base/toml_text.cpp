#include "base/toml_text.hpp"

#include <fmt/format.h>

namespace handlingsrom::toml {

std::string quoted(const std::string& text) {
  constexpr unsigned char first_shown = 0x20, erase = 0x7f;
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: out += byte < first_shown || byte == erase ? fmt::format("\\u{:04X}", byte) : std::string(1, c);
    }
  }
  return out + "\"";
}

}  // namespace handlingsrom::toml
