#include "surface/http/answer_cache.hpp"

namespace handlingsrom::http {

std::optional<Response> AnswerCache::find(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->response;
}

void AnswerCache::store(const std::string& key, const Response& response) {
  // The compressed forms come later; a half of the plain size covers both for JSON text.
  const std::size_t plain = response.content ? response.content->plain().size() : 0;
  const std::size_t bytes = plain + plain / 2 + key.size() + 512;
  const std::lock_guard lock(mutex_);
  if (bytes > most_bytes_ / 8 || by_key_.contains(key)) return;
  entries_.push_front(Entry{key, response, bytes});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

std::size_t AnswerCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace handlingsrom::http
