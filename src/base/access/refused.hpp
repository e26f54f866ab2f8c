// What is refused because of who asks: with the HTTP status that says so, and when to come back.
#pragma once

#include "base/error.hpp"

namespace handlingsrom::access {

class Refused : public Error {
 public:
  static constexpr int not_signed_in = 401, not_allowed = 403, unknown = 404, conflict = 409, too_often = 429;

  Refused(int status, std::string key, Arguments arguments = {}, int seconds = 0)
      : Error(status == unknown ? ErrorCode::unknown_name : ErrorCode::usage, std::move(key), std::move(arguments)),
        status_(status),
        seconds_(seconds) {}

  int status() const noexcept { return status_; }
  /// Until it may be tried again; 0: not said.
  int seconds() const noexcept { return seconds_; }

 private:
  int status_;
  int seconds_;
};

}  // namespace handlingsrom::access
