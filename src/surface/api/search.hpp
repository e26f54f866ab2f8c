// Municipalities by what is typed, through the façade.
#pragma once

#include <string_view>
#include <vector>

#include "standing/registry/suggest.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

inline std::vector<registry::Suggestion> suggest(const Service& service, std::string_view text) {
  return registry::suggest(*service.facts().registry, text);
}

}  // namespace handlingsrom::api
