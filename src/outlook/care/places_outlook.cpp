#include "outlook/care/places_outlook.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/wide.hpp"
#include "outlook/care/exact_need.hpp"

namespace handlingsrom::care {
namespace {

constexpr std::size_t months = 12;
constexpr std::size_t winter_months = 3;  // January to March
constexpr std::size_t nodes = 61;         // of the grid, …
constexpr std::size_t row = 64;           // … in whole registers, …
constexpr double reach = 4.5;             // … standard deviations to either side

double normal_below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

/// Mass by node, 0 beyond the last.
using Mass = std::array<double, row>;

HANDLINGSROM_WIDE void move_on(const std::array<double, nodes * row>& kernel, const Mass& mass, Mass& moved) {
  for (std::size_t i = 0; i < nodes; ++i) {
    if (mass[i] < 1e-12) continue;
    for (std::size_t j = 0; j < row; ++j) moved[j] += mass[i] * kernel[i * row + j];
  }
}

/// One year with a number of places: whether the need stays under them in all twelve months.
class YearUnderPlaces {
 public:
  YearUnderPlaces(const NeedMoment& now, const NeedMoment& next, double winter_peak)
      : now_(now), next_(next), winter_(winter_peak) {
    const double rate = now.slow > 0 ? now.ending / now.slow : 0;
    const double kept = std::exp(-rate / months);
    const double fresh = std::sqrt(std::max(1e-6, 1 - kept * kept));
    for (std::size_t i = 0; i < nodes; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < nodes; ++j) {
        const double z = (node(j) - kept * node(i)) / fresh;
        sum += kernel_[i * row + j] = std::exp(-0.5 * z * z);
      }
      for (std::size_t j = 0; j < nodes; ++j) kernel_[i * row + j] /= sum;
    }
  }

  /// Mean need at the beginning of a month, winter's addition included.
  double mean(std::size_t month) const {
    const NeedMoment here = at(month);
    return (here.slow + here.fast) * (1 + (month < winter_months ? winter_ : 0));
  }

  double risk(double places) const {
    Mass mass{};
    double sum = 0;
    for (std::size_t i = 0; i < nodes; ++i) sum += mass[i] = std::exp(-0.5 * node(i) * node(i));
    for (std::size_t i = 0; i < nodes; ++i) mass[i] /= sum;
    for (std::size_t month = 0; month < months; ++month) {
      if (month > 0) {
        Mass moved{};
        move_on(kernel_, mass, moved);
        mass = moved;
      }
      stay_under(places, month, mass);
    }
    double under = 0;
    for (const double share : mass) under += share;
    return std::clamp(1 - under, 0.0, 1.0);
  }

 private:
  static double node(std::size_t i) {
    return reach * (2 * static_cast<double>(i) / static_cast<double>(nodes - 1) - 1);
  }

  NeedMoment at(std::size_t month) const {
    const double part = static_cast<double>(month) / months;
    const auto between = [&](double a, double b) { return (1 - part) * a + part * b; };
    return {between(now_.slow, next_.slow), between(now_.fast, next_.fast), between(now_.variance, next_.variance), 0};
  }

  void stay_under(double places, std::size_t month, Mass& mass) const {
    const NeedMoment here = at(month);
    const double all = here.slow + here.fast;
    const double fast_variance = all > 0 ? here.variance * here.fast / all : 0;
    const double slow_spread = std::sqrt(std::max(0.0, here.variance - fast_variance));
    // Half the grid's step at least, so that the barrier does not hang on a node's place.
    const double smallest = slow_spread * reach / (nodes - 1);
    for (std::size_t i = 0; i < nodes; ++i) {
      const double lasting = std::max(0.0, here.slow + node(i) * slow_spread);
      const double added = month < winter_months ? winter_ * (lasting + here.fast) : 0;
      const double spread = std::sqrt(fast_variance + added + smallest * smallest + 1e-9);
      mass[i] *= normal_below((std::floor(places) + 0.5 - lasting - here.fast - added) / spread);
    }
  }

  NeedMoment now_;
  NeedMoment next_;
  double winter_;
  std::array<double, nodes * row> kernel_{};
};

/// Fewest places with a risk of at most the accepted; fewest tries where the guess is near.
int enough(const YearUnderPlaces& year, double accepted, int guess) {
  const auto suffices = [&](int places) { return year.risk(places) <= accepted; };
  // Outwards until one number is enough and one too few, then inwards.
  int high = std::max(0, guess);
  int low = high;
  int step = 1;
  if (suffices(high)) {
    do {
      high = low;
      low = std::max(-1, low - step);
      step *= 2;
    } while (low >= 0 && suffices(low));
  } else {
    do {
      low = high;
      high += step;
      step *= 2;
    } while (!suffices(high));
  }
  while (high - low > 1) {
    const int middle = low + (high - low) / 2;
    (suffices(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace

std::vector<PlacesOutlookYear> places_outlook(const Rates& rates, const std::vector<NeededStep>& steps, double places,
                                              double accepted_risk, double winter_peak) {
  const std::vector<NeedMoment> moments = exact_need(rates, steps);
  std::vector<PlacesOutlookYear> result(moments.size());
  for (std::size_t t = 0; t < moments.size(); ++t) {
    const NeedMoment& now = moments[t];
    PlacesOutlookYear& year = result[t];
    year.need = now.slow + now.fast;
    year.spread = std::sqrt(now.variance);
    NeedMoment last = now;
    if (t > 0) last.ending = moments[t - 1].ending;
    const bool is_last = t + 1 == moments.size();
    const YearUnderPlaces under(is_last ? last : now, is_last ? now : moments[t + 1], winter_peak);
    for (std::size_t month = 0; month < months; ++month) year.peak_need = std::max(year.peak_need, under.mean(month));
    year.risk = std::isnan(places) ? std::numeric_limits<double>::quiet_NaN() : under.risk(places);
    const int guess = t > 0 ? result[t - 1].enough : static_cast<int>(year.peak_need + 1.6 * year.spread);
    year.enough = enough(under, accepted_risk, guess);
  }
  return result;
}

}  // namespace handlingsrom::care
