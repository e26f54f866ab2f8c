// Finished answers by address and language, so that a figure asked for twice is computed and compressed once.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "surface/http/message.hpp"

namespace handlingsrom::http {

/// Least recently used answers leave first. A key is the whole target and the language answered in, one of ours (all that an
/// answer depends on); the figures do not change while the process lives. Safe for many threads.
class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  std::optional<Response> find(std::string_view key);
  void store(const std::string& key, const Response& response);
  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    Response response;
    std::size_t bytes;
  };
  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // newest first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace handlingsrom::http
