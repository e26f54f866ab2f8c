// The bare engine on anyone's CSV files: read in a stream, check every row, project, write.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "outlook/population/cohort_component.hpp"

namespace handlingsrom::population {

/// Largest age that a file may name as its open group.
inline constexpr int highest_possible_age = 130;

/// A stream and what messages call it.
struct NamedInput {
  std::istream* stream = nullptr;
  std::string name;
};

/// Where the bare engine reads from. `migration` may be absent (no stream): nobody moves.
struct CohortInputs {
  NamedInput start;      // sex,age,persons
  NamedInput mortality;  // year,sex,age,mx
  NamedInput fertility;  // year,age,asfr
  NamedInput sex_ratio;  // year,ratio
  NamedInput migration;  // year,sex,age,net_migrants
};

struct CohortRequest {
  Year last{};  // last 1 January to be projected
  Conventions conventions;
  bool whole_persons = true;  // refuse fractions in the start population
};

/// All files read and checked: ready to project. The start date is the first year of the mortality file.
struct CohortData {
  Year first{};
  SexAgeTable start;
  std::vector<CohortRates> rates;  // [year of flow], first … last − 1
};

/// Reads every file as a stream (memory does not grow with the files). Throws Error(bad_input) naming file, line, column,
/// what was found and what was expected: missing ages or years, doubled rows, negative or fractional persons, impossible rates
/// (a rate per 1,000, for example), unknown sexes, years out of order, empty files.
CohortData read_cohorts(const CohortInputs& inputs, const CohortRequest& request);

/// Calls `write(date, persons)` for each 1 January from the start to `request.last`.
void project_cohorts(const CohortData& data, const CohortRequest& request,
                     const std::function<void(Year, const SexAgeTable&)>& write);

/// "year,sex,age,persons" and a row per sex and age for every date; numbers in the shortest form that reads back the same.
std::string cohort_csv(const CohortData& data, const CohortRequest& request);

}  // namespace handlingsrom::population
