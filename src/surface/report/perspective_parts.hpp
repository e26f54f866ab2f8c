// What the perspective report's files share.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "surface/report/document.hpp"
#include "surface/report/perspective.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

inline constexpr std::array<const char*, 3> room_names{"money", "people", "places"};

std::string room_id(std::size_t room);
/// The room's name inside a sentence.
std::string room_word(const Words& words, std::size_t room);
/// NaN where there is no such figure or year.
double value_in(const rooms::Figures& figures, std::string_view id, Year year);

/// One direction: what it turns, what each turn gives to each room, what it costs at once.
Section direction_section(const Material& material, const Words& words, const Direction& direction, std::size_t number);

}  // namespace handlingsrom::report
