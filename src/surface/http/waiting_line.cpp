#include "surface/http/waiting_line.hpp"

#include <algorithm>
#include <utility>

namespace handlingsrom::http {

WaitingLine::Client* WaitingLine::find(std::string_view name) {
  const auto found =
      std::find_if(clients_.begin(), clients_.end(), [&](const Client& client) { return client.name == name; });
  return found == clients_.end() ? nullptr : &*found;
}

void WaitingLine::drop_those_who_left() {
  for (Client& client : clients_) {
    for (Lane& lane : client.lanes) {
      const std::size_t gone = std::erase_if(lane.entries, [](const Entry& entry) { return entry.has_left(); });
      client.waiting -= gone;
      waiting_ -= gone;
      dropped_ += gone;
    }
    client.lanes.remove_if([](const Lane& lane) { return lane.entries.empty(); });
  }
  clients_.remove_if([](const Client& client) { return client.lanes.empty(); });
}

bool WaitingLine::push(Entry& entry) {
  const std::lock_guard lock(mutex_);
  if (closed_) return false;
  const auto is_full = [&] {
    const Client* client = find(entry.client);
    return waiting_ >= limits_.most || (client != nullptr && client->waiting >= limits_.most_each);
  };
  if (is_full()) {
    drop_those_who_left();
    if (is_full()) return false;
  }
  Client* client = find(entry.client);
  if (client == nullptr) client = &clients_.emplace_back(Client{entry.client, {}, 0});
  auto lane = std::find_if(client->lanes.begin(), client->lanes.end(),
                           [&](const Lane& each) { return each.address == entry.address; });
  if (lane == client->lanes.end())
    lane = client->lanes.insert(client->lanes.end(), Lane{entry.address, std::deque<Entry>{}});
  lane->entries.push_back(std::move(entry));
  ++client->waiting;
  ++waiting_;
  arrived_.notify_one();
  return true;
}

WaitingLine::Entry WaitingLine::take_next() {
  Client& client = clients_.front();
  Lane& lane = client.lanes.front();
  Entry next = std::move(lane.entries.front());
  lane.entries.pop_front();
  --client.waiting;
  --waiting_;
  if (lane.entries.empty()) {
    client.lanes.pop_front();
  } else {
    client.lanes.splice(client.lanes.end(), client.lanes, client.lanes.begin());
  }
  if (client.lanes.empty()) {
    clients_.pop_front();
  } else {
    clients_.splice(clients_.end(), clients_, clients_.begin());
  }
  return next;
}

std::optional<WaitingLine::Entry> WaitingLine::pop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    arrived_.wait(lock, [&] { return closed_ || !clients_.empty(); });
    if (closed_) return std::nullopt;
    Entry next = take_next();
    if (next.has_left()) {
      ++dropped_;
      continue;
    }
    if (Clock::now() <= next.until) return next;
    lock.unlock();
    next.turn_away();
    lock.lock();
  }
}

void WaitingLine::close() {
  std::list<Client> rest;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    rest.swap(clients_);
    waiting_ = 0;
  }
  arrived_.notify_all();
  for (Client& client : rest) {
    for (Lane& lane : client.lanes) {
      for (Entry& entry : lane.entries) entry.turn_away();
    }
  }
}

std::size_t WaitingLine::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

std::size_t WaitingLine::dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

}  // namespace handlingsrom::http
