// One question to another server, for signing in: HTTPS with the system's certificates, or HTTP to this machine.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace handlingsrom::access {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// "a=b&c=d", every octet that is not unreserved as %XX (RFC 3986, section 2.3).
std::string form_text(const Fields& fields);

struct Answered {
  long status = 0;
  std::string body;
};

/// A GET, or a POST of a form where there are fields; `user` and `secret`, where given, as basic authentication. No redirects, ten seconds, one mebibyte. Throws
/// Error(source_unreachable, "provider_silent") with the address and why.
Answered ask(const std::string& address, const Fields& form = {}, const std::string& user = {},
             const std::string& secret = {});
/// The body of an answer of status 200; any other is "provider_silent" too.
std::string fetch(const std::string& address, const Fields& form = {}, const std::string& user = {},
                  const std::string& secret = {});

/// Throws Error(source_unreachable, "provider_silent").
[[noreturn]] void silent(const std::string& address, const std::string& reason);

/// https, or http to a loopback address.
bool is_safe_address(const std::string& address);
/// Whether an address that was told at `by` may be asked, or a browser sent there: safe, nothing in it that could write into a header, and not on this machine where `by`
/// is elsewhere.
bool is_safe_address_from(const std::string& by, const std::string& address);

}  // namespace handlingsrom::access
