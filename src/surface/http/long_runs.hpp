// How many long runs go on, and whose.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace handlingsrom::http {

/// Safe for many threads.
class LongRuns {
 public:
  LongRuns(std::size_t most, std::size_t most_each) : most_(most), most_each_(most_each) {}

  /// False when there are enough, in all or of this client; else end() must follow.
  bool begin(const std::string& client) {
    const std::lock_guard lock(mutex_);
    const auto own = by_client_.find(client);
    if (count_ >= most_ || (own != by_client_.end() && own->second >= most_each_)) return false;
    ++by_client_[client];
    ++count_;
    return true;
  }
  void end(const std::string& client) {
    const std::lock_guard lock(mutex_);
    --count_;
    if (const auto own = by_client_.find(client); --own->second == 0) by_client_.erase(own);
  }
  std::size_t count() const {
    const std::lock_guard lock(mutex_);
    return count_;
  }

 private:
  const std::size_t most_, most_each_;
  mutable std::mutex mutex_;
  std::size_t count_ = 0;
  std::map<std::string, std::size_t> by_client_;
};

}  // namespace handlingsrom::http
