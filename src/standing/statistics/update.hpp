// Tables fetched into a folder, piece by piece; what is there already is not asked for again.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "standing/statistics/client.hpp"
#include "standing/statistics/plan.hpp"

namespace handlingsrom::statistics {

struct Progress {
  std::string table;
  std::size_t call = 0;   // from 1
  std::size_t calls = 0;  // of the table
  bool from_before = false;
};

struct TableUpdate {
  TablePlan plan;
  std::size_t fetched = 0;    // pieces that are new or changed
  std::size_t unchanged = 0;  // the service said so
  std::size_t held = 0;       // there already, from an earlier or interrupted run
};

/// Asks for the table's dimensions and plans its calls.
TablePlan plan_update(Client& client, const TableFile& table, const Scope& scope);

/// Fetches the planned pieces into `folder`/<table>/, each file whole or not at all, with state.json beside them: for each piece the table's `updated`, ETag,
/// Last-Modified and length. A piece of the same `updated` is not asked for; one of another is asked for on the condition that it changed. state.json is written after each
/// piece, so that a run that was interrupted anywhere goes on where it was. Throws what Client throws, and Error(cannot_write).
TableUpdate fetch_table(Client& client, TablePlan plan, const std::filesystem::path& folder,
                        const std::function<void(const Progress&)>& progress = {});

}  // namespace handlingsrom::statistics
