// POST …/municipalities/{}/own-figures: how a file is read; POST …/municipalities/{}/first-page: the page with those figures. Nothing is kept.
#include <sodium.h>

#include "base/error.hpp"
#include "surface/api/own_figures.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/live_report.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_name = 200, longest_file = 4'000'000;

struct OwnFile {
  std::string name, bytes;
};

/// Base64 of the file's bytes, or text that was pasted.
OwnFile file_of(const Json& body) {
  OwnFile file{read_text(body, "name", longest_name).value_or(""),
               read_text(body, "text", longest_file, Lines::several).value_or("")};
  if (const auto encoded = read_text(body, "bytes", longest_file)) {
    file.bytes.resize(encoded->size() / 4 * 3 + 3);
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(file.bytes.data()), file.bytes.size(), encoded->data(),
                          encoded->size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
      refuse_body("/bytes", "base64");
    file.bytes.resize(length);
  }
  if (file.bytes.empty()) refuse_body("/bytes", "base64");
  return file;
}

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
  router.add(http::Method::post, "/api/v1/municipalities/{}/first-page", [context](const http::Request& request) {
    const OwnFile file = file_of(read_object(request.body, {"name", "text", "bytes"}));
    const facts::OwnFigures own = api::own_figures_of(*context->service, context->municipality(request.captures.at(0)),
                                                      file.bytes, file.name, true);
    return respond(first_page(*context, request, &own));
  });
}

}  // namespace handlingsrom::routes
