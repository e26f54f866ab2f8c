// Roles in places as JSON, out and in.
#pragma once

#include <vector>

#include "base/access/roles.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

Json grants_to_json(const std::vector<access::Grant>& grants);
/// The body's `roles`. A place that is a municipality must be one of today's. Throws what refuse_body, grant_of and the registry throw.
std::vector<access::Grant> read_grants(const Context& context, const Json& body);

}  // namespace handlingsrom::routes
