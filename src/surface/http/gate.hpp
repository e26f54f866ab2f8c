// Who asks, and whether they may: what the server asks of whoever knows the accounts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/access/roles.hpp"
#include "surface/http/message.hpp"

namespace handlingsrom::http {

/// Safe from many threads.
class Gate {
 public:
  virtual ~Gate() = default;

  /// Without waiting for anything; nullopt: look_up() must be asked, on a thread that may wait.
  virtual std::optional<Visitor> known(const Request& request) = 0;
  virtual Visitor look_up(const Request& request) = 0;

  /// Throws what is refused to request.visitor: access::Refused, and of a route that nobody has given a right too. May wait for the store unless the
  /// answer is the same for all who may look.
  virtual void check(const Request& request, std::string_view pattern) = 0;
};

/// The value of a cookie; empty: there is none, or several of the name.
std::string_view cookie(const Request& request, std::string_view name);

}  // namespace handlingsrom::http
