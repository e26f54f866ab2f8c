// The public instances as the solver sees them.
#pragma once

#include "choice/roster/line_model.hpp"
#include "choice/roster/nrp24.hpp"

namespace handlingsrom::roster::nrp24 {

/// Duties are shifts. The constant cost of on-requests is in the persons' day costs: a day pays what it does not meet.
LineModel line_model(const Problem& problem);

}  // namespace handlingsrom::roster::nrp24
