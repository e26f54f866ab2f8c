// Net loan debt, a share of revenue, wanders beside the country's: what is built and sold is not known in advance.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/assumptions.hpp"

namespace handlingsrom::economy {

/// A random walk (2020–2025: its variance grows as the years do, from one to five).
struct DebtProcess {
  double spread = 0;   // standard deviation of a year's step in a municipality of 5,000, share of revenue
  double by_size = 0;  // the step's variance falls as inhabitants to this power
};

/// economy.debt_spread and .debt_spread_by_size.
DebtProcess debt_process(const Assumptions& assumptions);

/// Maximum likelihood of normal steps from every two years of a municipality, the power found to a hundredth. `shares`: [municipality][year], one
/// after another, NaN where a year is not known.
DebtProcess fit_debt_process(std::span<const std::vector<double>> shares, std::span<const double> inhabitants);

/// Two paths (2k and 2k + 1) mirror each other.
class DebtChance {
 public:
  DebtChance(const DebtProcess& process, double inhabitants, std::uint64_t seed, std::uint32_t municipality);
  /// Share of revenue that the debt lies from the line, by years after the latest account: [0] is the account itself, 0.
  void draw(int path, std::span<double> years) const;

 private:
  double step_ = 0;
  std::uint64_t seed_;
  std::uint32_t municipality_;
};

}  // namespace handlingsrom::economy
