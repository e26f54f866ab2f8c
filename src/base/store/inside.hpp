// The inside of a store: two connections, one that writes and one that reads, and how a change is made. For the store's own sources.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/store/connection.hpp"
#include "base/store/store.hpp"

namespace handlingsrom::store {

class Inside {
 public:
  Inside(const Address& address, const Options& options);

  const Options& options() const noexcept { return options_; }
  const Address& address() const noexcept { return writer_.address(); }

  /// `work(connection)` within one transaction; its result after the transaction is on the disk.
  template <class Work>
  auto write(Work&& work) {
    const auto lock = hold(writing_);
    return again_when_lost(writer_, [&](bool& begun) {
      Writing writing(writer_);
      begun = true;
      auto result = work(writer_);
      writing.commit();
      return result;
    });
  }
  /// `work(connection)`; all that it reads is of one moment.
  template <class Work>
  auto read(Work&& work) {
    const auto lock = hold(reading_);
    reader_.check_there();
    return again_when_lost(reader_, [&](bool&) {
      const Snapshot snapshot(reader_);
      return work(reader_);
    });
  }
  void check_there() const { reader_.check_there(); }
  void check_pages();
  void shorten_log();

 private:
  std::unique_lock<std::timed_mutex> hold(std::timed_mutex& mutex) const;

  /// Once more where a shared database had gone and is back, unless a change had begun: nobody knows what became of that.
  template <class Work>
  auto again_when_lost(Connection& connection, Work&& work) {
    bool begun = false;
    try {
      if (connection.is_lost()) connection.guarded([&] { connection.connect(); });
      return connection.guarded([&] { return work(begun); });
    } catch (const Error& fault) {
      if (fault.code() != ErrorCode::source_unreachable || begun) throw;
    }
    connection.guarded([&] { connection.connect(); });
    return connection.guarded([&] { return work(begun); });
  }

  const Options options_;
  Connection writer_;
  Connection reader_;  // so that nobody who looks waits for one who saves
  std::timed_mutex writing_;
  std::timed_mutex reading_;
};

/// The time of a change, no earlier than the latest entry's. Within a write.
std::string time_of_change(Connection& connection, const Options& options);

/// Adds an entry to the record, within the same write as what it tells of. `content` is a digest.
void append_entry(Connection& connection, const std::string& time, const std::string& action,
                  const std::string& subject, const std::string& municipality, const std::string& content,
                  const std::string& author);

}  // namespace handlingsrom::store
