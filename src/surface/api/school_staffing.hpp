// How well the staffing model tells what schools have: school by school, and on schools that it was not calibrated on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "choice/structure/staffing/staffing.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

struct StaffingRow {
  staffing::Counted school;
  staffing::Error error;     // as the rules of its set give
  staffing::Error left_out;  // calibrated on the others of the set, for a set without held-out schools; else as `error`
  bool held_out = false;     // not calibrated on
};

struct StaffingErrors {
  int schools = 0;
  double mean = 0, median = 0, ninth_decile = 0, largest = 0;  // of |relative error|
  double bias = 0;                                             // mean of the relative error
};

struct StaffingSet {
  std::string set;
  staffing::Rules rules;  // calibrated on the set's schools that are not held out
  std::vector<StaffingRow> rows;
  StaffingErrors fitted, held_out;  // held_out of a set without held-out schools: each left out in turn
  StaffingErrors by_default;        // all of the set by the rules at their defaults
};

struct StaffingValidation {
  std::vector<StaffingSet> sets;
  int private_left_out = 0;  // schools in the file that are not the municipality's
};

/// Calibrates and checks on the schools of `calibration/school-staffing.csv` in the data folder. Of a set of more than 30 schools every third by organisation number is held
/// out. Throws Error(bad_input) for the file.
StaffingValidation validate_staffing(const Service& service, const std::filesystem::path& data_folder);

/// Adults for children in after-school by the local norm (staffing::AfterSchoolNorm).
struct AfterSchool {
  double present = 0;  // children at once, a half place counting half
  int adults = 0;
};
AfterSchool after_school(double full_places, double half_places);

/// The staffing model at its defaults for this bundle.
staffing::Rules default_staffing(const Service& service);

}  // namespace handlingsrom::api
