// Tables of ways that a router worked out, or that someone knows: kilometres and minutes from each of some places to each of others.
#pragma once

#include <string>
#include <vector>

namespace handlingsrom::api {

/// A place by all names that a file may call it.
using WayEnd = std::vector<std::string>;

/// [from · destinations + to]; NaN where the file has no way.
struct Ways {
  std::vector<double> kilometres, minutes;
};

/// Rows under from, to, km and, where known, minutes (also as they are called in Norwegian): text with any separator, or a spreadsheet's first sheet. Or the table of
/// OSRM or Valhalla in JSON with its sources in the order of `from` and its destinations in that of `to`. `name` is what refusals call the file.
/// Throws Error(bad_input, "study_ways" or "reading_…") with place, found and expected.
Ways read_ways(const std::string& text, const std::string& name, const std::vector<WayEnd>& from,
               const std::vector<WayEnd>& to);

}  // namespace handlingsrom::api
