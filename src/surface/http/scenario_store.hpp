// The local user's saved scenarios, in one SQLite file that survives a crash in the middle of a write.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

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
};

/// Write-ahead log with full synchronisation: a scenario that was answered as saved is on the disk.
/// Safe to use from many threads; several processes may share the file.
class ScenarioStore {
 public:
  static constexpr int most_scenarios = 10'000;

  /// Creates the file and its folder when they are not there. Throws Error(cannot_write, "scenarios_unwritable") with the
  /// reason, also for a file of a later version or one that is no database.
  explicit ScenarioStore(const std::filesystem::path& file);
  ~ScenarioStore();
  ScenarioStore(const ScenarioStore&) = delete;
  ScenarioStore& operator=(const ScenarioStore&) = delete;

  /// Latest change first; all municipalities when `municipality` is empty.
  std::vector<SavedScenario> list(std::string_view municipality) const;
  std::optional<SavedScenario> find(std::string_view id) const;

  /// Throws Error(no_solution, "scenarios_full").
  SavedScenario create(std::string_view municipality, std::string_view name, std::string_view changes);
  /// Throws Error(unknown_name, "scenario_unknown"), or Error(no_solution, "scenario_changed_meanwhile") when `revision` is not the stored one.
  SavedScenario change(std::string_view id, int revision, std::string_view name, std::string_view changes);
  /// False when there is none of that id.
  bool remove(std::string_view id);

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  class Statement;
  std::unique_ptr<sqlite3, Close> database_;
  mutable std::mutex mutex_;
};

/// $XDG_DATA_HOME/handlingsrom/scenarios.sqlite, else below ~/.local/share.
/// Throws Error(usage, "home_unknown") when neither is known.
std::filesystem::path default_scenario_file();

}  // namespace handlingsrom::http
