// The report as data: every figure with unit, range and what it rests on. Schema: docs/schema/knowledge-basis-1.json.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "surface/report/document.hpp"
#include "surface/report/json_values.hpp"
#include "surface/report/material.hpp"

namespace handlingsrom::report {

/// What is said of a room, as report, API and pages have it (docs/schema/knowledge-basis-1.json, docs/api/openapi.json).
Json reading(const SaidRoom& said);
/// The three rooms of these figures.
Json readings(const rooms::Figures& figures, const Words& words);

/// UTF-8, ending in a line break. Missing figures are null; figures as `number` has them.
std::string json(const Material& material, const Report& report, const Words& words);

}  // namespace handlingsrom::report
