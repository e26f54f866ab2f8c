// Rotas through the façade: a problem in, a rota out, and what an independent check says of it. The clock lives here, not in the solver.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "choice/roster/formats.hpp"
#include "choice/roster/work_check.hpp"

namespace handlingsrom::api {

/// A hard rule that a rota breaks.
struct RosterViolation {
  std::string rule;  // key under `roster.rule.`
  std::string person;
  int day = 0;  // from 0
  std::string found;
  std::string expected;
};

/// What the check, which shares nothing with the solver, finds in a rota.
struct CheckedRoster {
  roster::Format format = roster::Format::nrp24;
  std::string name;
  int days = 0;
  int persons = 0;
  int shifts = 0;
  double value = 0;
  std::vector<std::pair<std::string, double>> parts;  // key under `roster.part.` → cost
  std::vector<RosterViolation> violations;
};

struct SolvedRoster {
  CheckedRoster checked;
  double bound = 0;
  bool bounded = false;  // a bound above zero was reached
  bool proved = false;
  int iterations = 0;
  double seconds = 0;
  std::string rota;  // as a file
  /// (value − bound) / value.
  double gap() const { return bounded && checked.value > 0 ? (checked.value - bound) / checked.value : 0; }
};

struct RosterRequest {
  std::filesystem::path file;
  std::optional<roster::Format> format;      // none: by the file
  std::filesystem::path history;             // inrc2: the file is the scenario
  std::vector<std::filesystem::path> weeks;  // inrc2
  double seconds = 60;
  std::uint64_t seed = 0;
  unsigned threads = 2;
  /// Told of each better rota: seconds, value, bound (−1e30: none yet).
  std::function<void(double, double, double)> progress;
};

/// Throws Error(bad_input) for a file that breaks its format, Error(no_solution, "roster_no_line") naming the persons whose own rules
/// leave no line at all.
SolvedRoster solve_roster(const RosterRequest& request);

/// Throws Error(bad_input). `rota` is one file, or for inrc2 one for each week. Only what names the problem counts in the request.
CheckedRoster check_roster(const RosterRequest& request, const std::vector<std::filesystem::path>& rota);

/// A Norwegian rota against the law and the agreement: people and rota as CSV, agreements as TOML (empty path: none). Throws
/// Error(bad_input) with the place.
roster::WorkReport check_work(const std::filesystem::path& rota, const std::filesystem::path& people,
                              const std::filesystem::path& rules);

}  // namespace handlingsrom::api
