// The engine behind a published page: the server's own routes, without the server. The page's files stand in the folder that emscripten keeps in memory
// (figures.bundle, messages/, levers/); a question is a method, a target and a body, as over HTTP.
#include <array>
#include <memory>
#include <string>

#include "surface/api/service.hpp"
#include "surface/http/application.hpp"
#include "surface/routes/context.hpp"

namespace {

using namespace handlingsrom;

struct Engine {
  explicit Engine(const std::filesystem::path& folder) : service(folder / "figures.bundle"), context(std::make_shared<routes::Context>()) {
    for (std::size_t i = 0; i < context->catalogues.size(); ++i)
      context->catalogues[i] = std::make_shared<const messages::Catalogue>(folder / "messages", messages::languages[i]);
    context->service = &service;
    context->defaults = std::make_shared<const Assumptions>(service.default_assumptions());
    context->program_version = HANDLINGSROM_VERSION;
    http::Application::Parts parts;
    // What reads and turns; nothing that saves, and no files to take along.
    for (const auto add : {routes::add_municipalities, routes::add_outlook, routes::add_what_if, routes::add_live_report, routes::add_measures,
                           routes::add_alternatives, routes::add_drawings, routes::add_levers, routes::add_comparison, routes::add_population,
                           routes::add_sources})
      add(parts.router, context);
    parts.catalogues = context->catalogues;
    parts.version = context->version();
    constexpr std::size_t kept_bytes = std::size_t{24} << 20U;
    parts.cache_bytes = kept_bytes;
    application = std::make_unique<http::Application>(std::move(parts));
  }

  api::Service service;
  std::shared_ptr<routes::Context> context;
  std::unique_ptr<http::Application> application;
};

std::unique_ptr<Engine> engine;
std::string told;  // what was answered last, until the next question

http::Method method_of(std::string_view text) {
  if (text == "POST") return http::Method::post;
  if (text == "HEAD") return http::Method::head;
  return text == "GET" ? http::Method::get : http::Method::other;
}

http::Response answered(http::Request request) {
  http::Response response = engine->application->handle(request);
  if (!response.slowly) return response;
  return engine->application->handle_slowly(request, response, [] { return false; });
}

}  // namespace

extern "C" {

/// Opens what stands in `folder`. nullptr when all is well, else what was wrong.
const char* handlingsrom_open(const char* folder) {
  try {
    engine = std::make_unique<Engine>(folder);
    return nullptr;
  } catch (const std::exception& fault) {
    told = fault.what();
    return told.c_str();
  }
}

/// "200 application/json", the end of the line, and the body.
const char* handlingsrom_ask(const char* method, const char* target, const char* body) {
  const auto parsed = http::parse_target(target);
  http::Response response;
  if (!parsed) {
    response = engine->application->refuse(400, "request_malformed");
  } else {
    http::Request request;
    request.method = method_of(method);
    request.target = *parsed;
    request.body = body;
    request.headers = {{"content-type", "application/json"}};
    response = answered(std::move(request));
  }
  told = std::to_string(response.status) + ' ' + response.media_type + '\n';
  if (response.content) told += response.content->plain();
  return told.c_str();
}
}
