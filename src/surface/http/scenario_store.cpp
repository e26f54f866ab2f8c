#include "surface/http/scenario_store.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "base/error.hpp"

namespace handlingsrom::http {
namespace {

constexpr int schema_version = 2;
constexpr const char* columns =
    "id, municipality, name, changes, revision, created, updated, json_valid(changes) AS readable";
constexpr const char* summary_columns =
    "id, municipality, name, '' AS changes, revision, created, updated, json_valid(changes) AS readable";
constexpr const char* now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

std::string random_id() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 33> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

SavedScenario scenario_in(const sqlite::Statement& row) {
  return SavedScenario{row.text(0),    row.text(1), row.text(2), row.text(3),
                       row.integer(4), row.text(5), row.text(6), row.integer(7) != 0};
}

std::string place_of(const SavedScenario& scenario) { return scenario.updated + "." + scenario.id; }

void check_pages(const sqlite::Database& database) {
  if (const std::string found = database.text("PRAGMA quick_check(1)"); found != "ok")
    throw Error(ErrorCode::bundle_damaged, "scenarios_damaged", {{"reason", found}});
}

void bring_up_to_date(const sqlite::Database& database) {
  sqlite::Writing writing(database);
  const int version = database.number("PRAGMA user_version");
  if (version > schema_version) {
    throw Error(ErrorCode::cannot_write, "scenarios_unwritable",
                {{"reason", "written by a later version of the program"}});
  }
  if (version < schema_version) {
    database.execute(
        "CREATE TABLE IF NOT EXISTS scenario (id TEXT PRIMARY KEY, municipality TEXT NOT NULL, name TEXT NOT NULL, "
        "changes TEXT NOT NULL, revision INTEGER NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL) STRICT;"
        "CREATE INDEX IF NOT EXISTS scenario_municipality ON scenario (municipality, updated);"
        "ALTER TABLE scenario ADD COLUMN request TEXT;"
        "CREATE UNIQUE INDEX scenario_request ON scenario (request) WHERE request IS NOT NULL;"
        "CREATE INDEX scenario_updated ON scenario (updated);"
        "PRAGMA user_version = " +
        std::to_string(schema_version));
    audit::prepare(database);
  }
  writing.commit();
}

int milliseconds(const StoreLimits& limits) { return static_cast<int>(limits.busy.count()); }

}  // namespace

ScenarioStore::ScenarioStore(const std::filesystem::path& file, const StoreLimits& limits)
    : limits_(limits),
      reserve_(file.string() + "-reserve"),
      writer_(file, milliseconds(limits)),
      reader_(file, milliseconds(limits)) {
  check_pages(writer_);
  bring_up_to_date(writer_);
  make_reserve();
}

// Room that is held so that on a full disk the log can still go into the file, and deleting makes more: more than the log and one write take.
void ScenarioStore::make_reserve() const {
  constexpr off_t bytes = off_t{2} << 20;
  const int made = open(reserve_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (made < 0) return;
  const bool whole = posix_fallocate(made, 0, bytes) == 0;
  close(made);
  if (!whole) unlink(reserve_.c_str());  // the disk is too full already
}

ScenarioStore::ScenarioStore(const std::filesystem::path& file, Open)
    : ScenarioStore([&] {
        if (!std::filesystem::is_regular_file(file)) {
          throw Error(ErrorCode::bad_input, "file_unreadable",
                      {{"file", file.string()}, {"reason", "No such file or directory"}});
        }
        return file;
      }()) {}

std::vector<audit::Record> ScenarioStore::audit() const {
  const auto lock = hold(reading_);
  return audit::read(reader_);
}

std::unique_lock<std::timed_mutex> ScenarioStore::hold(std::timed_mutex& mutex) const {
  std::unique_lock lock(mutex, limits_.busy);
  if (!lock.owns_lock()) throw Error(ErrorCode::busy, "scenarios_busy");
  return lock;
}

ScenarioPage ScenarioStore::list(std::string_view municipality, std::string_view after, int most, bool changes) const {
  constexpr std::size_t length_of_time = 20;  // 2026-11-28T21:00:00Z
  if (!after.empty() && (after.size() != length_of_time + 33 || after[length_of_time] != '.'))
    throw Error(ErrorCode::bad_input, "scenario_page");
  const auto lock = hold(reading_);
  reader_.check_it_is_there();
  sqlite::Statement select(
      reader_, std::string("SELECT ") + (changes ? columns : summary_columns) +
                   " FROM scenario WHERE (?1 = '' OR municipality = ?1) AND "
                   "(?2 = '' OR updated < ?2 OR (updated = ?2 AND id > ?3)) ORDER BY updated DESC, id LIMIT ?4");
  select.bind(municipality).bind(after.substr(0, length_of_time));
  select.bind(after.empty() ? std::string_view{} : after.substr(length_of_time + 1)).bind(most + 1);
  ScenarioPage page;
  std::size_t bytes = 0;
  while (select.step()) {
    SavedScenario next = scenario_in(select);
    bytes += next.changes.size() + next.name.size();
    const bool full = static_cast<int>(page.scenarios.size()) >= most || bytes > limits_.page_bytes;
    if (full && !page.scenarios.empty()) {
      page.next = place_of(page.scenarios.back());
      break;
    }
    page.scenarios.push_back(std::move(next));
  }
  return page;
}

std::optional<SavedScenario> ScenarioStore::find(std::string_view id) const {
  const auto lock = hold(reading_);
  reader_.check_it_is_there();
  sqlite::Statement select(reader_, std::string("SELECT ") + columns + " FROM scenario WHERE id = ?");
  select.bind(id);
  if (!select.step()) return std::nullopt;
  return scenario_in(select);
}

SavedScenario ScenarioStore::create(std::string_view municipality, std::string_view name, std::string_view changes,
                                    std::string_view request) {
  const auto lock = hold(writing_);
  try {
    return create_now(municipality, name, changes, request);
  } catch (const Error& fault) {
    // On a full disk what was deleted has left room in the file; only the log lacks some, which the reserve can lend.
    constexpr std::int64_t times = 4;  // what a write takes in the file and its index, at most
    const std::int64_t free = writer_.number("PRAGMA freelist_count") * writer_.number("PRAGMA page_size");
    if (fault.key() != "scenarios_unwritable" || free < times * static_cast<std::int64_t>(changes.size())) throw;
  }
  unlink(reserve_.c_str());
  writer_.shorten_log();
  SavedScenario created = create_now(municipality, name, changes, request);
  writer_.shorten_log();
  make_reserve();
  return created;
}

SavedScenario ScenarioStore::create_now(std::string_view municipality, std::string_view name, std::string_view changes,
                                        std::string_view request) {
  sqlite::Writing writing(writer_);
  if (!request.empty()) {
    sqlite::Statement earlier(writer_, std::string("SELECT ") + columns + " FROM scenario WHERE request = ?");
    earlier.bind(request);
    if (earlier.step()) {
      SavedScenario made = scenario_in(earlier);
      if (made.municipality != municipality) throw Error(ErrorCode::no_solution, "request_reused");
      return made;
    }
  }
  const auto full = [](const char* key, std::int64_t limit) {
    return Error(ErrorCode::no_solution, key, {{"limit", std::to_string(limit)}});
  };
  if (writer_.number("SELECT count(*) FROM scenario") >= limits_.most) throw full("scenarios_full", limits_.most);
  {
    sqlite::Statement here(writer_, "SELECT count(*) FROM scenario WHERE municipality = ?");
    here.bind(municipality);
    here.step();
    if (here.integer(0) >= limits_.most_each) throw full("scenarios_full_here", limits_.most_each);
  }
  const std::int64_t pages = writer_.number("PRAGMA page_count") - writer_.number("PRAGMA freelist_count");
  if (pages * writer_.number("PRAGMA page_size") >= limits_.most_bytes)
    throw full("scenarios_full_bytes", limits_.most_bytes >> 20);
  SavedScenario created;
  {
    sqlite::Statement insert(
        writer_,
        std::string(
            "INSERT INTO scenario (id, municipality, name, changes, revision, created, updated, request) VALUES "
            "(?, ?, ?, ?, 1, ") +
            now + ", " + now + ", ?) RETURNING " + columns);
    insert.bind(random_id()).bind(municipality).bind(name).bind(changes);
    request.empty() ? insert.bind_nothing() : insert.bind(request);
    insert.step();
    created = scenario_in(insert);
    insert.finish();
  }
  audit::append(writer_, "created", created.id, municipality, name, changes);
  writing.commit();
  return created;
}

SavedScenario ScenarioStore::change(std::string_view id, int revision, std::string_view name,
                                    std::string_view changes) {
  const auto lock = hold(writing_);
  sqlite::Writing writing(writer_);
  SavedScenario changed;
  {
    sqlite::Statement before(writer_, std::string("SELECT ") + columns + " FROM scenario WHERE id = ?");
    before.bind(id);
    if (!before.step()) throw Error(ErrorCode::unknown_name, "scenario_unknown", {{"scenario", std::string(id)}});
    changed = scenario_in(before);
  }
  const bool made_already = changed.revision == revision + 1 && changed.name == name && changed.changes == changes;
  if (made_already) return changed;
  if (changed.revision != revision) throw Error(ErrorCode::no_solution, "scenario_changed_meanwhile");
  {
    sqlite::Statement update(
        writer_, std::string("UPDATE scenario SET name = ?, changes = ?, revision = revision + 1, updated = ") + now +
                     " WHERE id = ? RETURNING " + columns);
    update.bind(name).bind(changes).bind(id);
    update.step();
    changed = scenario_in(update);
    update.finish();
  }
  audit::append(writer_, "changed", id, changed.municipality, name, changes);
  writing.commit();
  return changed;
}

bool ScenarioStore::remove_now(std::string_view id) {
  sqlite::Writing writing(writer_);
  SavedScenario removed;
  {
    sqlite::Statement erase(writer_, std::string("DELETE FROM scenario WHERE id = ? RETURNING ") + columns);
    erase.bind(id);
    if (!erase.step()) return false;
    removed = scenario_in(erase);
    erase.finish();
  }
  audit::append(writer_, "removed", id, removed.municipality, removed.name, removed.changes);
  writing.commit();
  return true;
}

bool ScenarioStore::remove(std::string_view id) {
  const auto lock = hold(writing_);
  try {
    return remove_now(id);
  } catch (const Error& fault) {
    if (fault.key() != "scenarios_unwritable") throw;
  }
  // On a full disk: the reserve is given up, so that what the log holds goes into the file, and the log's own room serves the deletion.
  unlink(reserve_.c_str());
  writer_.shorten_log();
  const bool was_there = remove_now(id);
  writer_.shorten_log();
  make_reserve();
  return was_there;
}

std::filesystem::path default_scenario_file() {
  const char* xdg = std::getenv("XDG_DATA_HOME");
  if (xdg != nullptr && *xdg == '/') return std::filesystem::path(xdg) / "handlingsrom" / "scenarios.sqlite";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') throw Error(ErrorCode::usage, "home_unknown");
  return std::filesystem::path(home) / ".local" / "share" / "handlingsrom" / "scenarios.sqlite";
}

}  // namespace handlingsrom::http
