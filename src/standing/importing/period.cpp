#include "standing/importing/period.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/ascii.hpp"
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

std::optional<int> small_number(std::string_view text, int least, int most) {
  constexpr std::size_t digits = 2;
  if (text.size() > digits || !all_digits(text)) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// "2024M03", "2024K1": as Statistics Norway writes them.
Period part_of_year(int year, char kind, int number) {
  std::string text = std::to_string(year) + kind;
  if (kind == 'M' && number < 10) text += '0';
  return {year, text + std::to_string(number)};
}

/// 3 of "mars", "mar", "march"; 0 for another word.
int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> begins{"jan", "feb", "mar", "apr", "ma",  "jun",
                                                    "jul", "aug", "sep", "okt", "nov", "des"};
  constexpr std::array<std::string_view, 35> words{
      "januar",   "january", "jan",      "februar", "february", "feb",       "mars",     "march",   "mar",
      "april",    "apr",     "mai",      "may",     "juni",     "june",      "jun",      "juli",    "july",
      "jul",      "august",  "aug",      "sep",     "sept",     "september", "okt",      "oktober", "nov",
      "november", "des",     "desember", "oct",     "october",  "dec",       "december", "marts"};
  if (std::find(words.begin(), words.end(), word) == words.end()) return 0;
  if (word.starts_with("oct")) return 10;
  if (word.starts_with("dec")) return 12;
  for (std::size_t i = 0; i < begins.size(); ++i)
    if (word.starts_with(begins[i])) return static_cast<int>(i) + 1;
  return 0;
}

/// 'K' of "kvartal", 'T' of "tertial", 'U' of "uke"; 0 for another word.
char kind_of(std::string_view word) {
  if (word == "kvartal" || word == "kv" || word == "quarter") return 'K';
  return word == "tertial" || word == "tert" ? 'T' : '\0';
}

/// "januar 2024", "1. oktober 2023", "3. kvartal 2024", "Q3 2024", "2. tertial 2024": a year with words. A day is its year, as other dates are.
std::optional<Period> read_worded_period(std::string_view text) {
  constexpr std::size_t longest = 30, most_words = 3;
  if (text.size() > longest || text.size() < 6) return std::nullopt;
  // Of nearly every text this tells at once that it is none.
  if (!year_at(text) && !year_at(text.substr(text.size() - 4))) return std::nullopt;
  std::vector<std::string> words(1);
  for (const char c : ascii_lower(text)) {
    if (c != ' ' && c != '.' && c != ',')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  if (words.size() < 2 || words.size() > most_words) return std::nullopt;
  std::optional<int> year, number;
  int month = 0;
  char kind = 0;
  for (const std::string& word : words) {
    const bool is_year = word.size() == 4 && year_at(word) && !year;
    const bool short_quarter = word.size() == 2 && (word[0] == 'k' || word[0] == 'q') && !number;
    if (is_year) {
      year = year_at(word);
    } else if (short_quarter && small_number(word.substr(1), 1, 4)) {
      kind = 'K';
      number = small_number(word.substr(1), 1, 4);
    } else if (month == 0 && month_of(word) != 0) {
      month = month_of(word);
    } else if (kind == 0 && kind_of(word) != 0) {
      kind = kind_of(word);
    } else if (!number && small_number(word, 1, 31)) {
      number = small_number(word, 1, 31);
    } else {
      return std::nullopt;
    }
  }
  if (!year || (month != 0) == (kind != 0)) return std::nullopt;
  if (month != 0) return number ? Period{*year, std::to_string(*year)} : part_of_year(*year, 'M', month);
  const int most = kind == 'K' ? 4 : 3;
  return number && *number <= most ? std::optional(part_of_year(*year, kind, *number)) : std::nullopt;
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
    if (rest.size() == 3 && rest[0] == '-')
      if (const auto month = small_number(rest.substr(1), 1, 12)) return part_of_year(*year, 'M', *month);
    return read_worded_period(text);
  }
  // 31.12.2025
  const std::size_t dot = text.find('.');
  const std::size_t second = dot == std::string_view::npos ? dot : text.find('.', dot + 1);
  if (second != std::string_view::npos && second + 5 == text.size() && dot >= 1 && dot <= 2 &&
      all_digits(text.substr(0, dot)) && all_digits(text.substr(dot + 1, second - dot - 1)) && second - dot <= 3) {
    if (const auto year = year_at(text.substr(second + 1))) return Period{*year, std::to_string(*year)};
  }
  return read_worded_period(text);
}

int month_of_day(std::string_view text) {
  text = reading::trimmed(text);
  const auto period = read_period(text);
  if (!period || period->text.size() != 4 || text.size() < 8) return 0;
  const std::size_t dot = text.find('.');
  const std::string_view month = dot != std::string_view::npos ? text.substr(dot + 1, text.find('.', dot + 1) - dot - 1)
                                 : text.size() >= 10 && text[4] == '-' ? text.substr(5, 2)
                                                                       : std::string_view{};
  return small_number(month, 1, 12).value_or(0);
}

Period month_period(int year, int month) { return part_of_year(year, 'M', month); }

std::optional<Period> read_year_cell(const reading::Sheet& sheet, const reading::Cell& cell) {
  if (const auto period = read_period(sheet, cell)) return period;
  if (cell.kind == reading::Kind::number && cell.text != 0) {  // a program that took years for numbers: "2024.0"
    const std::string_view text = sheet.texts().at(cell.text);
    if (text.ends_with(".0") || text.ends_with(",0")) return read_period(text.substr(0, text.size() - 2));
  }
  if (cell.kind == reading::Kind::text) {  // "Regnskap 2024", "B 2025"
    constexpr std::size_t longest = 40;
    const std::string_view text = sheet.texts().at(cell.text);
    if (const auto found = text.size() <= longest ? find_period(text) : std::nullopt) return found->period;
  }
  // An accounting system's month: thirteen months for some, and 00 for what was brought in.
  constexpr std::size_t digits = 6;
  int month = 0;
  if (cell.kind == reading::Kind::number) {
    // A date that has lost its form: days since 1899-12-30, of 1990 to 2099.
    constexpr double first_day = 32'874, last_day = 73'050;
    if (cell.text == 0 && cell.number >= first_day && cell.number <= last_day)
      return read_period(reading::date_text(cell.number));
    if (cell.number != std::floor(cell.number) || cell.number < first_year * 100 || cell.number > last_year * 100)
      return std::nullopt;
    if (cell.text != 0 && sheet.texts().at(cell.text).size() != digits) return std::nullopt;  // "202 403"
    month = static_cast<int>(cell.number);
  } else if (cell.kind == reading::Kind::text) {
    const std::string_view text = sheet.texts().at(cell.text);
    if (text.size() != digits || !all_digits(text) || !year_at(text)) return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), month);
  }
  constexpr int last_month = 13;
  if (month == 0 || month % 100 > last_month) return std::nullopt;
  return part_of_year(month / 100, 'M', month % 100);
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
    const bool letter_behind =
        before.empty() && rest.size() == 1 && rest[0] >= 'a' && rest[0] <= 'z' && after.starts_with(rest);
    if (letter_behind || is_sign_of_note(rest)) rest.clear();  // "2024e", "2024p": estimated, preliminary
    found = PeriodInText{{*year, std::string(text.substr(i, length))}, std::move(rest)};
    i += length - 1;
  }
  return found;
}

}  // namespace handlingsrom::importing
