// A table as people save it, as the plain CSV that rooms read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace handlingsrom::api {

/// The first sheet of a CSV (any separator, decimal mark and encoding), XLSX or ODS file as RFC 4180 with commas and decimal points. A number keeps its words
/// where they are plain already, so that a code such as 0301 stays one. Rows without content are left out at the end only, so that lines keep their numbers.
/// Throws Error(bad_input, "file_not_found" or "reading_…") as reading::read_file.
std::string plain_table(const std::filesystem::path& file);

/// The names in the first row.
std::vector<std::string> plain_columns(const std::filesystem::path& file);

}  // namespace handlingsrom::api
