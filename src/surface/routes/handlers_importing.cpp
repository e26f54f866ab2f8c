// …/municipalities/{}/import: a file as it is understood, nothing kept; …/import/kept: into the store; …/in-force: what of the store holds.
#include <fstream>
#include <iterator>

#include "base/access/refused.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/import_page.hpp"
#include "surface/api/store_changes.hpp"
#include "surface/api/templates.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/temporary_folder.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_head = 1'000, most_roles = 2'000, longest_source = 200;
constexpr int year_from = 1800, year_to = 2200, most_sheets = 1'000;

std::string known_roles() {
  std::string all;
  for (int i = 0; i <= static_cast<int>(importing::ColumnRole::ignored); ++i)
    all += (all.empty() ? "" : ", ") + std::string(importing::key_of(static_cast<importing::ColumnRole>(i)));
  return all;
}

api::ImportRequest request_of(const Context& context, MunicipalityIndex municipality, const Json& body) {
  api::ImportRequest asked;
  // An empty file is refused as one, by the reader's own words.
  const auto bytes = body.find("bytes");
  const bool empty = bytes != body.end() && bytes->is_string() && bytes->get<std::string>().empty();
  OwnFile file =
      empty ? OwnFile{read_text(body, "name", longest_source).value_or(""), ""} : file_of(body, longest_import);
  asked.file = file.name.empty() ? "-" : file.name;
  asked.bytes = std::move(file.bytes);
  asked.forms = context.forms;
  if (context.own_store) asked.mappings = context.own_store->mappings;
  asked.options.municipality = municipality;
  asked.options.year = read_integer(body, "year", year_from, year_to);
  asked.options.as_written = read_flag(body, "as_written");
  asked.sheet = read_integer(body, "sheet", 1, most_sheets);
  if (const auto level = read_text(body, "level", longest_id); level && !level->empty()) {
    asked.options.all_levels = *level == "all";
    for (const importing::Level each : {importing::Level::municipality, importing::Level::part,
                                        importing::Level::county, importing::Level::country, importing::Level::group}) {
      if (importing::key_of(each) == *level) asked.options.level = each;
    }
    if (!asked.options.all_levels && !asked.options.level)
      refuse_body("/level", "municipality, part, county, country, group, all");
  }
  const auto roles = body.find("roles");
  if (roles == body.end() || roles->is_null()) return asked;
  if (!roles->is_object() || roles->size() > most_roles) refuse_body("/roles", "object");
  for (const auto& [head, role] : roles->items()) {
    const auto known = role.is_string() ? importing::column_role_of(role.get<std::string>()) : std::nullopt;
    if (!known || head.size() > longest_head) refuse_body("/roles/" + head.substr(0, longest_id), known_roles());
    asked.options.roles[head] = *known;
  }
  return asked;
}

Json page_json(const api::ImportPage& page, const messages::Catalogue& catalogue) {
  Json columns = Json::array(), rows = Json::array(), roles = Json::array();
  for (const api::ImportPage::Column& one : page.columns) {
    columns.push_back({{"table", one.table},
                       {"letter", one.letter},
                       {"head", one.head},
                       {"role", one.role},
                       {"year", one.year},
                       {"quantity", one.quantity},
                       {"example", one.example},
                       {"chosen", one.chosen}});
  }
  for (const api::ImportPage::Row& one : page.rows) {
    rows.push_back({{"place", one.place},
                    {"part", one.part},
                    {"year", one.year},
                    {"quantity", one.quantity},
                    {"detail", one.detail},
                    {"value", one.value},
                    {"line", one.line}});
  }
  for (int i = 0; i <= static_cast<int>(importing::ColumnRole::ignored); ++i) {
    const std::string role(importing::key_of(static_cast<importing::ColumnRole>(i)));
    roles.push_back({{"role", role}, {"name", catalogue.text("importing.role." + role)}});
  }
  return {{"file", page.file},
          {"sentences", page.sentences},
          {"columns", std::move(columns)},
          {"roles", std::move(roles)},
          {"rows", std::move(rows)},
          {"figures", page.figures},
          {"mapping_known", page.mapping_known},
          {"multiplied", page.multiplied},
          {"form", page.form},
          {"faults", page.faults},
          {"more_faults", page.more_faults},
          {"own", page.own},
          {"own_refused", page.own_refused}};
}

/// Whether whoever asks may put the municipality's figures into the store: everybody on one's own machine, analysts of the municipality where people sign in.
bool may_keep(const Context& context, const http::Request& request, MunicipalityIndex municipality) {
  if (!context.own_store) return false;
  return !context.gate || (request.visitor.who &&
                           request.visitor.who->may(access::Right::analyse,
                                                    to_string(context.service->municipality(municipality).number)));
}

/// What a file says of places in which whoever asks is no analyst; nullopt: nothing. A file says itself whose its figures are.
std::optional<std::string> place_of_others(const Context& context, const http::Request& request,
                                           api::Import& imported) {
  if (!context.gate || !request.visitor.who) return std::nullopt;
  const access::Identity& who = *request.visitor.who;
  if (who.may_everywhere(access::Right::analyse)) return std::nullopt;
  std::optional<std::string> found;
  imported.figures([&](const importing::Figure& figure) {
    const importing::Place& place = figure.place;
    const bool local = place.level == importing::Level::municipality || place.level == importing::Level::part;
    const bool theirs = local && place.today &&
                        who.may(access::Right::analyse, to_string(context.service->municipality(*place.today).number));
    if (!theirs && !found) found = place.name.empty() ? place.code : place.name;
  });
  return found;
}

http::Response look(const Context& context, const http::Request& request) {
  const Json body =
      read_object(request.body, {"name", "text", "bytes", "year", "level", "sheet", "roles", "accept", "as_written"});
  const MunicipalityIndex municipality = context.municipality(request.captures.at(0));
  api::Import imported(*context.service, request_of(context, municipality, body));
  const messages::Catalogue& catalogue = context.catalogue(request);
  const api::ImportPage page = api::import_page(*context.service, imported, read_flag(body, "accept"), catalogue);
  Json answer = page_json(page, catalogue);
  answer["can_be_kept"] =
      page.can_be_kept() && may_keep(context, request, municipality) && !place_of_others(context, request, imported);
  return respond(answer);
}

http::Response keep(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"name", "text", "bytes", "year", "level", "sheet", "roles", "accept",
                                               "as_written", "source", "mapping"});
  if (!context.own_store || !context.kept) throw Error(ErrorCode::usage, "import_not_here");
  const MunicipalityIndex municipality = context.municipality(request.captures.at(0));
  api::Import imported(*context.service, request_of(context, municipality, body));
  const messages::Catalogue& catalogue = context.catalogue(request);
  const store::Store& store = *context.kept;
  const std::int64_t before = store::Lines(store).delivery_at("9999");
  const std::string source = read_text(body, "source", longest_source).value_or("");
  const bool mapping = read_flag(body, "mapping") && imported.form() == nullptr && !context.own_store->mappings.empty();
  imported.check_form();
  if (const auto others = place_of_others(context, request, imported))
    throw access::Refused(access::Refused::not_allowed, "import_not_yours", {{"place", visible(*others)}});
  if (mapping) imported.keep_mapping();
  const api::Kept kept = api::keep_import(*context.service, store, imported, source, read_flag(body, "accept"));
  std::vector<std::string> sentences = api::kept_words(catalogue, store, kept);
  for (std::string& line : api::from_form_sentences(*context.service, catalogue, imported, read_flag(body, "accept")))
    sentences.push_back(std::move(line));
  const api::StoreChanges changes =
      api::changes_since(context.own_store->bundle, context.own_store->declarations, store, before, catalogue);
  for (const api::ReadingMoved& one : changes.readings) {
    sentences.push_back(
        catalogue.text("store.reading_moved", {{"place", one.place}, {"before", one.before}, {"after", one.after}}));
  }
  context.own_store->freshen();
  return respond({{"fresh", kept.fresh},
                  {"unchanged", kept.unchanged},
                  {"changed", kept.changed},
                  {"sentences", std::move(sentences)}},
                 201);
}

http::Response in_force(const Context& context, const http::Request& request) {
  const MunicipalityIndex municipality = context.municipality(request.captures.at(0));
  const messages::Catalogue& catalogue = context.catalogue(request);
  Json notices = Json::array(), figures = Json::array();
  if (context.in_force) {
    for (const api::InForceNotice& one : api::in_force_for(*context.in_force, municipality))
      notices.push_back(messages::told(catalogue, one.key, one.arguments));
  }
  if (context.own_store && context.kept) {
    const std::string number = to_string(context.service->municipality(municipality).number);
    for (const api::FetchedFigure& one : api::fetched_figures(*context.kept, context.own_store->declarations, number)) {
      figures.push_back({{"table", one.table},
                         {"title", one.title},
                         {"unit", one.unit},
                         {"period", one.period},
                         {"value", one.value},
                         {"mark", one.mark},
                         {"updated", one.updated},
                         {"fetched", one.fetched}});
    }
  }
  Json forms = Json::array();
  for (const api::FormInfo& one : api::forms(context.forms, catalogue.language()))
    forms.push_back({{"id", one.id}, {"title", one.title}});
  return respond({{"imports", context.own_store.has_value()},
                  {"may_import", may_keep(context, request, municipality)},
                  {"forms", std::move(forms)},
                  {"notices", std::move(notices)},
                  {"figures", std::move(figures)}});
}

/// A form to fill in, for the municipality.
http::Response form(const Context& context, const http::Request& request) {
  const TemporaryFolder folder;
  api::FormRequest asked{context.forms, request.captures.at(1), false, context.municipality(request.captures.at(0))};
  asked.filled = request.target.parameter("filled").has_value();
  const std::filesystem::path file = folder.path() / "form.xlsx";
  api::write_form(*context.service, asked, context.catalogue(request), file);
  std::ifstream input(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  http::Response response =
      http::answer(200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes);
  std::string name;
  for (const api::FormInfo& one : api::forms(context.forms, context.catalogue(request).language()))
    if (one.id == asked.form) name = one.id;  // ours, not the asker's
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + (name.empty() ? "form" : name) + ".xlsx\"");
  return response;
}

}  // namespace

void add_importing(http::Router& router, const SharedContext& context) {
  using http::Method;
  const std::string place = "/api/v1/municipalities/{}";
  router.add(Method::post, place + "/import",
             [context](const http::Request& request) { return look(*context, request); });
  router.add(Method::post, place + "/import/kept",
             [context](const http::Request& request) { return keep(*context, request); });
  router.add(Method::get, place + "/forms/{}",
             [context](const http::Request& request) { return form(*context, request); });
  router.add(Method::get, place + "/in-force",
             [context](const http::Request& request) { return in_force(*context, request); });
}

}  // namespace handlingsrom::routes
