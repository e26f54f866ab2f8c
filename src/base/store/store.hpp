// What must not be lost, in one place: documents in all their versions, figures with the time that they held, and a record of who did what.
// This header is the whole of it; documents.hpp and record.hpp are what one does with a store.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/store/address.hpp"

namespace handlingsrom::store {

class Inside;

/// How much of a file is looked through when it is opened. A shared database looks after its own pages.
enum class Check {
  small_ones,  // the whole file where it is quickly done (up to 8 MiB)
  whole        // however long it takes: a server that starts, `facts check`
};

struct Options {
  std::chrono::milliseconds busy{5000};            // most that a write waits for another
  std::size_t most_bytes = std::size_t{4} << 20U;  // of one document
  Check check = Check::small_ones;
  /// The time now, "2026-11-28T21:00:00.000Z" (utc_now). A time before the latest one in the store is taken as that one: a clock that jumps back does not
  /// put a later version before an earlier.
  std::function<std::string()> clock;
};

/// One store, opened. Safe to use from many threads; several processes may share it. Reading does not wait for writing.
///
/// Every function of the store throws Error(busy, "store_busy") when another held it for longer than the limit; Error(cannot_write, "store_unwritable")
/// with the reason (disk full, no right to write), and then nothing of the change is stored; Error(cannot_write, "store_gone") when the file has been taken
/// away or replaced; Error(bundle_damaged, "store_damaged") with the file and what was found; Error(source_unreachable, "store_unreachable") when a shared
/// database does not answer. A change that was not answered (killed, connection lost) is made whole or not at all, and may be asked for again.
class Store {
 public:
  /// Makes a file that is not there, with its folder, readable by its user only; brings an older one up to date. Throws also
  /// Error(cannot_write, "store_later") for one that a later version of the program has written.
  explicit Store(const Address& address, const Options& options = {});
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  const Address& address() const noexcept;
  /// Throws Error(cannot_write, "store_gone"); takes microseconds, waits for nobody. A shared store is asked nothing.
  void check_there() const;
  /// Looks through the whole file. Throws Error(bundle_damaged, "store_damaged").
  void check_pages() const;
  /// The whole log into the file, and the log to nothing, as far as others let us: makes room on a full disk. A shared store does so by itself.
  void shorten_log() const;
  /// The number of the latest migration, 1 and up.
  int version() const;

  /// For the store's own sources.
  Inside& inside() const noexcept { return *inside_; }

 private:
  std::unique_ptr<Inside> inside_;
};

/// ISO 8601 with thousandths, UTC: as text in the order of time.
std::string utc_now();
/// What a reader may write for a moment, as the store has it: "2026", "2026-11", "2026-11-28" (each to its end) or the whole. Throws
/// Error(bad_input, "store_time").
std::string moment(const std::string& text);

}  // namespace handlingsrom::store
