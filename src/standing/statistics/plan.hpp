// Which calls bring a table: no more cells in each than the service allows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "standing/reading/cube.hpp"
#include "standing/statistics/table_file.hpp"

namespace handlingsrom::statistics {

struct PlannedCall {
  Selection selection;  // codes written out, each once
  std::size_t cells = 0;
  std::string name;  // of the file that holds the answer: the same question has the same name
};

struct TablePlan {
  std::string table;
  std::string updated;       // by the service: ISO 8601
  bool preliminary = false;  // figures of the latest year before they are revised on 15 June
  std::vector<PlannedCall> calls;
  std::size_t cells = 0;
  std::vector<std::string> gone;  // codes that the declaration names and the table no longer has: "Tid 2014"
};

struct Scope {
  std::vector<std::string>
      regions;  // municipality codes, old ones included; empty: every one of four digits that the table has
  std::optional<int> since;  // first year
};

/// Most codes of regions in a call: in measured runs 100 to 200 lost no call.
inline constexpr std::size_t most_regions_per_call = 150;

/// Pure. Throws Error(bad_input, "statistics_variable_unknown") where the declaration names a variable that the table lacks, "statistics_variable_new" where the table
/// has one that the declaration does not speak of, and "statistics_codes_gone" where nothing is left of what it asks for.
TablePlan plan_table(const TableFile& table, const reading::Cube& metadata, const Scope& scope,
                     std::size_t cells_per_call);

/// KOSTRA's figures of a year come on 15 March of the next and are revised on 15 June: preliminary where `updated` lies before that.
bool is_preliminary(std::string_view updated, int latest_year);

}  // namespace handlingsrom::statistics
