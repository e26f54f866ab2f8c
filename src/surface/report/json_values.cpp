#include "surface/report/json_values.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "surface/report/number_text.hpp"

namespace handlingsrom::report {
namespace {

// A power of ten above 10²² is not exact.
constexpr std::array powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                   1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

double power_of_ten(int exponent) {
  const auto at = static_cast<std::size_t>(exponent);
  return at < powers_of_ten.size() ? powers_of_ten[at] : std::pow(10.0, exponent);
}

double rounded(double value) {
  if (value == 0) return 0;
  constexpr int digits = 7;
  const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  if (decimals > 12) return std::round(value * 1e12) / 1e12;  // figures so small are noise
  if (decimals >= 0) {
    const double scale = power_of_ten(decimals);
    return std::round(value * scale) / scale;
  }
  const double scale = power_of_ten(-decimals);
  return std::round(value / scale) * scale;
}

bool is_whole(double value) { return std::abs(value) < 9e15 && value == std::trunc(value); }

}  // namespace

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double out = rounded(value);
  if (is_whole(out)) return static_cast<std::int64_t>(out);
  return out;
}

void write_number(double value, std::string& out) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  const double shown = rounded(value);
  if (is_whole(shown))
    fmt::format_to(std::back_inserter(out), "{}", static_cast<std::int64_t>(shown));
  else
    fmt::format_to(std::back_inserter(out), "{}", shown);
}

Json numbers(std::span<const double> values) {
  Json out = Json::array();
  for (const double value : values) out.push_back(number(value));
  return out;
}

void add_values(Json& to, const rooms::Figure& figure) {
  to["middle"] = numbers(figure.middle);
  if (!figure.has_range()) return;
  to["p10"] = numbers(figure.p10);
  to["p25"] = numbers(figure.p25);
  to["p75"] = numbers(figure.p75);
  to["p90"] = numbers(figure.p90);
}

}  // namespace handlingsrom::report
