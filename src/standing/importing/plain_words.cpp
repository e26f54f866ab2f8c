#include "standing/importing/plain_words.hpp"

#include <algorithm>
#include <cstddef>

#include "base/ascii.hpp"

namespace handlingsrom::importing {
namespace {

/// Letters of another script than the plain ones belong to a word too.
bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Bytes of a sign above ASCII that is no letter: Latin-1's signs (U+00A0–U+00BF) and general punctuation (U+2000–U+2FFF); 0 for anything else.
std::size_t sign_at(std::string_view text) {
  if (text.starts_with('\xC2')) return 2;
  return text.starts_with('\xE2') ? 3 : 0;
}

/// The second byte of a letter of Latin-1: "Å" is C3 85, "å" C3 A5.
char lowered_after_c3(char second) {
  const auto byte = static_cast<unsigned char>(second);
  return byte >= 0x80U && byte <= 0x9EU && byte != 0x97U ? static_cast<char>(byte + 0x20U) : second;
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t sign = sign_at(text.substr(at));
    const char c = text[at];
    if (sign == 0 && in_word(c))
      result += result.ends_with('\xC3') ? lowered_after_c3(c) : ascii_lower(c);
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
    at += std::max<std::size_t>(sign, 1);
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace handlingsrom::importing
