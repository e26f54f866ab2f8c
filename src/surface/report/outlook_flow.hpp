// The chart of who leaves and who comes; one of the sections on staff.
#pragma once

#include "surface/report/build.hpp"

namespace handlingsrom::report {

/// What happens to the staff of the group that lacks most (nurses, where none does) over five years, along the line of staff to be had; the
/// table has every group. No title where the material's workings hold no flow.
Chart staff_flow(const Material& material, const Words& words);

}  // namespace handlingsrom::report
