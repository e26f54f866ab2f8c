// POST …/municipalities/{}/own-figures: how a file is read. Nothing of it is kept.
#include "surface/api/own_figures.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/body.hpp"

namespace handlingsrom::routes {
namespace {

Json preview(const api::OwnPreview& found) {
  Json lines = Json::array();
  for (const api::OwnPreview::Line& line : found.lines) {
    lines.push_back({{"line", line.line},
                     {"name", line.name},
                     {"value", line.value},
                     {"published", line.published},
                     {"far_off", line.far_off}});
  }
  return {{"file", found.file}, {"year", found.year}, {"lines", std::move(lines)}, {"notices", found.notices}};
}

}  // namespace

void add_own_figures(http::Router& router, const SharedContext& context) {
  router.add(http::Method::post, "/api/v1/municipalities/{}/own-figures", [context](const http::Request& request) {
    const OwnFile file = file_of(read_object(request.body, {"name", "text", "bytes"}));
    return respond(preview(api::preview_own_figures(*context->service, context->municipality(request.captures.at(0)),
                                                    file.bytes, file.name, context->catalogue(request))));
  });
}

}  // namespace handlingsrom::routes
