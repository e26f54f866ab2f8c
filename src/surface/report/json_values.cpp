#include "surface/report/json_values.hpp"

#include <cmath>
#include <cstdint>

namespace handlingsrom::report {
namespace {

double rounded(double value) {
  if (value == 0) return 0;
  constexpr int digits = 7;
  const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  // A power of ten above 10²² is not exact; figures so small are noise.
  if (decimals > 12) return std::round(value * 1e12) / 1e12;
  if (decimals >= 0) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
  }
  const double scale = std::pow(10.0, -decimals);
  return std::round(value / scale) * scale;
}

}  // namespace

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double out = rounded(value);
  if (std::abs(out) < 9e15 && out == std::trunc(out)) return static_cast<std::int64_t>(out);
  return out;
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
