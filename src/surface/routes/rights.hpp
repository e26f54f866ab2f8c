// The table of routes and rights: the one place that says what each needs. A route that is not in it is refused to everybody.
#pragma once

#include <span>
#include <string_view>

#include "base/access/roles.hpp"
#include "surface/http/message.hpp"

namespace handlingsrom::routes {

/// Where the right must be held.
enum class Where {
  anywhere,      // in some space: what is published of all municipalities, and what the request itself brings along
  municipality,  // the first part of the address that varies
  body,          // the body's `municipality`
  scenario,      // of the scenario that the address names; seen or changed as it is shown
  programme      // of the kept programme that the address names
};

/// Whether the one who asks must have shown shortly before who they are (OWASP ASVS 4.0.3, 3.7.1; access::DoorLimits::shown_minutes).
enum class Proof { at_sign_in, just_now };

struct RouteRight {
  http::Method method;
  std::string_view pattern;
  access::Right right;
  Where where = Where::anywhere;
  Proof proof = Proof::at_sign_in;
};

std::span<const RouteRight> route_rights() noexcept;
/// nullptr: not in the table. HEAD is GET.
const RouteRight* right_of(http::Method method, std::string_view pattern) noexcept;

}  // namespace handlingsrom::routes
