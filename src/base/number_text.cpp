#include "base/number_text.hpp"

#include <charconv>
#include <cmath>

#include "base/error.hpp"

namespace handlingsrom {

std::string NumberText::word() {
  constexpr std::size_t longest = 64;
  std::string token;
  int character = 0;
  while ((character = input_.get()) != std::istream::traits_type::eof()) {
    const bool space = character == ' ' || character == '\t' || character == '\r' || character == '\n';
    if (space && !token.empty()) {
      input_.unget();
      break;
    }
    if (character == '\n') ++line_;
    if (!space) token += static_cast<char>(character);
    if (token.size() > longest) break;
  }
  return token;
}

double NumberText::number_of(const std::string& word, const char* expected) const {
  double value = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (word.empty() || fault != std::errc{} || end != word.data() + word.size() || !std::isfinite(value)) {
    refuse(word.empty() ? "the end of the file" : word, expected);
  }
  return value;
}

double NumberText::next(const char* expected) { return number_of(word(), expected); }

double NumberText::not_negative(const char* expected) {
  const std::string found = word();
  const double value = number_of(found, expected);
  if (value < 0) refuse(found, expected);
  return value;
}

int NumberText::count(const char* expected, double least, double most) {
  const std::string found = word();
  const double value = number_of(found, expected);
  if (value != std::floor(value) || value < least || value > most) refuse(found, expected);
  return static_cast<int>(value);
}

void NumberText::end() {
  const std::string found = word();
  if (!found.empty()) refuse(found, "the end of the file");
}

void NumberText::refuse(const std::string& found, const char* expected) const {
  throw Error(ErrorCode::bad_input, key_,
              {{"file", file_}, {"line", std::to_string(line_)}, {"found", found}, {"expected", expected}});
}

}  // namespace handlingsrom
