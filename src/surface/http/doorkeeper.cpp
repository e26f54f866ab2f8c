#include "surface/http/doorkeeper.hpp"

#include <algorithm>
#include <utility>

namespace handlingsrom::http {

bool Doorkeeper::close_oldest(const std::string& address) {
  const auto oldest = std::find_if(waiting_.begin(), waiting_.end(),
                                   [&](const Waiting& each) { return address.empty() || each.address == address; });
  if (oldest == waiting_.end()) return false;
  const std::function<void()> close = std::move(oldest->close);
  place_.erase(oldest->connection);
  waiting_.erase(oldest);
  close();
  return true;
}

bool Doorkeeper::let_in(const std::string& address) {
  const std::lock_guard lock(mutex_);
  std::size_t& here = by_address_[address];
  const bool too_many_here = here >= limits_.most_each;
  if (too_many_here && !close_oldest(address)) return false;
  if (!too_many_here && count_ >= limits_.most && !close_oldest("")) {
    if (here == 0) by_address_.erase(address);
    return false;
  }
  ++here;
  ++count_;
  return true;
}

void Doorkeeper::let_out(Name connection, const std::string& address) {
  const std::lock_guard lock(mutex_);
  --count_;
  if (const auto here = by_address_.find(address); here != by_address_.end() && --here->second == 0)
    by_address_.erase(here);
  if (const auto found = place_.find(connection); found != place_.end()) {
    waiting_.erase(found->second);
    place_.erase(found);
  }
}

void Doorkeeper::waits(Name connection, const std::string& address, std::function<void()> close) {
  const std::lock_guard lock(mutex_);
  if (place_.contains(connection)) return;
  place_[connection] = waiting_.insert(waiting_.end(), Waiting{connection, address, std::move(close)});
}

void Doorkeeper::works(Name connection) {
  const std::lock_guard lock(mutex_);
  const auto found = place_.find(connection);
  if (found == place_.end()) return;
  waiting_.erase(found->second);
  place_.erase(found);
}

void Doorkeeper::close_waiting() {
  const std::lock_guard lock(mutex_);
  place_.clear();
  while (!waiting_.empty()) {
    waiting_.front().close();
    waiting_.pop_front();
  }
}

std::size_t Doorkeeper::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace handlingsrom::http
