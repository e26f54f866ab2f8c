// /api/v1/programme/…: a programme as the text of its file. Nothing is kept.
#include "base/error.hpp"
#include "surface/api/programme_edits.hpp"
#include "surface/api/programme_published.hpp"
#include "surface/routes/programmes.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_name = 200, longest_words = 20'000;

struct SentProgramme {
  std::string text, name;
};
SentProgramme sent_of(const Json& body) {
  SentProgramme sent{read_text(body, "text", longest_programme, Lines::several).value_or(""),
                     read_text(body, "name", longest_name).value_or("programme.toml")};
  if (sent.text.empty()) refuse_body("/text", "text");
  return sent;
}
std::string day_asked(const Json& body, const char* key) { return read_text(body, key, longest_id).value_or(""); }

std::shared_ptr<const api::ProgrammeAnswer> answer_of(const Context& context, const Json& body) {
  const SentProgramme sent = sent_of(body);
  return programme_of(context, sent.text, sent.name, day_asked(body, "on"));
}

Json begin(const Context& context, const http::Request& request) {
  const Json body =
      read_object(request.body, {"model", "municipality", "title", "mandate", "project", "owner", "begins"});
  const auto word = [&](const char* key, std::size_t longest, Lines lines = Lines::one) {
    return read_text(body, key, longest, lines).value_or("");
  };
  const api::NewProgramme wanted{word("model", longest_id),     word("municipality", longest_name),
                                 word("title", longest_name),   word("mandate", longest_words, Lines::several),
                                 word("project", longest_name), word("owner", longest_name),
                                 word("begins", longest_id)};
  const std::string text = api::begin_programme(*context.service, wanted, context.catalogue(request));
  const auto answer = programme_of(context, text, "programme.toml", wanted.begins);
  return {{"text", text}, {"programme", programme_json(context, request, *answer)}};
}

Json edited(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"text", "name", "edit", "today"});
  const SentProgramme sent = sent_of(body);
  const std::string today = day_asked(body, "today");
  const Json wanted = api::with_followed(*context.service, sent.text, sent.name, body.value("edit", Json::object()),
                                         today, context.catalogue(request));
  const api::EditedProgramme made = api::edit_unread(*context.service, sent.text, sent.name, wanted, today);
  const auto answer = programme_of(context, made.text, sent.name, today);
  return {{"text", made.text}, {"id", made.id}, {"programme", programme_json(context, request, *answer)}};
}

}  // namespace

void add_programmes(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/programme/choices", [context](const http::Request& request) {
    return respond_lasting(api::programme_choices_json(context->catalogue(request)));
  });
  router.add(http::Method::get, "/api/v1/municipalities/{}/published", [context](const http::Request& request) {
    return respond_lasting(api::published_figures_json(*context->service, context->municipality(request.captures.at(0)),
                                                       context->catalogue(request)));
  });
  router.add(http::Method::post, "/api/v1/programme/new",
             [context](const http::Request& request) { return respond(begin(*context, request)); });
  router.add(http::Method::post, "/api/v1/programme/read", [context](const http::Request& request) {
    return respond(
        programme_json(*context, request, *answer_of(*context, read_object(request.body, {"text", "name", "on"}))));
  });
  router.add(http::Method::post, "/api/v1/programme/edit",
             [context](const http::Request& request) { return respond(edited(*context, request)); });
  router.add(http::Method::post, "/api/v1/programme/calendar", [context](const http::Request& request) {
    return programme_calendar_file(*context, request,
                                   *answer_of(*context, read_object(request.body, {"text", "name", "on"})));
  });
  router.add(http::Method::post, "/api/v1/programme/drawing", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"text", "name", "on", "drawing"});
    return http::answer(
        200, "image/svg+xml",
        api::programme_drawing(*answer_of(*context, body), read_text(body, "drawing", longest_id).value_or(""),
                               context->catalogue(request)));
  });
  router.add(http::Method::post, "/api/v1/programme/report", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"text", "name", "on", "kind"});
    return programme_report(context, request, answer_of(*context, body), body);
  });
}

}  // namespace handlingsrom::routes
