// …/municipalities/{}/programmes and /api/v1/programmes/{}/…: programmes that are kept, in all their versions.
#include "base/error.hpp"
#include "surface/api/kept_programmes.hpp"
#include "surface/api/programme_edits.hpp"
#include "surface/api/programme_files.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/programmes.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_version = 20;

api::KeptProgrammes kept_programmes(const Context& context) {
  if (!context.kept) throw Error(ErrorCode::internal, "internal", {{"reason", "no store"}});
  return api::KeptProgrammes(*context.kept);
}

std::string parameter_of(const http::Request& request, std::string_view name) {
  return std::string(request.target.parameter(name).value_or("").substr(0, longest_id));
}

/// What refusals call it, and the file when it is taken along.
std::string file_name(const api::KeptProgramme& kept) { return kept.name + ".toml"; }

Json kept_json(const Context& context, const http::Request& request, const api::KeptProgramme& kept,
               const std::string& on) {
  return {{"id", kept.id},
          {"version", kept.version},
          {"newest", kept.newest},
          {"saved", kept.saved},
          {"programme", programme_json(context, request, *programme_of(context, kept.text, file_name(kept), on))}};
}

http::Response list(const Context& context, const http::Request& request) {
  const MunicipalityIndex place = context.municipality(request.captures.at(0));
  Json programmes = Json::array();
  const std::string number = to_string(context.service->municipality(place).number);
  std::optional<Gatekeeper::Sees> sees;
  if (context.gate) sees.emplace(*context.gate, *request.visitor.who, "programme");
  for (const api::KeptProgramme& one : kept_programmes(context).list(number)) {
    if (sees && !(*sees)(one.id, number)) continue;
    programmes.push_back({{"id", one.id}, {"title", one.name}, {"version", one.version}, {"saved", one.saved}});
  }
  return respond({{"programmes", std::move(programmes)}});
}

std::string text_of(const Json& body) {
  std::string text = read_text(body, "text", longest_programme, Lines::several).value_or("");
  if (text.empty()) refuse_body("/text", "text");
  return text;
}

/// A programme is found where it belongs, and stays there.
void check_place(const Context& context, MunicipalityIndex said, const std::string& number) {
  const registry::Municipality& place = context.service->municipality(said);
  if (to_string(place.number) != number)
    throw Error(ErrorCode::bad_input, "programme_of_another", {{"found", place.name}});
}

http::Response keep(const Context& context, const http::Request& request) {
  const std::string text = text_of(read_object(request.body, {"text"}));
  const std::string number =
      to_string(context.service->municipality(context.municipality(request.captures.at(0))).number);
  const auto answer = programme_of(context, text, "programme.toml", "");
  check_place(context, answer->municipality, number);
  context.quota->take(request.client);
  try {
    const api::KeptProgramme kept =
        kept_programmes(context).keep(number, answer->programme.title, text, author_of(request));
    if (context.gate)
      context.gate->sharing().begin({"programme", kept.id, number, author_of(request), access::Shown::privately});
    return respond(kept_json(context, request, kept, ""), 201);
  } catch (...) {
    context.quota->give_back(request.client);
    throw;
  }
}

http::Response save_text(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"text", "version", "settles"});
  const std::string text = text_of(body), seen = read_text(body, "version", longest_version).value_or("");
  const auto answer = programme_of(context, text, "programme.toml", "");  // refused before it is kept
  const std::string& id = request.captures.at(0);
  check_place(context, answer->municipality, id.substr(0, id.find('.')));
  const api::KeptProgramme kept = kept_programmes(context).change(
      request.captures.at(0), seen, text, read_text(body, "settles", longest_version).value_or(""), author_of(request));
  return respond(kept_json(context, request, kept, parameter_of(request, "on")));
}

http::Response edit(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"version", "edit", "today", "settles"});
  const std::string seen = read_text(body, "version", longest_version).value_or("");
  const api::KeptProgrammes all = kept_programmes(context);
  const api::KeptProgramme before = all.open(request.captures.at(0), seen);
  const std::string today = read_text(body, "today", longest_id).value_or("");
  const Json wanted = api::with_followed(*context.service, before.text, file_name(before),
                                         body.value("edit", Json::object()), today, context.catalogue(request));
  const api::EditedProgramme made = api::edit_unread(*context.service, before.text, file_name(before), wanted, today);
  // Before it is kept: what it would become is refused here.
  programme_of(context, made.text, file_name(before), parameter_of(request, "on"));
  const api::KeptProgramme kept =
      all.change(before.id, before.version, made.text, read_text(body, "settles", longest_version).value_or(""),
                 author_of(request));
  Json answer = kept_json(context, request, kept, parameter_of(request, "on"));
  answer["changed"] = made.id;
  return respond(answer);
}

/// A list of tasks as another system exports it, into the programme.
http::Response import_tasks(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"version", "name", "text", "bytes", "today"});
  const OwnFile list = file_of(body);
  const std::string today = read_text(body, "today", longest_id).value_or("");
  const auto day = roster::day_from(today);
  if (!day) throw Error(ErrorCode::bad_input, "programme_day", {{"found", today}});
  const messages::Catalogue& catalogue = context.catalogue(request);
  const api::KeptProgrammes all = kept_programmes(context);
  const api::KeptProgramme before =
      all.open(request.captures.at(0), read_text(body, "version", longest_version).value_or(""));
  const programme::TaskImport made =
      api::import_programme_tasks_bytes(before.text, file_name(before), list.bytes, list.name, *day, catalogue);
  const bool changes = made.added + made.changed > 0;
  Json answer = kept_json(context, request, changes ? all.change(before.id, before.version, made.text) : before,
                          parameter_of(request, "on"));
  Json notices = Json::array();
  for (const programme::ImportNotice& notice : made.notices) notices.push_back(api::import_words(notice, catalogue));
  answer["imported"] = {{"kind_name", catalogue.text("programme.list_kind." + std::string(key_of(made.kind)))},
                        {"added", made.added},
                        {"changed", made.changed},
                        {"same", made.same},
                        {"notices", std::move(notices)}};
  return respond(answer);
}

/// What was said, deleted for good: in the version that holds and in those before it.
http::Response forget(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"version", "id"});
  const std::string id = read_text(body, "id", longest_id).value_or("");
  if (id.empty()) refuse_body("/id", "text");
  const api::KeptProgrammes all = kept_programmes(context);
  const api::KeptProgramme before =
      all.open(request.captures.at(0), read_text(body, "version", longest_version).value_or(""));
  const std::string without = api::delete_words(before.text, file_name(before), id);
  const api::KeptProgramme kept = all.forget(before.id, before.version, without, [&](const std::string& text) {
    return api::has_words(text, file_name(before), id);
  });
  return respond(kept_json(context, request, kept, parameter_of(request, "on")));
}

Json versions(const Context& context, const http::Request& request) {
  Json list = Json::array();
  for (const api::KeptVersion& one : kept_programmes(context).versions(request.captures.at(0)))
    list.push_back({{"version", one.version}, {"saved", one.saved}, {"beside", one.beside}});
  return {{"versions", std::move(list)}};
}

Json difference(const Context& context, const http::Request& request) {
  const api::KeptProgrammes all = kept_programmes(context);
  const api::KeptProgramme from = all.open(request.captures.at(0), parameter_of(request, "from"));
  const api::KeptProgramme to = all.open(request.captures.at(0), parameter_of(request, "to"));
  Json said = Json::array();
  for (const api::ProgrammeDifference& one : api::programme_difference(from.text, to.text, file_name(from)))
    said.push_back(api::difference_words(one, context.catalogue(request)));
  return {{"from", from.version}, {"to", to.version}, {"differences", std::move(said)}};
}

/// A thing as the file has it, for the form that changes it.
Json thing(const Context& context, const http::Request& request) {
  const api::KeptProgramme kept =
      kept_programmes(context).open(request.captures.at(0), parameter_of(request, "version"));
  const std::string what = parameter_of(request, "what"), id = parameter_of(request, "id");
  return {{"what", what}, {"id", id}, {"values", api::programme_thing(kept.text, file_name(kept), what, id)}};
}

}  // namespace

void add_kept_programmes(http::Router& router, const SharedContext& context) {
  const std::string one = "/api/v1/programmes/{}";
  router.add(http::Method::get, "/api/v1/municipalities/{}/programmes",
             [context](const http::Request& request) { return list(*context, request); });
  router.add(http::Method::post, "/api/v1/municipalities/{}/programmes",
             [context](const http::Request& request) { return keep(*context, request); });
  router.add(http::Method::get, one, [context](const http::Request& request) {
    const api::KeptProgramme kept =
        kept_programmes(*context).open(request.captures.at(0), parameter_of(request, "version"));
    return respond(kept_json(*context, request, kept, parameter_of(request, "on")));
  });
  router.add(http::Method::put, one, [context](const http::Request& request) { return save_text(*context, request); });
  router.add(http::Method::post, one + "/edits",
             [context](const http::Request& request) { return edit(*context, request); });
  router.add(http::Method::post, one + "/tasks",
             [context](const http::Request& request) { return import_tasks(*context, request); });
  router.add(http::Method::post, one + "/forget",
             [context](const http::Request& request) { return forget(*context, request); });
  router.add(http::Method::get, one + "/versions",
             [context](const http::Request& request) { return respond(versions(*context, request)); });
  router.add(http::Method::get, one + "/thing",
             [context](const http::Request& request) { return respond(thing(*context, request)); });
  router.add(http::Method::get, one + "/difference",
             [context](const http::Request& request) { return respond(difference(*context, request)); });
  router.add(http::Method::get, one + "/file", [context](const http::Request& request) {
    const api::KeptProgramme kept =
        kept_programmes(*context).open(request.captures.at(0), parameter_of(request, "version"));
    return attachment("application/toml", file_name(kept), kept.text);
  });
  router.add(http::Method::get, one + "/calendar.ics", [context](const http::Request& request) {
    const api::KeptProgramme kept = kept_programmes(*context).open(request.captures.at(0));
    return programme_calendar_file(*context, request, *programme_of(*context, kept.text, file_name(kept), ""));
  });
  router.add(http::Method::post, one + "/report", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"kind", "version", "on"});
    const api::KeptProgramme kept = kept_programmes(*context).open(
        request.captures.at(0), read_text(body, "version", longest_version).value_or(""));
    return programme_report(
        context, request,
        programme_of(*context, kept.text, file_name(kept), read_text(body, "on", longest_id).value_or("")), body);
  });
}

}  // namespace handlingsrom::routes
