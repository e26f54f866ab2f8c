#include "surface/routes/report_stream.hpp"

#include "base/error.hpp"
#include "surface/http/problem.hpp"
#include "surface/routes/json.hpp"
#include "surface/routes/temporary_folder.hpp"

namespace handlingsrom::routes {
namespace {

bool tell(http::Stream& stream, const Json& line) { return stream.write(line.dump() + "\n"); }

void make_report(const Context& context, const std::vector<std::string>& missing, const WriteReport& write,
                 http::Stream& stream) {
  const auto progress = [&](double done) {
    if (!tell(stream, {{"event", "progress"}, {"done", done}}) || stream.cancelled())
      throw Error(ErrorCode::interrupted, "server_stopping");
  };
  constexpr double begun = 0.05, written = 0.9;
  progress(begun);
  const TemporaryFolder folder;
  std::vector<ReportFile> files;
  for (const std::filesystem::path& path : write(folder.path(), [&](double part) { progress(begun + written * part); }))
    files.push_back(report_file(path));
  progress(begun + written);
  Json list = Json::array();
  for (const ReportFile& file : files) list.push_back({{"name", file.name}, {"bytes", file.content->plain().size()}});
  const std::string id = context.reports->put(std::move(files));
  for (Json& file : list) file["href"] = shelf_address(id, file["name"].get<std::string>());
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
