#include "surface/http/scenario_store.hpp"

#include <sodium.h>
#include <sqlite3.h>

#include <array>
#include <cstdlib>

#include "base/error.hpp"

namespace handlingsrom::http {
namespace {

constexpr int schema_version = 1;
constexpr int busy_milliseconds = 5000;
constexpr const char* columns = "id, municipality, name, changes, revision, created, updated";
constexpr const char* now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

[[noreturn]] void fail(sqlite3* database) {
  throw Error(ErrorCode::cannot_write, "scenarios_unwritable",
              {{"reason", database != nullptr ? sqlite3_errmsg(database) : "out of memory"}});
}

void execute(sqlite3* database, const std::string& sql) {
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(database);
}

std::string random_id() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 33> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

}  // namespace

class ScenarioStore::Statement {
 public:
  Statement(sqlite3* database, const std::string& sql) : database_(database) {
    if (sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &statement_, nullptr) != SQLITE_OK)
      fail(database);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::string_view text) {
    sqlite3_bind_text64(statement_, ++bound_, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
  }
  Statement& bind(int value) {
    sqlite3_bind_int(statement_, ++bound_, value);
    return *this;
  }
  bool step() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) fail(database_);
    return result == SQLITE_ROW;
  }
  int integer(int column) const { return sqlite3_column_int(statement_, column); }
  SavedScenario scenario() const {
    return SavedScenario{text(0), text(1), text(2), text(3), integer(4), text(5), text(6)};
  }

 private:
  std::string text(int column) const {
    const unsigned char* bytes = sqlite3_column_text(statement_, column);
    return bytes == nullptr ? std::string()
                            : std::string(reinterpret_cast<const char*>(bytes),
                                          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

void ScenarioStore::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

ScenarioStore::ScenarioStore(const std::filesystem::path& file) {
  std::error_code failure;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), failure);
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(file.string().c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr);
  database_.reset(opened);
  if (result != SQLITE_OK) fail(opened);
  sqlite3_busy_timeout(opened, busy_milliseconds);
  execute(opened, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  Statement version(opened, "PRAGMA user_version");
  version.step();
  if (version.integer(0) > schema_version) {
    throw Error(ErrorCode::cannot_write, "scenarios_unwritable",
                {{"reason", "written by a later version of the program"}});
  }
  execute(opened,
          "CREATE TABLE IF NOT EXISTS scenario (id TEXT PRIMARY KEY, municipality TEXT NOT NULL, name TEXT NOT NULL, "
          "changes TEXT NOT NULL, revision INTEGER NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL) STRICT;"
          "CREATE INDEX IF NOT EXISTS scenario_municipality ON scenario (municipality, updated);"
          "PRAGMA user_version = " +
              std::to_string(schema_version));
}

ScenarioStore::~ScenarioStore() = default;

std::vector<SavedScenario> ScenarioStore::list(std::string_view municipality) const {
  const std::lock_guard lock(mutex_);
  Statement select(database_.get(), std::string("SELECT ") + columns +
                                        " FROM scenario WHERE ?1 = '' OR municipality = ?1 ORDER BY updated DESC, id");
  select.bind(municipality);
  std::vector<SavedScenario> found;
  while (select.step()) found.push_back(select.scenario());
  return found;
}

std::optional<SavedScenario> ScenarioStore::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  Statement select(database_.get(), std::string("SELECT ") + columns + " FROM scenario WHERE id = ?");
  select.bind(id);
  if (!select.step()) return std::nullopt;
  return select.scenario();
}

SavedScenario ScenarioStore::create(std::string_view municipality, std::string_view name, std::string_view changes) {
  const std::lock_guard lock(mutex_);
  Statement count(database_.get(), "SELECT count(*) FROM scenario");
  count.step();
  if (count.integer(0) >= most_scenarios)
    throw Error(ErrorCode::no_solution, "scenarios_full", {{"limit", std::to_string(most_scenarios)}});
  Statement insert(database_.get(), std::string("INSERT INTO scenario VALUES (?, ?, ?, ?, 1, ") + now + ", " + now +
                                        ") RETURNING " + columns);
  insert.bind(random_id()).bind(municipality).bind(name).bind(changes);
  insert.step();
  SavedScenario created = insert.scenario();
  insert.step();  // the write is done when the statement is
  return created;
}

SavedScenario ScenarioStore::change(std::string_view id, int revision, std::string_view name,
                                    std::string_view changes) {
  const std::lock_guard lock(mutex_);
  Statement update(database_.get(),
                   std::string("UPDATE scenario SET name = ?, changes = ?, revision = revision + 1, updated = ") + now +
                       " WHERE id = ? AND revision = ? RETURNING " + columns);
  update.bind(name).bind(changes).bind(id).bind(revision);
  if (update.step()) {
    SavedScenario changed = update.scenario();
    update.step();
    return changed;
  }
  Statement exists(database_.get(), "SELECT 1 FROM scenario WHERE id = ?");
  exists.bind(id);
  if (exists.step()) throw Error(ErrorCode::no_solution, "scenario_changed_meanwhile");
  throw Error(ErrorCode::unknown_name, "scenario_unknown", {{"scenario", std::string(id)}});
}

bool ScenarioStore::remove(std::string_view id) {
  const std::lock_guard lock(mutex_);
  Statement erase(database_.get(), "DELETE FROM scenario WHERE id = ? RETURNING id");
  erase.bind(id);
  if (!erase.step()) return false;
  erase.step();
  return true;
}

std::filesystem::path default_scenario_file() {
  const char* xdg = std::getenv("XDG_DATA_HOME");
  if (xdg != nullptr && *xdg == '/') return std::filesystem::path(xdg) / "handlingsrom" / "scenarios.sqlite";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') throw Error(ErrorCode::usage, "home_unknown");
  return std::filesystem::path(home) / ".local" / "share" / "handlingsrom" / "scenarios.sqlite";
}

}  // namespace handlingsrom::http
