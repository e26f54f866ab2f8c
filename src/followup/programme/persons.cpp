#include "followup/programme/persons.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "followup/programme/representation.hpp"

namespace handlingsrom::programme {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The control digit of modulo 11, or 10 where there is none.
template <std::size_t N>
int control(const std::array<int, 11>& digits, const std::array<int, N>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += digits[i] * weights[i];
  const int rest = sum % 11;
  return rest == 0 ? 0 : 11 - rest;
}

/// "Ødegård" → "ødegård": what belongs to the Norwegian alphabet.
std::string lower(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto& c = out[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (static_cast<unsigned char>(c) == 0xc3 && i + 1 < out.size()) {
      auto& next = out[++i];
      if (static_cast<unsigned char>(next) < 0xa0) next = static_cast<char>(static_cast<unsigned char>(next) + 0x20);
    }
  }
  return out;
}

/// A capital and then small letters: "Kari", "Åse", "Anne-Lise".
bool is_capitalised(std::string_view word) {
  const std::string small = lower(word);
  if (small == word) return false;
  std::size_t capitals = 0, letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (is_digit(word[i]) || word[i] == '/' || word[i] == '&') return false;
    if ((c & 0xC0U) == 0x80U || c == '-' || c == '.') continue;
    ++letters;
    capitals += word[i] != small[i] || (c == 0xc3 && i + 1 < word.size() && word[i + 1] != small[i + 1]) ? 1U : 0U;
  }
  // "NAV", "KS": letters of a body.
  return letters > 0 && (letters == 1 || capitals < letters);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t,", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t,", begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    at = end;
  }
  return words;
}

}  // namespace

bool is_identity_number(std::string_view text) {
  std::array<int, 11> digits{};
  if (text.size() != digits.size()) return false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (!is_digit(text[i])) return false;
    digits[i] = text[i] - '0';
  }
  // D-numbers have four added to the day; test numbers 40, 65 or 80 to the month.
  int day = digits[0] * 10 + digits[1], month = digits[2] * 10 + digits[3];
  if (day > 40) day -= 40;
  for (const int added : {80, 65, 40}) {
    if (month > added) month -= added;
  }
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  return control(digits, std::array{3, 7, 6, 1, 8, 9, 4, 5, 2}) == digits[9] &&
         control(digits, std::array{5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) == digits[10];
}

void refuse_identity_numbers(std::string_view text, const std::string& file) {
  constexpr std::size_t date_digits = 6;
  std::size_t line = 1, line_begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++line;
      line_begin = i + 1;
      continue;
    }
    if (!is_digit(text[i])) continue;
    const auto is_word = [](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
             (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    // "010190 12345" is written with a space or a hyphen as often as without.
    std::string digits;
    std::size_t end = i;
    while (end < text.size() && digits.size() < 12) {
      if (is_digit(text[end])) {
        digits += text[end++];
      } else if (digits.size() == date_digits && end + 1 < text.size() && (text[end] == ' ' || text[end] == '-') &&
                 is_digit(text[end + 1])) {
        ++end;
      } else {
        break;
      }
    }
    const bool begins_alone = i == 0 || (!is_word(text[i - 1]) && text[i - 1] != '.' && text[i - 1] != '-');
    const bool ends_alone = end >= text.size() || !is_word(text[end]);
    if (begins_alone && ends_alone && is_identity_number(digits))
      throw Error(ErrorCode::bad_input, "programme_identity_number",
                  {{"file", file},
                   {"line", std::to_string(line)},
                   {"column", std::to_string(i - line_begin + 1)},
                   {"found", digits.substr(0, 2) + "*********"}});
    while (i + 1 < text.size() && is_digit(text[i + 1])) ++i;
  }
}

bool looks_like_person(std::string_view role) {
  const PersonWords& known = representation().persons;
  const std::vector<std::string> words = words_of(role);
  constexpr std::size_t most_words = 4;
  if (words.empty() || words.size() > most_words) return false;
  bool has_role_part = false;
  for (const std::string& word : words) {
    const std::string small = lower(word);
    if (!is_capitalised(word)) return false;
    constexpr std::size_t short_word = 2;
    for (const std::string& part : known.role_parts)
      has_role_part =
          has_role_part || (part.size() <= short_word ? small == part : small.find(part) != std::string::npos);
  }
  const std::string first = lower(words.front());
  const std::string_view name = std::string_view(first).substr(0, first.find('-'));
  if (std::binary_search(known.first_names.begin(), known.first_names.end(), name)) return true;
  return words.size() > 1 && !has_role_part;
}

std::vector<PersonInRole> persons_in_roles(const Programme& programme) {
  std::vector<PersonInRole> found;
  const auto look = [&](const std::string& what, const std::string& id, const std::string& role) {
    if (looks_like_person(role)) found.push_back({what + "." + id, role});
  };
  for (const Project& one : programme.projects) look("project", one.id, one.owner);
  for (const Group& one : programme.groups) {
    for (const Member& member : one.members) look("group", one.id, member.role);
  }
  for (const Task& one : programme.tasks) look("task", one.id, one.role);
  for (const Capacity& one : programme.capacities) look("capacity", one.role, one.role);
  for (const Risk& one : programme.risks) look("risk", one.id, one.owner);
  for (const Decision& one : programme.decisions) look("decision", one.id, one.body);
  for (const Involvement& one : programme.involvement) look("involvement", one.id, one.who);
  for (const gains::Gain& one : programme.gains) look("gain", one.id, one.owner);
  for (const Gathering& one : programme.gatherings) {
    for (const std::string& role : one.roles) look("gathering", one.name, role);
    for (const std::string& role : one.absent) look("gathering", one.name, role);
  }
  for (const Evaluation& one : programme.evaluations) look("evaluation", one.id, one.by);
  for (const Yearly& one : programme.yearly) look("yearly", one.id, one.body);
  look("mandate", "adopted_by", programme.mandate.adopted_by);
  for (const Mandate& one : programme.earlier_mandates) look("mandate", one.version, one.adopted_by);
  return found;
}

}  // namespace handlingsrom::programme
