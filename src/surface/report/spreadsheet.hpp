// The report as a workbook: a sheet for each table with its native chart, and the sources and assumptions.
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

/// A sheet name that spreadsheets accept: at most 31 characters, none of []:*?/\.
std::string sheet_name(std::string name);

}  // namespace handlingsrom::report
