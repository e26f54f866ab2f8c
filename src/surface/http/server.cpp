#include "surface/http/server.hpp"

#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <chrono>
#include <csignal>
#include <optional>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "surface/http/connection.hpp"

namespace handlingsrom::http {
namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

// Each connection is a file to the system; a shell's usual limit of 1,024 is too low for a room full of browsers.
void allow_many_connections(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t files = static_cast<rlim_t>(wanted) + 64;
  if (limit.rlim_cur < files) {
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? files : std::min(files, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

}  // namespace

struct Server::State {
  asio::io_context loop;
  tcp::acceptor acceptor{loop};
  asio::signal_set signals{loop};
  asio::steady_timer pause{loop};
  std::shared_ptr<Shared> shared;
  std::vector<std::thread> threads;
  std::vector<std::thread> computing;
  std::chrono::steady_clock::time_point end{};

  // On the loop. The rest of the answers leave; whoever still waits for its client is closed.
  void begin_to_stop() {
    if (shared->stopping.exchange(true)) return;
    shared->finished_by.store(std::chrono::steady_clock::now() + shared->options.finishing);
    shared->metrics->stopping.store(true);
    boost::system::error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    shared->line.close();
    shared->doorkeeper.close_waiting();
    end = std::chrono::steady_clock::now() + shared->options.stopping;
    wait_for_the_last();
  }

  void wait_for_the_last() {
    if (shared->doorkeeper.count() == 0 || std::chrono::steady_clock::now() >= end) return loop.stop();
    pause.expires_after(std::chrono::milliseconds(5));
    pause.async_wait([this](boost::system::error_code) { wait_for_the_last(); });
  }

  void listen_to_signals() {
    signals.async_wait([this](boost::system::error_code failure, int signal) {
      if (failure) return;
      if (signal != SIGHUP) return begin_to_stop();
      if (shared->options.on_hangup) shared->options.on_hangup();
      listen_to_signals();
    });
  }

  void compute() {
    while (std::optional<WaitingLine::Entry> next = shared->line.pop()) next->run();
  }

  void accept() {
    acceptor.async_accept(asio::make_strand(loop), [this](boost::system::error_code failure, tcp::socket socket) {
      if (failure == asio::error::operation_aborted || shared->stopping.load()) return;
      if (failure) {  // out of files, say: let some connections end first
        pause.expires_after(std::chrono::milliseconds(100));
        pause.async_wait([this](boost::system::error_code stopped) {
          if (!stopped && !shared->stopping.load()) accept();
        });
        return;
      }
      boost::system::error_code gone;
      const tcp::endpoint from = socket.remote_endpoint(gone);
      std::string address = gone ? std::string() : from.address().to_string();
      if (!gone && shared->doorkeeper.let_in(address))
        std::make_shared<Connection>(std::move(socket), std::move(address), shared)->start();
      accept();
    });
  }
};

Server::Server(const ServerOptions& options, std::shared_ptr<Application> application)
    : state_(std::make_unique<State>()) {
  allow_many_connections(options.connections.most);
  state_->shared = std::make_shared<Shared>(options, std::move(application));
  const auto fail = [&options](const std::string& reason) {
    throw Error(ErrorCode::usage, "cannot_listen",
                {{"host", options.host}, {"port", std::to_string(options.port)}, {"reason", reason}});
  };
  boost::system::error_code failure;
  const asio::ip::address address =
      asio::ip::make_address(options.host == "localhost" ? "127.0.0.1" : options.host, failure);
  if (failure) fail(failure.message());
  const tcp::endpoint endpoint(address, options.port);
  tcp::acceptor& acceptor = state_->acceptor;
  acceptor.open(endpoint.protocol(), failure);
  if (!failure) acceptor.set_option(asio::socket_base::reuse_address(true), failure);
  if (!failure) acceptor.bind(endpoint, failure);
  if (!failure) acceptor.listen(1024, failure);
  if (failure) fail(failure.message());
}

Server::~Server() { stop(); }

std::uint16_t Server::port() const {
  boost::system::error_code ignored;
  return state_->acceptor.local_endpoint(ignored).port();
}

void Server::start() {
  // Whoever reads our log or an answer may leave at any time; that ends a write, not the program.
  std::signal(SIGPIPE, SIG_IGN);
  Shared& shared = *state_->shared;
  const auto gauge = [&](const char* name, const char* help, auto value) {
    shared.metrics->add_gauge(std::string("handlingsrom_") + name, help,
                              [value] { return static_cast<double>(value()); });
  };
  gauge("connections", "Open connections.", [&shared] { return shared.doorkeeper.count(); });
  gauge("waiting_requests", "Requests that wait for a computing thread.", [&shared] { return shared.line.waiting(); });
  gauge("dropped_requests", "Requests dropped because their client had left.",
        [&shared] { return shared.line.dropped(); });
  gauge("broken_off_requests", "Computations broken off: their client had left, or their time was up.",
        [&shared] { return shared.broken_off.load(); });
  gauge("long_runs", "Long runs that go on.", [&shared] { return shared.long_runs.count(); });
  state_->accept();
  unsigned computing = shared.options.computing_threads;
  if (computing == 0) computing = std::max(1U, std::thread::hardware_concurrency());
  for (unsigned i = 0; i < computing; ++i) state_->computing.emplace_back([this] { state_->compute(); });
  for (unsigned i = 0; i < std::max(1U, shared.options.connection_threads); ++i) {
    state_->threads.emplace_back([this] { state_->loop.run(); });
  }
}

void Server::wait() {
  boost::system::error_code ignored;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) state_->signals.add(signal, ignored);
  state_->listen_to_signals();
  for (std::thread& thread : state_->threads) {
    if (thread.joinable()) thread.join();
  }
  stop();
}

void Server::stop() {
  asio::post(state_->loop, [state = state_.get()] { state->begin_to_stop(); });
  for (std::thread& thread : state_->threads) {
    if (thread.joinable()) thread.join();
  }
  // Also for a server that was never started.
  state_->shared->stopping.store(true);
  state_->shared->line.close();
  for (std::thread& thread : state_->computing) {
    if (thread.joinable()) thread.join();
  }
  state_->shared->long_running.join();
  state_->shared->metrics->forget_gauges();
}

}  // namespace handlingsrom::http
