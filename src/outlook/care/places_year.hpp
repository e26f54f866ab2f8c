// Places that a year needs, and how often there are too few.
#pragma once

namespace handlingsrom::care {

/// Places of one year.
struct PlacesYear {
  double mean = 0;           // persons in need, mean over months and runs
  double peak_median = 0;    // the year's highest month
  int needed = 0;            // fewest places with shortage in at most `risk` of the runs
  double shortage_risk = 0;  // share of runs with a month above `places`
  double short_months = 0;   // mean number of months above `places`
  double waiting = 0;        // mean persons above `places`
};

}  // namespace handlingsrom::care
