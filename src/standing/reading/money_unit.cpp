#include "standing/reading/money_unit.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace handlingsrom::reading {
namespace {

struct Word {
  std::string text;  // lower case, without a dot behind
  std::size_t from = 0, to = 0;
  bool open = false, close = false;  // in parentheses: right before, right behind
};

/// Bytes of the blank that stands there: a space, a tab, a line's end, a no-break space (U+00A0), a narrow one (U+202F) or a thin one (U+2009).
std::size_t blank_at(std::string_view text, std::size_t at) {
  if (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') return 1;
  for (const std::string_view blank : {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"})
    if (text.substr(at).starts_with(blank)) return blank.size();
  return 0;
}

bool parts_words(char c) { return std::string_view("()[]{},;:/\"«»=").find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Words, and digits apart from letters that stand against them: "1000kr" is two.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t blank = blank_at(text, at); blank > 0) {
      at += blank;
      continue;
    }
    if (parts_words(text[at])) {
      open = text[at] == '(' || text[at] == '[';
      if ((text[at] == ')' || text[at] == ']') && !words.empty()) words.back().close = true;
      ++at;
      continue;
    }
    Word word;
    word.from = at;
    word.open = open;
    open = false;
    const bool number = is_digit(text[at]);
    while (at < text.size() && blank_at(text, at) == 0 && !parts_words(text[at]) &&
           (is_digit(text[at]) == number || text[at] == '.' || text[at] == '\'')) {
      ++at;
      if (!number && text[at - 1] == '.') break;  // "mill.kr"
    }
    word.to = at;
    for (const char c : text.substr(word.from, word.to - word.from))
      word.text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (word.text.size() > 1 && word.text.back() == '.') word.text.pop_back();
    words.push_back(std::move(word));
  }
  return words;
}

template <std::size_t Count>
bool among(const std::array<std::string_view, Count>& names, const std::string& text) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

constexpr std::array<std::string_view, 5> kroner{"kr", "kroner", "krone", "nok", "nkr"};
constexpr std::array<std::string_view, 3> thousand{"tusen", "tusener", "tusental"};
constexpr std::array<std::string_view, 5> million{"mill", "million", "millioner", "millionar", "mio"};
constexpr std::array<std::string_view, 5> billion{"mrd", "milliard", "milliarder", "milliardar", "mia"};
constexpr std::array<std::string_view, 4> whole_thousand{"tkr", "tnok", "kkr", "knok"};
constexpr std::array<std::string_view, 3> whole_million{"mnok", "mkr", "millkr"};

bool is_number(const Word& word) { return is_digit(word.text.front()); }

/// How many words from there on say how many, and what: "1000", "1 000", "1.000", "tusen", "mill". 0 words: none do.
std::pair<std::size_t, double> how_many(const std::vector<Word>& words, std::size_t at) {
  const std::string& text = words[at].text;
  if (text == "1000" || text == "1.000" || text == "1'000") return {1, 1e3};
  if (text == "1" && at + 1 < words.size() && words[at + 1].text == "000") return {2, 1e3};
  if (among(thousand, text)) return {1, 1e3};
  if (among(million, text)) return {1, 1e6};
  if (among(billion, text)) return {1, 1e9};
  return {0, 1};
}

struct Found {
  std::size_t first = 0, count = 0;  // words
  double factor = 1;
};

/// "Beløp i 1000", "(i hele 1 000)": the number ends what is said, and nothing else than amounts is told before it.
bool amounts_in(const std::vector<Word>& words, std::size_t number, std::size_t end) {
  constexpr std::array<std::string_view, 5> amounts{"beløp", "tall", "tal", "kroner", "kr"};
  if (end < words.size() && !words[end - 1].close) return false;
  std::size_t first = number - 1;
  while (first > 0 && (words[first].text == "hele" || words[first].text == "heile")) --first;
  return words[first].text == "i" && (first == 0 || words[first].open || among(amounts, words[first - 1].text));
}

/// A unit that begins at the word.
std::optional<Found> unit_at(const std::vector<Word>& words, std::size_t at) {
  const auto is_kroner = [&](std::size_t k) { return k < words.size() && among(kroner, words[k].text); };
  if (among(whole_thousand, words[at].text)) return Found{at, 1, 1e3};
  if (words[at].text == "t" && is_kroner(at + 1)) return Found{at, 2, 1e3};  // "t.kr"
  if (among(whole_million, words[at].text)) return Found{at, 1, 1e6};
  if (is_kroner(at) && at + 1 < words.size()) {  // kr 1000, kroner i tusen
    const std::size_t next = at + (words[at + 1].text == "i" && at + 2 < words.size() ? 2U : 1U);
    const auto [count, factor] = how_many(words, next);
    const bool of_something = next + count < words.size() && !words[next + count - 1].close &&
                              !words[next + count].open && count > 0;  // "kr 1000 innbyggere"
    if (count > 0 && !of_something) return Found{at, next + count - at, factor};
  }
  const auto [count, factor] = how_many(words, at);
  if (count == 0) return std::nullopt;
  if (is_kroner(at + count)) return Found{at, count + 1, factor};
  const bool of_words = !is_number(words[at]);  // "i hele tusen", "(mill.)"
  const bool told =
      at > 0 && (words[at - 1].text == "i" || words[at - 1].text == "hele" || words[at - 1].text == "heile");
  if (of_words && (told || (words[at].open && words[at].close))) return Found{at, 1, factor};
  if (told && amounts_in(words, at, at + count)) return Found{at, count, factor};
  return std::nullopt;
}

/// Whether a unit in running text is told as one.
bool is_told(const std::vector<Word>& words, const Found& found) {
  const std::size_t last = found.first + found.count;
  if (found.count == words.size()) return true;
  if (words[found.first].open && words[last - 1].close) return true;
  std::size_t before = found.first;
  while (before > 0 && (words[before - 1].text == "hele" || words[before - 1].text == "heile")) --before;
  if (before == 0) return false;
  constexpr std::array<std::string_view, 10> tells{"i",     "enhet", "eining", "måleenhet", "måleeining",
                                                   "beløp", "tall",  "tal",    "unit",      "in"};
  return among(tells, words[before - 1].text);
}

std::optional<Found> first_unit(const std::vector<Word>& words, UnitPlace place) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool after_amount = at > 0 && is_number(words[at - 1]) && !words[at].open;
    const auto found = after_amount ? std::nullopt : unit_at(words, at);
    if (found && (place == UnitPlace::head || is_told(words, *found))) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<MoneyUnit> money_unit_in(std::string_view text, UnitPlace place) {
  const std::vector<Word> words = words_of(text);
  const auto found = first_unit(words, place);
  if (!found) return std::nullopt;
  std::size_t first = found->first;
  if (first > 0 && (words[first - 1].text == "hele" || words[first - 1].text == "heile")) --first;
  return MoneyUnit{found->factor, words[first].from, words[found->first + found->count - 1].to};
}

std::optional<double> money_unit(std::string_view text) {
  std::vector<Word> words = words_of(text);
  while (!words.empty() && (words.front().text == "i" || words.front().text == "hele" || words.front().text == "heile"))
    words.erase(words.begin());
  if (words.size() == 1 && among(kroner, words[0].text)) return 1;
  if (words.size() == 1 && (among(million, words[0].text) || among(billion, words[0].text)))
    return how_many(words, 0).second;
  const auto found = first_unit(words, UnitPlace::head);
  return found && found->count == words.size() ? std::optional(found->factor) : std::nullopt;
}

std::string in_kroner(std::string_view text, const MoneyUnit& unit) {
  return std::string(text.substr(0, unit.from)) + "kr" + std::string(text.substr(unit.to));
}

}  // namespace handlingsrom::reading
