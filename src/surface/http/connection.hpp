// One client's connection: reads requests one after another, hands them on, writes the answers.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <atomic>
#include <memory>
#include <optional>

#include "surface/http/server.hpp"

namespace handlingsrom::http {

/// What all connections of a server share.
struct Shared {
  ServerOptions options;
  std::shared_ptr<Application> application;
  boost::asio::thread_pool computing;
  boost::asio::thread_pool long_running;
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> waiting{0};
  std::atomic<std::size_t> long_runs{0};
  std::atomic<bool> stopping{false};

  Shared(const ServerOptions& chosen, std::shared_ptr<Application> app, std::size_t computing_threads)
      : options(chosen), application(std::move(app)), computing(computing_threads), long_running(2) {}
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(boost::asio::ip::tcp::socket socket, std::shared_ptr<Shared> shared);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();

 private:
  friend class PieceStream;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  void read_first();
  void read_rest();
  void after_reading(boost::beast::error_code failure);
  void dispatch();
  void send(Response response);
  void send_streamed(Response response);
  void send_slowly(std::shared_ptr<Response> begun);
  bool refuse_when_busy();
  void watch_for_leaving(const std::shared_ptr<std::atomic<bool>>& left);
  void close();

  boost::beast::tcp_stream stream_;
  std::shared_ptr<Shared> shared_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Request request_;
  bool keep_alive_ = true;
};

}  // namespace handlingsrom::http
