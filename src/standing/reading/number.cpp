#include "standing/reading/number.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace handlingsrom::reading {
namespace {

// Length of the space that `text` begins with: ASCII, no-break (U+00A0), thin (U+2009), figure (U+2007), narrow no-break (U+202F).
std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == ' ' || text.front() == '\t') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  for (const std::string_view space : {"\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x87"}) {
    if (text.starts_with(space)) return 3;
  }
  return 0;
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool take_front(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  text = trimmed(text);
  return true;
}

bool take_back(std::string_view& text, std::string_view what) {
  if (!text.ends_with(what)) return false;
  text.remove_suffix(what.size());
  text = trimmed(text);
  return true;
}

// The digits with ' ' for each kind of space or apostrophe between them, and '.' and ',' as they stand; false for anything else.
bool tokens_of(std::string_view text, std::string& tokens) {
  while (!text.empty()) {
    const std::size_t space = space_at(text);
    if (space > 0) {
      tokens += ' ';
      text.remove_prefix(space);
    } else if (text.front() == '\'') {
      tokens += ' ';
      text.remove_prefix(1);
    } else if (text.starts_with("\xE2\x80\x99")) {
      tokens += ' ';
      text.remove_prefix(3);
    } else if (is_ascii_digit(text.front()) || text.front() == '.' || text.front() == ',') {
      tokens += text.front();
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

// Digits in which every `separator` is followed by exactly three digits, the first group having one to three.
bool grouped(std::string_view digits, char separator) {
  std::size_t run = 0;
  bool first = true;
  for (std::size_t i = 0; i <= digits.size(); ++i) {
    if (i < digits.size() && is_ascii_digit(digits[i])) {
      ++run;
      continue;
    }
    if (i < digits.size() && digits[i] != separator) return false;
    const bool last = i == digits.size();
    if (first ? (run == 0 || (!last && run > 3)) : run != 3) return false;
    first = false;
    run = 0;
  }
  return true;
}

double digits_to_number(std::string_view whole, std::string_view decimals, std::string_view exponent) {
  std::string text;
  for (const char c : whole) {
    if (is_ascii_digit(c)) text += c;
  }
  if (!decimals.empty()) text.append(".").append(decimals);
  text.append(exponent);
  double value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || stop != text.data() + text.size()) return std::nan("");
  return value;
}

// The separator of thousands in `whole`, 0 for none; nullopt where the groups are wrong or of two kinds.
std::optional<char> grouping(std::string_view whole) {
  char separator = 0;
  for (const char c : whole) {
    if (is_ascii_digit(c)) continue;
    if (separator != 0 && c != separator) return std::nullopt;
    separator = c;
  }
  if (separator == 0) return whole.empty() ? std::nullopt : std::optional<char>(char{0});
  return grouped(whole, separator) ? std::optional(separator) : std::nullopt;
}

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_ascii_digit(c)) return false;
  }
  return true;
}

// One mark of one kind: a decimal mark, or a separator of thousands, or either.
std::optional<NumberText> one_mark(std::string_view tokens, std::size_t at, std::string_view exponent) {
  NumberText result;
  const bool comma = tokens[at] == ',';
  const std::string_view whole = tokens.substr(0, at);
  const std::string_view decimals = tokens.substr(at + 1);
  if (!all_digits(decimals)) return std::nullopt;
  const bool spaces = whole.find(' ') != std::string_view::npos;
  if (!whole.empty() && !grouping(whole)) return std::nullopt;
  if (whole.empty() && decimals.empty()) return std::nullopt;
  const double decimal = digits_to_number(whole.empty() ? "0" : whole, decimals, exponent);
  result.with_comma = result.with_point = decimal;
  const bool either = decimals.size() == 3 && !spaces && !whole.empty() && whole.size() <= 3 && whole.front() != '0' &&
                      exponent.empty();
  if (!either) {
    result.form = comma ? NumberForm::comma_decimal : NumberForm::point_decimal;
    return result;
  }
  (comma ? result.with_point : result.with_comma) = digits_to_number(tokens, "", "");
  result.form = comma ? NumberForm::comma_or_thousand : NumberForm::point_or_thousand;
  return result;
}

std::optional<NumberText> read_tokens(std::string_view tokens, std::string_view exponent) {
  const auto count = [&](char c) {
    std::size_t n = 0;
    for (const char each : tokens) n += each == c ? 1U : 0U;
    return n;
  };
  const std::size_t commas = count(',');
  const std::size_t points = count('.');
  NumberText result;
  if (commas + points == 1) return one_mark(tokens, tokens.find_first_of(".,"), exponent);
  if (commas + points == 0 || commas == 0 || points == 0) {  // whole, or thousands by the same mark several times
    if (!grouping(tokens)) return std::nullopt;
    result.with_comma = result.with_point = digits_to_number(tokens, "", exponent);
    if (points > 1)
      result.form = NumberForm::comma_decimal;  // 1.234.567: a point for thousands leaves the comma for decimals
    if (commas > 1) result.form = NumberForm::point_decimal;
    return result;
  }
  const std::size_t last = tokens.find_last_of(".,");  // both kinds: the last is the decimal mark, once
  const bool comma = tokens[last] == ',';
  if ((comma ? commas : points) != 1) return std::nullopt;
  const std::string_view whole = tokens.substr(0, last);
  if (!grouping(whole) || !all_digits(tokens.substr(last + 1))) return std::nullopt;
  result.form = comma ? NumberForm::comma_decimal : NumberForm::point_decimal;
  result.with_comma = result.with_point = digits_to_number(whole, tokens.substr(last + 1), exponent);
  return result;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  for (std::size_t space = space_at(text); space > 0; space = space_at(text)) text.remove_prefix(space);
  while (!text.empty() && (text.front() == '\r' || text.front() == '\n')) text.remove_prefix(1);
  for (;;) {
    if (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n')) {
      text.remove_suffix(1);
    } else if (text.size() >= 2 && space_at(text.substr(text.size() - 2)) == 2) {
      text.remove_suffix(2);
    } else if (text.size() >= 3 && space_at(text.substr(text.size() - 3)) == 3) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

std::optional<NumberText> read_number(std::string_view utf8) {
  std::string_view text = trimmed(utf8);
  if (text.empty() || text.size() > 60) return std::nullopt;
  bool negative = false;
  bool percent = false;
  if (text.front() == '(' && text.back() == ')') {
    negative = true;
    text = trimmed(text.substr(1, text.size() - 2));
  }
  if (take_front(text, "kr.") || take_front(text, "kr") || take_front(text, "NOK")) {
  }
  if (take_back(text, "kr.") || take_back(text, "kr") || take_back(text, "NOK")) {
  }
  if (take_back(text, "%")) percent = true;
  take_back(text, "\xE2\x80\xB0");  // ‰
  if (text.ends_with(",-")) text.remove_suffix(2);
  // Hyphen, minus, en dash, and the no-break hyphen and figure dash of word processors.
  for (const std::string_view minus : {"-", "\xE2\x88\x92", "\xE2\x80\x93", "\xE2\x80\x91", "\xE2\x80\x92"}) {
    if (!negative && take_front(text, minus))
      negative = true;
    else if (!negative && text != minus && take_back(text, minus))
      negative = true;
  }
  if (!negative) take_front(text, "+");
  std::string exponent;
  if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos && e > 0) {
    std::string_view power = text.substr(e + 1);
    exponent = "e";
    if (power.starts_with('+')) power.remove_prefix(1);
    if (power.starts_with('-')) {
      exponent += '-';
      power.remove_prefix(1);
    }
    if (power.empty() || power.size() > 3 || !all_digits(power)) return std::nullopt;
    exponent += power;
    text = text.substr(0, e);
  }
  std::string tokens;
  if (text.empty() || !tokens_of(text, tokens)) return std::nullopt;
  std::optional<NumberText> result = read_tokens(tokens, exponent);
  if (!result || !std::isfinite(result->with_comma) || !std::isfinite(result->with_point)) return std::nullopt;
  result->leading_zero = tokens.size() > 1 && tokens.front() == '0' && is_ascii_digit(tokens[1]) && !negative;
  result->percent = percent;
  if (negative) {
    result->with_comma = -result->with_comma;
    result->with_point = -result->with_point;
  }
  return result;
}

}  // namespace handlingsrom::reading
