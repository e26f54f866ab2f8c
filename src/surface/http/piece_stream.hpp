// A streamed answer: pieces come from the thread that computes, and leave in order on the connection's own.
#pragma once

#include <boost/beast/http/chunk_encode.hpp>

#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <string>

#include "surface/http/connection.hpp"
#include "surface/http/message.hpp"

namespace handlingsrom::http {

class PieceStream : public Stream, public std::enable_shared_from_this<PieceStream> {
 public:
  explicit PieceStream(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}

  /// Sends the head of the answer and watches whether the client leaves.
  void open(const Response& response);
  bool write(std::string piece) override;
  bool cancelled() const override { return gone_.load() || connection_->shared_->stopping.load(); }
  /// Ends the answer as complete; abandon() first makes the client see that it is not.
  void finish();
  void abandon() { gone_.store(true); }

 private:
  /// A client that does not read while so many pieces wait has left for all practical purposes.
  static constexpr std::size_t most_waiting_pieces = 1024;

  void watch();
  void enqueue(std::string bytes, bool last);
  void write_next();

  std::shared_ptr<Connection> connection_;
  std::atomic<bool> gone_{false};
  std::deque<std::string> waiting_;  // touched on the connection's executor only
  bool writing_ = false;
  bool ended_ = false;
  std::array<char, 512> unread_{};
};

}  // namespace handlingsrom::http
