// How many connections there are, from where, and which of them only wait: the first to go when there is no room.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

namespace handlingsrom::http {

/// Safe for many threads. A connection is named by a pointer that it keeps as long as it lives.
class Doorkeeper {
 public:
  struct Limits {
    std::size_t most = 4096;
    std::size_t most_each = 1024;  // from one address
  };
  using Name = const void*;

  explicit Doorkeeper(Limits limits) : limits_(limits) {}

  /// Lets a connection in. Where there is no room, the one that has waited longest for its client (of the same address, when that has too many) is
  /// asked to close; false when none waits.
  bool let_in(const std::string& address);
  void let_out(Name connection, const std::string& address);

  /// The connection waits for its client, until works() is called; `close` may come from any thread.
  void waits(Name connection, const std::string& address, std::function<void()> close);
  void works(Name connection);

  /// Asks all who wait to close.
  void close_waiting();

  std::size_t count() const;

 private:
  struct Waiting {
    Name connection;
    std::string address;
    std::function<void()> close;
  };
  bool close_oldest(const std::string& address);  // of any when empty

  const Limits limits_;
  mutable std::mutex mutex_;
  std::size_t count_ = 0;
  std::map<std::string, std::size_t> by_address_;
  std::list<Waiting> waiting_;  // the longest first
  std::unordered_map<Name, std::list<Waiting>::iterator> place_;
};

}  // namespace handlingsrom::http
