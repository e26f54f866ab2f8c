#include "choice/measures/measure_id.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "choice/scenario/lever.hpp"

namespace handlingsrom::measures {

std::string measure_id(std::size_t lever, double value) {
  return fmt::format("{}:{}", scenario::all_levers()[lever]->id, value);
}

std::optional<NamedMeasure> read_measure_id(std::string_view id) {
  const std::size_t colon = id.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view digits = id.substr(colon + 1);
  NamedMeasure named;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), named.value);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || !std::isfinite(named.value))
    return std::nullopt;
  const auto levers = scenario::all_levers();
  for (named.lever = 0; named.lever < levers.size(); ++named.lever) {
    if (levers[named.lever]->id == id.substr(0, colon)) return named;
  }
  return std::nullopt;
}

}  // namespace handlingsrom::measures
