// A table that the program fetches, as a small declaration: data/tables/*.toml.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standing/statistics/selection.hpp"

namespace handlingsrom::statistics {

/// How the figures of municipalities that became one are joined.
enum class Joining { sum, weighted_mean, none };

struct TableFile {
  std::string id;                    // Statistics Norway's number: "12134"
  std::string title;                 // in Norwegian, for people
  std::string use;                   // what the program uses it for
  std::string unit;                  // of the values where the table has one
  std::string region;                // the variable of municipalities; empty: the country only
  std::vector<std::string> country;  // codes of that variable for the country: "EAK"
  Selection selection;               // of the other variables; "*" speaks of every one that is not named
  Joining joining = Joining::none;
  std::string weight;  // table and code of the weights where joining is weighted_mean
  /// What of the table a model reads: quantity of a series ("accounts.revenue") and the codes that its series in the table has all of; kroner, not per inhabitant.
  std::vector<std::pair<std::string, std::vector<std::string>>> feeds;
  /// What a quantity of `feeds` that the program has no series of is like: a series with the same unit and years. Empty: there are none such.
  std::string like;
  std::vector<std::string> shows;  // codes of key figures that are shown beside the program's own (report, comparison)
  std::string file;                // for messages
};

/// Throws Error(bad_input, "toml_syntax") and "statistics_table_file" with file, line, found and expected.
TableFile read_table_file(std::string_view text, const std::string& name);
/// Every .toml in the folder, by number of the table.
std::vector<TableFile> read_table_files(const std::filesystem::path& folder);

}  // namespace handlingsrom::statistics
