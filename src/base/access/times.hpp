// The store's times as seconds, and back.
#pragma once

#include <cstdint>
#include <string>

namespace handlingsrom::access {

/// Of utc_now's form; the thousandths are left out.
std::int64_t unix_seconds(const std::string& time);
/// `time` and so many seconds, utc_now's form.
std::string later(const std::string& time, std::int64_t seconds);

inline constexpr std::int64_t minute = 60, hour = 60 * minute, day = 24 * hour;

}  // namespace handlingsrom::access
