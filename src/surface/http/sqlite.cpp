#include "surface/http/sqlite.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"

namespace handlingsrom::http::sqlite {
namespace {

constexpr mode_t for_its_user_only = S_IRUSR | S_IWUSR;
constexpr const char* longest_log = "1048576";  // bytes that the log keeps after its pages are in the file
constexpr const char* pages_in_log = "100";     // then they go into the file

[[noreturn]] void fail(sqlite3* database) {
  const int code = database != nullptr ? sqlite3_errcode(database) & 0xFF : SQLITE_NOMEM;
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw Error(ErrorCode::busy, "scenarios_busy");
  const std::string reason = database != nullptr ? sqlite3_errmsg(database) : "out of memory";
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    throw Error(ErrorCode::bundle_damaged, "scenarios_damaged", {{"reason", reason}});
  throw Error(ErrorCode::cannot_write, "scenarios_unwritable", {{"reason", reason}});
}

}  // namespace

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Database::Database(const std::filesystem::path& file, int busy_milliseconds) : file_(file) {
  std::error_code failure;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), failure);
  // Made here, so that nobody else can read it in between; the log beside it gets the same rights.
  if (const int made = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, for_its_user_only); made >= 0) {
    struct stat is {};
    if (fstat(made, &is) == 0 && S_ISREG(is.st_mode) && (is.st_mode & 0777U) != for_its_user_only)
      (void)fchmod(made, for_its_user_only);  // another's file: as its owner wants it
    close(made);
  }
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr);
  database_.reset(opened);
  if (result != SQLITE_OK) fail(opened);
  sqlite3_busy_timeout(opened, busy_milliseconds);
  execute(std::string("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = ") +
          longest_log + "; PRAGMA wal_autocheckpoint = " + pages_in_log);
  struct stat is {};
  if (stat(file.c_str(), &is) != 0) fail(opened);
  device_ = is.st_dev;
  inode_ = is.st_ino;
}

void Database::execute(const std::string& sql) const {
  if (sqlite3_exec(get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(get());
}

int Database::number(const std::string& sql) const {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(const std::string& sql) const {
  Statement statement(*this, sql);
  return statement.step() ? statement.text(0) : std::string();
}

void Database::shorten_log() const {
  sqlite3_wal_checkpoint_v2(get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

void Database::check_it_is_there() const {
  struct stat is {};
  if (stat(file_.c_str(), &is) == 0 && is.st_dev == device_ && is.st_ino == inode_) return;
  throw Error(ErrorCode::cannot_write, "scenarios_gone", {{"file", file_.string()}});
}

Statement::Statement(const Database& database, const std::string& sql) : database_(database) {
  const int size = static_cast<int>(sql.size());
  if (sqlite3_prepare_v2(database.get(), sql.c_str(), size, &statement_, nullptr) != SQLITE_OK) fail(database.get());
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(std::string_view text) {
  sqlite3_bind_text64(statement_, ++bound_, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int value) {
  sqlite3_bind_int(statement_, ++bound_, value);
  return *this;
}

Statement& Statement::bind_nothing() {
  sqlite3_bind_null(statement_, ++bound_);
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) fail(database_.get());
  return result == SQLITE_ROW;
}

void Statement::finish() {
  while (step()) {
  }
}

int Statement::integer(int column) const { return sqlite3_column_int(statement_, column); }

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Writing::Writing(const Database& database) : database_(database) {
  database.check_it_is_there();
  database.execute("BEGIN IMMEDIATE");
}

Writing::~Writing() {
  if (open_) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Writing::commit() {
  database_.execute("COMMIT");
  open_ = false;
  database_.check_it_is_there();
}

}  // namespace handlingsrom::http::sqlite
