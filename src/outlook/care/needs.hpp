// Places needed month by month over many runs, alone or pooled, and how many places keep the risk of a shortage down.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "outlook/care/places_year.hpp"
#include "outlook/care/queue.hpp"
#include "outlook/care/rates.hpp"
#include "outlook/care/simulate.hpp"

namespace handlingsrom::care {

/// Persons who need a place at the beginning of each month, [run][month]; month 0 is 1 January of the first year.
struct MonthlyNeed {
  int runs = 0;
  int years = 0;
  std::vector<std::int32_t> persons;
  std::size_t months() const { return static_cast<std::size_t>(years) * 12; }
  std::int32_t at(int run, std::size_t month) const {
    return persons[static_cast<std::size_t>(run) * months() + month];
  }
};

/// A step whose users need places.
struct NeededStep {
  std::size_t step = 0;  // position on the ladder, place-bound
  /// Share of its users who are in a bed at the same time: short stays that come and go take fewer beds than they have users.
  double in_bed = 1;
};

/// A queue in front of one step, played in every run beside the count of needs.
struct QueueRequest {
  std::size_t step = 0;
  int places = 0;
  std::vector<std::vector<QueueYear>> runs;  // filled: [run][year]
};

/// Simulates `runs` runs without limits and keeps what the steps need together. Who is in a bed is drawn anew each month.
/// Winter (January to March) adds Poisson numbers with mean `winter_peak` × the month's need, keyed by (seed; run,
/// municipality, month), for infections and falls that the yearly intensities do not hold.
MonthlyNeed monthly_need(const Rates& rates, const std::vector<NeededStep>& steps, std::uint64_t seed,
                         std::uint32_t municipality, int runs, double winter_peak, unsigned threads,
                         const std::function<void()>& advance = {}, QueueRequest* queued = nullptr);

/// Sum over municipalities, run by run: people do not know of each other, so the sum's spread is smaller than the spreads' sum.
MonthlyNeed pooled(const std::vector<const MonthlyNeed*>& parts);

/// A shortage in a year: at the beginning of any of its months more need a place than there are. [year].
std::vector<PlacesYear> places(const MonthlyNeed& need, double places, double risk);

}  // namespace handlingsrom::care
