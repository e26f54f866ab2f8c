#include "surface/http/piece_stream.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/write.hpp>
#include <fmt/format.h>

#include <sstream>

#include "surface/http/wire.hpp"

namespace handlingsrom::http {
namespace asio = boost::asio;
namespace beast = boost::beast;

void PieceStream::open(const Response& response) {
  Response head = response;
  head.run = nullptr;
  head.content = nullptr;
  head.headers.emplace_back("Content-Type", head.media_type);
  beast::http::response<SharedBody> message = to_wire(connection_->request_, head, false);
  message.erase(beast::http::field::content_length);
  message.chunked(true);
  std::ostringstream text;
  text << message.base();
  enqueue(text.str(), false);
  watch();
}

// The client has nothing more to say; when this read ends, it has left.
void PieceStream::watch() {
  connection_->stream_.socket().async_read_some(asio::buffer(unread_),
                                                [self = shared_from_this()](beast::error_code failure, std::size_t) {
                                                  if (failure) {
                                                    self->gone_.store(true);
                                                  } else {
                                                    self->watch();
                                                  }
                                                });
}

bool PieceStream::write(std::string piece) {
  if (gone_.load()) return false;
  if (piece.empty()) return true;
  std::string chunk = fmt::format("{:x}\r\n", piece.size());
  chunk += piece;
  chunk += "\r\n";
  asio::post(connection_->stream_.get_executor(), [self = shared_from_this(), chunk = std::move(chunk)]() mutable {
    self->enqueue(std::move(chunk), false);
  });
  return true;
}

void PieceStream::finish() {
  asio::post(connection_->stream_.get_executor(), [self = shared_from_this()] {
    self->enqueue(self->gone_.load() ? std::string() : std::string("0\r\n\r\n"), true);
  });
}

void PieceStream::enqueue(std::string bytes, bool last) {
  ended_ = ended_ || last;
  if (!bytes.empty()) waiting_.push_back(std::move(bytes));
  if (waiting_.size() > most_waiting_pieces) gone_.store(true);
  if (!writing_) write_next();
}

void PieceStream::write_next() {
  if (gone_.load()) waiting_.clear();
  if (waiting_.empty()) {
    if (ended_) {
      beast::error_code ignored;
      connection_->stream_.socket().cancel(ignored);
      connection_->close();
    }
    return;
  }
  writing_ = true;
  connection_->stream_.expires_after(connection_->shared_->options.writing);
  asio::async_write(connection_->stream_, asio::buffer(waiting_.front()),
                    [self = shared_from_this()](beast::error_code failure, std::size_t) {
                      self->writing_ = false;
                      if (!self->waiting_.empty()) self->waiting_.pop_front();
                      if (failure) self->gone_.store(true);
                      self->write_next();
                    });
}

}  // namespace handlingsrom::http
