// Where a store is: a file of one's own, or a database that several share.
#pragma once

#include <filesystem>
#include <string>

namespace handlingsrom::store {

/// A SQLite file, or a PostgreSQL database by its address (libpq's "postgresql://user@host:port/name?…", or "postgres://…").
class Address {
 public:
  /// Empty: default_file(). Throws Error(usage, "home_unknown") when that is not known, Error(usage, "store_address") for another kind of address or a
  /// file name that SQLite cannot be given.
  explicit Address(const std::string& text);

  bool is_shared() const noexcept { return shared_; }
  /// The file; empty for a shared one.
  const std::filesystem::path& file() const noexcept { return file_; }
  /// All of it, password included: for the database alone.
  const std::string& text() const noexcept { return text_; }
  /// For messages: without user, password and parameters.
  std::string shown() const;

 private:
  std::string text_;
  std::filesystem::path file_;
  bool shared_ = false;
};

/// $XDG_DATA_HOME/handlingsrom/store.sqlite, else below ~/.local/share. Throws Error(usage, "home_unknown") when neither is known.
std::filesystem::path default_file();

}  // namespace handlingsrom::store
