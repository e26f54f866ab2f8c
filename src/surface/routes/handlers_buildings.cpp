// POST /api/v1/municipalities/{}/buildings and …/buildings/report: a table of buildings read, shown and written. Nothing of it is kept.
#include "base/error.hpp"
#include "base/standard_seed.hpp"
#include "surface/api/buildings.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/report_stream.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t most_assumed = 40;

struct BuildingsBody {
  api::BuildingsQuestion asked;
  double width = 640;
};

BuildingsBody read_buildings_body(const http::Request& request) {
  const Json object = read_object(request.body, {"name", "text", "bytes", "from", "years", "settings", "width"});
  BuildingsBody read;
  OwnFile file = file_of(object);
  if (file.name.empty()) refuse_body("/name", "text");
  read.asked.file = file.name;
  read.asked.bytes = std::move(file.bytes);
  read.asked.municipality = request.captures.at(0);
  constexpr int earliest = 1900, latest = 2200, most_years = 60, narrowest = 160, widest = 2400;
  read.asked.from = read_integer(object, "from", earliest, latest);
  read.asked.years = read_integer(object, "years", 1, most_years).value_or(read.asked.years);
  read.width = read_integer(object, "width", narrowest, widest).value_or(static_cast<int>(read.width));
  const auto settings = object.find("settings");
  if (settings == object.end() || settings->is_null()) return read;
  if (!settings->is_object() || settings->size() > most_assumed)
    refuse_body("/settings", "object, at most " + std::to_string(most_assumed));
  for (const auto& [id, value] : settings->items()) {
    if (!value.is_number()) refuse_body("/settings/" + id.substr(0, longest_id), "number");
    read.asked.settings.push_back(id.substr(0, longest_id) + "=" + value.dump());
  }
  return read;
}

}  // namespace

void add_building_register(http::Router& router, const SharedContext& context) {
  const std::string base = "/api/v1/municipalities/{}/buildings";
  router.add(http::Method::post, base, [context](const http::Request& request) {
    context->municipality(request.captures.at(0));
    const BuildingsBody body = read_buildings_body(request);
    return respond(api::buildings_json(*context->service, body.asked, body.width, context->catalogue(request)));
  });
  router.add(http::Method::post, base + "/report", [context](const http::Request& request) {
    context->municipality(request.captures.at(0));
    BuildingsBody body = read_buildings_body(request);
    const messages::Catalogue& catalogue = context->catalogue(request);
    // A file that cannot be read is refused before the stream begins.
    const api::BuildingsAnswer answer = api::buildings_of(*context->service, body.asked, catalogue);
    const bool printed = report::can_print();
    return stream_report(context, catalogue,
                         printed ? std::vector<std::string>{} : std::vector<std::string>{"docx", "pdf"},
                         [context, &catalogue, printed, answer](const std::filesystem::path& folder,
                                                                const std::function<void(double)>& done) {
                           constexpr double begun = 0.1;
                           done(begun);
                           auto files = api::write_buildings_report(*context->service, answer, catalogue, folder,
                                                                    standard_seed, {.word = printed, .pdf = printed});
                           done(1);
                           return files;
                         });
  });
}

}  // namespace handlingsrom::routes
