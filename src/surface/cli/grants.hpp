// Roles in places as a command takes them and shows them.
#pragma once

#include <string>
#include <vector>

#include "base/access/roles.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// "analyst@5029"; an old number is today's municipality. Throws what grant_of throws, and for a number that never was with what is near.
std::vector<access::Grant> grants_in(const Context& context, const std::vector<std::string>& roles);
std::string words_of(const std::vector<access::Grant>& grants);

}  // namespace handlingsrom::cli
