// What has happened to somebody's way in, told when they come the next time: there is no mail.
#pragma once

#include <string>
#include <vector>

#include "base/store/cards.hpp"

namespace handlingsrom::access {

struct Notice {
  std::string time;
  std::string what;    // "password_set", "second_factor_set", "second_factor_dropped", "reset_begun", "new_device"
  std::string detail;  // of a device: what it is called
};

/// Within a change. It stands until the person has seen it, at most a year.
void notice_at(const store::Desk& desk, const std::string& account, const std::string& what,
               const std::string& detail = {});

/// Cheap to make; the store outlives it. Safe from many threads.
class Notices {
 public:
  explicit Notices(const store::Store& store) : cards_(store) {}
  /// The oldest first; only what happened before the session began in which they are told: what one does oneself is no news.
  std::vector<Notice> of(const std::string& account, const std::string& begun) const;
  /// Those have been read.
  void seen(const std::string& account, const std::string& begun) const;

 private:
  store::Cards cards_;
};

}  // namespace handlingsrom::access
