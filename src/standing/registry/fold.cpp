#include "standing/registry/fold.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace handlingsrom::registry {
namespace {

// Upper-case letters above ASCII that Latin-1 and Latin Extended-A arrange with their lower case beside them.
char32_t lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= U'À' && c <= U'Þ' && c != U'×') return c + 32;
  const bool even_is_upper = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (even_is_upper && c % 2 == 0) return c + 1;
  if (odd_is_upper && c % 2 == 1) return c + 1;
  return c;
}

bool is_letter_or_digit(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= 0xC0 && c != U'×' && c != U'÷' && c < 0x250);
}

// Combining marks that some systems write after the base letter: å as a + ring, č as c + caron.
char32_t compose(char32_t base, char32_t mark) {
  constexpr std::array<std::array<char32_t, 3>, 11> pairs{{{U'a', 0x30A, U'å'},
                                                           {U'a', 0x301, U'á'},
                                                           {U'a', 0x308, U'ä'},
                                                           {U'o', 0x308, U'ö'},
                                                           {U'o', 0x301, U'ó'},
                                                           {U'e', 0x301, U'é'},
                                                           {U'c', 0x30C, U'č'},
                                                           {U's', 0x30C, U'š'},
                                                           {U'z', 0x30C, U'ž'},
                                                           {U'i', 0x308, U'ï'},
                                                           {U'n', 0x301, U'ń'}}};
  for (const auto& [letter, sign, whole] : pairs) {
    if (letter == base && sign == mark) return whole;
  }
  return 0;
}

}  // namespace

std::u32string fold(std::string_view utf8) {
  std::u32string folded;
  folded.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i++]);
    char32_t c = first;
    std::size_t following = 0;
    if (first >= 0xF0) {
      c = first & 0x07U;
      following = 3;
    } else if (first >= 0xE0) {
      c = first & 0x0FU;
      following = 2;
    } else if (first >= 0xC0) {
      c = first & 0x1FU;
      following = 1;
    } else if (first >= 0x80)
      continue;
    bool whole = true;
    for (; following > 0; --following, ++i) {
      if (i >= utf8.size() || (static_cast<unsigned char>(utf8[i]) & 0xC0U) != 0x80U) {
        whole = false;
        break;
      }
      c = (c << 6U) | (static_cast<unsigned char>(utf8[i]) & 0x3FU);
    }
    if (!whole) continue;
    if (c >= 0x300 && c <= 0x36F && !folded.empty()) {
      if (const char32_t composed = compose(folded.back(), c)) folded.back() = composed;
      continue;
    }
    c = lower(c);
    if (is_letter_or_digit(c)) folded += c;
  }
  return folded;
}

std::u32string fold_to_ascii(const std::u32string& folded) {
  std::u32string key;
  key.reserve(folded.size());
  for (const char32_t c : folded) {
    switch (c) {
      case U'å':
      case U'á':
      case U'à':
      case U'â': key += U'a'; break;
      case U'ø':
      case U'ö':
      case U'ó':
      case U'ò':
      case U'ô': key += U'o'; break;
      case U'æ':
      case U'ä': key += U"ae"; break;
      case U'č': key += U'c'; break;
      case U'đ': key += U'd'; break;
      case U'é':
      case U'è': key += U'e'; break;
      case U'ŋ':
      case U'ń': key += U'n'; break;
      case U'š': key += U's'; break;
      case U'ŧ': key += U't'; break;
      case U'ž': key += U'z'; break;
      case U'ï':
      case U'í': key += U'i'; break;
      default: key += c;
    }
  }
  std::u32string merged;
  for (const char32_t c : key) {
    const bool doubled_a = c == U'a' && !merged.empty() && merged.back() == U'a';
    const bool oe = c == U'e' && !merged.empty() && merged.back() == U'o';
    if (!doubled_a && !oe) merged += c;
  }
  return merged;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({substitution, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace handlingsrom::registry
