// Pages for inhabitants: a folder that any site can hold, with no program behind it. The engine itself answers in the reader's browser.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "surface/api/service.hpp"

namespace handlingsrom::api {

struct PublishRequest {
  MunicipalityIndex municipality{};
  std::filesystem::path bundle;                     // the figures' file
  std::filesystem::path data;                       // folder with messages/ and levers/
  std::filesystem::path pages;                      // the built pages
  std::filesystem::path engine;                     // what scripts/build-published makes
  std::filesystem::path out;                        // the folder to write
  std::vector<std::filesystem::path> alternatives;  // scenario files, put forward beside today's course
  std::string consultation;                         // address where the municipality asks for answers; empty: none
};

struct Published {
  std::size_t files = 0;
  std::uintmax_t bytes = 0;  // of all of them
  std::uintmax_t engine =
      0;  // bytes of engine, figures and texts as a reader fetches them: the engine is packed by the site, here by gzip
};

/// Writes the site, each file whole or not at all. It holds the published figures only: no own figures, no store. A scenario's levers, years and
/// name are carried; one of another municipality, or that also has effects or holdings of its own, another population or values by year, is refused.
/// Throws Error(bad_input, "pages_missing", "engine_missing", "publish_scenario_own", "publish_address") and what load_scenario and write_file throw.
Published publish(const Service& service, const PublishRequest& request);

}  // namespace handlingsrom::api
