// The need for places on each 1 January worked out, not simulated.
#pragma once

#include <vector>

#include "outlook/care/needs.hpp"
#include "outlook/care/rates.hpp"

namespace handlingsrom::care {

/// Moments of the number of persons in need of a bed on one 1 January.
struct NeedMoment {
  double slow = 0;      // mean on stays that last
  double fast = 0;      // mean on stays of weeks
  double variance = 0;  // of both together, from chance alone
  double ending = 0;    // persons on lasting stays times their rate of leaving, a year
};

/// 1 January 0 … years, exactly what the simulation gives without chance. Each cohort is carried forward by uniformisation (Jensen 1953),
/// those with a place at the start apart from the others; people do not know of each other, so the variance is Σ n p (1 − p).
/// O(cohorts × years × moves); eight cohorts of neighbouring ages side by side, each to the same bits as alone.
std::vector<NeedMoment> exact_need(const Rates& rates, const std::vector<NeededStep>& steps);

}  // namespace handlingsrom::care
