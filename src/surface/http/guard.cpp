#include "surface/http/guard.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace handlingsrom::http {
namespace {

/// "application/json; charset=utf-8" without what follows the type.
std::string media_type(std::string_view content_type) {
  std::string type = ascii_lower(content_type.substr(0, content_type.find(';')));
  type.erase(type.find_last_not_of(" \t") + 1);
  return type;
}

bool all_digits(std::string_view text) {
  return text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool same_origin(std::string_view origin, std::string_view host) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) return ascii_lower(origin.substr(scheme.size())) == ascii_lower(host);
  }
  return false;
}

}  // namespace

std::string host_name(std::string_view host) {
  if (host.empty() || host.size() > 255) return {};
  std::string_view name = host;
  std::string_view port;
  if (host.front() == '[') {
    const std::size_t bracket = host.find(']');
    if (bracket == std::string_view::npos) return {};
    name = host.substr(0, bracket + 1);
    port = host.substr(bracket + 1);
  } else if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
    name = host.substr(0, colon);
    port = host.substr(colon);
  }
  if (!port.empty() && (port.front() != ':' || !all_digits(port.substr(1)))) return {};
  return ascii_lower(name);
}

Guard::Guard(std::vector<std::string> names) : names_{"localhost", "127.0.0.1", "[::1]"} {
  for (const std::string& name : names) names_.push_back(ascii_lower(name));
}

Guard::Verdict Guard::check(const Request& request) const {
  const std::string_view host = request.header("host");
  if (host.empty()) return Verdict::host_missing;
  const std::string name = host_name(host);
  if (name.empty() || std::find(names_.begin(), names_.end(), name) == names_.end()) return Verdict::host_foreign;
  if (request.method == Method::get || request.method == Method::head) return Verdict::pass;

  const std::string_view origin = request.header("origin");
  if (!origin.empty() && !same_origin(origin, host)) return Verdict::origin_foreign;
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return Verdict::origin_foreign;
  if (request.header(own_header).empty()) return Verdict::header_missing;
  if (!request.body.empty() && media_type(request.header("content-type")) != "application/json")
    return Verdict::not_json;
  return Verdict::pass;
}

const std::vector<std::pair<std::string, std::string>>& security_headers() {
  static const std::vector<std::pair<std::string, std::string>> headers{
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
       "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"}};
  return headers;
}

}  // namespace handlingsrom::http
