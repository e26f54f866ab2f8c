// Levers as they are turned: a value for each year.
#pragma once

#include <memory>
#include <vector>

#include "choice/scenario/scenario.hpp"

namespace handlingsrom::scenario {

/// One lever's value by year; a lever that stands as today in every year does nothing at all.
struct Setting {
  std::size_t lever = 0;
  std::vector<double> values;          // [year]
  std::shared_ptr<const Lever> own{};  // the lever with the user's own effects; empty: as the program carries it
};

/// The lever that acts: the user's own or the program's.
const Lever& lever_of(const Setting& setting);

std::vector<Setting> settings_of(const Scenario& scenario, const Period& period);

}  // namespace handlingsrom::scenario
