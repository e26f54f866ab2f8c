// Municipalities by what is typed, through the façade.
#pragma once

#include <string_view>
#include <vector>

#include "standing/registry/suggest.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

std::vector<registry::Suggestion> suggest(const Service& service, std::string_view text);

}  // namespace handlingsrom::api
