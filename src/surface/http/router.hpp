// Which handler answers which method and path.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "surface/http/message.hpp"

namespace handlingsrom::http {

using Handler = std::function<Response(const Request&)>;

class Router {
 public:
  /// `pattern` like "/api/v1/municipalities/{}/outlook"; `{}` stands for one part of the path.
  void add(Method method, std::string_view pattern, Handler handler);

  struct Match {
    const Handler* handler = nullptr;
    std::vector<std::string> captures;
    std::vector<Method> allowed;  // methods that the path knows, when the request's is not among them
  };
  Match match(Method method, const std::vector<std::string>& parts) const;

 private:
  struct Route {
    Method method;
    std::vector<std::string> parts;
    Handler handler;
  };
  std::vector<Route> routes_;
};

std::string_view name_of(Method method) noexcept;

}  // namespace handlingsrom::http
