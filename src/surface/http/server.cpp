#include "surface/http/server.hpp"

#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

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

  void accept() {
    acceptor.async_accept(asio::make_strand(loop), [this](boost::system::error_code failure, tcp::socket socket) {
      if (failure == asio::error::operation_aborted) return;
      if (failure) {  // out of files, say: let some connections end first
        pause.expires_after(std::chrono::milliseconds(100));
        pause.async_wait([this](boost::system::error_code stopped) {
          if (!stopped) accept();
        });
        return;
      }
      if (shared->connections.load() < shared->options.most_connections) {
        std::make_shared<Connection>(std::move(socket), shared)->start();
      }
      accept();
    });
  }
};

Server::Server(const ServerOptions& options, std::shared_ptr<Application> application)
    : state_(std::make_unique<State>()) {
  allow_many_connections(options.most_connections);
  unsigned computing = options.computing_threads;
  if (computing == 0) computing = std::max(1U, std::thread::hardware_concurrency());
  state_->shared = std::make_shared<Shared>(options, std::move(application), computing);
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
  state_->accept();
  for (unsigned i = 0; i < std::max(1U, state_->shared->options.connection_threads); ++i) {
    state_->threads.emplace_back([this] { state_->loop.run(); });
  }
}

void Server::wait() {
  boost::system::error_code ignored;
  state_->signals.add(SIGINT, ignored);
  state_->signals.add(SIGTERM, ignored);
  state_->signals.async_wait([this](boost::system::error_code, int) { state_->loop.stop(); });
  for (std::thread& thread : state_->threads) {
    if (thread.joinable()) thread.join();
  }
}

void Server::stop() {
  state_->loop.stop();
  for (std::thread& thread : state_->threads) {
    if (thread.joinable()) thread.join();
  }
  state_->shared->stopping.store(true);
  state_->shared->computing.join();
  state_->shared->long_running.join();
}

}  // namespace handlingsrom::http
