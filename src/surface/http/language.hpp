// Which of our languages a request is answered in: one of three, whatever the client's header holds.
#pragma once

#include <optional>
#include <string_view>

#include "surface/http/message.hpp"
#include "surface/messages/language.hpp"

namespace handlingsrom::http {

/// The language that an Accept-Language header wants most (RFC 9110, section 12.5.4): the highest weight, of equal ones the
/// first named. A weight of 0 refuses; a weight that cannot be read counts as 0. nullopt when it names none of ours.
std::optional<messages::Language> accepted_language(std::string_view accept_language) noexcept;

/// `?lang=`, or else Accept-Language, or else bokmål. nullopt for a `?lang=` that is none of ours.
std::optional<messages::Language> language_of(const Request& request) noexcept;

}  // namespace handlingsrom::http
