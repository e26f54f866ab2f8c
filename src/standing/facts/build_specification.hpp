// Reading of data/bundle.toml: what its parts share.
#pragma once

#include <toml++/toml.h>

#include "standing/facts/build_series.hpp"

namespace handlingsrom::facts::build {

/// Throws Error(bad_input, "build_specification") with file and line.
[[noreturn]] void refuse_specification(const std::filesystem::path& file, const toml::source_region& where,
                                       std::string expected);
/// The text at `key`; refuses a table that lacks it.
std::string text_of(const toml::table& table, std::string_view key, const std::filesystem::path& file);
/// The texts of the array at `key`; none where there is no array.
std::vector<std::string> texts_of(const toml::table& table, std::string_view key);

/// The part of a [[table]] of kind "series" beyond name and sources; fills in `spec.files`.
std::shared_ptr<const SeriesSpec> read_series_spec(const toml::table& table, TableSpec& spec,
                                                   const std::filesystem::path& file);

}  // namespace handlingsrom::facts::build
