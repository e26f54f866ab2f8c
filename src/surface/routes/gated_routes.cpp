#include "surface/routes/gated_routes.hpp"

#include "base/access/refused.hpp"
#include "surface/routes/gatekeeper.hpp"

namespace handlingsrom::routes {

void add_gated(http::Router& router, const SharedContext& context, http::Method method, std::string_view pattern,
               GatedWork work, Remembered after) {
  router.add(method, pattern, [context, work, after](const http::Request& request) {
    if (!context->gate) throw access::Refused(access::Refused::unknown, "sign_in_off");
    http::Response response = work(*context, request);
    if (after == Remembered::nothing) context->gate->forget();
    return response;
  });
}

}  // namespace handlingsrom::routes
