#include "surface/api/structure_words.hpp"

#include <fmt/format.h>

namespace handlingsrom::api {

std::string structure_text(const messages::Catalogue& catalogue, structure_study::Service service,
                           const std::string& key, messages::Arguments arguments) {
  if (service == structure_study::Service::school) return catalogue.text(key, arguments);
  const std::string general = "structure_place." + key;
  if (!catalogue.own(general)) return catalogue.text(key, arguments);
  for (const char* noun : {"place", "places", "users", "Place", "Places", "Users"})
    arguments.emplace_back(noun, catalogue.text(fmt::format("structure_noun.{}.{}", key_of(service), noun)));
  return catalogue.text(general, arguments);
}

}  // namespace handlingsrom::api
