// Roles in spaces as the store's cards and the record of changes have them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/access/roles.hpp"

namespace handlingsrom::access {

/// ["analyst@5029", …], and back. Reading throws what grant_of throws.
nlohmann::json grants_json(const std::vector<Grant>& grants);
std::vector<Grant> grants_in(const nlohmann::json& list);
/// "analyst@5029 reader@helgeland"
std::string words_of(const std::vector<Grant>& grants);

}  // namespace handlingsrom::access
