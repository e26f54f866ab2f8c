#include "standing/importing/period.hpp"

#include <charconv>
#include <cmath>
#include <vector>

#include "standing/reading/number.hpp"

namespace handlingsrom::importing {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> year_at(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  int value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + 4, value);
  if (fault != std::errc{} || stop != text.data() + 4 || value < first_year || value > last_year) return std::nullopt;
  return value;
}

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

// "2021-22", "2021/22", "2021-2022", "2021/2022", with the second year after the first; the length that it takes, 0 for none.
std::size_t school_year_at(std::string_view text) {
  const auto year = year_at(text);
  if (!year || text.size() < 7) return 0;
  std::size_t dash = text[4] == '-' || text[4] == '/' ? 1 : text.substr(4).starts_with("\xE2\x80\x93") ? 3 : 0;
  if (dash == 0) return 0;
  const std::string_view second = text.substr(4 + dash);
  std::size_t digits = 0;
  while (digits < second.size() && is_digit(second[digits])) ++digits;
  if (digits == 4 && year_at(second) == *year + 1) return 4 + dash + 4;
  if (digits == 2 && (second[0] - '0') * 10 + (second[1] - '0') == (*year + 1) % 100) return 4 + dash + 2;
  return 0;
}

/// "*", "()", "1)": points to a note and names nothing.
bool is_sign_of_note(std::string_view text) {
  constexpr std::size_t most_digits = 2;
  if (text == "(" || text == ")" || text == "()" || text == "*" || text == "**") return true;
  if (!text.ends_with(')')) return false;
  text.remove_suffix(1);
  if (text.starts_with('(')) text.remove_prefix(1);
  return text.size() <= most_digits && all_digits(text);
}

}  // namespace

std::optional<Period> read_period(std::string_view text) {
  text = reading::trimmed(text);
  for (const std::string_view word : {"År ", "år ", "Year ", "Skoleåret ", "Skuleåret "}) {
    if (text.starts_with(word)) text = reading::trimmed(text.substr(word.size()));
  }
  if (const auto year = year_at(text)) {
    const std::string_view rest = text.substr(4);
    if (rest.empty()) return Period{*year, std::string(text)};
    if (school_year_at(text) == text.size()) return Period{*year, std::string(text)};
    if ((rest[0] == 'K' || rest[0] == 'M' || rest[0] == 'U' || rest[0] == 'Q') && rest.size() <= 3 &&
        all_digits(rest.substr(1)))
      return Period{*year, std::string(text)};
    if (rest.size() >= 6 && rest[0] == '-' && rest[3] == '-' && all_digits(rest.substr(1, 2)) &&
        all_digits(rest.substr(4, 2))) {
      return Period{*year, std::to_string(*year)};
    }
    return std::nullopt;
  }
  // 31.12.2025
  const std::size_t dot = text.find('.');
  const std::size_t second = dot == std::string_view::npos ? dot : text.find('.', dot + 1);
  if (second != std::string_view::npos && second + 5 == text.size() && dot >= 1 && dot <= 2 &&
      all_digits(text.substr(0, dot)) && all_digits(text.substr(dot + 1, second - dot - 1)) && second - dot <= 3) {
    if (const auto year = year_at(text.substr(second + 1))) return Period{*year, std::to_string(*year)};
  }
  return std::nullopt;
}

std::optional<Period> read_period(const reading::Sheet& sheet, const reading::Cell& cell) {
  using reading::Kind;
  if (cell.kind == Kind::date) {
    const std::string date = reading::date_text(cell.number);
    return date.empty() ? std::nullopt : read_period(date);
  }
  if (cell.kind == Kind::number) {
    if (cell.number != std::floor(cell.number) || cell.number < first_year || cell.number > last_year)
      return std::nullopt;
    if (cell.text != 0 && sheet.texts().at(cell.text).size() != 4) return std::nullopt;  // "2 015" is an amount
    return Period{static_cast<int>(cell.number), std::to_string(static_cast<int>(cell.number))};
  }
  return cell.kind == Kind::text ? read_period(sheet.texts().at(cell.text)) : std::nullopt;
}

std::optional<PeriodInText> find_period(std::string_view text) {
  std::optional<PeriodInText> found;
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    if (!is_digit(text[i]) || (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '-' || text[i - 1] == ','))) continue;
    const auto year = year_at(text.substr(i));
    std::size_t length = school_year_at(text.substr(i));
    if (!year) continue;
    if (length == 0) length = 4;
    const std::string_view after = text.substr(i + length);
    if (length == 4 && !after.empty() &&
        (is_digit(after[0]) || (after[0] == ',' && after.size() > 1 && is_digit(after[1])) ||
         (after[0] == '-' && after.size() > 1 && is_digit(after[1])))) {
      continue;
    }
    if (after.starts_with("-kr") || after.starts_with(" kr") || after.starts_with("-kroner")) continue;
    if (found) return std::nullopt;
    std::string before(reading::trimmed(text.substr(0, i)));
    const std::string_view behind = reading::trimmed(after);
    std::string rest = before;
    if (!behind.empty()) rest.append(rest.empty() ? "" : " ").append(behind);
    while (!rest.empty() &&
           (rest.back() == ' ' || rest.back() == '.' || rest.back() == ',' || rest.back() == ':' || rest.back() == '-'))
      rest.pop_back();
    const std::size_t start = rest.find_first_not_of(" .,:-");
    rest = start == std::string::npos ? "" : rest.substr(start);
    if (is_sign_of_note(rest)) rest.clear();
    found = PeriodInText{{*year, std::string(text.substr(i, length))}, std::move(rest)};
    i += length - 1;
  }
  return found;
}

}  // namespace handlingsrom::importing
