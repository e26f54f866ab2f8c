// What emscripten 3.1.6's standard library lacks of C++20, read before every source: numbers read from text, and bits seen as another type.
#pragma once

#ifdef __cplusplus
#include <charconv>
#include <cmath>
#include <compare>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace std {

template <typename To, typename From>
  requires(sizeof(To) == sizeof(From) && is_trivially_copyable_v<To> && is_trivially_copyable_v<From>)
constexpr To bit_cast(const From& from) noexcept {
  return __builtin_bit_cast(To, from);
}

/// As the standard says of chars_format::general: no sign but minus, no leading space, no hexadecimal digits.
inline from_chars_result from_chars(const char* first, const char* last, double& value, chars_format = chars_format::general) {
  const char* at = first;
  if (at != last && *at == '-') ++at;
  const bool word = last - at >= 3 && (strncmp(at, "inf", 3) == 0 || strncmp(at, "nan", 3) == 0);
  const bool figure = at != last && ((*at >= '0' && *at <= '9') || (*at == '.' && at + 1 != last && at[1] >= '0' && at[1] <= '9'));
  if (!word && !figure) return {first, errc::invalid_argument};
  const bool hexadecimal = at + 1 < last && *at == '0' && (at[1] == 'x' || at[1] == 'X');
  const string text(first, hexadecimal ? at + 1 : last);
  char* end = nullptr;
  const double read = strtod(text.c_str(), &end);
  if (end == text.c_str()) return {first, errc::invalid_argument};
  const char* stop = first + (end - text.c_str());
  if (figure && (read == HUGE_VAL || read == -HUGE_VAL)) return {stop, errc::result_out_of_range};
  value = read;
  return {stop, errc{}};
}

inline strong_ordering operator<=>(const string& a, const string& b) noexcept { return a.compare(b) <=> 0; }
inline strong_ordering operator<=>(string_view a, string_view b) noexcept { return a.compare(b) <=> 0; }

}  // namespace std
#endif
