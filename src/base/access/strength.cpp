#include "base/access/strength.hpp"

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/error.hpp"

namespace handlingsrom::access {
namespace {

std::size_t characters_of(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// "passordpassord", "aaaaaaaaaaaa": one piece of at most eight bytes over and over.
bool is_repeated(std::string_view text) {
  constexpr std::size_t longest_piece = 8;
  for (std::size_t piece = 1; piece <= longest_piece && piece < text.size(); ++piece) {
    bool all = true;
    for (std::size_t i = piece; i < text.size() && all; ++i) all = text[i] == text[i - piece];
    if (all) return true;
  }
  return false;
}

/// "123456789012", "abcdefghijkl", "qwertyuiop": nothing but runs along a row of keys.
bool is_run(std::string_view text) {
  for (const std::string_view row : {"01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
                                     "98765432109876543210", "zyxwvutsrqponmlkjihgfedcba"})
    if (row.find(text) != std::string_view::npos) return true;
  return false;
}

/// What people here put into passwords, and no English list has.
constexpr std::array words_here{"handlingsrom", "passord",  "kommune", "velkommen", "sommer",    "vinter",
                                "høst",         "vår",      "januar",  "februar",   "mars",      "april",
                                "mai",          "juni",     "juli",    "august",    "september", "oktober",
                                "november",     "desember", "mandag",  "tirsdag",   "onsdag",    "torsdag",
                                "fredag",       "lørdag",   "søndag",  "norge",     "hemmelig",  "administrator"};

double bits_of(const std::string& password, const std::string& name) {
  constexpr std::size_t looked_at = 48;  // 6 ms at most; 64 take 230 of some forms
  const std::string first = password.substr(0, looked_at), own = ascii_lower(name);
  if (is_repeated(ascii_lower(first))) return 0;  // the form that takes it longest
  std::vector<const char*> words(words_here.begin(), words_here.end());
  if (!own.empty()) words.push_back(own.c_str());
  words.push_back(nullptr);
  return ZxcvbnMatch(first.c_str(), words.data(), nullptr);
}

bool has_form(const std::string& password, const std::string& name) {
  const std::string plain = ascii_lower(password), own = ascii_lower(name);
  return characters_of(password) >= fewest_characters && password.size() <= most_password_bytes &&
         password.find('\0') == std::string::npos && !is_repeated(plain) && !is_run(plain) &&
         (own.size() <= 3 || plain.find(own) == std::string::npos) && !plain.starts_with("passord") &&
         !plain.starts_with("password") && !plain.starts_with("handlingsrom");
}

}  // namespace

Strength strength_of(const std::string& password, const std::string& name) {
  const double bits = bits_of(password, name);
  return {bits, bits >= needed_bits && has_form(password, name)};
}

void check_password(const std::string& password, const std::string& name) {
  if (!has_form(password, name)) throw Error(ErrorCode::bad_input, "password_weak");
  if (bits_of(password, name) < needed_bits) throw Error(ErrorCode::bad_input, "password_common");
}

}  // namespace handlingsrom::access
