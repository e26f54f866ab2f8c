// Puts a report's files in their folder, each whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "standing/registry/registry.hpp"

namespace handlingsrom::report {

struct Material;
struct Report;
class Words;

/// "5029-skaun": number and name in letters that every file system takes.
std::string folder_name(const registry::Municipality& municipality);

struct Delivery {
  std::filesystem::path folder;
  std::vector<std::filesystem::path> files;
};

/// "Kunnskapsgrunnlag Skaun 2026": what a report's files are called, in its language; `kind` is "basis" or "perspective".
std::string file_name(const Report& report, const Words& words, std::string_view kind);

/// Writes the page, the workbook and the data to `out`/folder_name. Throws Error(cannot_write).
Delivery deliver(const Material& material, const Report& report, const Words& words, const std::filesystem::path& out);

}  // namespace handlingsrom::report
