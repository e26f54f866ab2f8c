// A municipality's net operating result beside the country's: what lasts, what passes, and what is the single year's own.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/assumptions.hpp"
#include "outlook/economy/result_parts.hpp"

namespace handlingsrom::economy {

/// economy.result_lasting … economy.result_tails.
ResultProcess result_process(const Assumptions& assumptions);

/// What the years behind say of the years ahead: best linear prediction (Henderson 1975), exact under the process.
struct ResultLevel {
  double lasting = 0, passing = 0, alternating = 0;  // expected, in the latest year
  double spread = 0;  // scale of what is not known: a year's, drawn to the municipality's own
  /// Of the three parts' covariance in units of spread²: [0 0], [1 0], [1 1], [2 0], [2 1], [2 2].
  std::array<double, 6> root{};
  double degrees = 0;  // of the t distribution ahead
};

/// `deviations`: the latest year first, one after another back in time, NaN where a year is not known; none at all is allowed.
ResultLevel result_level(const ResultProcess& process, double inhabitants, std::span<const double> deviations);

/// Expected deviation so many years after the latest, 1 and more.
double expected_deviation(const ResultProcess& process, const ResultLevel& level, int years_ahead);
/// The same in an ordinary year: the mean of one that gets what is paid every second year and one that does not.
double ordinary_deviation(const ResultProcess& process, const ResultLevel& level, int years_ahead);

/// Draws a municipality's years around what is expected. Two paths (2k and 2k + 1) mirror each other, so that the median of any even number of them
/// is what is expected.
class ResultChance {
 public:
  ResultChance(const ResultProcess& process, const ResultLevel& level, std::uint64_t seed, std::uint32_t municipality)
      : process_(process), level_(level), seed_(seed), municipality_(municipality) {}
  /// Deviation from what is expected, share of revenue, by years after the latest: [0] is the latest itself, 0.
  void draw(int path, std::span<double> years) const;

 private:
  ResultProcess process_;
  ResultLevel level_;
  std::uint64_t seed_;
  std::uint32_t municipality_;
};

}  // namespace handlingsrom::economy
