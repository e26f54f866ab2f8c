// Listens, reads requests within limits, and writes answers. One event loop on a few threads holds every connection, so
// that idle connections and slow senders cost memory, not threads; computing happens on threads of its own.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "surface/http/application.hpp"
#include "surface/http/doorkeeper.hpp"
#include "surface/http/metrics.hpp"
#include "surface/http/waiting_line.hpp"

namespace handlingsrom::http {

struct ServerOptions {
  std::string host = "127.0.0.1";   // an address, or "localhost"
  std::uint16_t port = 8350;        // 0: any free one
  unsigned connection_threads = 1;  // reading, writing, answers from the cache
  unsigned computing_threads = 0;   // 0: all cores
  Doorkeeper::Limits connections{};
  WaitingLine::Limits waiting{};  // for a computing thread; more are refused with 503
  std::size_t most_long_runs = 4;
  std::size_t most_long_runs_each = 2;  // of one client
  bool behind_proxy = false;            // a proxy on this machine tells who the client is (X-Forwarded-For)
  std::uint32_t header_bytes = 16 * 1024;
  std::uint64_t body_bytes = 1024 * 1024;
  std::chrono::milliseconds idle{60'000};     // between requests
  std::chrono::milliseconds reading{10'000};  // from a request's first byte to its last
  std::chrono::milliseconds writing{30'000};
  std::chrono::milliseconds in_line{20'000};      // most that a request waits for a computing thread
  std::chrono::milliseconds slow_answer{60'000};  // most that an answer may take, once it is begun
  std::chrono::milliseconds between_looks{5};     // at whether the client of what is computed has left
  std::chrono::milliseconds lingering{1'000};     // for a client to close after the last answer
  std::chrono::milliseconds finishing{3'000};     // for what computes once the server is to stop; then it is broken off
  std::chrono::milliseconds stopping{4'500};      // for the last answers to leave
  std::shared_ptr<Metrics> metrics;               // nullptr: one of its own
  std::function<void(const Handled&)> log;        // of each answered request; may be called from several threads
  std::function<void()> on_hangup;                // SIGHUP while wait() waits: open the log anew, say
};

class Server {
 public:
  /// Binds at once. Throws Error(usage, "cannot_listen") with the reason when the address is taken or not ours.
  Server(const ServerOptions& options, std::shared_ptr<Application> application);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  void start();
  /// Blocks until SIGINT or SIGTERM, and then stops as stop() does.
  void wait();
  /// Accepts no more, tells those who wait for a computing thread to come back (503), lets what runs finish and leave, and ends: at the latest after
  /// ServerOptions::stopping and what a computing thread is at between two pieces of its work.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace handlingsrom::http
