// How hard a password is to guess, said in one place: when it is chosen and while it is typed.
#pragma once

#include <string>

namespace handlingsrom::access {

/// 10¹⁰ guesses: what a thief of the store's file would need months for at some thousand tries a second of Argon2id (the highest of zxcvbn's five steps; Wheeler 2016,
/// "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security).
inline constexpr double needed_bits = 33;
inline constexpr std::size_t fewest_characters = 12, most_password_bytes = 512;

struct Strength {
  double bits =
      0;  // of the guesses that one would need who knows leaked passwords, words, names, dates, rows of keys and what people do to them
  bool good = false;  // also long enough, and nothing of what check_password refuses
};

/// By zxcvbn over its lists of leaked passwords and of words, and over `name` and words of this place. Cheap: of a long one its first 48 bytes are looked at.
Strength strength_of(const std::string& password, const std::string& name);

/// Twelve characters or more, at most 512 bytes, not the name, not a word repeated or a run of keys (NIST SP 800-63B, section 5.1.1.2). Throws Error(bad_input,
/// "password_weak"), and "password_common" for one that is among those tried first.
void check_password(const std::string& password, const std::string& name);

}  // namespace handlingsrom::access
