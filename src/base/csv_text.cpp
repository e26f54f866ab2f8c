#include "base/csv_text.hpp"

#include <string_view>

namespace handlingsrom::csv {

std::string quoted(const std::string& field) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string result = "\"";
  for (const char c : field) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + "\"";
}

std::string no_formula(const std::string& text) {
  constexpr std::string_view formula = "=+-@\t\r";
  const bool alone = text.size() < 2;  // a dash in an empty cell computes nothing
  return !alone && formula.find(text.front()) != std::string_view::npos ? "'" + text : text;
}

}  // namespace handlingsrom::csv
