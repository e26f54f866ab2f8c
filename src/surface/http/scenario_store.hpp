// The saved scenarios: documents of the store, by an id, within limits of number and room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/store/shelf.hpp"
#include "base/store/store.hpp"

namespace handlingsrom::http {

/// `changes` is JSON text that the API has checked; the store does not look inside.
struct SavedScenario {
  std::string id;            // 32 hex digits
  std::string municipality;  // four-digit number
  std::string name;
  std::string changes;
  int revision = 1;     // grows with each change
  std::string created;  // ISO 8601, UTC
  std::string updated;
  bool readable = true;  // false: what is stored is no scenario, whoever wrote it
};

/// One version of a scenario: of the line that holds, or kept beside it because another had been quicker.
struct ScenarioVersion {
  SavedScenario saved;
  int beside = 0;
  std::string author;
};

/// A part of the list, latest change first.
struct ScenarioPage {
  std::vector<SavedScenario> scenarios;
  std::string next;  // where the next page begins; empty: this is the last
};

struct StoreLimits {
  int most = 10'000;
  int most_each = 2'000;                           // of one municipality
  std::int64_t most_bytes = 256 << 20;             // of all versions of all scenarios
  std::size_t page_bytes = std::size_t{1} << 20U;  // of changes in a page
};

/// Documents of kind "scenario" (base/store/documents.hpp): every version stays, and each change is in the record. What was removed is kept until its room
/// is needed. A scenario that was answered as saved is on the disk.
/// Safe to use from many threads; several processes may share the store. Everything throws what the store throws (base/store/store.hpp).
class ScenarioStore {
 public:
  explicit ScenarioStore(std::shared_ptr<const store::Store> store, const StoreLimits& limits = {});

  /// All municipalities when `municipality` is empty. A page holds at most `most` and no more than the limit's bytes (but at least one); without
  /// `changes` these are empty. Throws Error(bad_input, "scenario_page") for an `after` that is not a page's `next`.
  ScenarioPage list(std::string_view municipality, std::string_view after, int most, bool changes) const;
  std::optional<SavedScenario> find(std::string_view id) const;
  /// The latest first, those beside too; at most `most`. Empty: there is none of that id.
  std::vector<ScenarioVersion> versions(std::string_view id, std::size_t most) const;

  /// `author` is the number of an account, or empty. The same `request` (a name that the client chose; empty: none) gives the scenario that was made the first time.
  /// Throws Error(no_solution, "scenarios_full", "scenarios_full_here", "scenarios_full_bytes", "request_reused").
  SavedScenario create(std::string_view municipality, std::string_view name, std::string_view changes,
                       std::string_view request = {}, const std::string& author = {});
  /// Throws Error(unknown_name, "scenario_unknown"), or Error(no_solution, "scenario_changed_meanwhile") when `revision` is not the stored one: what was
  /// sent is then kept beside, and the error says as which version ("kept"). A change that is asked for again after it was made counts as made.
  SavedScenario change(std::string_view id, int revision, std::string_view name, std::string_view changes,
                       const std::string& author = {});
  /// False when there is none of that id. Works on a full disk too.
  bool remove(std::string_view id, const std::string& author = {});

  /// One that was saved elsewhere, with its id and times; false where there is or was one of that id.
  bool take_in(const SavedScenario& saved);

  /// Throws Error(cannot_write, "store_gone"); takes microseconds, waits for nobody.
  void check_there() const { store_->check_there(); }
  const store::Store& store() const noexcept { return *store_; }

 private:
  SavedScenario create_now(const std::string& id, const std::string& municipality, const std::string& body,
                           const std::string& author);
  [[noreturn]] void keep_beside(const store::Name& name, int revision, int newest, const std::string& body,
                                const std::string& author);
  void check_room(const std::string& municipality, std::size_t bytes);
  void make_room(std::size_t bytes);
  void make_reserve() const;
  template <class Work>
  auto with_reserve(const Work& work);

  const std::shared_ptr<const store::Store> store_;
  const StoreLimits limits_;
  const store::Shelf shelf_;
  const std::filesystem::path reserve_;  // empty: none
  std::mutex writing_;
  std::optional<std::int64_t> bytes_;  // of all versions, as this process knows; nullopt: not asked yet
};

}  // namespace handlingsrom::http
