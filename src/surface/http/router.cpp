#include "surface/http/router.hpp"

#include <optional>

namespace handlingsrom::http {
namespace {

std::optional<std::vector<std::string>> fits(const std::vector<std::string>& pattern,
                                             const std::vector<std::string>& parts) {
  if (pattern.size() != parts.size()) return std::nullopt;
  std::vector<std::string> captures;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (pattern[i] == "{}") {
      captures.push_back(parts[i]);
    } else if (pattern[i] != parts[i]) {
      return std::nullopt;
    }
  }
  return captures;
}

}  // namespace

std::string_view name_of(Method method) noexcept {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::remove: return "DELETE";
    case Method::other: break;
  }
  return "";
}

void Router::add(Method method, std::string_view pattern, Handler handler, Runs runs) {
  std::vector<std::string> parts;
  std::string whole(pattern);
  pattern.remove_prefix(1);
  while (!pattern.empty()) {
    const std::size_t slash = pattern.find('/');
    parts.emplace_back(pattern.substr(0, slash));
    pattern = slash == std::string_view::npos ? std::string_view{} : pattern.substr(slash + 1);
  }
  routes_.push_back(Route{method, std::move(whole), std::move(parts), std::move(handler), runs});
}

std::vector<std::pair<Method, std::string>> Router::all() const {
  std::vector<std::pair<Method, std::string>> all;
  for (const Route& route : routes_) all.emplace_back(route.method, route.pattern);
  return all;
}

Router::Match Router::match(Method method, const std::vector<std::string>& parts) const {
  const Method wanted = method == Method::head ? Method::get : method;
  Match match;
  for (const Route& route : routes_) {
    std::optional<std::vector<std::string>> captures = fits(route.parts, parts);
    if (!captures) continue;
    if (route.method == wanted) {
      match.handler = &route.handler;
      match.pattern = route.pattern;
      match.runs = route.runs;
      match.captures = std::move(*captures);
      return match;
    }
    match.allowed.push_back(route.method);
  }
  return match;
}

}  // namespace handlingsrom::http
