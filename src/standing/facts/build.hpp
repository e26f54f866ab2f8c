// Builds the bundle from published tables, and checks their sums while doing so.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "standing/facts/bytes.hpp"

namespace handlingsrom::facts {

/// One check that was made: what, and the figure reached.
struct BuildCheck {
  std::string name;
  std::string found;
};

struct BuildResult {
  Bytes bytes;
  std::vector<BuildCheck> checks;
};

/// `data` is the folder of published tables, `specification` the list of sources and tables (data/bundle.toml).
/// Throws Error(bad_input) with file and line when a table breaks its format or a sum does not hold. The same files give
/// the same bytes.
BuildResult build_bundle(const std::filesystem::path& data, const std::filesystem::path& specification);

/// Writes beside `file` and renames. Throws Error(cannot_write).
void write_bundle(const Bytes& bytes, const std::filesystem::path& file);

}  // namespace handlingsrom::facts
