// Units and ids as types, where mixing them up would be easy.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace handlingsrom {

/// A calendar year; stocks are counted on 1 January of it, flows happen during it.
struct Year {
  int value = 0;
  constexpr auto operator<=>(const Year&) const = default;
  friend constexpr Year operator+(Year year, int n) { return Year{year.value + n}; }
  friend constexpr Year operator-(Year year, int n) { return Year{year.value - n}; }
  friend constexpr int operator-(Year a, Year b) { return a.value - b.value; }
};

/// A municipality's four-digit number of 2024, for example 5029.
struct MunicipalityNumber {
  int value = 0;
  constexpr auto operator<=>(const MunicipalityNumber&) const = default;
};

/// "0301": four digits with leading zero.
std::string to_string(MunicipalityNumber number);

/// Position of a municipality in the registry's order (by number): 0 … 356.
struct MunicipalityIndex {
  int value = 0;
  constexpr auto operator<=>(const MunicipalityIndex&) const = default;
};

enum class Sex : std::uint8_t { female = 0, male = 1 };
inline constexpr int sex_count = 2;
constexpr int index_of(Sex sex) { return static_cast<int>(sex); }

/// Single years of age 0 … 104 and 105 = 105 and over.
inline constexpr int age_count = 106;
inline constexpr int oldest_age = age_count - 1;

/// A number with its unit in the type: `Kroner{5} + Places{3}` does not compile.
template <class Tag>
struct Quantity {
  double value = 0;
  constexpr auto operator<=>(const Quantity&) const = default;
  constexpr Quantity& operator+=(Quantity other) {
    value += other.value;
    return *this;
  }
  constexpr Quantity& operator-=(Quantity other) {
    value -= other.value;
    return *this;
  }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(Quantity a, double factor) { return {a.value * factor}; }
  friend constexpr Quantity operator*(double factor, Quantity a) { return {a.value * factor}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
  friend constexpr Quantity operator/(Quantity a, double divisor) { return {a.value / divisor}; }
};

/// Kroner in the price year that the result's manifest names (2025 in the bundled figures).
using Kroner = Quantity<struct KronerTag>;
/// Contracted full-time equivalents (avtalte årsverk).
using FullTimeEquivalents = Quantity<struct FullTimeEquivalentsTag>;
/// Places in institutions, schools or kindergartens.
using Places = Quantity<struct PlacesTag>;
using Persons = Quantity<struct PersonsTag>;

/// The unit of a figure where it must be known at run time: traces, tables, assumptions.
enum class Unit : std::uint8_t {
  none,
  persons,
  kroner,
  kroner_per_person,
  full_time_equivalents,
  places,
  share,
  percent,
  per_thousand,
  years,
  children_per_woman,
  hours,
  users,
  fte_per_user,
  kroner_per_user
};

/// Key of the unit in the message catalogues, section [unit].
std::string_view key_of(Unit unit) noexcept;

/// Where today's level comes from; anything but `municipality` and `own` is marked wherever the figure shows.
enum class Provenance : std::uint8_t {
  municipality,          // the municipality's own published figure
  own,                   // given by the user with --own
  interval,              // published but suppressed (small cell): estimated within its possible interval
  shrunk,                // small numbers, drawn towards similar municipalities
  national_times_index,  // the national level times the municipality's need index
  national,              // the national rate
  assumption             // a named assumption without a published figure behind it
};

/// Key of the provenance in the message catalogues, section [provenance].
std::string_view key_of(Provenance provenance) noexcept;

/// The weaker of two: a sum is no better known than its worst part.
constexpr Provenance weaker(Provenance a, Provenance b) { return a > b ? a : b; }

}  // namespace handlingsrom
