// POST /api/v1/municipalities/{}/reports and …/minutes stream progress; GET /api/v1/reports/{}/{} gives the files.
#include <algorithm>
#include <filesystem>
#include <functional>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/minutes.hpp"
#include "surface/api/perspective.hpp"
#include "surface/api/plan.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/report_stream.hpp"

namespace handlingsrom::routes {
namespace {

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

http::Response streamed(const SharedContext& context, const messages::Catalogue& catalogue, Writer writer) {
  const bool printed = report::can_print();
  return stream_report(context, catalogue,
                       printed ? std::vector<std::string>{} : std::vector<std::string>{"docx", "pdf"},
                       [printed, writer = std::move(writer)](const std::filesystem::path& folder,
                                                             const std::function<void(double)>& done) {
                         constexpr double begun = 0.05;
                         done(begun);
                         return writer(folder, {.word = printed, .pdf = printed, .slides = printed}).files;
                       });
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
std::vector<std::string> filled_lines(const std::string& text) {
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
  minutes.request.agreed = filled_lines(read_text(body, "agreed", longest_notes, Lines::several).value_or(""));
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
