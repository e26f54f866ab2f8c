// The local user's saved scenarios, in one SQLite file that survives a crash in the middle of a write.
#pragma once

#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "surface/http/audit_log.hpp"
#include "surface/http/sqlite.hpp"

namespace handlingsrom::http {

/// `changes` is JSON text that the API has checked; the store does not look inside.
struct SavedScenario {
  std::string id;            // 32 hex digits, drawn at random
  std::string municipality;  // four-digit number
  std::string name;
  std::string changes;
  int revision = 1;     // grows with each change
  std::string created;  // ISO 8601, UTC
  std::string updated;
  bool readable = true;  // false: `changes` is no JSON, whoever wrote it
};

/// A part of the list, latest change first.
struct ScenarioPage {
  std::vector<SavedScenario> scenarios;
  std::string next;  // where the next page begins; empty: this is the last
};

struct StoreLimits {
  int most = 10'000;
  int most_each = 2'000;                           // of one municipality
  std::int64_t most_bytes = 256 << 20;             // of the file
  std::size_t page_bytes = std::size_t{1} << 20U;  // of changes in a page
  std::chrono::milliseconds busy{5000};            // most that a write waits for another
};

/// Write-ahead log with full synchronisation: a scenario that was answered as saved is on the disk.
/// Safe to use from many threads; several processes may share the file. Everything throws Error(busy, "scenarios_busy") when another holds the file for
/// longer than the limit, and writing Error(cannot_write, "scenarios_gone") when the file has been taken away.
class ScenarioStore {
 public:
  /// Creates the file and its folder when they are not there, and looks through an older one. Throws Error(cannot_write,
  /// "scenarios_unwritable") with the reason, also for a file of a later version; Error(bundle_damaged, "scenarios_damaged").
  explicit ScenarioStore(const std::filesystem::path& file, const StoreLimits& limits = {});
  /// As above, but throws Error(bad_input, "file_unreadable") instead of making a file that is not there.
  enum class Open { only_if_there };
  ScenarioStore(const std::filesystem::path& file, Open);

  /// All municipalities when `municipality` is empty. A page holds at most `most` and, with `changes`, no more than the limit's bytes (but at least one);
  /// without, `changes` is empty. Throws Error(bad_input, "scenario_page") for an `after` that is not a page's `next`.
  ScenarioPage list(std::string_view municipality, std::string_view after, int most, bool changes) const;
  std::optional<SavedScenario> find(std::string_view id) const;

  /// The same `request` (a name that the client chose; empty: none) gives the scenario that was made the first time.
  /// Throws Error(no_solution, "scenarios_full", "scenarios_full_here", "request_reused").
  SavedScenario create(std::string_view municipality, std::string_view name, std::string_view changes,
                       std::string_view request = {});
  /// Throws Error(unknown_name, "scenario_unknown"), or Error(no_solution, "scenario_changed_meanwhile") when `revision` is not the stored one; a change
  /// that is asked for again after it was made counts as made.
  SavedScenario change(std::string_view id, int revision, std::string_view name, std::string_view changes);
  /// False when there is none of that id. Works on a full disk too.
  bool remove(std::string_view id);

  /// What was done, oldest first (audit_log.hpp): each change here adds its record in the same transaction.
  std::vector<audit::Record> audit() const;

  /// Throws Error(cannot_write, "scenarios_gone"); takes microseconds, waits for nobody.
  void check_there() const { reader_.check_it_is_there(); }

 private:
  void make_reserve() const;
  std::unique_lock<std::timed_mutex> hold(std::timed_mutex& mutex) const;
  SavedScenario create_now(std::string_view municipality, std::string_view name, std::string_view changes,
                           std::string_view request);
  bool remove_now(std::string_view id);

  const StoreLimits limits_;
  const std::filesystem::path reserve_;
  sqlite::Database writer_;
  sqlite::Database reader_;  // so that nobody who looks waits for one who saves
  mutable std::timed_mutex writing_;
  mutable std::timed_mutex reading_;
};

/// $XDG_DATA_HOME/handlingsrom/scenarios.sqlite, else below ~/.local/share.
/// Throws Error(usage, "home_unknown") when neither is known.
std::filesystem::path default_scenario_file();

}  // namespace handlingsrom::http
