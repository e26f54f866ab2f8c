// Numbers in a request's address, read strictly.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/units.hpp"
#include "surface/http/message.hpp"

namespace handlingsrom::routes {

/// The whole number that all of `text` is, a minus before it or not; nullopt for anything else, also for what is too large.
std::optional<std::int64_t> whole_number(std::string_view text);

/// The year at `name`; nullopt where it is not asked for. Throws Error(bad_input, "year_invalid") for what is no year (1900 to 2200).
std::optional<Year> year_asked(const http::Request& request, std::string_view name = "year");

}  // namespace handlingsrom::routes
