// SQLite as the stores use it: a file of its user alone, a write-ahead log that stays small, faults as errors of ours.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace handlingsrom::http::sqlite {

/// One connection; not for several threads at once.
class Database {
 public:
  /// Opens or makes the file with its folder, readable by its user only. Waits `busy_milliseconds` where another holds it, at the opening and later.
  /// Throws Error(cannot_write, "scenarios_unwritable") with the reason, Error(bundle_damaged, "scenarios_damaged") for one that is no database or whose
  /// pages do not fit together, Error(busy, "scenarios_busy").
  Database(const std::filesystem::path& file, int busy_milliseconds);

  sqlite3* get() const noexcept { return database_.get(); }
  void execute(const std::string& sql) const;
  int number(const std::string& sql) const;  // first column of the first row
  std::string text(const std::string& sql) const;
  /// The whole log into the file, and the log to nothing, as far as others let us.
  void shorten_log() const;
  /// Throws Error(cannot_write, "scenarios_gone") when there is another file under the name now, or none: what is written would go nowhere.
  void check_it_is_there() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Close> database_;
  dev_t device_ = 0;
  ino_t inode_ = 0;
};

class Statement {
 public:
  Statement(const Database& database, const std::string& sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::string_view text);
  Statement& bind(int value);
  Statement& bind_nothing();
  /// True while there is a row.
  bool step();
  /// Steps to the end, so that the statement holds nothing any longer.
  void finish();
  int integer(int column) const;
  std::string text(int column) const;

 private:
  const Database& database_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

/// A change that is made whole by commit() and otherwise undone. It begins as one that writes: a reader that becomes a writer is refused at once
/// where another writes, without waiting (SQLite, "Write-ahead logging", section 2.2).
class Writing {
 public:
  explicit Writing(const Database& database);
  ~Writing();
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace handlingsrom::http::sqlite
