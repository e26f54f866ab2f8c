// Sections of a report as the pages show them (LiveSection and LiveChart of docs/api/openapi.json). Not for clients of the façade.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "surface/report/build.hpp"
#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

/// With each cell of the table as it is written, and what a spreadsheet takes: the same figure at the same rounding, null for words.
nlohmann::ordered_json chart_json(const report::Chart& chart, const report::Words& words);
nlohmann::ordered_json live_sections(const std::vector<report::Section>& all, const report::Words& words);

}  // namespace handlingsrom::api
