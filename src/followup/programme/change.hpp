// What changes of a programme's draft share (base/toml_draft): what is not touched stays as it was written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/toml_draft.hpp"
#include "choice/roster/calendar.hpp"

namespace handlingsrom::programme {

/// `version` one higher: calendars then see that something has changed.
void raise_version(toml::Draft& draft);

/// Of a table: the words, or nothing where there are none.
void set_words(toml::Item& table, std::string_view key, const std::string& words);
void set_day(toml::Item& table, std::string_view key, const std::optional<roster::Day>& day);
/// A whole number without a decimal sign.
void set_number(toml::Item& table, std::string_view key, double value);

}  // namespace handlingsrom::programme
