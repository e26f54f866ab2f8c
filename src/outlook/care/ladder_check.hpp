// What must hold between the steps of a ladder for a simulation on it to make sense.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "outlook/care/ladder.hpp"

namespace handlingsrom::care {

/// Line of the file on which a step begins, for messages.
struct LadderLine {
  std::int64_t line = 0;
};

/// Checks names, shares and moves, and works out the share of the steps that take the rest.
/// Throws Error(bad_input, "care_ladder_…") with file, line, found and expected.
void check_ladder(Ladder& ladder, const std::vector<LadderLine>& lines, const std::string& file);

}  // namespace handlingsrom::care
