// Dates as HTTP writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace handlingsrom::statistics {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7) as seconds since 1970; nullopt for anything else.
std::optional<std::int64_t> read_http_date(std::string_view text);

}  // namespace handlingsrom::statistics
