// /health, /ready and /metrics: for whoever keeps the server running. Answered at once, whatever else goes on.
#include "base/error.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

void add_operation(http::Router& router, const SharedContext& context) {
  const auto at_once = http::Router::Runs::at_once;
  router.add(
      http::Method::get, "/health",
      [](const http::Request&) {
        return respond({{"status", "ok"}});
      },
      at_once);

  router.add(
      http::Method::get, "/ready",
      [context](const http::Request&) {
        if (context->metrics->stopping.load()) throw Error(ErrorCode::busy, "server_stopping");
        if (context->scenarios) context->scenarios->check_there();
        return respond({{"status", "ready"}});
      },
      at_once);

  router.add(
      http::Method::get, "/metrics",
      [context](const http::Request&) {
        return http::answer(200, "text/plain; version=0.0.4; charset=utf-8", context->metrics->text());
      },
      at_once);
}

}  // namespace handlingsrom::routes
