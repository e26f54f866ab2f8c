// What a figure is measured in, as exponents of a few base quantities: multiplying and dividing figures does the same to their
// dimensions, and adding kroner to persons is refused when a sheet is built.
#pragma once

#include <cstdint>
#include <string>

#include "base/units.hpp"

namespace handlingsrom::sheet {

struct Dimension {
  std::int8_t kroner = 0;
  std::int8_t persons = 0;  // users of a service are persons
  std::int8_t fte = 0;
  std::int8_t places = 0;
  std::int8_t hours = 0;
  std::int8_t years = 0;

  constexpr bool operator==(const Dimension&) const = default;
};

constexpr Dimension operator*(Dimension a, Dimension b) {
  return {static_cast<std::int8_t>(a.kroner + b.kroner), static_cast<std::int8_t>(a.persons + b.persons),
          static_cast<std::int8_t>(a.fte + b.fte),       static_cast<std::int8_t>(a.places + b.places),
          static_cast<std::int8_t>(a.hours + b.hours),   static_cast<std::int8_t>(a.years + b.years)};
}
constexpr Dimension operator/(Dimension a, Dimension b) {
  return {static_cast<std::int8_t>(a.kroner - b.kroner), static_cast<std::int8_t>(a.persons - b.persons),
          static_cast<std::int8_t>(a.fte - b.fte),       static_cast<std::int8_t>(a.places - b.places),
          static_cast<std::int8_t>(a.hours - b.hours),   static_cast<std::int8_t>(a.years - b.years)};
}

inline constexpr Dimension number{};
inline constexpr Dimension kroner{.kroner = 1};
inline constexpr Dimension persons{.persons = 1};
inline constexpr Dimension fte{.fte = 1};
inline constexpr Dimension places{.places = 1};

/// Shares, indexes and ratios are numbers.
Dimension dimension_of(Unit unit) noexcept;
/// The unit that says a dimension to a reader; none where no unit does.
Unit unit_of(Dimension dimension) noexcept;
/// "kr/person", for the message of a sheet that does not hold together.
std::string to_string(Dimension dimension);

}  // namespace handlingsrom::sheet
