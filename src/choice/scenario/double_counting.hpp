// Levers that count the same saving twice: a scenario has one of them at most. A rule, so that nobody has to list the pairs.
#pragma once

#include <string>
#include <vector>

#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario {

/// What can be saved or gained once, and which the lever takes from. From its effects: the users of a step of the care ladder, where it
/// moves them away or is itself the coverage of the step's figure; those who move in, where it brings settlers. And what its file says that
/// it `counts`.
std::vector<std::string> counted_by(const Lever& lever);

/// Whether both take from the same, so that together they would count it twice.
bool count_twice(const Lever& first, const Lever& second);

}  // namespace handlingsrom::scenario
