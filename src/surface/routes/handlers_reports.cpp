// POST /api/v1/municipalities/{}/reports and …/minutes stream progress; GET /api/v1/reports/{}/{} gives the files.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/minutes.hpp"
#include "surface/api/perspective.hpp"
#include "surface/api/plan.hpp"
#include "surface/http/problem.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/at_hand.hpp"
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
  Json at_hand;                                // `own` and `changes` of the body
  std::vector<api::Alternative> alternatives;  // what is turned, with its name, where nothing is set side by side
  const messages::Catalogue* catalogue;
};

// With alternatives, the report is a perspective: today's course beside them. Else it is the knowledge basis.
report::Delivery write(const Context& context, const Order& order, const AtHand& at_hand,
                       const std::filesystem::path& folder, report::Formats formats) {
  if (!order.alternatives.empty())
    return api::write_perspective(*context.service, order.municipality, order.alternatives, at_hand.own(),
                                  *order.catalogue, folder, formats, context.paths, 1);
  api::KnowledgeBasisRequest request;
  request.municipality = order.municipality;
  request.own = at_hand.own();
  request.plan = &at_hand.plan();
  return api::KnowledgeBasis(*context.service, request).write(*order.catalogue, folder, formats);
}

using Writer = std::function<report::Delivery(const std::filesystem::path& folder, report::Formats formats)>;

void make(const Context& context, const Writer& writer, http::Stream& stream) {
  const auto progress = [&](double done) {
    if (!tell(stream, {{"event", "progress"}, {"done", done}}) || stream.cancelled())
      throw Error(ErrorCode::interrupted, "server_stopping");
  };
  progress(0.05);
  const TemporaryFolder folder;
  const bool printed = report::can_print();
  const report::Delivery written = writer(folder.path(), {.word = printed, .pdf = printed, .slides = printed});
  progress(0.95);
  const Json missing = printed ? Json::array() : Json::array({"docx", "pdf"});
  std::vector<ReportFile> files;
  for (const std::filesystem::path& path : written.files) files.push_back(read_file(path));
  Json list = Json::array();
  for (const ReportFile& file : files) list.push_back({{"name", file.name}, {"bytes", file.content->plain().size()}});
  const std::string id = context.reports->put(std::move(files));
  for (Json& file : list)
    file["href"] = "/api/v1/reports/" + id + "/" + http::percent_encode(file["name"].get<std::string>());
  tell(stream, {{"event", "ready"}, {"files", std::move(list)}, {"missing", missing}});
}

/// Faults that show while the files are made are the stream's last line.
http::Response streamed(SharedContext context, const messages::Catalogue& catalogue, Writer writer) {
  http::Response response;
  response.media_type = "application/x-ndjson";
  response.run = [context = std::move(context), &catalogue, writer = std::move(writer)](http::Stream& stream) {
    try {
      make(*context, writer, stream);
    } catch (...) {
      const http::Response failed = http::problem(catalogue, std::current_exception());
      tell(stream, {{"event", "problem"}, {"problem", Json::parse(failed.content->plain())}});
    }
  };
  return response;
}

Order order_of(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"changes", "name", "alternatives", "own"});
  constexpr std::size_t longest_scenario = 200;
  Order order{context.municipality(request.captures.at(0)), Json::object(), read_alternatives(context, body),
              &context.catalogue(request)};
  for (const char* key : {"own", "changes"}) {
    if (body.contains(key)) order.at_hand[key] = body[key];
  }
  const AtHand can_be_run(context, order.municipality, order.at_hand);  // refused before the stream begins
  if (order.alternatives.empty() && !can_be_run.plan().settings().empty()) {
    std::string name = read_text(body, "name", longest_scenario).value_or("");
    if (is_blank(name)) name = order.catalogue->text("web.scenario_unnamed");
    order.alternatives.push_back({std::move(name), can_be_run.changes(), {}});
  }
  return order;
}

/// Lines of a text, without those that are blank.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    if (std::string line = text.substr(from, to - from); !is_blank(line)) lines.push_back(std::move(line));
    from = to + 1;
  }
  return lines;
}

struct Minutes {
  api::MinutesRequest request;
  Json own;  // of the body
};

Minutes minutes_of(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"title", "held", "present", "agreed", "before", "after", "own"});
  constexpr std::size_t longest_line = 300, longest_notes = 20'000;
  Minutes minutes;
  minutes.request.municipality = context.municipality(request.captures.at(0));
  minutes.request.title = read_text(body, "title", longest_line).value_or("");
  minutes.request.held = read_text(body, "held", longest_line).value_or("");
  minutes.request.present = read_text(body, "present", longest_notes).value_or("");
  minutes.request.agreed = lines_of(read_text(body, "agreed", longest_notes, Lines::several).value_or(""));
  const auto changes = [&](const char* key) {
    return body.contains(key) ? read_changes(Json{{"changes", body[key]}}) : std::vector<api::Change>();
  };
  minutes.request.before = changes("before");
  minutes.request.after = changes("after");
  minutes.request.paths = context.paths;
  minutes.own = Json::object();
  if (body.contains("own")) minutes.own["own"] = body["own"];
  const AtHand own(context, minutes.request.municipality, minutes.own);
  for (const auto& turned : {minutes.request.before, minutes.request.after})
    api::Plan(*context.service, turned, own.own()).check_effect(minutes.request.municipality);
  return minutes;
}

}  // namespace

void add_reports(http::Router& router, const SharedContext& context) {
  router.add(http::Method::post, "/api/v1/municipalities/{}/reports", [context](const http::Request& request) {
    Order order = order_of(*context, request);
    const messages::Catalogue& catalogue = *order.catalogue;
    return streamed(
        context, catalogue, [context, order = std::move(order)](const auto& folder, report::Formats formats) {
          return write(*context, order, AtHand(*context, order.municipality, order.at_hand), folder, formats);
        });
  });
  router.add(http::Method::post, "/api/v1/municipalities/{}/minutes", [context](const http::Request& request) {
    Minutes minutes = minutes_of(*context, request);
    const messages::Catalogue& catalogue = context->catalogue(request);
    return streamed(context, catalogue,
                    [context, &catalogue, minutes = std::move(minutes)](const auto& folder, report::Formats formats) {
                      const AtHand own(*context, minutes.request.municipality, minutes.own);
                      api::MinutesRequest wanted = minutes.request;
                      wanted.own = own.own();
                      formats.slides = false;
                      return api::write_minutes(*context->service, wanted, catalogue, folder, formats);
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
