// Location problems from public files through the façade. The clock lives here, not in the solver.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/standard_seed.hpp"
#include "choice/structure/location/formats.hpp"
#include "choice/structure/location/location.hpp"

namespace handlingsrom::api {

struct LocationQuestion {
  std::filesystem::path file;  // plain or gzip
  std::string format;          // one of location::format_names
  double seconds = 60;         // elapsed, reading included
  std::optional<double> capacity;
  std::string rounding = "auto";  // auto, down, none: of lengths between points
  std::uint64_t seed = standard_seed;
  std::function<void(const location::Progress&)> on_progress;
};

struct LocationAnswer {
  location::Problem problem;
  location::Solution solution;
  double seconds = 0;
};

/// Reads and solves. Throws Error(usage) for an unknown format or rounding, or seconds and a capacity that are not above zero; Error(bad_input) for a file that
/// breaks its format; Error(no_solution) "location_…" with the reason where no choice exists or none was found in time.
LocationAnswer solve_location(const LocationQuestion& question);

}  // namespace handlingsrom::api
