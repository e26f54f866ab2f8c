#include "base/toml_cursor.hpp"

#include <charconv>
#include <string>
#include <system_error>

namespace handlingsrom::toml {
namespace {

[[noreturn]] void give_up() { throw NotPlain{}; }

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_continued(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
/// Not allowed in TOML, in a text or a comment.
bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20U && c != '\t') || c == '\x7f'; }

}  // namespace

void Cursor::expect(char c) {
  if (peek() != c) give_up();
  ++at_;
}

void Cursor::skip_spaces() {
  while (peek() == ' ' || peek() == '\t') ++at_;
}

void Cursor::skip_comment() {
  if (peek() != '#') return;
  for (; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
    if (is_control(text_[at_])) give_up();
    continued_ += is_continued(text_[at_]) ? 1 : 0;
  }
}

void Cursor::new_line() {
  ++at_;
  ++line_;
  line_start_ = at_;
  continued_ = 0;
}

void Cursor::skip_blank() {
  for (;;) {
    skip_spaces();
    skip_comment();
    if (peek() != '\n' || at_ >= text_.size()) return;
    new_line();
  }
}

void Cursor::end_of_line() {
  skip_spaces();
  skip_comment();
  if (at_ < text_.size() && text_[at_] != '\n') give_up();
}

std::string_view Cursor::key() {
  const bool quoted = peek() == '"';
  if (quoted) ++at_;
  const std::size_t from = at_;
  for (; quoted ? at_ < text_.size() && text_[at_] != '"' : is_bare(peek()); ++at_) {
    if (text_[at_] == '\\' || is_control(text_[at_])) give_up();
    continued_ += is_continued(text_[at_]) ? 1 : 0;
  }
  if (at_ == from || at_ >= text_.size()) give_up();
  const std::string_view key = text_.substr(from, at_ - from);
  if (quoted) ++at_;
  return key;
}

void Cursor::text(Node& into, char quote) {
  into.kind = Kind::text;
  const bool several = peek(1) == quote && peek(2) == quote;
  at_ += several ? 3 : 1;
  if (several && peek() == '\n') new_line();
  for (;;) {
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\\' && !is_control(text_[at_])) {
      continued_ += is_continued(text_[at_]) ? 1 : 0;
      ++at_;
    }
    into.words.append(text_.substr(from, at_ - from));
    if (at_ >= text_.size()) give_up();
    const char c = text_[at_];
    if (c == quote) {
      if (!several) break;
      if (peek(1) == quote && peek(2) == quote) {
        if (peek(3) == quote) give_up();
        at_ += 2;
        break;
      }
      into.words += c;
      ++at_;
    } else if (c == '\\') {
      ++at_;
      into.words += quote == '"' ? escaped() : c;
    } else if (c == '\n' && several) {
      into.words += c;
      new_line();
    } else {
      give_up();
    }
  }
  ++at_;
}

char Cursor::escaped() {
  switch (const char c = peek(); ++at_, c) {
    case '"':
    case '\\': return c;
    case 'n': return '\n';
    case 't': return '\t';
    default: give_up();
  }
}

void Cursor::flag(Node& into) {
  into.kind = Kind::flag;
  into.flag = peek() == 't';
  for (const char c : std::string_view(into.flag ? "true" : "false")) expect(c);
  if (is_bare(peek())) give_up();
}

int Cursor::digits(int count) {
  int value = 0;
  for (int k = 0; k < count; ++k, ++at_) {
    if (!is_digit(peek())) give_up();
    value = value * 10 + (text_[at_] - '0');
  }
  return value;
}

/// "2026-11-28", and no time of day.
void Cursor::day(Node& into) {
  into.kind = Kind::time;
  const std::size_t from = at_;
  const int year = digits(4);
  expect('-');
  const int month = digits(2);
  expect('-');
  const int date = digits(2);
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month < 1 || month > 12 || date < 1 || date > days[month - 1] + (month == 2 && leap ? 1 : 0)) give_up();
  const char next = peek();
  if (is_bare(next) || next == ':' || next == '.' || (next == ' ' && is_digit(peek(1)))) give_up();
  into.words = text_.substr(from, at_ - from);
}

void Cursor::skip_digits() {
  while (is_digit(peek())) ++at_;
}

void Cursor::number(Node& into) {
  const std::size_t from = at_;
  if (peek() == '-' || peek() == '+') ++at_;
  const std::size_t first = at_;
  skip_digits();
  if (at_ == first || (text_[first] == '0' && at_ - first > 1)) give_up();
  const bool is_decimal = peek() == '.';
  if (is_decimal) {
    ++at_;
    if (!is_digit(peek())) give_up();
    skip_digits();
  }
  const bool has_power = peek() == 'e' || peek() == 'E';
  if (has_power) {
    ++at_;
    if (peek() == '-' || peek() == '+') ++at_;
    if (!is_digit(peek())) give_up();
    skip_digits();
  }
  if (is_bare(peek()) || peek() == '.' || peek() == ':') give_up();
  const char* begin = text_.data() + (text_[from] == '+' ? from + 1 : from);
  const char* end = text_.data() + at_;
  if (is_decimal || has_power) {
    into.kind = Kind::number;
    const auto [rest, fault] = std::from_chars(begin, end, into.number);
    if (fault != std::errc{} || rest != end) give_up();
  } else {
    into.kind = Kind::whole;
    const auto [rest, fault] = std::from_chars(begin, end, into.whole);
    if (fault != std::errc{} || rest != end) give_up();
    into.number = static_cast<double>(into.whole);
  }
}

void Cursor::single(Node& into) {
  const char c = peek();
  if (c == '"' || c == '\'') return text(into, c);
  if (c == 't' || c == 'f') return flag(into);
  if (is_digit(c) && is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) && peek(4) == '-') return day(into);
  number(into);
}

}  // namespace handlingsrom::toml
