// Cooperation: …/municipalities/{}/cooperation/partners and …/map (GET); /api/v1/cooperation/choices (GET), …/study, …/rooms, …/file,
// …/papers, …/opened, …/ways and …/inquiry (POST).
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/partners_page.hpp"
#include "surface/api/study_files.hpp"
#include "surface/api/study_page.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/report_stream.hpp"
#include "surface/routes/study_body.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_inquiry = 200'000, longest_ways = 1'000'000, longest_name = 200;
constexpr int usual_width = 640, narrowest_map = 160, widest_map = 1200;

/// A whole number of the address. Throws Error(bad_input, "cooperation_option").
int asked_number(const http::Request& request, std::string_view name, int otherwise, int lowest, int highest) {
  const auto text = request.target.parameter(name);
  if (!text) return otherwise;
  const auto value = whole_number(*text);
  if (!value || *value < lowest || *value > highest) {
    throw Error(ErrorCode::bad_input, "cooperation_option",
                {{"name", std::string(name)},
                 {"found", shortened(*text)},
                 {"expected", std::to_string(lowest) + "–" + std::to_string(highest)}});
  }
  return static_cast<int>(*value);
}

api::PartnersRequest partners_asked(const Context& context, const http::Request& request) {
  constexpr int fewest = 2, most = 6, usual = 4, usual_km = 80, farthest = 400;
  constexpr std::size_t kept = 8;
  api::PartnersRequest wanted;
  wanted.municipality = to_string(context.service->municipality(context.municipality(request.captures.at(0))).number);
  if (const auto service = request.target.parameter("service")) wanted.service = *service;
  wanted.search.most_members = asked_number(request, "members", usual, fewest, most);
  wanted.search.most_km = asked_number(request, "km", usual_km, 1, farthest);
  wanted.search.kept = kept;
  return wanted;
}

double width_in(const Json& body, const char* key, int usual) {
  constexpr int narrowest = 160, widest = 2400;
  return read_integer(body, key, narrowest, widest).value_or(usual);
}

using Answer = std::function<Json(const api::StudyPage&, const messages::Catalogue&, const std::function<bool()>&)>;

/// A study takes a good hundred milliseconds: it is made on the threads of long runs, what was sent is checked before.
http::Response study_answer(const SharedContext& context, const http::Request& request, Answer answer) {
  StudyBody body = read_study_body(request.body);
  api::StudyPage page;
  page.width = width_in(body.object, "width", usual_width);
  page.wide = width_in(body.object, "wide", static_cast<int>(page.width));
  page.asked = std::move(body.asked);
  const messages::Catalogue& catalogue = context->catalogue(request);
  http::Response response;
  response.slowly = [page = std::move(page), &catalogue, answer = std::move(answer)](
                        const std::function<bool()>& unwanted) { return respond(answer(page, catalogue, unwanted)); };
  return response;
}

http::Response file(const Context& context, const http::Request& request) {
  const StudyBody body = read_study_body(request.body);
  const messages::Catalogue& catalogue = context.catalogue(request);
  http::Response response =
      http::answer(200, "application/toml", api::study_file(*context.service, body.asked, catalogue));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename*=UTF-8''" + http::percent_encode(api::study_file_name));
  return response;
}

http::Response papers(const SharedContext& context, const http::Request& request) {
  StudyBody body = read_study_body(request.body);
  const messages::Catalogue& catalogue = context->catalogue(request);
  api::StudyRequest asked = std::move(body.asked);
  std::string inquiry = read_text(body.object, "inquiry", longest_inquiry, Lines::several).value_or("");
  if (!asked.leaves.empty()) asked = api::without(*context->service, asked, asked.leaves);
  constexpr int quick = 2;  // draws: enough to refuse what cannot be before the stream begins
  api::study_of(*context->service, asked, catalogue, 1, quick);
  const bool printed = report::can_print();
  return stream_report(context, catalogue,
                       printed ? std::vector<std::string>{} : std::vector<std::string>{"docx", "pdf"},
                       [context, &catalogue, printed, asked = std::move(asked), inquiry = std::move(inquiry)](
                           const std::filesystem::path& folder, const std::function<void(double)>& done) {
                         return api::write_study_papers(*context->service, asked, inquiry, catalogue, folder,
                                                        {.word = printed, .pdf = printed}, done);
                       });
}

/// The text that was sent under "text", which must not be empty.
std::string sent_text(const Json& body, std::size_t longest) {
  const auto text = read_text(body, "text", longest, Lines::several);
  if (!text || is_blank(*text)) refuse_body("/text", "text");
  return *text;
}

std::string sent_name(const Json& body) { return read_text(body, "name", longest_name).value_or(""); }

http::Response opened(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"text", "name"});
  return respond(api::study_opened_json(*context.service, sent_text(body, longest_inquiry), sent_name(body),
                                        context.catalogue(request)));
}

http::Response ways(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"text", "name", "municipalities"});
  constexpr std::size_t fewest = 2, most = 30;
  const auto list = body.find("municipalities");
  if (list == body.end() || !list->is_array() || list->size() < fewest || list->size() > most)
    refuse_body("/municipalities", fmt::format("{}–{}", fewest, most));
  std::vector<std::string> municipalities;
  for (const Json& item : *list)
    municipalities.push_back(read_text(Json{{"municipalities", item}}, "municipalities", longest_id).value_or(""));
  const std::string name = sent_name(body);
  return respond(api::ways_json(*context.service, municipalities, sent_text(body, longest_ways),
                                name.empty() ? context.catalogue(request).text("together.ways_file") : name));
}

http::Response inquiry(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"text", "name", "width"});
  return respond(api::inquiry_json(*context.service, sent_text(body, longest_inquiry), sent_name(body),
                                   width_in(body, "width", usual_width), context.catalogue(request)));
}

}  // namespace

void add_cooperation(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/cooperation/choices", [context](const http::Request& request) {
    return respond_lasting(api::study_choices_json(context->catalogue(request)));
  });
  router.add(http::Method::get, "/api/v1/municipalities/{}/cooperation/map", [context](const http::Request& request) {
    return respond_lasting(api::cooperation_map_json(
        *context->service, context->municipality(request.captures.at(0)),
        asked_number(request, "width", usual_width, narrowest_map, widest_map), context->catalogue(request)));
  });
  router.add(
      http::Method::get, "/api/v1/municipalities/{}/cooperation/partners", [context](const http::Request& request) {
        return respond_lasting(
            api::partners_json(*context->service, partners_asked(*context, request), context->catalogue(request)));
      });
  router.add(http::Method::post, "/api/v1/cooperation/study", [context](const http::Request& request) {
    return study_answer(
        context, request,
        [context](const api::StudyPage& page, const messages::Catalogue& catalogue, const std::function<bool()>&) {
          return api::study_page_json(*context->service, page, catalogue);
        });
  });
  router.add(http::Method::post, "/api/v1/cooperation/rooms", [context](const http::Request& request) {
    return study_answer(context, request,
                        [context](const api::StudyPage& page, const messages::Catalogue& catalogue,
                                  const std::function<bool()>& unwanted) {
                          return api::study_rooms_json(*context->service, page, catalogue, unwanted);
                        });
  });
  router.add(http::Method::post, "/api/v1/cooperation/file",
             [context](const http::Request& request) { return file(*context, request); });
  router.add(http::Method::post, "/api/v1/cooperation/papers",
             [context](const http::Request& request) { return papers(context, request); });
  router.add(http::Method::post, "/api/v1/cooperation/opened",
             [context](const http::Request& request) { return opened(*context, request); });
  router.add(http::Method::post, "/api/v1/cooperation/ways",
             [context](const http::Request& request) { return ways(*context, request); });
  router.add(http::Method::post, "/api/v1/cooperation/inquiry",
             [context](const http::Request& request) { return inquiry(*context, request); });
}

}  // namespace handlingsrom::routes
