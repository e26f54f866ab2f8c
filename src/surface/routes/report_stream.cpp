#include "surface/routes/report_stream.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "surface/http/problem.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/json.hpp"

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

ReportFile shelf_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  return {path.filename().string(), media_type_of(path), std::make_shared<const http::Content>(std::move(bytes))};
}

bool tell(http::Stream& stream, const Json& line) { return stream.write(line.dump() + "\n"); }

void make_report(const Context& context, const std::vector<std::string>& missing, const WriteReport& write,
                 http::Stream& stream) {
  const auto progress = [&](double done) {
    if (!tell(stream, {{"event", "progress"}, {"done", done}}) || stream.cancelled())
      throw Error(ErrorCode::interrupted, "server_stopping");
  };
  progress(0.05);
  const TemporaryFolder folder;
  std::vector<ReportFile> files;
  for (const std::filesystem::path& path : write(folder.path(), [&] { progress(0.1); }))
    files.push_back(shelf_file(path));
  progress(0.95);
  Json list = Json::array();
  for (const ReportFile& file : files) list.push_back({{"name", file.name}, {"bytes", file.content->plain().size()}});
  const std::string id = context.reports->put(std::move(files));
  for (Json& file : list)
    file["href"] = "/api/v1/reports/" + id + "/" + http::percent_encode(file["name"].get<std::string>());
  tell(stream, {{"event", "ready"}, {"files", std::move(list)}, {"missing", missing}});
}

}  // namespace

http::Response stream_report(const SharedContext& context, const messages::Catalogue& catalogue,
                             std::vector<std::string> missing, WriteReport write) {
  http::Response response;
  response.media_type = "application/x-ndjson";
  response.run = [context, &catalogue, missing = std::move(missing), write = std::move(write)](http::Stream& stream) {
    try {
      make_report(*context, missing, write, stream);
    } catch (...) {
      const http::Response failed = http::problem(catalogue, std::current_exception());
      tell(stream, {{"event", "problem"}, {"problem", Json::parse(failed.content->plain())}});
    }
  };
  return response;
}

}  // namespace handlingsrom::routes
