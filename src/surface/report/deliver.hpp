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

/// What a report's files are called beside each other.
enum class Kind { basis, perspective, minutes };

/// "Kunnskapsgrunnlag Skaun 2026", in the report's language.
std::string file_name(const Report& report, const Words& words, Kind kind);

/// The page and the workbook always; data where there is material.
struct Formats {
  bool word = false, pdf = false, slides = false;  // all need the printer
};

/// Whether the printer is at hand.
bool can_print() noexcept;

/// Writes the report's files to `out`/<number>-<name>, each whole or not at all. `material`: of the file of data; none: no such file.
/// Throws Error(cannot_write), or what printer() throws.
Delivery deliver(const registry::Municipality& place, const Report& report, const Words& words, Kind kind,
                 Formats formats, const std::filesystem::path& out, const Material* material = nullptr);

}  // namespace handlingsrom::report
