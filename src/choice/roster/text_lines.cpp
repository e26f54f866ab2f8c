#include "choice/roster/text_lines.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"

namespace handlingsrom::roster {

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
