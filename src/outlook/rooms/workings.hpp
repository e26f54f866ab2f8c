// One run with everything that it is worked out from, for somebody who works it out again: a workbook with live formulas.
#pragma once

#include <string_view>
#include <vector>

#include "base/sheet/values.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/staff_flow.hpp"

namespace handlingsrom::rooms {

/// The run at the assumptions as they stand, without paths.
struct Workings {
  const sheet::Sheet& sheet;  // the chain's, which outlives this
  Year first;
  std::size_t years;
  std::vector<sheet::Cell> cells;               // [cell]
  std::vector<std::vector<double>> engines;     // [engine's row][year]
  std::vector<std::vector<double>> parameters;  // [parameter][year]
  std::vector<sheet::Adjustment> adjustments;
  std::vector<Provenance> marks;  // [row]
  sheet::Values values;
  StaffFlow staff_flow{};  // along the line that is shown; put in by whoever shows one (staff_flow_along.hpp)
};

Workings workings(const Chain& chain, const Request& request);

/// What works an assumption out: the sheet's own expressions, or an engine before them, which a workbook does not hold.
enum class Reaches { sheet, care, labour, result, population };
Reaches reaches(std::string_view parameter);

}  // namespace handlingsrom::rooms
