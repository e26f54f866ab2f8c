#include "surface/messages/language.hpp"

#include "base/ascii.hpp"

namespace handlingsrom::messages {

std::string_view code_of(Language language) noexcept {
  switch (language) {
    case Language::bokmaal: return "nb";
    case Language::nynorsk: return "nn";
    case Language::english: return "en";
  }
  return "nb";
}

std::optional<Language> language_of(std::string_view text) noexcept {
  if (text.size() < 2) return std::nullopt;
  if (text.size() > 2 && text[2] != '_' && text[2] != '-' && text[2] != '.' && text[2] != '@') return std::nullopt;
  const char first = ascii_lower(text[0]);
  const char second = ascii_lower(text[1]);
  if (first == 'n' && (second == 'b' || second == 'o')) return Language::bokmaal;
  if (first == 'n' && second == 'n') return Language::nynorsk;
  if (first == 'e' && second == 'n') return Language::english;
  return std::nullopt;
}

std::optional<Language> fallback_of(Language language) noexcept {
  switch (language) {
    case Language::nynorsk: return Language::bokmaal;
    case Language::bokmaal: return Language::english;
    case Language::english: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace handlingsrom::messages
