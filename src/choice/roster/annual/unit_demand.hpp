// Which days a demand is for, in words: "mon-fri", "sat sun", "holiday", "all".
#pragma once

#include <array>

#include "base/toml.hpp"

namespace handlingsrom::annual {

inline constexpr const char* days_expected = "days such as mon-fri, sat, sun, holiday or all";
inline constexpr std::size_t most_shifts = 12;

/// Monday … Sunday, public holiday. Refuses what is no such text.
std::array<bool, 8> days_named(const toml::Value& value);

}  // namespace handlingsrom::annual
