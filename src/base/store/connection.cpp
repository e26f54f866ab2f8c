#include "base/store/connection.hpp"

#include <fcntl.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "base/error.hpp"

namespace handlingsrom::store {
namespace {

constexpr mode_t for_its_user_only = S_IRUSR | S_IWUSR;
constexpr const char* longest_log = "1048576";  // bytes that the log keeps after its pages are in the file
constexpr const char* pages_in_log = "100";     // then they go into the file
// Any number that no other program is likely to lock in the same database.
constexpr const char* lock_of_writers = "SELECT pg_advisory_xact_lock(7236837561)";

// What is new in a folder is there after a power cut only once the folder was synchronised.
void synchronise(const std::filesystem::path& folder) {
  const int opened = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;  // a folder that one may not read: the file system decides when
  (void)fsync(opened);
  close(opened);
}

void make_folders(const std::filesystem::path& folder) {
  std::error_code failure;
  if (folder.empty() || std::filesystem::exists(folder, failure)) return;
  make_folders(folder.parent_path());
  if (std::filesystem::create_directory(folder, failure)) synchronise(folder.parent_path());
}

// Made here, so that nobody else can read it in between; the log beside it gets the same rights. A file that is there is never opened: closing it would take
// away the locks that this process's other connections hold on it (POSIX), and another process would take the log for its own.
void make_private(const std::filesystem::path& file) {
  make_folders(file.parent_path());
  const int made = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, for_its_user_only);
  if (made >= 0) {
    close(made);
    synchronise(file.parent_path());
    return;
  }
  struct stat is {};
  if (stat(file.c_str(), &is) == 0 && S_ISREG(is.st_mode) && (is.st_mode & 0777U) != for_its_user_only)
    (void)chmod(file.c_str(),
                for_its_user_only);  // another's file: as its owner wants it; what cannot be opened the database says
}

/// SQLite does not wait by itself where another opens the same new file and both would have it keep a log ahead: busy_timeout does not hold there.
void write_ahead(soci::session& sql, std::chrono::milliseconds busy) {
  constexpr std::chrono::milliseconds pause{5};
  for (std::chrono::milliseconds waited{0};; waited += pause) {
    try {
      sql << "PRAGMA journal_mode = WAL";
      return;
    } catch (const soci::sqlite3_soci_error& fault) {
      if ((fault.result() & 0xFF) != SQLITE_BUSY || waited >= busy) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// Without which function of the library met it: "sqlite3_statement_backend::loadOne: database or disk is full".
std::string what_was_met(const soci::soci_error& fault) {
  const std::string text = first_line(fault.get_error_message());
  const std::size_t name = text.starts_with("sqlite3_") ? text.find(": ") : std::string::npos;
  return name == std::string::npos ? text : text.substr(name + 2);
}

}  // namespace

Connection::Connection(const Address& address, std::chrono::milliseconds busy) : address_(address), busy_(busy) {
  guarded([&] { connect(); });
}

void Connection::connect() {
  if (connected_) sql_.close();
  connected_ = false;
  address_.is_shared() ? open_shared() : open_file();
  connected_ = true;
  lost_ = false;
}

void Connection::open_file() {
  make_private(address_.file());
  sql_.open(soci::sqlite3, "db=\"" + address_.text() + "\"");
  sql_ << "PRAGMA busy_timeout = " + std::to_string(busy_.count());
  write_ahead(sql_, busy_);
  for (const std::string& setting :
       {std::string("synchronous = FULL"), std::string("foreign_keys = ON"), std::string("secure_delete = ON"),
        std::string("cell_size_check = ON"), std::string("journal_size_limit = ") + longest_log,
        std::string("wal_autocheckpoint = ") + pages_in_log})
    sql_ << "PRAGMA " + setting;
  struct stat is {};
  if (stat(address_.file().c_str(), &is) != 0)
    throw Error(ErrorCode::cannot_write, "store_gone", {{"file", address_.shown()}});
  device_ = is.st_dev;
  inode_ = is.st_ino;
}

void Connection::open_shared() {
  std::string text = address_.text();
  if (text.find("connect_timeout=") == std::string::npos)
    text += std::string(text.find('?') == std::string::npos ? "?" : "&") + "connect_timeout=10";
  sql_.open(soci::postgresql, text);
  for (const std::string& setting :
       {"lock_timeout = " + std::to_string(busy_.count()), std::string("client_min_messages = warning"),
        std::string("client_encoding = 'UTF8'"), std::string("synchronous_commit = on")})
    sql_ << "SET " + setting;
  std::string encoding;
  sql_ << "SHOW server_encoding", soci::into(encoding);
  if (encoding != "UTF8")
    throw Error(ErrorCode::cannot_write, "store_unwritable", {{"reason", encoding + ", not UTF8"}});
}

void Connection::refuse(const soci::soci_error& fault) {
  const std::string reason = what_was_met(fault);
  if (const auto* own = dynamic_cast<const soci::sqlite3_soci_error*>(&fault)) {
    const int code = own->result() & 0xFF;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw Error(ErrorCode::busy, "store_busy");
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
      throw Error(ErrorCode::bundle_damaged, "store_damaged", {{"file", address_.shown()}, {"reason", reason}});
    throw Error(ErrorCode::cannot_write, "store_unwritable", {{"reason", reason}});
  }
  if (const auto* shared = dynamic_cast<const soci::postgresql_soci_error*>(&fault)) {
    constexpr const char* lock_not_available = "55P03";
    const std::string state = shared->sqlstate();
    if (state == lock_not_available) throw Error(ErrorCode::busy, "store_busy");
    // Class 08: the connection; 57P: the server ends or starts; no state: the connection ended in the middle.
    lost_ = state.starts_with("08") || state.starts_with("57P") ||
            state.find_first_not_of(" \0") == std::string::npos ||
            shared->get_error_category() == soci::soci_error::connection_error;
    if (!lost_) throw Error(ErrorCode::cannot_write, "store_unwritable", {{"reason", reason}});
  }
  if (!address_.is_shared()) throw Error(ErrorCode::cannot_write, "store_unwritable", {{"reason", reason}});
  lost_ = true;
  throw Error(ErrorCode::source_unreachable, "store_unreachable", {{"address", address_.shown()}, {"reason", reason}});
}

void Connection::check_there() const {
  if (is_shared()) return;
  struct stat is {};
  if (stat(address_.file().c_str(), &is) == 0 && is.st_dev == device_ && is.st_ino == inode_) return;
  throw Error(ErrorCode::cannot_write, "store_gone", {{"file", address_.shown()}});
}

void Connection::check_pages() {
  if (is_shared()) return;
  std::string found;
  guarded([&] { sql_ << "PRAGMA quick_check(1)", soci::into(found); });
  if (found != "ok")
    throw Error(ErrorCode::bundle_damaged, "store_damaged",
                {{"file", address_.shown()}, {"reason", first_line(found)}});
}

void Connection::shorten_log() {
  if (!is_shared()) guarded([&] { sql_ << "PRAGMA wal_checkpoint(TRUNCATE)"; });
}

Writing::Writing(Connection& connection) : connection_(connection) {
  connection.check_there();
  if (!connection.is_shared()) {
    connection.sql() << "BEGIN IMMEDIATE";
    return;
  }
  connection.sql() << "BEGIN";
  try {
    connection.sql() << lock_of_writers;
  } catch (const soci::soci_error&) {
    try {
      connection.sql() << "ROLLBACK";
    } catch (const soci::soci_error&) {  // the connection is gone, and the transaction with it
    }
    throw;
  }
}

Writing::~Writing() {
  if (!open_) return;
  try {
    connection_.sql() << "ROLLBACK";
  } catch (const soci::soci_error&) {  // a full disk has undone it already, or the connection is gone
  }
}

void Writing::commit() {
  connection_.sql() << "COMMIT";
  open_ = false;
  connection_.check_there();
}

Snapshot::Snapshot(Connection& connection) : connection_(connection) {
  connection.sql() << (connection.is_shared() ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
}

Snapshot::~Snapshot() {
  try {
    connection_.sql() << "ROLLBACK";
  } catch (const soci::soci_error&) {  // nothing was written
  }
}

}  // namespace handlingsrom::store
