#include "surface/http/wire.hpp"

#include <boost/beast/http/verb.hpp>

#include <algorithm>
#include <array>
#include <ctime>

#include "base/ascii.hpp"
#include "surface/http/guard.hpp"

namespace handlingsrom::http {
namespace {

namespace beast_http = boost::beast::http;

boost::beast::string_view to_beast(std::string_view text) { return {text.data(), text.size()}; }

Method method_of(beast_http::verb verb) {
  switch (verb) {
    case beast_http::verb::get: return Method::get;
    case beast_http::verb::head: return Method::head;
    case beast_http::verb::post: return Method::post;
    case beast_http::verb::put: return Method::put;
    case beast_http::verb::delete_: return Method::remove;
    default: return Method::other;
  }
}

std::string date_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 40> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return std::string(text.data(), length);
}

}  // namespace

std::optional<Request> from_wire(beast_http::request<beast_http::string_body>&& message) {
  std::optional<Target> target = parse_target(from_beast(message.target()));
  if (!target) return std::nullopt;
  Request request;
  request.method = method_of(message.method());
  request.target = std::move(*target);
  for (const auto& field : message) {
    request.headers.emplace_back(ascii_lower(from_beast(field.name_string())), std::string(from_beast(field.value())));
  }
  request.body = std::move(message.body());
  return request;
}

beast_http::response<SharedBody> to_wire(const Request& request, const Response& response, bool keep_alive) {
  beast_http::response<SharedBody> message;
  message.version(11);
  message.result(static_cast<unsigned>(response.status));
  message.set(beast_http::field::date, date_now());
  for (const auto& [name, value] : security_headers()) message.set(to_beast(name), to_beast(value));
  bool has_cache_control = false;
  for (const auto& [name, value] : response.headers) {
    // Each cookie has a line of its own (RFC 6265, section 3).
    if (name == "Set-Cookie")
      message.insert(to_beast(name), to_beast(value));
    else
      message.set(to_beast(name), to_beast(value));
    has_cache_control = has_cache_control || name == "Cache-Control";
  }
  if (!has_cache_control)
    message.set(beast_http::field::cache_control, response.etag.empty() ? "no-store" : "private, no-cache");
  if (!response.etag.empty()) message.set(beast_http::field::etag, response.etag);
  message.set(beast_http::field::vary, "Accept-Encoding, Accept-Language");
  message.keep_alive(keep_alive);
  if (response.content) {
    Encoding encoding = negotiate(request.header("accept-encoding"));
    message.body() = response.content->in(encoding);
    message.set(beast_http::field::content_type, response.media_type);
    if (encoding != Encoding::identity) message.set(beast_http::field::content_encoding, to_beast(name_of(encoding)));
  }
  if (response.status != 304) message.content_length(SharedBody::size(message.body()));
  if (request.method == Method::head) message.body() = nullptr;
  return message;
}

}  // namespace handlingsrom::http
