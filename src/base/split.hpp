// Words out of lines that programs write; what people write is for standing/reading, which knows their spaces too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom {

/// Without blanks, tabs and line ends at either end.
inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

/// The parts between `separator`, each trimmed; an empty text has one empty part.
inline std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace handlingsrom
