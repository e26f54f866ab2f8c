// Priorities through the façade: files of measures in, choices out. The clock lives here, not in the solver.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "choice/priority/decide.hpp"
#include "choice/priority/solver.hpp"

namespace handlingsrom::api {

enum class ProgramFile { orlib, csv };

struct SolvedProgram {
  std::string name;
  int rows = 0;
  int columns = 0;
  double stated_value = 0;  // by the file; 0: none
  double seconds = 0;
  priority::Solution solution;
  std::vector<std::string> chosen;  // names, or numbers from 1 where the file has no names
};

/// Solves each problem of a file, or only number `problem` (from 1; 0: all), at most `seconds` for each.
/// `done` is called after each one. Throws Error(bad_input) for a file that breaks its format, Error(usage) for seconds that are not above zero.
void solve_programs(const std::filesystem::path& file, ProgramFile kind, double seconds, int problem,
                    const std::function<void(const SolvedProgram&)>& done);

/// A list of measures, solved and looked at from all sides.
struct SolvedMeasures {
  priority::MeasureList list;
  priority::Plan plan;  // the joint one: the groups' weights on average
  std::vector<priority::Plan> by_group;
  std::vector<priority::Outside> outside;
  std::vector<priority::FrontierPoint> frontier;
  std::vector<priority::Conflict> conflicts;  // where no choice fits
};

/// Reads a list of measures (TOML) and decides; at most `seconds` for all of it together.
SolvedMeasures solve_measures(const std::filesystem::path& file, double seconds);

}  // namespace handlingsrom::api
