#include "surface/http/answer_cache.hpp"

namespace handlingsrom::http {

std::optional<Response> AnswerCache::find(std::string_view target) {
  const std::lock_guard lock(mutex_);
  const auto found = by_target_.find(target);
  if (found == by_target_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->response;
}

void AnswerCache::store(const std::string& target, const Response& response) {
  // The compressed forms come later; a half of the plain size covers both for JSON text.
  const std::size_t plain = response.content ? response.content->plain().size() : 0;
  const std::size_t bytes = plain + plain / 2 + target.size() + 512;
  const std::lock_guard lock(mutex_);
  if (bytes > most_bytes_ / 8 || by_target_.contains(target)) return;
  entries_.push_front(Entry{target, response, bytes});
  by_target_.emplace(entries_.front().target, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    by_target_.erase(entries_.back().target);
    entries_.pop_back();
  }
}

std::size_t AnswerCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace handlingsrom::http
