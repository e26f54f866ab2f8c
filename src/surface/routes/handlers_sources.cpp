// /api/v1/status, /api/v1/sources
#include "surface/routes/at_hand.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

void add_sources(http::Router& router, const SharedContext& context) {
  router.add(
      http::Method::get, "/api/v1/status",
      [context](const http::Request&) {
        Json languages = Json::array();
        for (const messages::Language language : messages::languages) languages.push_back(messages::code_of(language));
        return respond(
            {{"program", "handlingsrom"},
             {"version", context->program_version},
             {"bundle",
              {{"version", context->service->bundle_version()}, {"digest", context->service->bundle_digest()}}},
             {"languages", std::move(languages)},
             {"municipalities", context->service->all_municipalities().size()},
             {"largest_file", context->largest_file(longest_own_file)},
             {"largest_import", context->largest_file(longest_import)}});
      },
      http::Router::Runs::at_once);

  router.add(http::Method::get, "/api/v1/sources", [context](const http::Request&) {
    Json sources = Json::array();
    for (const facts::Source& one : context->service->sources()) sources.push_back(source(one));
    return respond_lasting({{"sources", std::move(sources)}});
  });
}

}  // namespace handlingsrom::routes
