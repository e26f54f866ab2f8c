// POST /api/v1/municipalities/{}/reports streams progress; GET /api/v1/reports/{}/{} gives the files.
#include <filesystem>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/perspective.hpp"
#include "surface/api/plan.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/report_stream.hpp"

namespace handlingsrom::routes {
namespace {

struct Order {
  MunicipalityIndex municipality;
  std::string name;  // of the scenario
  std::vector<api::Change> changes;
  const messages::Catalogue* catalogue;
};

// With levers turned, the report is a perspective: today's course beside the scenario. Else it is the knowledge basis.
report::Delivery write(const Context& context, const Order& order, const api::Plan& plan,
                       const std::filesystem::path& folder, report::Formats formats) {
  if (!plan.settings().empty()) {
    scenario::Scenario scenario = plan.scenario();
    scenario.name = order.name;
    return api::write_perspective(*context.service, order.municipality, {scenario}, *order.catalogue, folder, formats,
                                  context.paths, 1);
  }
  api::KnowledgeBasisRequest request;
  request.municipality = order.municipality;
  request.assumptions = &plan.assumptions();
  return api::KnowledgeBasis(*context.service, request).write(*order.catalogue, folder, formats);
}

}  // namespace

void add_reports(http::Router& router, const SharedContext& context) {
  router.add(http::Method::post, "/api/v1/municipalities/{}/reports", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"changes", "name"});
    constexpr std::size_t longest_name = 200;
    const messages::Catalogue& catalogue = context->catalogue(request);
    std::string name = read_text(body, "name", longest_name).value_or("");
    if (is_blank(name)) name = catalogue.text("web.scenario_unnamed");
    Order order{context->municipality(request.captures.at(0)), std::move(name), read_changes(body), &catalogue};
    const api::Plan can_be_run(*context->service, order.changes);  // refused before the stream begins
    const bool printed = report::can_print();
    return stream_report(context, catalogue,
                         printed ? std::vector<std::string>{} : std::vector<std::string>{"docx", "pdf"},
                         [context, printed, order = std::move(order)](const std::filesystem::path& folder,
                                                                      const std::function<void(double)>& done) {
                           const api::Plan plan(*context->service, order.changes);
                           plan.check_effect(order.municipality);
                           done(0.05);
                           return write(*context, order, plan, folder, {.word = printed, .pdf = printed}).files;
                         });
  });

  router.add(http::Method::get, "/api/v1/reports/{}/{}", [context](const http::Request& request) {
    const auto file = context->reports->find(request.captures.at(0), request.captures.at(1));
    if (!file) throw Error(ErrorCode::unknown_name, "report_gone");
    http::Response response;
    response.media_type = file->media_type;
    response.content = file->content;
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename*=UTF-8''" + http::percent_encode(file->name));
    return response;
  });
}

}  // namespace handlingsrom::routes
