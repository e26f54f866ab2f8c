#include "surface/http/connection.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include "surface/http/piece_stream.hpp"
#include "surface/http/wire.hpp"

namespace handlingsrom::http {
namespace beast = boost::beast;
namespace asio = boost::asio;

Connection::Connection(asio::ip::tcp::socket socket, std::shared_ptr<Shared> shared)
    : stream_(std::move(socket)), shared_(std::move(shared)), buffer_(shared_->options.header_bytes * 2) {
  ++shared_->connections;
  beast::error_code ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
}

Connection::~Connection() { --shared_->connections; }

void Connection::start() {
  asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read_first(); });
}

// A connection may stay silent for long between requests, but once a request has begun it must be whole soon.
void Connection::read_first() {
  parser_.emplace();
  parser_->header_limit(shared_->options.header_bytes);
  parser_->body_limit(shared_->options.body_bytes);
  request_ = Request{};
  stream_.expires_after(shared_->options.idle);
  beast::http::async_read_some(stream_, buffer_, *parser_,
                               [self = shared_from_this()](beast::error_code failure, std::size_t) {
                                 if (failure || self->parser_->is_done()) return self->after_reading(failure);
                                 self->read_rest();
                               });
}

void Connection::read_rest() {
  stream_.expires_after(shared_->options.reading);
  beast::http::async_read(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](beast::error_code failure, std::size_t) { self->after_reading(failure); });
}

void Connection::after_reading(beast::error_code failure) {
  namespace http = beast::http;
  if (failure) {
    keep_alive_ = false;
    if (failure == http::error::header_limit) return send(shared_->application->refuse(431, "request_too_large"));
    if (failure == http::error::body_limit) return send(shared_->application->refuse(413, "request_too_large"));
    if (failure == beast::error::timeout && parser_->got_some())
      return send(shared_->application->refuse(408, "request_too_slow"));
    const bool malformed = failure.category() == http::make_error_code(http::error::end_of_stream).category() &&
                           failure != http::error::end_of_stream && failure != http::error::partial_message;
    if (malformed) return send(shared_->application->refuse(400, "request_malformed"));
    return close();
  }
  http::request<http::string_body> message = parser_->release();
  keep_alive_ = message.keep_alive();
  std::optional<Request> request = from_wire(std::move(message));
  if (!request) {
    keep_alive_ = false;
    return send(shared_->application->refuse(400, "request_malformed"));
  }
  request_ = std::move(*request);
  dispatch();
}

void Connection::dispatch() {
  stream_.expires_never();
  if (std::optional<Response> ready = shared_->application->at_once(request_)) return send(std::move(*ready));
  if (shared_->waiting.load() >= shared_->options.most_waiting) {
    Response busy = shared_->application->refuse(503, "server_busy");
    busy.headers.emplace_back("Retry-After", "1");
    return send(std::move(busy));
  }
  ++shared_->waiting;
  asio::post(shared_->computing, [self = shared_from_this()] {
    --self->shared_->waiting;
    auto response = std::make_shared<Response>(self->shared_->application->handle(self->request_));
    if (response->slowly) {
      asio::post(self->stream_.get_executor(), [self, response] { self->send_slowly(response); });
      return;
    }
    if (response->content) {  // compress here rather than on the thread of all connections
      Encoding encoding = negotiate(self->request_.header("accept-encoding"));
      response->content->in(encoding);
    }
    asio::post(self->stream_.get_executor(), [self, response] { self->send(std::move(*response)); });
  });
}

void Connection::send(Response response) {
  if (response.run) return send_streamed(std::move(response));
  auto message = std::make_shared<beast::http::response<SharedBody>>(to_wire(request_, response, keep_alive_));
  stream_.expires_after(shared_->options.writing);
  const auto done = [self = shared_from_this(), message](beast::error_code failure, std::size_t) {
    if (failure || !self->keep_alive_) return self->close();
    self->read_first();
  };
  if (request_.method == Method::head) {
    auto serializer = std::make_shared<beast::http::response_serializer<SharedBody>>(*message);
    beast::http::async_write_header(
        stream_, *serializer,
        [done, serializer](beast::error_code failure, std::size_t bytes) { done(failure, bytes); });
  } else {
    beast::http::async_write(stream_, *message, done);
  }
}

bool Connection::refuse_when_busy() {
  if (shared_->long_runs.load() < shared_->options.most_long_runs) return false;
  Response busy = shared_->application->refuse(503, "server_busy");
  busy.headers.emplace_back("Retry-After", "10");
  send(std::move(busy));
  return true;
}

// Nothing is read here: what a client sends ahead stays where the next reading finds it.
void Connection::watch_for_leaving(const std::shared_ptr<std::atomic<bool>>& left) {
  stream_.socket().async_wait(asio::ip::tcp::socket::wait_read,
                              [self = shared_from_this(), left](beast::error_code failure) {
                                beast::error_code gone;
                                if (!failure && (self->stream_.socket().available(gone) == 0 || gone))
                                  left->store(true);
                              });
}

void Connection::send_slowly(std::shared_ptr<Response> begun) {
  if (refuse_when_busy()) return;
  ++shared_->long_runs;
  const auto left = std::make_shared<std::atomic<bool>>(false);
  watch_for_leaving(left);
  const auto until = std::chrono::steady_clock::now() + shared_->options.slow_answer;
  asio::post(shared_->long_running, [self = shared_from_this(), begun, left, until] {
    const auto late = [until] { return std::chrono::steady_clock::now() > until; };
    const auto unwanted = [&] { return left->load() || self->shared_->stopping.load() || late(); };
    auto response =
        std::make_shared<Response>(self->shared_->application->handle_slowly(self->request_, *begun, unwanted));
    --self->shared_->long_runs;
    if (response->status != 200 && response->status != 304 && late() && !left->load())
      *response = self->shared_->application->refuse(503, "answer_took_too_long");
    if (response->content) {
      Encoding encoding = negotiate(self->request_.header("accept-encoding"));
      response->content->in(encoding);
    }
    asio::post(self->stream_.get_executor(), [self, response, left] {
      beast::error_code ignored;
      self->stream_.socket().cancel(ignored);  // the watch
      if (left->load()) return self->close();
      self->send(std::move(*response));
    });
  });
}

void Connection::send_streamed(Response response) {
  if (refuse_when_busy()) return;
  keep_alive_ = false;
  ++shared_->long_runs;
  auto pieces = std::make_shared<PieceStream>(shared_from_this());
  pieces->open(response);
  asio::post(shared_->long_running, [self = shared_from_this(), pieces, run = std::move(response.run)] {
    try {
      run(*pieces);
    } catch (...) {  // a run reports its own errors as its last piece; whatever else happens ends the answer
      pieces->abandon();
    }
    --self->shared_->long_runs;
    pieces->finish();
  });
}

void Connection::close() {
  beast::error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  stream_.close();
}

}  // namespace handlingsrom::http
