// Measures that are one count divided by another.
#pragma once

#include "standing/comparison/measure.hpp"
#include "standing/disclosure/small_counts.hpp"
#include "standing/facts/by_year.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {

/// What is counted and what it is divided by; either may be missing.
struct Ratio {
  double part = facts::missing, whole = facts::missing;
};
using RatioOf = Ratio (*)(const facts::Facts&, MunicipalityIndex);

inline std::size_t at(MunicipalityIndex municipality) { return static_cast<std::size_t>(municipality.value); }
/// Users counted at the end of the latest year.
inline const facts::CareUsers& care_users(const facts::Facts& facts, MunicipalityIndex m) {
  return facts.care_users[at(m)].back();
}
/// Users aged 80 and over, unless they are too few to be shown or a smaller count could be computed from them.
inline double shown_80(double all, const std::array<double, 3>& parts) {
  return disclosure::hidden_cells({all, parts})[3] ? facts::missing : parts[2];
}
inline double shown(double count) { return disclosure::too_small(count) ? facts::missing : count; }
/// Services in the latest year.
inline const facts::CareServices& care_services(const facts::Facts& facts, MunicipalityIndex m) {
  return facts.care_services[at(m)].back();
}

/// The latest years of the tables.
inline Year care_year(const facts::Facts& facts) { return facts.care_users.latest(); }
inline Year places_year(const facts::Facts& facts) { return facts.care_places.year; }
inline Year index_year(const facts::Facts& facts) { return facts.need_index.latest(); }
inline Year sick_leave_year(const facts::Facts& facts) { return facts.sick_leave_percent.year; }
Year school_register_year(const facts::Facts& facts);

template <RatioOf ratio, int per>
Weighted weighted_ratio(const facts::Facts& facts, MunicipalityIndex m) {
  const Ratio value = ratio(facts, m);
  if (!(value.whole > 0) || facts::is_missing(value.part)) return {};
  return {per * value.part / value.whole, value.whole};
}

/// The country's as the sum over municipalities that have both.
template <RatioOf ratio, int per>
double ratio_of_country(const facts::Facts& facts) {
  double part = 0, whole = 0;
  for (int m = 0; m < facts.registry->size(); ++m) {
    const Ratio value = ratio(facts, MunicipalityIndex{m});
    if (facts::is_missing(value.part) || facts::is_missing(value.whole)) continue;
    part += value.part;
    whole += value.whole;
  }
  return whole > 0 ? per * part / whole : facts::missing;
}

}  // namespace handlingsrom::comparison
