// Places and their risk worked out, not simulated: quick enough for every report.
#pragma once

#include <cstddef>
#include <vector>

#include "outlook/care/needs.hpp"
#include "outlook/care/rates.hpp"

namespace handlingsrom::care {

/// One year's need for places on some steps together.
struct PlacesOutlookYear {
  double need = 0;       // persons in need of a bed on 1 January, mean
  double spread = 0;     // their standard deviation, from chance alone
  double peak_need = 0;  // the need's mean in the month where it is highest, winter's addition included
  double risk =
      0;  // that at the beginning of some month more are in need than there are places; NaN without a number of places
  int enough = 0;  // fewest places with a risk of at most the accepted
};

/// What monthly_need() and places() find by simulation, from the same intensities: 1 January 0 … years.
///
/// The number in need is a sum of independent zeros and ones (exact_need.hpp), close to normal (Lyapunov). From month to month the
/// lasting part of it is an autoregression with the correlation that the stays' ends give; stays of weeks and winter's Poisson
/// addition are drawn anew each month. The chance that no month of a year exceeds the places is the recursion of that process under
/// the barrier on a grid. Against the simulation: tests/outlook/care.
/// `places` may be NaN. O(cohorts × years × moves).
std::vector<PlacesOutlookYear> places_outlook(const Rates& rates, const std::vector<NeededStep>& steps, double places,
                                              double accepted_risk, double winter_peak);

}  // namespace handlingsrom::care
