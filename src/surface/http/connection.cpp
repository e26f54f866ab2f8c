#include "surface/http/connection.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include "base/wanted.hpp"
#include "surface/http/client_left.hpp"
#include "surface/http/framing.hpp"
#include "surface/http/piece_stream.hpp"
#include "surface/http/wire.hpp"

namespace handlingsrom::http {
namespace beast = boost::beast;
namespace asio = boost::asio;

namespace {

// Compressed on the thread that computed, not on the one of all connections.
void compress_for(const Request& request, const Response& response) {
  if (!response.content) return;
  Encoding encoding = negotiate(request.header("accept-encoding"));
  response.content->in(encoding);
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::string address, std::shared_ptr<Shared> shared)
    : stream_(std::move(socket)),
      address_(std::move(address)),
      shared_(std::move(shared)),
      buffer_(shared_->options.header_bytes * 2),
      deadline_(stream_.get_executor()) {
  beast::error_code ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
}

Connection::~Connection() { shared_->doorkeeper.let_out(this, address_); }

void Connection::start() {
  asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read_first(); });
}

void Connection::give_up_after(std::chrono::milliseconds time) {
  too_late_ = false;
  const unsigned round = ++deadline_round_;
  deadline_.expires_after(time);
  deadline_.async_wait([self = shared_from_this(), round](beast::error_code cancelled) {
    if (cancelled || round != self->deadline_round_) return;
    self->too_late_ = true;
    beast::error_code ignored;
    self->stream_.socket().cancel(ignored);
  });
}

void Connection::no_deadline() {
  ++deadline_round_;
  deadline_.cancel();
}

// A connection may stay silent for long between requests, but once a request has begun it must be whole soon.
void Connection::read_first() {
  parser_.emplace();
  parser_->header_limit(shared_->options.header_bytes);
  parser_->body_limit(shared_->options.body_bytes);
  request_ = Request{};
  const std::weak_ptr<Connection> weak = weak_from_this();
  shared_->doorkeeper.waits(this, address_, [weak, executor = stream_.get_executor()] {
    asio::post(executor, [weak] {
      if (const auto self = weak.lock()) self->close();
    });
  });
  if (buffer_.size() > 0) return read_header();
  if (shared_->stopping.load()) return close();
  give_up_after(shared_->options.idle);
  constexpr std::size_t first_piece = 4096;
  stream_.async_read_some(buffer_.prepare(std::min<std::size_t>(first_piece, shared_->options.header_bytes)),
                          [self = shared_from_this()](beast::error_code failure, std::size_t bytes) {
                            if (failure) return self->close();
                            self->buffer_.commit(bytes);
                            self->read_header();
                          });
}

void Connection::read_header() {
  give_up_after(shared_->options.reading);
  beast::http::async_read_header(
      stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code failure, std::size_t) {
        if (failure) return self->after_fault(failure);
        if (const auto fault = framing_fault(self->parser_->get())) {
          self->keep_alive_ = false;
          return self->send(self->shared_->application->refuse(fault->status, std::string(fault->key)));
        }
        if (self->parser_->is_done()) return self->take_request();
        self->read_body();
      });
}

void Connection::read_body() {
  beast::http::async_read(stream_, buffer_, *parser_,
                          [self = shared_from_this()](beast::error_code failure, std::size_t) {
                            if (failure) return self->after_fault(failure);
                            self->take_request();
                          });
}

void Connection::after_fault(beast::error_code failure) {
  namespace http = beast::http;
  keep_alive_ = false;
  if (too_late_) return send(shared_->application->refuse(408, "request_too_slow"));
  if (failure == http::error::header_limit || failure == http::error::buffer_overflow)
    return send(shared_->application->refuse(431, "request_too_large"));
  if (failure == http::error::body_limit) return send(shared_->application->refuse(413, "request_too_large"));
  const bool malformed = failure.category() == http::make_error_code(http::error::end_of_stream).category() &&
                         failure != http::error::end_of_stream && failure != http::error::partial_message;
  if (malformed) return send(shared_->application->refuse(400, "request_malformed"));
  close();
}

void Connection::take_request() {
  no_deadline();
  shared_->doorkeeper.works(this);
  begun_ = std::chrono::steady_clock::now();
  namespace http = beast::http;
  http::request<http::string_body> message = parser_->release();
  keep_alive_ = message.keep_alive();
  // Once more: what stands behind a chunked body has joined the header's lines.
  const auto fault = framing_fault(message.base());
  std::optional<Request> request = fault ? std::nullopt : from_wire(std::move(message));
  if (!request) {
    keep_alive_ = false;
    return send(shared_->application->refuse(fault ? fault->status : 400, "request_malformed"));
  }
  request_ = std::move(*request);
  dispatch();
}

Response Connection::busy(const char* seconds) const {
  Response refused =
      shared_->application->refuse(503, shared_->stopping.load() ? "server_stopping" : "server_busy", request_);
  refused.headers.emplace_back("Retry-After", seconds);
  return refused;
}

// A proxy writes the address that it sees last; what stands before may be anybody's invention.
std::string Connection::client() const {
  if (!shared_->options.behind_proxy) return address_;
  std::string_view told = request_.header("x-forwarded-for");
  if (const std::size_t comma = told.rfind(','); comma != std::string_view::npos) told.remove_prefix(comma + 1);
  const std::size_t first = told.find_first_not_of(' ');
  return first == std::string_view::npos ? address_ : std::string(told.substr(first));
}

bool Connection::has_left() { return client_has_left(stream_.socket().native_handle()); }

void Connection::dispatch() {
  if (std::optional<Response> ready = shared_->application->at_once(request_)) return send(std::move(*ready));
  request_.client = shared_->application->client(request_, client());
  std::string path = request_.target.raw.substr(0, request_.target.raw.find('?'));
  WaitingLine::Entry entry{request_.client,
                           std::move(path),
                           WaitingLine::Clock::now() + shared_->options.in_line,
                           [self = shared_from_this()] { return self->has_left(); },
                           [self = shared_from_this()] { self->compute(); },
                           [self = shared_from_this()] {
                             asio::post(self->stream_.get_executor(), [self] { self->send(self->busy("2")); });
                           }};
  if (!shared_->line.push(entry)) send(busy("1"));
}

// Asked between all pieces of work, while looking at a socket is a question to the system.
bool Connection::is_unwanted(std::chrono::steady_clock::time_point until) {
  const auto now = std::chrono::steady_clock::now();
  if (now > until || now > shared_->finished_by.load(std::memory_order_relaxed)) return true;
  if (now < look_again_.load(std::memory_order_relaxed)) return false;
  look_again_.store(now + shared_->options.between_looks, std::memory_order_relaxed);
  return has_left();
}

// On a computing thread.
void Connection::compute() {
  const auto until = std::chrono::steady_clock::now() + shared_->options.slow_answer;
  const Unwanted unwanted = [&] { return is_unwanted(until); };
  auto response = std::make_shared<Response>();
  {
    const Wanted scope(&unwanted);
    *response = shared_->application->handle(request_);
  }
  if (response->broken_off) {
    shared_->broken_off.fetch_add(1);
    const std::string route = response->route;
    *response =
        shared_->stopping.load() ? busy("10") : shared_->application->refuse(503, "answer_took_too_long", request_);
    response->route = route;
  }
  if (response->slowly) {
    asio::post(stream_.get_executor(), [self = shared_from_this(), response] { self->send_slowly(response); });
    return;
  }
  compress_for(request_, *response);
  asio::post(stream_.get_executor(), [self = shared_from_this(), response] { self->send(std::move(*response)); });
}

void Connection::count(const Response& response, std::size_t bytes) {
  const bool begun = begun_ != std::chrono::steady_clock::time_point{};
  const double seconds = begun ? std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count() : 0.0;
  const Handled handled{std::string(name_of(request_.method)), response.route, response.status, bytes, seconds};
  shared_->metrics->count(handled);
  if (shared_->options.log) shared_->options.log(handled);
  begun_ = {};
}

void Connection::send(Response response) {
  if (shared_->stopping.load()) keep_alive_ = false;
  no_deadline();
  shared_->doorkeeper.works(this);
  if (response.run) return send_streamed(std::move(response));
  auto message = std::make_shared<beast::http::response<SharedBody>>(to_wire(request_, response, keep_alive_));
  count(response, static_cast<std::size_t>(SharedBody::size(message->body())));
  give_up_after(shared_->options.writing);
  const auto done = [self = shared_from_this(), message](beast::error_code failure, std::size_t) {
    self->no_deadline();
    if (failure) return self->close();
    if (!self->keep_alive_) return self->linger();
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

bool Connection::begin_long_run() {
  if (!shared_->stopping.load() && shared_->long_runs.begin(request_.client)) return true;
  send(busy("10"));
  return false;
}

void Connection::send_slowly(std::shared_ptr<Response> begun) {
  if (!begin_long_run()) return;
  const auto until = std::chrono::steady_clock::now() + shared_->options.slow_answer;
  asio::post(shared_->long_running, [self = shared_from_this(), begun, until] {
    const auto late = [until] { return std::chrono::steady_clock::now() > until; };
    const auto unwanted = [&] { return self->shared_->stopping.load() || self->is_unwanted(until); };
    auto response =
        std::make_shared<Response>(self->shared_->application->handle_slowly(self->request_, *begun, unwanted));
    if (response->broken_off) self->shared_->broken_off.fetch_add(1);
    self->shared_->long_runs.end(self->request_.client);
    const bool made = response->status == 200 || response->status == 304;
    if (!made && self->shared_->stopping.load()) {
      *response = self->busy("10");
    } else if (!made && (late() || response->broken_off)) {
      *response = self->shared_->application->refuse(503, "answer_took_too_long", self->request_);
    }
    compress_for(self->request_, *response);
    asio::post(self->stream_.get_executor(), [self, response] { self->send(std::move(*response)); });
  });
}

void Connection::send_streamed(Response response) {
  if (!begin_long_run()) return;
  keep_alive_ = false;
  count(response, 0);
  auto pieces = std::make_shared<PieceStream>(shared_from_this());
  pieces->open(response);
  asio::post(shared_->long_running, [self = shared_from_this(), pieces, run = std::move(response.run)] {
    try {
      run(*pieces);
    } catch (...) {  // a run reports its own errors as its last piece; whatever else happens ends the answer
      pieces->abandon();
    }
    self->shared_->long_runs.end(self->request_.client);
    pieces->finish();
  });
}

// Closing while bytes of the client lie unread makes the system take back the last answer; so the client closes first, or its time is up.
void Connection::linger() {
  constexpr std::size_t most_bytes = std::size_t{1} << 20U;
  beast::error_code ignored;
  if (lingered_bytes_ == 0) {
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    give_up_after(shared_->options.lingering);
    lingered_bytes_ = 1;
  }
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(4096),
                          [self = shared_from_this()](beast::error_code failure, std::size_t bytes) {
                            self->lingered_bytes_ += bytes;
                            if (failure || self->lingered_bytes_ > most_bytes) return self->close();
                            self->linger();
                          });
}

void Connection::close() {
  no_deadline();
  beast::error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  stream_.close();
}

}  // namespace handlingsrom::http
