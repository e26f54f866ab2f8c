// The project's own bundle and the messages, read once for all tests of a program.
#pragma once

#include <filesystem>

#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

inline const Service& service() {
  static const Service bundled{std::filesystem::path("data/handlingsrom.bundle")};
  return bundled;
}

inline const messages::Catalogue& catalogue(messages::Language language = messages::Language::english) {
  static const messages::Catalogue all[] = {{"data/messages", messages::Language::bokmaal},
                                            {"data/messages", messages::Language::nynorsk},
                                            {"data/messages", messages::Language::english}};
  return all[static_cast<std::size_t>(language)];
}

}  // namespace handlingsrom::api
