// What a request must satisfy before a handler sees it, and what every answer carries.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "surface/http/message.hpp"

namespace handlingsrom::http {

/// Which names the server answers to. A page of another site can make a browser send requests to a loopback address
/// under a name of its own (DNS rebinding); such a request has that name in its Host header and is refused.
class Guard {
 public:
  /// Loopback names are always allowed; `names` adds others, without port.
  explicit Guard(std::vector<std::string> names = {});

  enum class Verdict {
    pass,
    host_missing,    // 400
    host_foreign,    // 421
    origin_foreign,  // 403: a state-changing request that another site's page sent
    header_missing,  // 403: a state-changing request without the header that only our own pages can set
    not_json         // 415
  };
  Verdict check(const Request& request) const;

 private:
  std::vector<std::string> names_;
};

/// Name of the header that a state-changing request must carry: a page of another site cannot set it without asking first,
/// and that question is always answered with no.
inline constexpr std::string_view own_header = "x-handlingsrom";

/// The host part of "localhost:8080", "[::1]:8080", "Skaun.local": lower case, without port. Empty when malformed.
std::string host_name(std::string_view host);

/// Headers that every answer carries: content-security policy without inline code, no sniffing, no frames, no referrer.
const std::vector<std::pair<std::string, std::string>>& security_headers();

}  // namespace handlingsrom::http
