// The report as a workbook: a sheet for each table with its native chart, the sources, and the calculation as live formulas.
#pragma once

#include <filesystem>

#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// Writes an XLSX file at `path` (over an existing one; the caller renames). Figures are numbers with formats; what is not
/// finite is an empty cell. The same report gives the same bytes: dates inside come from the manifest.
/// Throws Error(cannot_write).
/// `target`, where given, is what messages call the file: `path` may be a temporary one beside it.
void write_spreadsheet(const Report& report, const Words& words, const std::filesystem::path& path,
                       const std::filesystem::path& target = {});

}  // namespace handlingsrom::report
