// The report's last pages as values: sources, assumptions, and what made the report.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

Table source_table(const SourceList& list, const Words& words);
Table assumption_table(const AssumptionList& list, const Words& words);
/// Name and value.
std::vector<std::pair<std::string, std::string>> manifest_rows(const Manifest& manifest, const Words& words);

}  // namespace handlingsrom::report
