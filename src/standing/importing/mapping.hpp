// What the user decided about a file's columns, kept for the next file of the same shape.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "standing/importing/understanding.hpp"

namespace handlingsrom::importing {

using Roles = std::map<std::string, ColumnRole>;

/// TOML: the shape, the name of the file it was first seen in, and [columns] with head = role, in the order of the heads.
std::string write_mapping(const Understanding& understanding, const std::string& file);

/// Throws Error(bad_input, "toml_syntax") and "importing_mapping" with file, line, found and expected.
Roles read_mapping(std::string_view text, const std::string& name);

/// The file in `folder` that belongs to a shape.
std::filesystem::path mapping_file(const std::filesystem::path& folder, const std::string& shape);

}  // namespace handlingsrom::importing
