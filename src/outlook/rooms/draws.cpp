#include "outlook/rooms/draws.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/random.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr int years_to_full_deviation = 10;
constexpr std::uint32_t draw_event = 0x6173736d;  // "assm": keeps these draws apart from the population's

// FNV-1a (Fowler, Noll and Vo): a stable number for an id.
std::uint32_t number_of(std::string_view id) {
  std::uint32_t hash = 2166136261U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

// The population and the process of the result draw their own; a rule is the municipality's.
bool is_drawn(std::string_view id) {
  constexpr std::array others{"population.", "economy.rule_", "economy.result_", "economy.debt_spread",
                              "economy.base_years"};
  return std::none_of(others.begin(), others.end(), [&](std::string_view start) { return id.starts_with(start); });
}

}  // namespace

double deviation(const ParameterSpec& spec, double u) {
  const double side = u < 0.5 ? spec.low - spec.value : spec.high - spec.value;
  const double v = std::abs(2 * u - 1);  // uniform in [0, 1), 0 at the median
  return side * (1 - std::sqrt(1 - v));
}

void draw(const Assumptions& middle, std::uint64_t seed, int path, Assumptions& drawn) {
  std::vector<double> values(static_cast<std::size_t>(middle.years()));
  const auto specs = middle.specs();
  for (std::size_t p = 0; p < specs.size(); ++p) {
    const ParameterSpec* const spec = specs[p];
    if (!is_drawn(spec->id) || (spec->low == spec->value && spec->high == spec->value)) continue;
    // Two paths mirror each other (antithetic variates), so that as many lie below a default as above it in any number of paths: the
    // median of what rests on a one-sided range is its default.
    const double drawn_u = uniform({seed, static_cast<std::uint32_t>(path / 2), number_of(spec->id), 0, draw_event});
    const double u = path % 2 == 0 ? drawn_u : 1 - drawn_u;
    const double full = deviation(*spec, u);
    const bool today = spec->about == ParameterSpec::About::today;
    const auto series = middle.series_at(p);
    for (std::size_t t = 0; t < values.size(); ++t) {
      const double share = today ? 1.0 : std::min(1.0, static_cast<double>(t) / years_to_full_deviation);
      values[t] = series[t] + full * share;
    }
    drawn.set_series(spec->id, values);
  }
}

}  // namespace handlingsrom::rooms
