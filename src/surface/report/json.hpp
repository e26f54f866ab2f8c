// The report as data: every figure with unit, range and what it rests on. Schema: docs/schema/knowledge-basis-1.json.
#pragma once

#include <string>

#include "surface/report/document.hpp"
#include "surface/report/material.hpp"

namespace handlingsrom::report {

/// UTF-8, ending in a line break. Missing figures are null; figures have eight significant digits.
std::string json(const Material& material, const Report& report, const Words& words);

}  // namespace handlingsrom::report
