// The languages that a user can choose.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace handlingsrom::messages {

enum class Language : std::uint8_t { bokmaal, nynorsk, english };
inline constexpr std::array<Language, 3> languages{Language::bokmaal, Language::nynorsk, Language::english};

/// "nb", "nn" or "en": the catalogue's file name and the value of HTML's lang attribute.
std::string_view code_of(Language language) noexcept;

/// Reads "nb", "nn", "en", also "no", locale names such as "nn_NO.UTF-8", any case. nullopt for anything else.
std::optional<Language> language_of(std::string_view text) noexcept;

/// Where a missing sentence is looked for: nynorsk → bokmål → English, bokmål → English.
std::optional<Language> fallback_of(Language language) noexcept;

}  // namespace handlingsrom::messages
