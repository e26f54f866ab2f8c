#include "surface/api/search.hpp"

#include "standing/facts/facts.hpp"

namespace handlingsrom::api {

std::vector<registry::Suggestion> suggest(const Service& service, std::string_view text) {
  return registry::suggest(*service.facts().registry, text);
}

}  // namespace handlingsrom::api
