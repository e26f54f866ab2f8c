// Files of public location problems.
#pragma once

#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {

enum class Format {
  orlib_pmed,  // OR-Library p-median: vertices edges p; edges 'i j length', the last of a pair counts
  orlib_cap,  // OR-Library capacitated warehouses: sites customers; 'capacity opening'; by customer demand and costs. Demand may be split
  holmberg,  // Holmberg, Rönnqvist and Yuan 1999, single source: sites customers; 'capacity opening'; demands; costs by site; the rest is ignored
  diaz,  // Díaz and Fernández 2002, single source: customers sites; costs by customer; demands; openings; capacities
  cpmp   // capacitated p-median: points p; 'x y capacity demand'; an open point serves itself
};

inline constexpr std::string_view format_names[]{"orlib-pmed", "orlib-cap", "holmberg", "diaz", "cpmp"};
std::optional<Format> format_of(std::string_view name);

/// How lengths between points are rounded (cpmp). OR-Library's cpmp01–20 round down, the other sets not at all; `automatic` rounds
/// down where all coordinates are whole numbers from 0 to 100, as in those twenty.
enum class Rounding { automatic, down, none };

struct ReadOptions {
  std::optional<double> capacity;  // for the word "capacity" in orlib-cap files
  Rounding rounding = Rounding::automatic;
};

/// Throws Error(bad_input, "location_value") with file, line, what was found and expected.
Problem read_problem(std::istream& input, const std::string& file, Format format, const ReadOptions& options = {});

}  // namespace handlingsrom::location
