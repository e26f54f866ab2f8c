// The routes as the program makes them, of the bundle that goes with it; what each test needs beside is its own.
#pragma once

#include <filesystem>
#include <memory>

#include "surface/api/service.hpp"
#include "surface/routes/context.hpp"

namespace handlingsrom::routes {

inline const api::Service& bundled_service() {
  static const api::Service service{std::filesystem::path("data/handlingsrom.bundle")};
  return service;
}

inline http::Catalogues bundled_catalogues() {
  http::Catalogues catalogues;
  for (std::size_t i = 0; i < catalogues.size(); ++i)
    catalogues[i] = std::make_shared<const messages::Catalogue>("data/messages", messages::languages[i]);
  return catalogues;
}

inline Context bundled_context() { return make_context(bundled_service(), bundled_catalogues(), "test"); }

inline const http::Router& bundled_router() {
  static const http::Router made = make_router(std::make_shared<const Context>(bundled_context()));
  return made;
}

}  // namespace handlingsrom::routes
