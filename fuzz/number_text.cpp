// Any bytes as a number, a period, a mark and a text of some encoding: all end, and what is read is finite.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "standing/importing/period.hpp"
#include "standing/reading/encoding.hpp"
#include "standing/reading/number.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handlingsrom;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto number = reading::read_number(text);
      number && !(std::isfinite(number->with_comma) && std::isfinite(number->with_point)))
    std::abort();
  if (const auto period = importing::read_period(text); period && (period->year < 1900 || period->year > 2100))
    std::abort();
  importing::find_period(text);
  try {
    if (!reading::is_utf8(reading::decode(text, "fuzz").text)) std::abort();
  } catch (const Error&) {
  }
  return 0;
}
