// Listens, reads requests within limits, and writes answers. One event loop on a few threads holds every connection, so
// that idle connections and slow senders cost memory, not threads; computing happens on threads of its own.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "surface/http/application.hpp"

namespace handlingsrom::http {

struct ServerOptions {
  std::string host = "127.0.0.1";   // an address, or "localhost"
  std::uint16_t port = 8350;        // 0: any free one
  unsigned connection_threads = 1;  // reading, writing, answers from the cache
  unsigned computing_threads = 0;   // 0: all cores
  std::size_t most_connections = 4096;
  std::size_t most_waiting = 512;  // requests that wait for a computing thread; more are refused with 503
  std::size_t most_long_runs = 4;
  std::uint32_t header_bytes = 16 * 1024;
  std::uint64_t body_bytes = 256 * 1024;
  std::chrono::milliseconds idle{60'000};     // between requests
  std::chrono::milliseconds reading{10'000};  // from a request's first byte to its last
  std::chrono::milliseconds writing{30'000};
  std::chrono::milliseconds slow_answer{60'000};  // most that Response::slowly may take
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
  /// Blocks until SIGINT, SIGTERM or stop().
  void wait();
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace handlingsrom::http
