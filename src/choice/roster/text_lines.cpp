#include "choice/roster/text_lines.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"

namespace handlingsrom::roster {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

Lines::Lines(std::istream& input, std::string file) : input_(input), file_(std::move(file)) {}

bool Lines::next(std::string_view comment) {
  for (std::string line; std::getline(input_, line);) {
    ++number_;
    const std::string_view content = trimmed(line);
    if (content.empty() || content.starts_with(comment)) continue;
    text_ = content;
    return true;
  }
  text_.clear();
  return false;
}

int Lines::whole(std::string_view text, const std::string& expected, int least, int most) const {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || value < least || value > most) refuse(text, expected);
  return value;
}

int Lines::place_of(std::string_view name, const std::vector<std::string>& names, const std::string& expected) const {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) refuse(name, expected);
  return static_cast<int>(found - names.begin());
}

void Lines::refuse(std::string_view found, const std::string& expected) const {
  throw Error(
      ErrorCode::bad_input, "roster_value",
      {{"file", file_}, {"line", std::to_string(number_)}, {"found", std::string(found)}, {"expected", expected}});
}

}  // namespace handlingsrom::roster
