#include "outlook/economy/debt_chance.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"

namespace handlingsrom::economy {
namespace {

constexpr double reference_inhabitants = 5000;
constexpr std::uint32_t event = 0x64656274;  // "debt": keeps these draws apart from others

}  // namespace

DebtProcess debt_process(const Assumptions& assumptions) {
  return {assumptions.first("economy.debt_spread"), assumptions.first("economy.debt_spread_by_size")};
}

DebtProcess fit_debt_process(std::span<const std::vector<double>> shares, std::span<const double> inhabitants) {
  struct Step {
    double squared, size;  // a year's share of the square; log of inhabitants over 5,000
  };
  std::vector<Step> steps;
  for (std::size_t m = 0; m < shares.size(); ++m) {
    for (std::size_t from = 0; from < shares[m].size(); ++from) {
      for (std::size_t to = from + 1; to < shares[m].size(); ++to) {
        const double moved = shares[m][to] - shares[m][from];
        if (!std::isnan(moved))
          steps.push_back({moved * moved / static_cast<double>(to - from),
                           std::log(std::max(1.0, inhabitants[m]) / reference_inhabitants)});
      }
    }
  }
  DebtProcess best;
  double highest = -INFINITY;
  for (int hundredth = 0; hundredth <= 100; ++hundredth) {
    const double power = hundredth / 100.0, count = static_cast<double>(steps.size());
    double scaled = 0, sizes = 0;
    for (const Step& step : steps) {
      scaled += step.squared * std::exp(power * step.size) / count;
      sizes += step.size / count;
    }
    const double likelihood = -0.5 * (std::log(scaled) - power * sizes);
    if (likelihood <= highest) continue;
    highest = likelihood;
    best = {std::sqrt(scaled), power};
  }
  return best;
}

DebtChance::DebtChance(const DebtProcess& process, double inhabitants, std::uint64_t seed, std::uint32_t municipality)
    : step_(process.spread * std::pow(std::max(1.0, inhabitants) / reference_inhabitants, -process.by_size / 2)),
      seed_(seed),
      municipality_(municipality) {}

void DebtChance::draw(int path, std::span<double> years) const {
  const double sign = path % 2 == 0 ? step_ : -step_;
  double walked = 0;
  for (std::size_t t = 0; t < years.size(); ++t) {
    years[t] = sign * walked;
    // One key gives two years' steps.
    const auto pair = standard_normals(
        {seed_, static_cast<std::uint32_t>(path / 2), municipality_, static_cast<std::uint32_t>(t / 2), event});
    walked += pair[t % 2];
  }
}

}  // namespace handlingsrom::economy
