// POST /api/v1/municipalities/{}/structure/best, …/compared, …/answer, …/file, …/plan and …/places
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "surface/api/structure_page.hpp"
#include "surface/api/structure_places.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/report_stream.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_study = 400'000, longest_ways = 2'000'000, longest_place = 200,
                      longest_structure_title = 200;
constexpr std::size_t most_listed_sites = 150, most_listed_alternatives = 12, most_points = 40;
constexpr int earliest_year = 1900, latest_year = 2200;

std::vector<std::string> place_names(const Json& item, const char* key) {
  std::vector<std::string> names;
  for (const Json& one : read_list(item, key, most_listed_sites)) {
    const Json held{{key, one}};
    names.push_back(read_text(held, key, longest_place).value_or(""));
  }
  return names;
}

std::vector<api::StructureRequest::Alternative> wishes(const Json& object, const char* key, std::size_t most) {
  std::vector<api::StructureRequest::Alternative> all;
  for (const Json& item : read_list(object, key, most)) {
    only_keys(item, key, {"title", "close", "open", "total", "travel"});
    all.push_back({read_text(item, "title", longest_structure_title).value_or("–"), place_names(item, "close"),
                   place_names(item, "open")});
    if (all.back().title.empty()) all.back().title = "–";
  }
  return all;
}

struct StructureBody {
  Json object;
  api::StructureRequest asked;
};

StructureBody read_structure_body(const http::Request& request) {
  // What each address takes beside the study itself is known to all of them: a page sends one body.
  StructureBody read{read_object(request.body, {"file", "ways", "first_year", "last_year", "most_schools", "longest",
                                                "changes_a_year", "sites", "points", "alternatives", "width", "wide",
                                                "seconds", "shown", "year", "area", "born", "site"}),
                     {}};
  const Json& object = read.object;
  api::StructureRequest& asked = read.asked;
  asked.municipality = request.captures.at(0);
  asked.file = read_text(object, "file", longest_study, Lines::several).value_or("");
  asked.ways = read_text(object, "ways", longest_ways, Lines::several).value_or("");
  asked.first_year = read_integer(object, "first_year", earliest_year, latest_year);
  asked.last_year = read_integer(object, "last_year", earliest_year, latest_year);
  constexpr int most_counted = 200;
  asked.most_schools = read_integer(object, "most_schools", 1, most_counted);
  asked.changes_a_year = read_integer(object, "changes_a_year", 1, most_counted);
  if (const auto longest = object.find("longest"); longest != object.end() && !longest->is_null()) {
    only_keys(*longest, "longest", {"km_1_4", "km_5_7", "km_8_10"});
    constexpr std::array keys{"km_1_4", "km_5_7", "km_8_10"};
    for (std::size_t k = 0; k < keys.size(); ++k) asked.longest[k] = read_number(*longest, keys[k]);
  }
  for (const Json& item : read_list(object, "sites", most_listed_sites)) {
    only_keys(item, "sites", {"name", "pupils", "seats", "must"});
    const auto name = read_text(item, "name", longest_place);
    if (!name || name->empty()) refuse_body("/sites/name", "text");
    asked.sites.push_back({*name, read_number(item, "pupils"), read_number(item, "seats"),
                           read_text(item, "must", longest_id).value_or("")});
  }
  asked.alternatives = wishes(object, "alternatives", most_listed_alternatives);
  asked.points = wishes(object, "points", most_points);
  constexpr int most_seconds = 10, narrowest = 160, widest = 2400;
  asked.seconds = read_integer(object, "seconds", 1, most_seconds).value_or(static_cast<int>(asked.seconds));
  asked.width = read_integer(object, "width", narrowest, widest).value_or(static_cast<int>(asked.width));
  asked.wide = read_integer(object, "wide", narrowest, widest).value_or(static_cast<int>(asked.width));
  return read;
}

/// A search takes seconds, a comparison tens of milliseconds: both on the threads of long runs.
template <class Answer>
http::Response slowly(const SharedContext& context, const http::Request& request, Answer answer) {
  StructureBody body = read_structure_body(request);
  context->municipality(body.asked.municipality);
  const messages::Catalogue& catalogue = context->catalogue(request);
  http::Response response;
  response.slowly = [body = std::move(body), &catalogue, answer](const std::function<bool()>&) {
    return respond(answer(body, catalogue));
  };
  return response;
}

http::Response structure_file_answer(const Context& context, const http::Request& request) {
  const StructureBody body = read_structure_body(request);
  context.municipality(body.asked.municipality);
  http::Response response = http::answer(200, "application/toml",
                                         api::structure_file(*context.service, body.asked, context.catalogue(request)));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename*=UTF-8''" + http::percent_encode(api::structure_file_name));
  return response;
}

http::Response structure_plan_answer(const SharedContext& context, const http::Request& request) {
  StructureBody body = read_structure_body(request);
  const messages::Catalogue& catalogue = context->catalogue(request);
  // A file that cannot be read is refused before the stream begins.
  api::structure_compared_json(*context->service, body.asked, "today", std::nullopt, catalogue);
  const bool printed = report::can_print();
  return stream_report(context, catalogue,
                       printed ? std::vector<std::string>{} : std::vector<std::string>{"docx", "pdf"},
                       [context, &catalogue, printed, asked = std::move(body.asked)](
                           const std::filesystem::path& folder, const std::function<void(double)>& done) {
                         constexpr double begun = 0.1;
                         done(begun);
                         auto files = api::write_structure_page_plan(*context->service, asked, catalogue, folder,
                                                                     {.word = printed, .pdf = printed});
                         done(1);
                         return files;
                       });
}

http::Response structure_places_answer(const Context& context, const http::Request& request) {
  const Json object = read_object(request.body, {"service", "name", "text", "bytes", "width"});
  api::PlacesQuestion question;
  question.municipality = context.municipality(request.captures.at(0));
  const std::string service = read_text(object, "service", longest_id).value_or("kindergarten");
  constexpr std::array services{"kindergarten", "care_home", "staffed_home"};
  if (std::find(services.begin(), services.end(), service) == services.end())
    refuse_body("/service", "kindergarten, care_home, staffed_home");
  question.service = api::places_service(service);
  if (object.contains("name")) {
    OwnFile file = file_of(object);
    if (file.name.empty()) refuse_body("/name", "text");
    question.list = file.name;
    question.bytes = std::move(file.bytes);
  }
  constexpr int narrowest = 160, widest = 2400, usual = 640;
  return respond(api::places_json(*context.service, question,
                                  read_integer(object, "width", narrowest, widest).value_or(usual),
                                  context.catalogue(request)));
}

}  // namespace

void add_structure_studies(http::Router& router, const SharedContext& context) {
  const std::string base = "/api/v1/municipalities/{}/structure/";
  router.add(http::Method::post, base + "best", [context](const http::Request& request) {
    return slowly(context, request, [context](const StructureBody& body, const messages::Catalogue& catalogue) {
      return api::structure_best_json(*context->service, body.asked, catalogue);
    });
  });
  router.add(http::Method::post, base + "compared", [context](const http::Request& request) {
    return slowly(context, request, [context](const StructureBody& body, const messages::Catalogue& catalogue) {
      return api::structure_compared_json(*context->service, body.asked,
                                          read_text(body.object, "shown", longest_id).value_or("cheapest"),
                                          read_integer(body.object, "year", earliest_year, latest_year), catalogue);
    });
  });
  router.add(http::Method::post, base + "answer", [context](const http::Request& request) {
    return slowly(context, request, [context](const StructureBody& body, const messages::Catalogue& catalogue) {
      return api::structure_answer_json(*context->service, body.asked,
                                        {read_text(body.object, "area", longest_place).value_or(""),
                                         read_integer(body.object, "born", earliest_year, latest_year),
                                         read_text(body.object, "site", longest_place).value_or(""),
                                         read_integer(body.object, "year", earliest_year, latest_year)},
                                        catalogue);
    });
  });
  router.add(http::Method::post, base + "file",
             [context](const http::Request& request) { return structure_file_answer(*context, request); });
  router.add(http::Method::post, base + "plan",
             [context](const http::Request& request) { return structure_plan_answer(context, request); });
  router.add(http::Method::post, base + "places",
             [context](const http::Request& request) { return structure_places_answer(*context, request); });
}

}  // namespace handlingsrom::routes
