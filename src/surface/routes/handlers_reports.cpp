// POST /api/v1/municipalities/{}/reports streams progress; GET /api/v1/reports/{}/{} gives the files.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/office.hpp"
#include "surface/api/perspective.hpp"
#include "surface/api/plan.hpp"
#include "surface/http/problem.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"

namespace handlingsrom::routes {
namespace {

/// A folder of our own that leaves with us.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "handlingsrom-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw Error(ErrorCode::cannot_write, "report_folder");
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string media_type_of(const std::filesystem::path& file) {
  if (file.extension() == ".html") return "text/html; charset=utf-8";
  if (file.extension() == ".json") return "application/json";
  if (file.extension() == ".pdf") return "application/pdf";
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  return office + (file.extension() == ".docx" ? "wordprocessingml.document" : "spreadsheetml.sheet");
}

ReportFile read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  return {path.filename().string(), media_type_of(path), std::make_shared<const http::Content>(std::move(bytes))};
}

bool tell(http::Stream& stream, const Json& line) { return stream.write(line.dump() + "\n"); }

struct Order {
  MunicipalityIndex municipality;
  std::string name;  // of the scenario
  std::vector<api::Change> changes;
  const messages::Catalogue* catalogue;
};

struct Written {
  std::vector<std::filesystem::path> files;
};

// With levers turned, the report is a perspective: today's course beside the scenario. Else it is the knowledge basis.
Written write(const Context& context, const Order& order, const api::Plan& plan, const std::filesystem::path& folder,
              const api::GiveUp& left) {
  if (!plan.settings().empty()) {
    scenario::Scenario scenario = plan.scenario();
    scenario.name = order.name;
    const api::PerspectiveFiles files =
        api::write_perspective(*context.service, order.municipality, {scenario}, *order.catalogue, folder,
                               context.paths, 1, api::standard_price_growth(), left);
    return {files.files};
  }
  api::KnowledgeBasisRequest request;
  request.municipality = order.municipality;
  request.assumptions = &plan.assumptions();
  const api::KnowledgeBasis basis(*context.service, request);
  Written written{basis.write(*order.catalogue, folder).files};
  written.files.push_back(basis.write_word(*order.catalogue, folder, left));
  return written;
}

void make(const Context& context, const Order& order, http::Stream& stream) {
  const auto progress = [&](double done) { return tell(stream, {{"event", "progress"}, {"done", done}}); };
  if (!progress(0.05)) return;
  const api::Plan plan(*context.service, order.changes);
  const TemporaryFolder folder;
  const api::GiveUp left = [&] { return stream.cancelled(); };
  Written written = write(context, order, plan, folder.path(), left);
  if (!progress(0.6)) return;
  const std::filesystem::path html = *std::find_if(written.files.begin(), written.files.end(),
                                                   [](const auto& file) { return file.extension() == ".html"; });
  Json missing = Json::array();
  std::filesystem::path pdf = html;
  pdf.replace_extension(".pdf");
  if (api::to_pdf(html, pdf, folder.path(), left)) {
    written.files.push_back(pdf);
  } else {
    missing.push_back("pdf");
  }
  if (!progress(0.95)) return;
  std::vector<ReportFile> files;
  for (const std::filesystem::path& path : written.files) files.push_back(read_file(path));
  Json list = Json::array();
  for (const ReportFile& file : files) list.push_back({{"name", file.name}, {"bytes", file.content->plain().size()}});
  const std::string id = context.reports->put(std::move(files));
  for (Json& file : list)
    file["href"] = "/api/v1/reports/" + id + "/" + http::percent_encode(file["name"].get<std::string>());
  tell(stream, {{"event", "ready"}, {"files", std::move(list)}, {"missing", std::move(missing)}});
}

}  // namespace

void add_reports(http::Router& router, const SharedContext& context) {
  router.add(http::Method::post, "/api/v1/municipalities/{}/reports", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"changes", "name"});
    constexpr std::size_t longest_name = 200;
    const messages::Catalogue& catalogue = context->catalogue(request);
    std::string name = read_text(body, "name", longest_name).value_or("");
    if (name.empty()) name = catalogue.text("web.scenario_unnamed");
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
