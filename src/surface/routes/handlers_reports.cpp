// POST /api/v1/municipalities/{}/reports streams progress; GET /api/v1/reports/{}/{} gives the files.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/perspective.hpp"
#include "surface/api/plan.hpp"
#include "surface/http/problem.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/temporary_folder.hpp"

namespace handlingsrom::routes {
namespace {

bool tell(http::Stream& stream, const Json& line) { return stream.write(line.dump() + "\n"); }

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

void make(const Context& context, const Order& order, http::Stream& stream) {
  const auto progress = [&](double done) {
    if (!tell(stream, {{"event", "progress"}, {"done", done}}) || stream.cancelled())
      throw Error(ErrorCode::interrupted, "server_stopping");
  };
  progress(0.05);
  const api::Plan plan(*context.service, order.changes);
  plan.check_effect(order.municipality);
  const TemporaryFolder folder;
  const bool printed = report::can_print();
  const report::Delivery written = write(context, order, plan, folder.path(), {.word = printed, .pdf = printed});
  progress(0.95);
  const Json missing = printed ? Json::array() : Json::array({"docx", "pdf"});
  std::vector<ReportFile> files;
  for (const std::filesystem::path& path : written.files) files.push_back(report_file(path));
  Json list = Json::array();
  for (const ReportFile& file : files) list.push_back({{"name", file.name}, {"bytes", file.content->plain().size()}});
  const std::string id = context.reports->put(std::move(files));
  for (Json& file : list) file["href"] = shelf_address(id, file["name"].get<std::string>());
  tell(stream, {{"event", "ready"}, {"files", std::move(list)}, {"missing", missing}});
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
    http::Response response;
    response.media_type = "application/x-ndjson";
    response.run = [context, order = std::move(order)](http::Stream& stream) {
      try {
        make(*context, order, stream);
      } catch (...) {
        const http::Response failed = http::problem(*order.catalogue, std::current_exception());
        tell(stream, {{"event", "problem"}, {"problem", Json::parse(failed.content->plain())}});
      }
    };
    return response;
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
