// Efficiency through the façade: a table of units in; scores, uncertainty and gains from joining out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "standing/comparison/efficiency/cost_function.hpp"
#include "standing/comparison/efficiency/efficiency.hpp"

namespace handlingsrom::api {

class Service;

struct EfficiencyRequest {
  std::filesystem::path data;                // CSV, a row for each unit; or
  std::string service;                       // all municipalities: school, kindergarten, care, administration
  std::vector<std::string> inputs, outputs;  // columns of `data`
  std::string returns = "vrs";               // crs, vrs, irs, drs, fdh
  std::string orientation = "in";            // in, out
  bool slacks = false, super = false, scale = false;
  int bootstrap = 0;                      // draws; 0: none
  double level = 95;                      // per cent that an interval should cover
  std::vector<std::string> second_stage;  // columns that may explain inefficiency
  std::vector<std::string> join;          // units to join
  std::uint64_t seed = 0;
  unsigned threads = 0;
};

/// What was asked for; the rest is empty.
struct EfficiencyAnswer {
  comparison::Units units;
  comparison::Returns returns = comparison::Returns::variable;
  comparison::Orientation orientation = comparison::Orientation::in;
  std::vector<comparison::Score> scores;
  std::vector<comparison::Slacks> slacks;
  std::vector<double> super;
  std::vector<comparison::Outlier> outliers;
  std::vector<comparison::Scale> scale;
  std::optional<comparison::Bootstrap> bootstrap;
  std::optional<comparison::SecondStage> second_stage;
  std::optional<comparison::Join> join;
  std::vector<int> joined;
};

/// crs, vrs, irs, drs, fdh.
std::string_view key_of(comparison::Returns returns);

/// Throws Error(usage, "efficiency_…") for options that do not exist or do not fit, Error(bad_input) for the file,
/// Error(unknown_name) for columns and units.
/// `service` has the municipalities' figures; needed for `request.service` only.
EfficiencyAnswer measure_efficiency(const EfficiencyRequest& request, const Service* service = nullptr);

struct CostRequest {
  std::filesystem::path data;  // CSV, a row for each unit; or
  std::string service;     // all municipalities: the account on the people it is for, their need each and centrality
  std::string cost, size;  // columns
  std::vector<std::string> explaining;  // columns; "log:need" takes the logarithm
  std::vector<std::string> join;        // units to join; may be empty
  double level = 95;
};

struct CostAnswer {
  comparison::CostFunction function;
  struct At {
    double share;  // of the units that are smaller
    double size;
    comparison::Estimate elasticity;
  };
  std::vector<At> at;  // at the quartiles of the size
  std::optional<comparison::Estimate> joined;
};

/// Errors as measure_efficiency. With `request.service` the cost function is log cost on log people (and its square), log need per person and the centrality
/// index in thousands; distances are not in the bundle.
CostAnswer estimate_costs(const CostRequest& request, const Service* service = nullptr);

}  // namespace handlingsrom::api
