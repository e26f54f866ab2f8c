// Which handler answers which method and path.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "surface/http/message.hpp"

namespace handlingsrom::http {

using Handler = std::function<Response(const Request&)>;

class Router {
 public:
  /// Where a handler runs: in its turn on a computing thread, or at once on the thread of all connections, for what takes microseconds and must be
  /// answered also when all computing threads are taken.
  enum class Runs { in_turn, at_once };

  /// `pattern` like "/api/v1/municipalities/{}/outlook"; `{}` stands for one part of the path.
  void add(Method method, std::string_view pattern, Handler handler, Runs runs = Runs::in_turn);

  struct Match {
    const Handler* handler = nullptr;
    std::string_view pattern;
    Runs runs = Runs::in_turn;
    std::vector<std::string> captures;
    std::vector<Method> allowed;  // methods that the path knows, when the request's is not among them
  };
  Match match(Method method, const std::vector<std::string>& parts) const;
  /// Every route there is, for checks over all of them.
  std::vector<std::pair<Method, std::string>> all() const;

 private:
  struct Route {
    Method method;
    std::string pattern;
    std::vector<std::string> parts;
    Handler handler;
    Runs runs;
  };
  std::vector<Route> routes_;
};

std::string_view name_of(Method method) noexcept;

}  // namespace handlingsrom::http
