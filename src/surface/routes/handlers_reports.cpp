// POST /api/v1/municipalities/{}/reports streams progress; GET /api/v1/reports/{}/{} gives the files.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/http/problem.hpp"
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
  return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

ReportFile read_file(const std::filesystem::path& path, const std::string& prefix) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  return {prefix + "-" + path.filename().string(), media_type_of(path),
          std::make_shared<const http::Content>(std::move(bytes))};
}

bool tell(http::Stream& stream, const Json& line) { return stream.write(line.dump() + "\n"); }

struct Order {
  MunicipalityIndex municipality;
  Assumptions assumptions;
  const messages::Catalogue* catalogue;
};

void make(const Context& context, const Order& order, http::Stream& stream) {
  if (!tell(stream, {{"event", "progress"}, {"done", 0.05}})) return;
  api::KnowledgeBasisRequest request;
  request.municipality = order.municipality;
  request.assumptions = &order.assumptions;
  const api::KnowledgeBasis basis(*context.service, request);
  if (!tell(stream, {{"event", "progress"}, {"done", 0.5}})) return;
  const TemporaryFolder folder;
  const report::Delivery delivery = basis.write(*order.catalogue, folder.path());
  if (!tell(stream, {{"event", "progress"}, {"done", 0.9}})) return;
  std::vector<ReportFile> files;
  for (const std::filesystem::path& path : delivery.files)
    files.push_back(read_file(path, delivery.folder.filename().string()));
  Json list = Json::array();
  for (const ReportFile& file : files) list.push_back({{"name", file.name}, {"bytes", file.content->plain().size()}});
  const std::string id = context.reports->put(std::move(files));
  for (Json& file : list) file["href"] = "/api/v1/reports/" + id + "/" + file["name"].get<std::string>();
  tell(stream, {{"event", "ready"}, {"files", std::move(list)}});
}

}  // namespace

void add_reports(http::Router& router, const SharedContext& context) {
  router.add(http::Method::post, "/api/v1/municipalities/{}/reports", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"changes"});
    Order order{context->municipality(request.captures.at(0)),
                api::with_changes(*context->defaults, read_changes(body)), &context->catalogue(request)};
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
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file->name + "\"");
    return response;
  });
}

}  // namespace handlingsrom::routes
