// Puts a report's files in their folder, each whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "surface/report/material.hpp"

namespace handlingsrom::report {

/// "5029-skaun": number and name in letters that every file system takes.
std::string folder_name(const registry::Municipality& municipality);

struct Delivery {
  std::filesystem::path folder;
  std::vector<std::filesystem::path> files;
};

/// Writes knowledge-basis.html, .xlsx and .json to `out`/folder_name. Throws Error(cannot_write).
Delivery deliver(const Material& material, const Report& report, const Words& words, const std::filesystem::path& out);

}  // namespace handlingsrom::report
