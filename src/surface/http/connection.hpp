// One client's connection: reads requests one after another, hands them on, writes the answers.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "surface/http/long_runs.hpp"
#include "surface/http/server.hpp"

namespace handlingsrom::http {

/// What all connections of a server share.
struct Shared {
  ServerOptions options;
  std::shared_ptr<Application> application;
  std::shared_ptr<Metrics> metrics;
  WaitingLine line;
  Doorkeeper doorkeeper;
  boost::asio::thread_pool long_running;
  LongRuns long_runs;
  std::atomic<bool> stopping{false};
  std::atomic<std::chrono::steady_clock::time_point> finished_by{std::chrono::steady_clock::time_point::max()};
  std::atomic<std::size_t> broken_off{0};  // computations whose client had left, or that took too long

  Shared(const ServerOptions& chosen, std::shared_ptr<Application> app)
      : options(chosen),
        application(std::move(app)),
        metrics(chosen.metrics ? chosen.metrics : std::make_shared<Metrics>()),
        line(chosen.waiting),
        doorkeeper(chosen.connections),
        long_running(2),
        long_runs(chosen.most_long_runs, chosen.most_long_runs_each) {}
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// One that the doorkeeper has let in from `address`.
  Connection(boost::asio::ip::tcp::socket socket, std::string address, std::shared_ptr<Shared> shared);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();

 private:
  friend class PieceStream;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  void read_first();
  void read_header();
  void read_body();
  void after_fault(boost::beast::error_code failure);
  void take_request();
  void dispatch();
  void compute();
  void count(const Response& response, std::size_t bytes);
  void send(Response response);
  void send_streamed(Response response);
  void send_slowly(std::shared_ptr<Response> begun);
  bool begin_long_run();
  Response busy(const char* seconds) const;
  std::string client() const;
  bool has_left();
  bool is_unwanted(std::chrono::steady_clock::time_point until);
  void give_up_after(std::chrono::milliseconds time);
  void no_deadline();
  void linger();
  void close();

  boost::beast::tcp_stream stream_;
  std::string address_;
  std::shared_ptr<Shared> shared_;
  boost::beast::flat_buffer buffer_;
  // The library's own deadlines close the socket; ours leave it open for the answer that says so.
  boost::asio::steady_timer deadline_;
  unsigned deadline_round_ = 0;
  bool too_late_ = false;
  std::size_t lingered_bytes_ = 0;
  std::optional<Parser> parser_;
  Request request_;
  std::chrono::steady_clock::time_point begun_{};
  std::atomic<std::chrono::steady_clock::time_point> look_again_{};  // whether the client is still there
  bool keep_alive_ = true;
};

}  // namespace handlingsrom::http
