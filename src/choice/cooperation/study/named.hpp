// Municipalities and figures as a secretariat's file writes them: each fault with its place.
#pragma once

#include <vector>

#include "base/toml.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::cooperation {

/// The municipality that stands there. Throws Error(bad_input, "municipality_…_at") with file, line, column, what was found and what it may be.
MunicipalityIndex municipality_at(const toml::Value& at, const facts::Facts& facts);

/// The optional number under `key` of a table, within its bounds.
double number_within(const toml::Value& table, const char* key, double otherwise, double low, double high);

}  // namespace handlingsrom::cooperation
