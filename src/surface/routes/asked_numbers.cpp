#include "surface/routes/asked_numbers.hpp"

#include <charconv>
#include <string>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::routes {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Year> year_asked(const http::Request& request, std::string_view name) {
  const auto text = request.target.parameter(name);
  if (!text) return std::nullopt;
  constexpr int earliest = 1900, latest = 2200;
  const auto year = whole_number(*text);
  if (!year || *year < earliest || *year > latest)
    throw Error(ErrorCode::bad_input, "year_invalid", {{"year", shortened(*text)}});
  return Year{static_cast<int>(*year)};
}

}  // namespace handlingsrom::routes
