// One connection to a store, by SOCI: SQLite as the stores use it, or PostgreSQL; faults as errors of ours. For the store's own sources.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <type_traits>

#include <soci/soci.h>

#include "base/store/address.hpp"

namespace handlingsrom::store {

/// Not for several threads at once.
class Connection {
 public:
  /// A file is made with its folder, readable by its user only.
  Connection(const Address& address, std::chrono::milliseconds busy);

  soci::session& sql() noexcept { return sql_; }
  bool is_shared() const noexcept { return address_.is_shared(); }
  const Address& address() const noexcept { return address_; }

  /// Runs `work`; what the database throws comes out as Error.
  template <class Work>
  auto guarded(Work&& work) -> std::invoke_result_t<Work> {
    try {
      return work();
    } catch (const soci::soci_error& fault) {
      refuse(fault);
    }
  }
  /// True when a shared database no longer answers; it is asked anew by connect().
  bool is_lost() const noexcept { return lost_; }
  void connect();

  /// Throws Error(cannot_write, "store_gone") when there is another file under the name now, or none: what is written would go nowhere.
  void check_there() const;
  /// Throws Error(bundle_damaged, "store_damaged").
  void check_pages();
  /// The whole log into the file, and the log to nothing, as far as others let us.
  void shorten_log();

 private:
  [[noreturn]] void refuse(const soci::soci_error& fault);
  void open_file();
  void open_shared();

  const Address address_;
  const std::chrono::milliseconds busy_;
  soci::session sql_;
  bool connected_ = false;
  bool lost_ = false;
  dev_t device_ = 0;
  ino_t inode_ = 0;
};

/// A change that is made whole by commit() and otherwise undone. One at a time in a store: it begins as one that writes, and waits for another.
/// (SQLite refuses a reader that becomes a writer at once, without waiting: "Write-ahead logging", section 2.2. PostgreSQL lets two write side by side,
/// which a chain of entries does not allow.)
class Writing {
 public:
  explicit Writing(Connection& connection);
  ~Writing();
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

/// What several statements read is of one moment.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Connection& connection_;
};

}  // namespace handlingsrom::store
