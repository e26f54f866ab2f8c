// Something that the program fetches and that is no table of PxWebApi, as a small declaration: data/registers/*.toml.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handlingsrom::statistics {

struct RegisterFile {
  enum class Kind {
    klass_codes,    // which codes a classification has
    klass_changes,  // what its codes were before
    klass_groups,   // which of its codes each code of another belongs to, year by year
    udir_report     // a report of Udir's statistics, by municipality
  };
  std::string id;  // "KLASS131": what --tables names
  Kind kind = Kind::klass_codes;
  std::string title, use;
  std::string classification, target;  // Klass: "112", "131"
  std::string page;                    // Udir: "GSK_Elev_Skol"
  int since = 0;                       // first year that is asked for; 0: the service's own first
  std::string prefix;                  // of groups that are numbered: "EKG" before "07"
  std::string unit;
  bool only_named = false;  // fetched only when --tables names it
  /// Udir: filters and their numbers; "-10" is all of them, "grades" every single grade beside.
  std::vector<std::pair<std::string, std::vector<std::string>>> filters;
  std::vector<std::pair<std::string, std::vector<std::string>>> feeds;  // as in TableFile
  std::vector<std::string> shows;                                       // as in TableFile
  std::string file;                                                     // for messages
};

/// Throws Error(bad_input, "toml_…") with file, line, found and expected.
RegisterFile read_register_file(std::string_view text, const std::string& name);
/// Every .toml in the folder, by id; none where there is no such folder.
std::vector<RegisterFile> read_register_files(const std::filesystem::path& folder);
/// Where they lie beside a folder of tables: data/tables → data/registers.
std::filesystem::path registers_beside(const std::filesystem::path& tables);

}  // namespace handlingsrom::statistics
