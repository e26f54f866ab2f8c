// Requests that wait for a computing thread: each client in turn, so that nobody's many stand before another's one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::http {

/// Fair queueing (Nagle 1987, RFC 970): the clients take turns, and within a client the addresses that it asks for. A client is
/// what the caller says it is. Safe for many threads.
class WaitingLine {
 public:
  using Clock = std::chrono::steady_clock;

  struct Entry {
    std::string client;
    std::string address;              // what it asks for
    Clock::time_point until;          // when nobody waits for the answer any longer
    std::function<bool()> has_left;   // the client has closed its connection; may be asked from any thread
    std::function<void()> run;        // on the thread that took it
    std::function<void()> turn_away;  // instead of run: too late, or the line is closed
  };

  struct Limits {
    std::size_t most = 512;
    std::size_t most_each = 256;  // of one client
  };

  explicit WaitingLine(Limits limits) : limits_(limits) {}

  /// False when there is no room for it, also after those who have left are gone; `entry` is then untouched.
  bool push(Entry& entry);

  /// Waits for the next one that is still wanted. Those who have left are dropped, those whose time is up turned away.
  /// nullopt once the line is closed.
  std::optional<Entry> pop();

  /// Turns all away; from now on push() refuses.
  void close();

  std::size_t waiting() const;
  /// How many were dropped because their client had left.
  std::size_t dropped() const;

 private:
  struct Lane {
    std::string address;
    std::deque<Entry> entries;
  };
  struct Client {
    std::string name;
    std::list<Lane> lanes;  // the next one first
    std::size_t waiting = 0;
  };

  Client* find(std::string_view name);
  void drop_those_who_left();
  Entry take_next();

  const Limits limits_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::list<Client> clients_;  // the next one first
  std::size_t waiting_ = 0;
  std::size_t dropped_ = 0;
  bool closed_ = false;
};

}  // namespace handlingsrom::http
